import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe } from 'node:test';
import { noChromium } from './browser.ts';
import { testArchives } from './screens/archives.ts';
import { shareDemo } from './start-demo.ts';

describe('archives and imports in the console', { skip: noChromium }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-archives-'));
  const data = (): string => join(folder, 'data');
  testArchives(shareDemo(data), data);
  after(() => rmSync(folder, { recursive: true, force: true }));
});
