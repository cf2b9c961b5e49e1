import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { emptyListing } from '@vigie/engine';
import fc from 'fast-check';
import { draws } from '../../../../tools/draws.ts';
import { newId } from '../../base/core/ids.ts';
import { contentOf } from '../snapshot.ts';
import { readLocal } from './sealed-file.ts';
import { searchSegment } from './search.ts';
import { compareArchived, createSegment, openSegment, readAll, readOffer } from './segment.ts';
import type { Archived } from './segment-columns.ts';

const folder = mkdtempSync(join(tmpdir(), 'vigie-segment-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const anyText = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('"', '\\n', 'Straße', '\u{1f9f8}', 'price'));
const price = fc.oneof(
  fc.constantFrom(null, '0', '0.00', '007.10', '12', '12.', '12.90', '999999999999999.999999', '1.000000'),
  fc.integer({ min: 0, max: 99_999 }).map((cents) => (cents / 100).toFixed(2)),
);
const instant = fc.integer({ min: 0, max: 4e12 });
const archived = fc
  .record({
    platform: fc.constantFrom('a.example', 'b.example', 'é.example'),
    offer: fc.integer({ min: 1, max: 4 }),
    seenAt: instant,
    made: fc.oneof(fc.constant(null), instant, fc.constant('no id of ours')),
    title: anyText,
    description: fc.option(anyText),
    price,
    availability: fc.constantFrom(null, 'InStock' as const, 'OutOfStock' as const),
    attributes: fc.array(fc.record({ name: anyText, value: anyText }, { noNullPrototype: true }), { maxLength: 2 }),
    isOther: fc.boolean(),
  })
  .map(({ platform, offer, seenAt, made, isOther, title, ...stated }): Archived => {
    const content = { ...emptyListing(platform, title), ...stated };
    return {
      id: typeof made === 'string' ? `${made} ${seenAt}` : newId('snp', new Date(made ?? seenAt)),
      listing: `lst_${offer}`,
      platform,
      seenAt,
      digest: isOther ? 'ab'.repeat(32) : contentOf(content).digest,
      content,
      screened: '[["d","e","live","2026-01-01"]]',
    };
  });

async function collect<T>(all: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of all) found.push(each);
  return found;
}

let number = 0;
function write(rows: Archived[]) {
  const seal = { id: `seg_${++number}`, key: new Uint8Array(32).fill(number) };
  const path = join(folder, seal.id);
  const writer = createSegment(path, seal);
  for (const row of rows) writer.add(row);
  return { path, seal, made: writer.end() };
}

test('whatever is archived is read back as it was: all, of one offer, and by a text', async () => {
  const unique = fc.uniqueArray(archived, { minLength: 1, maxLength: draws(12, 30), selector: ({ id }) => id });
  await fc.assert(
    fc.asyncProperty(unique, anyText, async (given, text) => {
      const rows = given.toSorted(compareArchived);
      const { path, seal, made } = write(rows);
      const segment = await openSegment(readLocal(path), seal, made.bytes);
      assert.deepEqual(await collect(readAll(segment)), rows);
      for (const { platform, listing } of rows) {
        const of = rows.filter((row) => row.platform === platform && row.listing === listing);
        assert.deepEqual(await readOffer(segment, { platform, listing }), of);
      }
      const sought = { text, platform: 'a.example', since: 1e12 };
      const texts = ({ content: { title, description, attributes, url, platform: on } }: Archived) =>
        [title, description ?? '', on, url ?? '', ...attributes.flatMap(({ name, value }) => [name, value])].map(
          (each) => each.toLowerCase(),
        );
      const having = rows.filter(
        (row) =>
          row.platform === 'a.example' &&
          row.seenAt >= 1e12 &&
          texts(row).some((each) => each.includes(text.toLowerCase())),
      );
      const found = await collect(searchSegment(segment, sought));
      assert.deepEqual(
        found.flatMap((some) => some.found),
        having,
      );
      segment.close();
    }),
    { numRuns: draws(6, 40) },
  );
});

test('a text is found whatever JSON makes of the line break before it', async () => {
  const content = { ...emptyListing('a.example', 'a title'), description: 'α\nΣ' };
  const row: Archived = {
    id: newId('snp', new Date(1)),
    listing: 'lst_1',
    platform: 'a.example',
    seenAt: 1,
    digest: contentOf(content).digest,
    content,
    screened: '[]',
  };
  const { path, seal, made } = write([row]);
  const segment = await openSegment(readLocal(path), seal, made.bytes);
  for (const text of ['Σ', 'σ', '\nσ', 'Α\nΣ'])
    assert.equal((await collect(searchSegment(segment, { text })))[0]?.found.length, 1, text);
  segment.close();
});

test('a file that another key opens, or of which a byte changed or is missing, is not read', async () => {
  const content = { ...emptyListing('a.example', 'a title'), description: 'x'.repeat(1000) };
  const row = (n: number): Archived => ({
    id: newId('snp', new Date(n)),
    listing: 'lst_1',
    platform: 'a.example',
    seenAt: n,
    digest: contentOf(content).digest,
    content,
    screened: '[]',
  });
  // More than one block, by what does not compress.
  const { path, seal, made } = write(Array.from({ length: 9_000 }, (_, n) => row(n)));
  const read = async (about = seal, bytes = made.bytes): Promise<number> => {
    const segment = await openSegment(readLocal(path), about, bytes);
    try {
      return (await collect(readAll(segment))).length;
    } finally {
      segment.close();
    }
  };
  assert.equal(await read(), 9_000);
  const whole = readFileSync(path);
  assert.ok(made.bytes > 1 << 16);
  assert.equal(whole.includes('a.example'), false, 'nothing is read without the key');
  const damaged = { code: 'VIGIE_ARCHIVE_DAMAGED' };
  await assert.rejects(read({ ...seal, key: new Uint8Array(32) }), damaged);
  await assert.rejects(read({ ...seal, id: 'seg_other' }), damaged);
  for (const at of [10, (1 << 16) + 40, whole.length - 1]) {
    const changed = Buffer.from(whole);
    changed.writeUInt8((changed[at] ?? 0) ^ 1, at);
    writeFileSync(path, changed);
    await assert.rejects(read(), damaged);
  }
  writeFileSync(path, whole.subarray(0, (1 << 16) + 16));
  await assert.rejects(read(), damaged);
  await assert.rejects(read(seal, 1 << 16), damaged, 'a block that was not the last is not taken for it');
});
