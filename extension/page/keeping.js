// Where settings are kept: one record for everywhere, and one of its own for each site that has been given one.

import { recordOf, sanitise } from './settings.js';

/** @import { Settings, Store } from './types' */

export const EVERYWHERE = 'settings';
export const SITE_PREFIX = 'settings:';

export class Keeping {
  /**
   * @param {Store} store
   * @param {string} site  a host's name; empty where there is none
   */
  constructor(store, site) {
    this.store = store;
    this.site = site;
    this.isOfSite = false;
    /** What had to be given up of a record, or of a change. @type {'corrupt' | 'unsaved' | null} */
    this.problem = null;
  }

  /** Reading goes on without storage. @returns {Promise<Settings>} */
  async load() {
    try {
      const [everywhere, ofSite] = await Promise.all([this.store.get(EVERYWHERE), this.site ? this.store.get(this.siteKey) : undefined]);
      this.isOfSite = ofSite !== undefined && ofSite !== null;
      const { settings, isWhole } = sanitise(this.isOfSite ? ofSite : everywhere);
      if (!isWhole) this.problem = 'corrupt';
      return settings;
    } catch {
      return sanitise(undefined).settings;
    }
  }

  /** @param {Settings} settings */
  async save(settings) {
    try {
      await this.store.set(this.isOfSite ? this.siteKey : EVERYWHERE, recordOf(settings));
    } catch {
      // A full or closed store loses the setting, not the page that is being read.
      this.problem = 'unsaved';
    }
  }

  /**
   * From now on this site has settings of its own, or has them no more.
   * @param {boolean} isOfSite
   * @param {Settings} settings  those of now
   * @returns {Promise<Settings>} those that hold then
   */
  async keepForSite(isOfSite, settings) {
    this.isOfSite = isOfSite;
    if (isOfSite) {
      await this.save(settings);
      return settings;
    }
    await this.store.remove(this.siteKey).catch(() => {});
    return this.load();
  }

  get siteKey() {
    return SITE_PREFIX + this.site;
  }
}

/**
 * @param {string} url
 * @returns {string} the site that settings and rules are kept for; empty for a page of none
 */
export function siteOf(url) {
  const { protocol = '', hostname = '' } = URL.canParse(url) ? new URL(url) : {};
  return /^https?:$/.test(protocol) ? hostname.replace(/^www\./, '') : '';
}
