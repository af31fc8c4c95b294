// The reader's look, one sheet of several files. The order of the layers is that of the files.

import paper from './style/paper.css';
import text from './style/text.css';
import flow from './style/flow.css';
import parts from './style/parts.css';
import panels from './style/panels.css';
import controls from './style/controls.css';
import features from './style/features.css';
import print from './style/print.css';

/** @returns {CSSStyleSheet} */
export function sheet() {
  const made = new CSSStyleSheet();
  made.replaceSync([paper, text, flow, parts, panels, controls, features, print].join('\n'));
  return made;
}
