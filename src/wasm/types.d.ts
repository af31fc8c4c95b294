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
  numbers: ArrayLike<number>;
  text: string;
}

export interface Metadata {
  title: string;
  /** The deck below the title; it may stand in the content too. */
  subtitle?: string;
  byline: string[];
  /** When it was published: ISO 8601, a date or a date and time, with its zone where the page gives one. */
  date?: string;
  /** When it was last changed; as `date`. */
  modified?: string;
  site?: string;
  /** BCP 47. */
  language?: string;
  direction: 'ltr' | 'rtl';
  words: number;
  minutes: number;
  /** The page's own one-paragraph description. */
  description?: string;
  /** Addresses are absolute, http or https. */
  image?: string;
  icon?: string;
  canonical?: string;
  section?: string;
  tags: string[];
  /** Address or name. */
  licence?: string;
  /** The article's next page, when it is spread over several. */
  nextPage?: string;
}

export interface PackedArticle {
  /** The page has an article. */
  readable: boolean;
  /** Why it has none. */
  problem?: 'empty' | 'no-article';
  metadata: Metadata;
  /**
   * The content and the removals, one after the other: see `src/render/packed.rs`. `extension/page/article.js` takes them
   * apart. A message that is JSON carries the numbers as a plain array.
   */
  packed: { names: string[], numbers: Uint32Array, text: string };
  /** The limit that cut the page short. */
  truncated?: string;
}

/** Whether a page is one to read, at a glance. */
export interface Readability {
  readable: boolean;
  /** 0 to 1. */
  score: number;
}
