import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useCaptureSite } from '../../../testing/capture/capture-site.ts';
import { VigieError } from '../../base/core/errors.ts';

const { skip, site, take } = useCaptureSite();

test('in Chromium: page, parts, what scripts add, screenshot, DOM', { skip }, async () => {
  site().seen.length = 0;
  const taken = await take('/moved', { readListing: (text, url) => ({ url, length: text.length }) });
  assert.equal(taken.by, 'browser');
  assert.deepEqual([taken.url, taken.finalUrl], [`${site().at}/moved`, `${site().at}/offer`]);
  assert.match(taken.text, /Ajouté par un script/);
  assert.match(taken.title ?? '', /^Lampe Vigie\/\d+\.\d+ \(\+https:\/\/vigie\.test\)$/);
  assert.match(taken.dom ?? '', /Ajouté par un script<\/p>/);
  assert.deepEqual([...(taken.screenshot ?? [])].slice(1, 4), [0x50, 0x4e, 0x47]);
  assert.deepEqual(site().pathsOf(taken).slice(0, 2), ['/moved', '/offer']);
  assert.deepEqual(site().pathsOf(taken).slice(2).toSorted(), [
    '/api?x=1',
    '/grey.png',
    '/late.png',
    '/missing.png',
    '/style.css',
    '/to-private.png',
  ]);
  assert.deepEqual(taken.viewport, { width: 1280, height: 900 });
  assert.equal(taken.ageGate, 'none');
  assert.deepEqual(
    taken.gaps.filter((gap) => !gap.includes('169.254.169.254')),
    [],
  );
  assert.equal(taken.gaps.length, 1);
  assert.equal(new Set(site().seen).size, site().seen.length, 'nothing is asked twice');
  const sent = new Map(taken.exchanges[1]?.requestHeaders);
  assert.match(sent.get('User-Agent') ?? '', /^Vigie\/\d+\.\d+ \(\+https:\/\/vigie\.test\)$/);
  assert.deepEqual(Object.keys((taken.listing ?? {}) as object), ['url', 'length']);
});

test('without a browser: page and images, saying so', async () => {
  const taken = await take('/offer', { browser: 'none' });
  assert.equal(taken.by, 'http');
  assert.deepEqual(site().pathsOf(taken).toSorted(), [
    '/grey.png',
    '/late.png',
    '/missing.png',
    '/offer',
    '/og.png',
    '/to-private.png',
  ]);
  assert.deepEqual([taken.screenshot, taken.dom, taken.viewport, taken.ageGate], [null, null, null, null]);
  assert.match(taken.gaps[0] ?? '', /plain HTTP/);
  assert.match(taken.text, /Une lampe ordinaire/);
});

test('a page that goes on by itself is followed, redirects included', { skip }, async () => {
  const taken = await take('/goes-on');
  assert.equal(taken.finalUrl, `${site().at}/offer`);
  assert.deepEqual(site().pathsOf(taken).slice(0, 3), ['/goes-on', '/moved?from=script', '/offer']);
});

test('the screenshot has a bound, and says so', { skip }, async () => {
  const taken = await take('/tall');
  const size = Buffer.from(taken.screenshot ?? []);
  assert.deepEqual([size.readUInt32BE(16), size.readUInt32BE(20)], [1280, 12_000]);
  assert.ok(taken.gaps.some((gap) => gap.startsWith('the screenshot ends at 12000 of 50')));
});

test('cookies live as long as the capture', { skip }, async () => {
  for (let time = 0; time < 2; time++) {
    const taken = await take('/cookie');
    assert.deepEqual(
      taken.exchanges.map(({ status }) => status),
      [200, 200],
    );
    assert.equal(
      taken.exchanges[0]?.requestHeaders.some(([name]) => name === 'Cookie'),
      false,
    );
  }
});

test('an age gate is seen', async () => {
  assert.equal((await take('/gate')).ageGate, 'declared');
  assert.equal((await take('/gate', { browser: 'none' })).ageGate, 'declared');
});

test('an error page is captured, what is no page is kept, what cannot be visited is an error', async () => {
  const missing = await take('/error');
  assert.equal(missing.exchanges[0]?.status, 404);
  assert.match(missing.text, /Introuvable/);
  const image = await take('/og.png');
  assert.deepEqual([image.by, image.ageGate, image.exchanges.length], ['http', null, 1]);
  for (const [path, visitor] of [
    ['/closed', {}],
    ['/offer', { allow: [] }],
  ] as const) {
    await assert.rejects(
      take(path, {}, visitor),
      (error) => error instanceof VigieError && error.code === 'VIGIE_EVIDENCE_NOT_CAPTURED',
    );
  }
});
