// What an event is meant for. The shield hears at the window, and there everything inside of a closed shadow tree is its host.

/**
 * @param {ShadowRoot} tree
 * @param {Event} event
 * @returns {Element | null} inside of the tree; null for what is outside
 */
export function targetIn(tree, event) {
  const { target } = event;
  if (target instanceof Element && tree.contains(target)) return target;
  return event instanceof MouseEvent ? tree.elementFromPoint(event.clientX, event.clientY) : tree.activeElement;
}
