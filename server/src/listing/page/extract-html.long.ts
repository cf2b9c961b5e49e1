import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { SHARED_DATA, unlessShared } from '../../../../tools/shared-data.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const PAGES = join(SHARED_DATA, 'product-pages');

test('saved product pages are read as well as promised', {
  skip: unlessShared(PAGES),
}, () => {
  const { stdout } = spawnSync(process.execPath, [join(ROOT, 'bench/extract.ts'), PAGES, '--no-peer'], {
    encoding: 'utf8',
  });
  const { price, availability, sku } = JSON.parse(stdout);
  assert.ok(price.f1 >= 0.93 && availability.f1 >= 0.97 && sku.f1 >= 0.96, stdout);
});
