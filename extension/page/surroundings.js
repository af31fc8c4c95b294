// What a reader is made with and what is laid over it: the shapes of it, no more.

/** @import { Metadata, Packed, Settings, Store, Strictness } from './types' */
/** @import { Keeping } from './keeping.js' */
/** @import { Offer } from './notes.js' */

/**
 * @typedef {object} Notice
 * @property {string} title
 * @property {string} text
 * @property {Offer[]} [offers]  the first is the one to take
 */

/**
 * What differs between the extension and the demo page.
 * @typedef {object} Surroundings
 * @property {Settings} settings
 * @property {() => void} [changed]  the look may have changed
 * @property {Hear} hear
 * @property {() => void} [close]  absent where there is nothing to close
 * @property {(strictness: Strictness) => Promise<void>} [reread]
 * @property {readonly Node[]} [nodes]  the page's own nodes by the ids of the snapshot
 * @property {string} [url]  the page's address
 * @property {Keeping} keeping
 * @property {Store} local  for what stays on this machine
 * @property {(file: string) => Promise<ArrayBuffer>} bytesOf  a file of the extension's
 * @property {() => void} [openOptions]
 * @property {Always} [always]  where pages can open by themselves
 * @property {() => void} [tidy]  leaves the reader for the page itself, tidied
 * @property {Write} write
 * @property {() => string} [replaced]  the sentence for when the extension is, by another of it; empty as long as it is not
 * @property {() => () => void} [showPage]  scrolls the page below to what is being read; what it gives back ends the look at it
 */

/** The engine's writers; what they fail with has the cause `replaced` where they are gone for good. @typedef {(content: Packed, metadata: Metadata, format: 'markdown' | 'text') => Promise<string>} Write */

/**
 * Whether the site's pages open in the reader by themselves.
 * @typedef {{ isOn: boolean, set: (isOn: boolean) => Promise<boolean> }} Always  `set` tells whether it is done; if not, the
 *   reader of the page is being asked
 */

/**
 * What lies over the text for a while, and has the keys. A modal one has them all, another the key that closes it.
 * @typedef {object} Layer
 * @property {() => void} close
 * @property {(event: KeyboardEvent) => boolean} [pressed]  whether the key meant something
 * @property {boolean} isModal
 */

/**
 * Listens to what is done in the reader. The overlay keeps such events from the page before anything inside would hear them.
 * @typedef {(type: string, act: (event: Event) => void, options?: { isActive?: boolean }) => () => void} Hear  `isActive`: it
 *   may prevent what the browser would do
 */

export {};
