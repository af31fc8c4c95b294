// Between Playwright and Firefox: what the one asks for and the other does not have.

/**
 * @typedef {{ id?: number, method?: string, params?: any, type?: string, result?: any }} Message
 * @typedef {{ send: (message: Message) => void, onmessage?: (message: Message) => void }} Transport
 */

/** Pages of extensions and of the browser, of which Firefox shows every one and tells nothing. */
const SILENT = /^(?:moz-extension:|about:(?!blank))/;

/** Playwright counts its own from 1. */
const FIRST_ID = 1e9;

export class Adapter {
  /** @param {Transport} transport  to Firefox */
  constructor(transport) {
    this.transport = transport;
    /** Commands of Playwright's whose answer says more than it asked. @type {Map<number, Message>} */
    this.asked = new Map();
    /** Commands of our own. @type {Map<number, (result: any) => void>} */
    this.own = new Map();
    this.count = 0;
    /** Playwright is told of each once; of some Firefox tells after all. @type {Set<string>} */
    this.realms = new Set();
    /** Tabs that show such a page. @type {Set<string>} */
    this.silentTabs = new Set();
  }

  /** @returns {Transport} what Playwright is given */
  get outside() {
    return new Proxy(this.transport, {
      get: (target, key) => {
        if (key === 'send') return (/** @type {Message} */ message) => this.send(message);
        const value = Reflect.get(target, key, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
      set: (target, key, value) => {
        if (key !== 'onmessage') return Reflect.set(target, key, value, target);
        this.deliver = value;
        return Reflect.set(target, key, value && ((/** @type {Message} */ message) => this.hear(message)), target);
      },
    });
  }

  /** @param {Message} message */
  send(message) {
    // Asked at every start, and unknown to today's ESR. A test that wants a colour scheme sets the preference.
    if (message.method === 'emulation.setMediaFeaturesOverride') {
      setImmediate(() => this.deliver?.({ type: 'success', id: message.id, result: {} }));
      return;
    }
    const isSilent = message.method === 'browsingContext.navigate' && SILENT.test(message.params.url);
    const isSandbox = message.method === 'script.evaluate' && this.silentTabs.has(message.params.target.context) && message.params.target.sandbox;
    const isEnd = message.method === 'browsingContext.close' && this.silentTabs.has(message.params.context);
    if (message.id !== undefined && (isSilent || isSandbox || isEnd)) this.asked.set(message.id, message);
    this.transport.send(message);
  }

  /** @param {Message} message */
  hear(message) {
    const { id = 0, result } = message;
    const own = this.own.get(id);
    if (own) {
      this.own.delete(id);
      own(result);
      return;
    }
    const asked = this.asked.get(id);
    this.asked.delete(id);
    if (message.method === 'script.realmCreated') this.realms.add(message.params.realm);
    if (asked?.method === 'script.evaluate' && result) this.tellOfRealm(asked.params.target, result.realm);
    this.deliver?.(message);
    if (asked?.method === 'browsingContext.close') {
      this.silentTabs.delete(asked.params.context);
      this.tell('browsingContext.contextDestroyed', { context: asked.params.context, children: [], url: '', userContext: 'default', parent: null });
    }
    if (asked?.method === 'browsingContext.navigate' && result) void this.tellOfLoading(asked.params.context, result);
  }

  /**
   * Says what Firefox would say of a page of the web.
   * @param {string} context
   * @param {{ navigation: string, url: string }} navigation
   */
  async tellOfLoading(context, { navigation, url }) {
    this.silentTabs.add(context);
    let answer;
    // A page that moves to another process while it is asked gives no result: its new process is asked.
    do {
      answer = await this.ask('script.evaluate', {
        target: { context },
        awaitPromise: true,
        expression: 'new Promise((done) => document.readyState === "complete" ? done() : addEventListener("load", done)).then(() => 0)',
      });
    } while (!answer && this.silentTabs.has(context));
    const realm = answer?.realm;
    if (!realm) return;
    this.tellOfRealm({ context }, realm);
    for (const event of ['domContentLoaded', 'load']) this.tell(`browsingContext.${event}`, { context, navigation, url, timestamp: Date.now() });
  }

  /**
   * @param {{ context: string, sandbox?: string }} target
   * @param {string} realm
   */
  tellOfRealm(target, realm) {
    if (this.realms.has(realm)) return;
    this.realms.add(realm);
    this.tell('script.realmCreated', { ...target, realm, origin: 'null', type: 'window' });
  }

  /**
   * @param {string} method
   * @param {any} params
   */
  tell(method, params) {
    this.deliver?.({ type: 'event', method, params });
  }

  /**
   * @param {string} method
   * @param {any} params
   * @returns {Promise<any>} the result; none where the command has failed
   */
  ask(method, params) {
    const id = FIRST_ID + this.count++;
    return new Promise((resolve) => {
      this.own.set(id, resolve);
      this.transport.send({ id, method, params });
    });
  }
}
