import { after } from 'node:test';
import { openBrowser } from '../../src/evidence/capture/shared-browser.ts';

/** One Chromium for all tests of a process, each of which opens a profile of its own; null where there is none. */
export const browser = openBrowser();
after(() => browser?.close());
