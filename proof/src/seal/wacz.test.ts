import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { WARCParser } from 'warcio';
import type { Capture, Exchange } from './capture.ts';
import { INDEX_PATH, WARC_PATH } from './package-layout.ts';
import { writeWacz } from './wacz.ts';

const maker = { software: 'test', version: '1' };

function captureOf(answers: [at: string, body: string][]): Capture {
  const url = 'https://shop.example/stock';
  const exchanges = answers.map(
    ([at, body]): Exchange => ({
      url,
      requestMethod: 'GET',
      requestHeaders: [],
      requestBody: null,
      status: 200,
      statusText: 'OK',
      responseHeaders: [['Content-Type', 'text/plain']],
      body: Buffer.from(body),
      at: `2026-11-01T${at}Z`,
      address: null,
      addresses: [],
      certificates: [],
    }),
  );
  const at = '2026-11-01T10:00:02Z';
  const about = { url, finalUrl: url, startedAt: at, endedAt: at, by: 'http', userAgent: 'x', language: 'fr' } as const;
  const rest = { viewport: null, title: '', text: '', screenshot: null, dom: null, listing: null, ageGate: null };
  return { ...about, ...rest, clock: { source: 'system', synchronised: 'unknown' }, exchanges, gaps: [] };
}

/** The answers to one address in the order of the index, read by warcio. */
async function replayed(answers: [string, string][]): Promise<{ bodies: string[]; dates: string[] }> {
  const files = writeWacz(captureOf(answers), maker);
  const bytesOf = (path: string) => Buffer.from(files.find((file) => file.path === path)?.bytes ?? []);
  const warc = bytesOf(WARC_PATH);
  const read: { bodies: string[]; dates: string[] } = { bodies: [], dates: [] };
  for (const line of bytesOf(INDEX_PATH).toString('utf8').split('\n')) {
    if (!line.startsWith('example,shop)/stock ')) continue;
    const { offset, length } = JSON.parse(line.slice(line.indexOf('{')));
    const record = await WARCParser.parse([gunzipSync(warc.subarray(Number(offset), Number(offset) + Number(length)))]);
    read.bodies.push((await record?.contentText()) ?? '');
    read.dates.push(record?.warcDate ?? '');
  }
  return read;
}

test('of two answers of one second the later stands last, whatever they say', async () => {
  for (const word of ['pending', 'a', 'b', 'c', 'd', 'e', 'f', 'g']) {
    const { bodies, dates } = await replayed([
      ['10:00:00.100', word],
      ['10:00:00.900', `${word} done`],
    ]);
    assert.deepEqual(bodies, [word, `${word} done`]);
    assert.deepEqual(dates, ['2026-11-01T10:00:00.100Z', '2026-11-01T10:00:00.900Z']);
    // Noted after, answered before.
    assert.deepEqual(
      (
        await replayed([
          ['10:00:00.900', word],
          ['10:00:00.100', 'first'],
        ])
      ).bodies,
      ['first', word],
    );
    // Of one instant: as they were noted.
    assert.deepEqual(
      (
        await replayed([
          ['10:00:01', word],
          ['10:00:01', 'next'],
        ])
      ).bodies,
      [word, 'next'],
    );
  }
});
