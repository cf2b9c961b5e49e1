import { Buffer } from 'buffer/index.js';

// What the browser lacks and the code of proof/src takes as given; imported before it.
Object.assign(globalThis, { Buffer });
