import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPage } from './read-page.ts';

test('hostile HTML costs bounded time and memory', () => {
  for (const html of [
    '<div>'.repeat(1_000_000) + '</p>'.repeat(1_000_000),
    '<a '.repeat(1_000_000),
    `<p${' a=1'.repeat(1_000_000)}>`,
    '&'.repeat(5_000_000),
    'x'.repeat(30_000_000),
    `<script type="application/ld+json">${'['.repeat(100_000)}</script>`,
    `<img srcset="${'a 1x, '.repeat(500_000)}">`,
    '<table><tr><td>'.repeat(300_000),
    '<!--'.repeat(1_000_000),
  ]) {
    const started = performance.now();
    const page = readPage(html, 'https://shop.test/');
    assert.ok(page.text.length <= 500_000);
    assert.ok(performance.now() - started < 4_000, `${html.slice(0, 20)} took ${performance.now() - started} ms`);
  }
});
