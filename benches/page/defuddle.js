// Defuddle as its README says.

import Defuddle from 'defuddle';

export function run() {
  return new Defuddle(document).parse().content.length;
}
