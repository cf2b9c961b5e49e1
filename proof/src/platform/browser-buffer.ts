import { Buffer } from 'buffer/index.js';

// What a browser lacks and this code takes as given; imported before it.
if (!('Buffer' in globalThis)) Object.assign(globalThis, { Buffer });
