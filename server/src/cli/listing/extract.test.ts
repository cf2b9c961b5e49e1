import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { after, before, test } from 'node:test';
import { runExtract } from './extract.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vigie-extract-'));
});
after(() => rm(folder, { recursive: true }));

/** A reader that takes a piece at a time and counts how much it was sent while it was behind. */
class Slow extends Writable {
  text = '';
  most = 0;
  constructor() {
    super({ highWaterMark: 1024, decodeStrings: false });
  }
  override _write(chunk: string, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk;
    this.most = Math.max(this.most, this.writableLength);
    setImmediate(done);
  }
}

async function extract(
  files: Record<string, string>,
  options: Parameters<typeof runExtract>[1] = {},
  isTerminal = false,
) {
  const paths: string[] = [];
  for (const [name, content] of Object.entries(files)) {
    paths.push(join(folder, name));
    if (content !== '') await writeFile(join(folder, name), content);
  }
  const stdout = new Slow();
  const stderr = new Slow();
  const exit = await runExtract(paths, options, { stdout, stderr, isTerminal });
  for (const stream of [stdout, stderr]) await new Promise<void>((resolve) => stream.end(resolve));
  return { exit, stdout: stdout.text, stderr: stderr.text.replaceAll(folder, ''), most: stdout.most, paths };
}

test('A canonical listing a line, rejected rows on stderr with their place.', async () => {
  const { exit, stdout, stderr, paths } = await extract({
    'a.csv': 'title,prix,devise\nKettle,"39,90",EUR\nPot,1,EUR,x\nLid,3,EUR\n',
  });
  assert.equal(exit, 2, 'what could be read is there, and a row could not');
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(Object.keys(lines[0]).slice(0, 13), [
    'file',
    'url',
    'id',
    'sku',
    'gtin',
    'title',
    'brand',
    'price',
    'currency',
    'availability',
    'images',
    'trader',
    'attributes',
  ]);
  assert.deepEqual(
    lines.map(({ file, title, price, currency }) => [file, title, price, currency]),
    [
      [paths[0], 'Kettle', '39.90', 'EUR'],
      [paths[0], 'Lid', '3', 'EUR'],
    ],
  );
  assert.equal(
    stderr,
    'vigie: /a.csv:3:1: has 4 cells where the header has 3 (VIGIE_LISTING_ROW_CELLS)\n2 listings, 1 not read\n',
  );
});

test('What it writes reads as the same listings.', async () => {
  const first = await extract({
    'b.csv': 'title,price,currency,seller_name,ships_to,Voltage\nKettle,39.90,EUR,Tea,FR|DE,230 V\n',
  });
  const again = await extract({ 'b.jsonl': first.stdout });
  assert.deepEqual({ ...JSON.parse(again.stdout), file: '' }, { ...JSON.parse(first.stdout), file: '' });
});

test('Rubbish has one line and exit 2; the other files are read all the same.', async () => {
  const alone = await extract({ 'c.csv': 'foo,bar\n1,2\n' });
  assert.equal(alone.exit, 2);
  assert.equal(alone.stdout, '');
  assert.match(
    alone.stderr,
    /^vigie: \/c\.csv:1: No column is known as the title\. Columns: "foo", "bar"\..*--map title=COLUMN\. \(VIGIE_LISTING_NO_TITLE\)\n$/,
  );
  const mixed = await extract({ 'missing.csv': '', 'd.csv': 'title\nKettle\n' });
  assert.equal(mixed.exit, 2);
  assert.equal(JSON.parse(mixed.stdout).title, 'Kettle');
  const mapped = await extract({ 'c.csv': 'foo,bar\n1,2\n' }, { map: { title: 'foo' } });
  assert.equal(mapped.exit, 0);
});

test('On a terminal it is a table, and what a listing says cannot steer the terminal.', async () => {
  const { stdout } = await extract({ 'e.csv': 'title,price,currency\n\u001b[2JKettle\u202e,39.90,EUR\n' }, {}, true);
  assert.match(stdout, /^PLATFORM .*\nfile:e\.csv .*Kettle .*39\.90 EUR/);
  assert.ok(!stdout.includes('\u001b') && !stdout.includes('\u202e'));
  assert.match((await extract({ 'e.csv': 'title\nKettle\n' }, { json: true }, true)).stdout, /^\{"file"/);
});

test('A slow reader is waited for.', async () => {
  const { stdout, most } = await extract({
    'f.csv': `title,description\n${`Kettle,${'x'.repeat(1000)}\n`.repeat(5000)}`,
  });
  assert.equal(stdout.split('\n').length, 5001);
  assert.ok(most < 200_000, `${most} characters waiting`);
});
