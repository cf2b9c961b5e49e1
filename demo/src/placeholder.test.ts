import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { draws } from '../../tools/draws.ts';
import { catalogue } from './catalogue/catalogue.ts';
import { relistedOffers } from './life.ts';
import { drawPicture } from './pictures.ts';

/**
 * 256 bits as PDQ takes them: the signs, against their median, of the 16 × 16 lowest frequencies of a small grey
 * picture.
 */
async function hashPicture(picture: Buffer): Promise<readonly boolean[]> {
  const side = 32;
  const { data } = await sharp(picture)
    .greyscale()
    .resize(side, side, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const wave = Array.from({ length: 16 }, (_, k) =>
    Array.from({ length: side }, (_, x) => Math.cos((Math.PI * (k + 1) * (2 * x + 1)) / (2 * side))),
  );
  const tone = (x: number, y: number) => data[y * side + x] ?? 0;
  const across = Array.from({ length: side }, (_, y) =>
    wave.map((row) => row.reduce((sum, value, x) => sum + value * tone(x, y), 0)),
  );
  const terms = wave.flatMap((row) =>
    wave.map((_, k) => row.reduce((sum, value, y) => sum + value * (across[y]?.[k] ?? 0), 0)),
  );
  const median = [...terms].sort((a, b) => a - b)[terms.length / 2] ?? 0;
  return terms.map((term) => term > median);
}

const distance = (a: readonly boolean[], b: readonly boolean[]) =>
  a.reduce((sum, bit, index) => sum + (bit === b[index] ? 0 : 1), 0);

test('pictures of two offers are far apart as a perceptual hash sees them, those of a relisting near', async () => {
  const seen: { id: string; hash: readonly boolean[] }[] = [];
  for (const listing of catalogue) {
    for (let number = 1; number <= draws(1, listing.pictures); number += 1) {
      seen.push({ id: listing.id, hash: await hashPicture(await drawPicture(listing, number, false)) });
    }
  }
  for (const [index, one] of seen.entries()) {
    for (const other of seen.slice(index + 1)) {
      assert.ok(distance(one.hash, other.hash) > 62, `${one.id} and ${other.id}: ${distance(one.hash, other.hash)}`);
    }
  }
  for (const relisted of relistedOffers) {
    const hash = await hashPicture(await drawPicture(relisted, 1, false));
    const former = seen.find(({ id }) => id === relisted.pictureSeed);
    assert.ok(former && distance(hash, former.hash) <= 16, relisted.id);
  }
});

test('a picture is the same each time, grey, and another once it is replaced', async () => {
  const [listing] = catalogue;
  assert.ok(listing);
  const picture = await drawPicture(listing, 1, false);
  assert.deepEqual(picture, await drawPicture(listing, 1, false));
  assert.equal((await sharp(picture).metadata()).channels, 1);
  assert.ok(distance(await hashPicture(picture), await hashPicture(await drawPicture(listing, 1, true))) > 62);
});
