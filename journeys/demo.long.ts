import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe } from 'node:test';
import { noChromium } from './browser.ts';
import { testDev } from './dev.ts';
import { testConsole } from './screens/console.ts';
import { testDocuments } from './screens/documents.ts';
import { testFollowUp } from './screens/follow-up.ts';
import { shareDemo } from './start-demo.ts';

describe('the demo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-demo-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  describe('in a browser, with a look at each screen in each state', { skip: noChromium }, () => {
    const demo = shareDemo(() => join(folder, 'demo'), { isLong: true });
    testConsole(demo);
    testDocuments(demo);
    testFollowUp(demo);
  });

  testDev(() => folder);
});
