// The faces that come with the extension: by the setting's value, the family that style names, and the file.

export const FACES = /** @type {Readonly<Record<string, { family: string, file: string }>>} */ ({
  dyslexic: { family: 'Stillpage OpenDyslexic', file: 'fonts/opendyslexic.woff2' },
});
