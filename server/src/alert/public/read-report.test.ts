import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyOfAddress, readReport } from './read-report.ts';

const typed = { url: 'https://shop.example/1', what: 'Knuckle-duster', website: '' };

test('an address is taken as people copy it, without what tells of who copied it', () => {
  for (const [url, read] of [
    [' https://shop.example/1 ', 'https://shop.example/1'],
    ['shop.example/1?id=2', 'https://shop.example/1?id=2'],
    ['Look: <https://shop.example/1>.', 'https://shop.example/1'],
    ['https://shop.example/1#reviews', 'https://shop.example/1'],
    ['https://bo:secret@shop.example/1', 'https://shop.example/1'],
    ['https://shop.example/1?utm_source=mail&id=2&fbclid=x&gclid=y', 'https://shop.example/1?id=2'],
    ['https://shop.example/1 https://shop.example/1#b', 'https://shop.example/1'],
    ['http://boutique.été.example/a b', 'http://boutique.xn--t-cfa.example/a'],
  ] as const) {
    const report = readReport({ ...typed, url });
    assert.deepEqual(
      report,
      { url: read.replace('xn--t-cfa', new URL('http://été.example').hostname.split('.')[0] ?? ''), what: typed.what },
      url,
    );
  }
});

test('what is missing, or too much, is said by its field', () => {
  for (const [change, problems] of [
    [{ url: '' }, ['url.missing']],
    [{ url: 'a doll on a site' }, ['url.none']],
    [{ url: 'javascript:alert(1)' }, ['url.none']],
    [{ url: 'https://shop.example/1 and https://shop.example/2' }, ['url.many']],
    [{ url: `https://shop.example/${'a'.repeat(2_000)}` }, ['url.long']],
    [{ url: 'http://localhost:8420/' }, ['url.private']],
    [{ url: 'http://printer.local/' }, ['url.private']],
    [{ what: ' ' }, ['what.missing']],
    [{ what: 'a'.repeat(1_001) }, ['what.long']],
    [{ website: 'x' }, ['trap']],
    [{ url: '', what: '', website: 'x' }, ['url.missing', 'what.missing', 'trap']],
  ] as const)
    assert.deepEqual(readReport({ ...typed, ...change }), { problems }, JSON.stringify(change).slice(0, 80));
});

test('the same address is the same, however it is written', () => {
  const key = keyOfAddress('https://shop.example/1?a=1&b=2');
  for (const same of ['http://www.shop.example/1?b=2&a=1', 'https://SHOP.example/1/?a=1&b=2'])
    assert.equal(keyOfAddress(same), key, same);
  for (const other of [
    'https://shop.example/1?a=1&b=3',
    'https://fr.shop.example/1?a=1&b=2',
    'https://shop.example/1/2?a=1&b=2',
  ])
    assert.notEqual(keyOfAddress(other), key, other);
});
