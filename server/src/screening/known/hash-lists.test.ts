import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { formatHashes, readHashes, readSentHashes } from './hash-lists.ts';

const HASH = 'f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22';

/** What is read of a list, from a file of its own. */
async function readList(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-hashes-'));
  try {
    writeFileSync(join(folder, 'list'), text);
    return await readHashes(join(folder, 'list'), 's');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a list is written and read again, as CSV, JSON and JSON Lines', async () => {
  const hashes = [
    { pdq: HASH, label: 'ball, red', source: 'unit A' },
    { pdq: HASH.replace('f', '0'), label: "'=1+1", source: 'unit "B"' },
  ];
  assert.deepEqual(await readList(formatHashes(hashes, 'json')), hashes);
  assert.deepEqual(await readList(formatHashes(hashes.slice(0, 1), 'csv')), hashes.slice(0, 1));
  assert.match(formatHashes([{ pdq: HASH, label: '=1+1', source: '' }], 'csv'), /'=1\+1/);
  const lines = `{"hash":"${HASH.toUpperCase()}","tags":["a","b"]}\n{"value":"${HASH}"}\n`;
  assert.deepEqual(await readList(lines), [
    { pdq: HASH, label: 'a, b', source: 's' },
    { pdq: HASH, label: '', source: 's' },
  ]);
});

test('a list with one hash that is none is refused, with its line', async () => {
  for (const [text, line] of [
    [`pdq,label\n${HASH},a\nabc,b\n`, 3],
    [`pdq,label\n\n${HASH},"a\nsecond line"\n\nabc,b\n`, 6],
    [`pdq,label\n${HASH},a,b\n`, 2],
    [`{"pdq":"${HASH}"}\n{"pdq":\n`, 2],
    [`[{"pdq":"${HASH}"},\n\n{"pdq":"1"}]`, 3],
    ['label\nx\n', 2],
    ['[1]', 1],
  ] as const) {
    await assert.rejects(
      readList(text),
      (error: { code: string; place: { line: number } }) =>
        error.code === 'VIGIE_SCREENING_BAD_HASHES' && error.place.line === line,
      text,
    );
  }
});

test('a list that is sent is read as a file is, whatever its name', async () => {
  const sent = (text: string, name: string) => ({ name, content: Buffer.from(text).toString('base64') });
  assert.deepEqual(await readSentHashes(sent(`pdq\n${HASH}\n`, '../../a list.csv'), 'mine'), [
    { pdq: HASH, label: '', source: 'mine' },
  ]);
  await assert.rejects(readSentHashes(sent('pdq\nabc\n', 'bad.csv'), 'mine'), {
    code: 'VIGIE_SCREENING_BAD_HASHES',
  });
});
