// Runs in a page each time it is to be tidied: tidies it, or gives it back as it was.

import { ask, message, store } from '../browser.js';
import { addressOf, namespaceOf, rootOf, HTML } from '../page/dom.js';
import { guard } from '../page/guard.js';
import { Keeping, siteOf } from '../page/keeping.js';
import { Messages } from '../page/messages.js';
import { READER, TIDY, world } from '../page/world.js';
import { Bar } from './bar.js';
import { Tidy } from './tidy.js';

const root = rootOf(document);
if (world[TIDY]) world[TIDY].close();
else if (root === null || namespaceOf(root) !== HTML) void ask({ type: 'refused', why: 'not-a-page' });
else void start();

async function start() {
  world[READER]?.close();
  /** @type {(() => void)[]} */
  const undo = [];
  const close = () => {
    while (undo.length > 0) undo.pop()?.();
    world[TIDY] = undefined;
  };
  const session = { isOpen: true, close };
  world[TIDY] = session;
  undo.push(() => void (session.isOpen = false));
  const settings = await new Keeping(store, siteOf(addressOf(document))).load();
  if (!session.isOpen) return;

  const bar = new Bar(document, new Messages(message), settings, close);
  const tidy = new Tidy(document, {
    own: bar.host,
    changed: () => bar.show(),
    plan: async (snapshot, floating, wanted) => {
      try {
        return (await ask({ type: 'plan', snapshot, options: { strictness: settings.strictness }, floating, wanted })) ?? { error: 'no answer' };
      } catch (error) {
        return { error: String(error) };
      }
    },
  });
  bar.tidy = tidy;
  undo.push(() => bar.detach());
  undo.push(() => tidy.end());
  Object.assign(session, { bar, tidy });
  await tidy.start();
  if (!session.isOpen) return;
  bar.attach();
  undo.push(guard(document, bar.host, () => bar.attach()));
  bar.show();
}
