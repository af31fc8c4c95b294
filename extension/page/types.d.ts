// The plain data that goes between the page, the background and the engine.

/** A tree as a stream of numbers and one joined string; stream.js says how to read it. */
export interface Packed {
  names: string[];
  numbers: ArrayLike<number>;
  text: string;
}

export interface Snapshot extends Packed {
  url: string;
  base: string;
  /** The limit that cut the capture short, when one did. */
  limit?: Limit;
}

export type Limit = 'depth' | 'nodes' | 'text' | 'attributes' | 'time';

export interface Capture {
  snapshot: Snapshot;
  /** The page's own nodes by their ids in the snapshot. */
  nodes: Node[];
}

export type Strictness = 'gentle' | 'standard' | 'strict';

export interface Options {
  strictness?: Strictness;
}

export interface Metadata {
  title: string;
  byline: string[];
  /** ISO 8601; a date alone when no time is known. */
  date?: string;
  site?: string;
  /** BCP 47 */
  language?: string;
  direction: 'ltr' | 'rtl';
  words: number;
  minutes: number;
  description?: string;
  /** The deck below the title. */
  subtitle?: string;
  /** As `date`. */
  modified?: string;
  /** Addresses are absolute, http or https. */
  image?: string;
  icon?: string;
  canonical?: string;
  section?: string;
  tags: string[];
  /** Address or name. */
  licence?: string;
  /** Address of the next of several pages. */
  nextPage?: string;
}

export interface Removal {
  reason: string;
  /** 0 to 1 */
  confidence: number;
  text: string;
  pictures: number;
  /** Snapshot ids of the removed roots. */
  nodes: number[];
  content: Packed;
}

export interface Article {
  readable: boolean;
  problem?: 'empty' | 'no-article';
  metadata: Metadata;
  content: Packed;
  removals: Removal[];
  /** The limit that cut the page short, when one did. */
  truncated?: string;
}

/** An article as the engine sends it; article.js takes it apart. */
export interface PackedArticle extends Omit<Article, 'content' | 'removals'> {
  packed: Packed & { numbers: number[] | Uint32Array };
}

/** What lies over a page, by its id in the snapshot. */
export interface Floating {
  id: number;
  covers: boolean;
}

/** What Tidy hides together. */
export interface Hidden {
  reason: string;
  text: string;
  /** Of its elements in the snapshot. */
  ids: number[];
  isOverlay: boolean;
}

/** From the page to the background. */
export type Request =
  | { type: 'read'; snapshot: Snapshot; options: Options }
  | { type: 'plan'; snapshot: Snapshot; options: Options; floating: Floating[]; wanted: number[] }
  | { type: 'tidy' }
  | { type: 'glance'; snapshot: Snapshot; isNew: boolean }
  | { type: 'always'; isOn: boolean }
  | { type: 'opened' }
  | { type: 'closed'; url: string; isReadable: boolean; isTurning: boolean }
  | { type: 'refused'; why: 'pdf' | 'not-a-page' | 'taken-away' }
  | { type: 'write'; content: Packed; metadata: Metadata; format: 'markdown' | 'text' }
  | { type: 'font'; face: string }
  | { type: 'options' };

/** The answer to `read`. */
export type Answer = { article: PackedArticle; ms: number } | { error: string };

/** The answer to `write`. */
export type Written = { text: string } | { error: string };

/** The answer to `plan`. */
export type Planned = { hidden: Hidden[] } | { error: string };

/** What each kind of request is answered with. */
export interface Answers {
  read: Answer;
  plan: Planned;
  tidy: undefined;
  /** Whether there is nothing more to look for. */
  glance: { isDone: boolean };
  always: boolean;
  opened: undefined;
  closed: undefined;
  refused: undefined;
  write: Written;
  /** The file's bytes, as base64: messages are JSON. */
  font: string;
  options: undefined;
}

export type Theme = 'auto' | 'light' | 'sepia' | 'dark' | 'black' | 'contrast' | 'custom';

/** settings.js has the table of what each may be. */
export interface Settings {
  theme: Theme;
  /** The colours of the theme `custom`, as `#rrggbb`. */
  paper: string;
  ink: string;
  font: 'serif' | 'sans' | 'mono' | 'dyslexic';
  /** Text size in percent. */
  size: number;
  /** Characters in a line. */
  width: number;
  /** In percent of the text size. */
  lineHeight: number;
  /** Hundredths of the text size. */
  letterSpacing: number;
  wordSpacing: number;
  /** In percent of what is usual. */
  paragraphSpacing: number;
  align: 'start' | 'justify';
  hyphens: boolean;
  images: 'shown' | 'dimmed' | 'hidden';
  links: 'marked' | 'plain';
  flow: 'scroll' | 'pages';
  writing: 'page' | 'vertical';
  lineFocus: 'off' | '1' | '3' | '5';
  motion: 'system' | 'reduced';
  strictness: Strictness;
}

/** Where records are kept. */
export interface Store {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  /** The keys that start so. */
  keys(prefix: string): Promise<string[]>;
}
