import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { SHARED_DATA, unlessShared } from '../../../../tools/shared-data.ts';
import { readListings } from './read.ts';

const path = join(SHARED_DATA, 'shein-products.csv');
test('A 1,000-row table reads in well under a second.', { skip: unlessShared(path) }, async () => {
  await readFile(path);
  const began = performance.now();
  const read = await Array.fromAsync(readListings(path, {}));
  assert.ok(performance.now() - began < 1000);
  assert.equal(read.length, 1000);
});
