// The Node that `npm ci` brings along, since a shell may go on with the one it found before.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));

/** Its path; null before `npm ci`. */
export const ownNode = existsSync(path) ? path : null;
