// What is known of the machine that the tests run on.

import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @param {string} variable  of the environment, where build.sh says which program it has found
 * @param {string[]} names
 * @returns {string} the program's path
 */
export function findProgram(variable, names) {
  const chosen = process.env[variable];
  if (chosen) return chosen;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const found = folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find(canRun);
  if (!found) throw new Error(`no ${names[0]} on the PATH: set ${variable}, or let ./build.sh test find or install one`);
  return found;
}

/** @param {string} file */
function canRun(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
