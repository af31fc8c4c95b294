/** A packed page as `extension/page/capture.js` makes it. */
export interface Snapshot {
  url: string;
  base: string;
  names: string[];
  numbers: ArrayLike<number>;
  text: string;
  /** The limit that capture hit, when it did. */
  limit?: string;
}

export interface Options {
  /** How ready the engine is to remove; standard when not given. */
  strictness?: 'gentle' | 'standard' | 'strict';
}

export type Format = 'markdown' | 'html' | 'text';

export type Reason =
  | 'advert' | 'promo' | 'related' | 'newsletter' | 'share' | 'comments' | 'comment-form' | 'author-box'
  | 'navigation' | 'cookie-notice' | 'paywall-note' | 'legal' | 'metadata-repeated' | 'hidden' | 'other';

/** Article nodes, packed: see `src/render/packed.rs`. */
export interface Packed {
  names: string[];
  numbers: number[];
  text: string;
}

export interface Removal {
  reason: Reason;
  /** 0 to 1. */
  confidence: number;
  /** One block a line. */
  text: string;
  pictures: number;
  /** Snapshot ids of what was removed. */
  nodes: number[];
  /** The same, for building it again. */
  content: Packed;
}

export interface Metadata {
  title: string;
  byline: string[];
  /** ISO 8601. */
  date?: string;
  site?: string;
  /** BCP 47. */
  language?: string;
  direction: 'ltr' | 'rtl';
  words: number;
  minutes: number;
  description?: string;
}

export interface Article {
  /** The page has an article. */
  readable: boolean;
  /** Why it has none. */
  problem?: 'empty' | 'no-article';
  metadata: Metadata;
  content: Packed;
  removals: Removal[];
  /** The limit that cut the page short. */
  truncated?: string;
}
