// Under what it is kept that a site's pages open in the reader by themselves: this and the name of the host.

export const ALWAYS_PREFIX = 'always:';
