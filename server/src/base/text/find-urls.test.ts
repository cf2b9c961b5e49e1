import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findUrls } from './find-urls.ts';

const SHOP = 'https://shop.example';

test('addresses are found in a text as they were written, without what the sentence puts behind them', () => {
  const text = `See <${SHOP}/1>, (${SHOP}/2) and «${SHOP}/3»; also ${SHOP}/4?a=b&c=d. Again: ${SHOP}/1! Not: ftp://shop.example, https://`;
  assert.deepEqual(findUrls(text, 100), [`${SHOP}/1`, `${SHOP}/2`, `${SHOP}/3`, `${SHOP}/4?a=b&c=d`]);
});
