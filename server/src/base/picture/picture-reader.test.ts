import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { VigieError } from '../core/errors.ts';
import { createPictureReader, missingPackages, type Patience } from './picture-reader.ts';
import { readingSchema } from './reading.ts';

// Rendered: three lines in three scripts, an EAN-13 of 220 pixels and a QR code of 110.
const chair = readFileSync(join(import.meta.dirname, 'testdata/chair.png'));

const reader = createPictureReader();
after(() => reader.close());

test('words in three scripts and both codes of a picture are read, each with its place', async () => {
  assert.deepEqual(missingPackages(), []);
  let ticks = 0;
  const ticking = setInterval(() => ticks++, 5);
  const reading = readingSchema.parse(await reader.read(chair, 'chair.png'));
  clearInterval(ticking);
  assert.ok(ticks > 20, `others were answered ${ticks} times meanwhile`);
  assert.deepEqual(
    reading.lines.map((line) => line.map(({ text }) => text).join(' ')),
    ['Garden chair blue', 'Складной стул синий', '折叠椅蓝色'],
  );
  assert.deepEqual(
    reading.codes.map(({ kind, text, gtin }) => ({ kind, text, gtin })),
    [
      { kind: 'EAN13', text: '4006381333931', gtin: '4006381333931' },
      { kind: 'QRCode', text: 'https://shop.example/chair', gtin: null },
    ],
  );
  const [first] = reading.lines;
  const chairBox = first?.[1]?.box ?? { x: 0, y: 0, width: 0, height: 0 };
  // It stands from 126 to 190 and from 30 to 52.
  assert.ok(
    Math.abs(chairBox.x - 124) < 8 && Math.abs(chairBox.x + chairBox.width - 191) < 8,
    JSON.stringify(chairBox),
  );
  assert.ok(Math.abs(chairBox.y - 30) < 6 && chairBox.height < 30, JSON.stringify(chairBox));
});

const RUBBISH: [string, Uint8Array, RegExp][] = [
  ['nothing', new Uint8Array(), /cannot be read/],
  ['a text', Buffer.from('a chair'), /cannot be read/],
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><text>a</text></svg>'), /SVG/],
  ['a picture cut short', chair.subarray(0, 3_000), /cannot be read/],
];

test('what is no picture is refused with the reason, and the next one is read', async () => {
  for (const [name, bytes, why] of RUBBISH)
    await assert.rejects(
      reader.read(bytes, name),
      (error) => {
        assert.ok(error instanceof VigieError && error.code === 'VIGIE_PICTURE_UNREADABLE', name);
        assert.match(error.message, why, name);
        assert.match(error.words.fr, /^Cette image ne peut pas être lue\u00a0: (?!it |this )/, name);
        return true;
      },
      name,
    );
  const again = await reader.read(chair, 'chair.png');
  assert.equal(again.lines.length, 3);
});

test('a picture takes too long by what was done for it, not by how long the machine was busy with other things', async () => {
  const cases: [about: string, patience: Patience, isRead: boolean][] = [
    ['looked at often, with little done', { eachMs: 1, workMs: 1e9, most: 1e9 }, true],
    ['more work than a picture may take', { eachMs: 1, workMs: 0, most: 1e9 }, false],
    ['looked at too often', { eachMs: 1, workMs: 1e9, most: 1 }, false],
  ];
  for (const [about, patience, isRead] of cases) {
    const own = createPictureReader(patience);
    try {
      const reading = own.read(chair, 'chair.png');
      if (isRead) assert.equal((await reading).lines.length, 3, about);
      else await assert.rejects(reading, { code: 'VIGIE_PICTURE_UNREADABLE', message: /too long/ }, about);
    } finally {
      await own.close();
    }
  }
});
