import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draws } from '../../../tools/draws.ts';
import { type Luminance, luminance, pdq, pdqDihedral } from './pdq.ts';
import { type HashedPicture, PictureIndex, pictureDistance, pictureOf } from './picture-index.ts';
import { viewsOf } from './views.ts';

const SIDE = 160;
type Draw = (x: number, y: number) => number;

/** Grey blots of no order, another picture for each seed: brightness at a place from 0 to 1 across and down. */
function drawing(seed: number): Draw {
  let state = seed * 2654435761;
  const next = (): number => {
    state = Math.imul(state ^ (state >>> 15), 2246822519) + 374761393;
    return (state >>> 0) / 2 ** 32;
  };
  const blots = Array.from({ length: 40 }, () => ({
    x: next(),
    y: next(),
    wide: 0.05 + next() * 0.15,
    tone: next() * 255,
  }));
  const tones = new Uint8Array(SIDE * SIDE).fill(128);
  for (const { x, y, wide, tone } of blots)
    for (let down = 0; down < SIDE; down++)
      for (let across = 0; across < SIDE; across++)
        if (Math.hypot(across / SIDE - x, down / SIDE - y) < wide) tones[down * SIDE + across] = tone;
  const at = (share: number): number => Math.min(Math.max(Math.floor(share * SIDE), 0), SIDE - 1);
  return (x, y) => tones[at(y) * SIDE + at(x)] ?? 0;
}

function picture(draw: Draw, width = SIDE, height = SIDE): Luminance {
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) pixels[y * width + x] = draw((x + 0.5) / width, (y + 0.5) / height);
  return luminance({ pixels, width, height, channels: 1 });
}

function hashed(of: Luminance): HashedPicture {
  return { own: pdqDihedral(of).hashes, trimmed: [], views: viewsOf(of, 50) };
}

const turned =
  (draw: Draw, degrees: number): Draw =>
  (x, y) => {
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    const [right, below] = [x - 0.5, y - 0.5];
    return draw(0.5 + right * cos - below * sin, 0.5 + right * sin + below * cos);
  };

test('a known picture is found in what was made of it, and no other', () => {
  const index = new PictureIndex();
  const drawings = Array.from({ length: draws(4, 10) }, (_, seed) => drawing(seed + 1));
  index.addAll(drawings.map((draw) => hashed(picture(draw))));
  const other = drawing(99);
  const edits: [string, (draw: Draw) => Luminance][] = [
    ['as it is', (draw) => picture(draw)],
    ['cut by 5 %', (draw) => picture((x, y) => draw(0.05 + x * 0.9, 0.05 + y * 0.9))],
    ['cut by 10 %', (draw) => picture((x, y) => draw(0.1 + x * 0.8, 0.1 + y * 0.8))],
    ['tilted by 3°', (draw) => picture(turned(draw, 3))],
    ['tilted by -3°', (draw) => picture(turned(draw, -3))],
    ['a banner below', (draw) => picture((x, y) => (y > 0.85 ? ((x * 20) % 2 < 1 ? 255 : 0) : draw(x, y)))],
    ['a banner above', (draw) => picture((x, y) => (y < 0.15 ? 255 : draw(x, y)))],
    ['beside another', (draw) => picture((x, y) => (x < 0.5 ? draw(x * 2, y) : other(x * 2 - 1, y)), SIDE * 2)],
    ['above another', (draw) => picture((x, y) => (y < 0.5 ? draw(x, y * 2) : other(x, y * 2 - 1)), SIDE, SIDE * 2)],
    [
      'beside a narrower one',
      (draw) => picture((x, y) => (x < 0.6 ? draw(x / 0.6, y) : other((x - 0.6) / 0.4, y)), SIDE * 2),
    ],
  ];
  for (const [name, edit] of edits) {
    let found = 0;
    for (const [id, draw] of drawings.entries()) {
      const near = index.search(hashed(edit(draw)), 31);
      assert.deepEqual(
        near.filter((each) => each.id !== id),
        [],
        `${name}: another picture`,
      );
      if (near[0]) found += 1;
    }
    assert.ok(found >= drawings.length * 0.9, `${name}: ${found} of ${drawings.length}`);
  }
});

test('two pictures are compared as an index does, and what has one hash alone is known by it', () => {
  const draw = drawing(3);
  const [known, shown] = [hashed(picture(draw)), hashed(picture(drawing(4)))];
  const index = new PictureIndex();
  assert.deepEqual(index.search(shown, 31), []);
  index.addAll([known]);
  const cut = hashed(picture((x, y) => draw(0.05 + x * 0.9, 0.05 + y * 0.9)));
  assert.deepEqual(index.search(cut, 31), [{ id: 0, distance: pictureDistance(known, cut) }]);
  assert.ok(pictureDistance(known, shown) > 31);
  const [hash] = known.own;
  assert.ok(hash);
  const alone = new PictureIndex();
  assert.equal(alone.addAll([pictureOf(hash)]), 0);
  assert.deepEqual([alone.size, alone.search(known, 31)], [1, [{ id: 0, distance: 0 }]]);
  assert.deepEqual(alone.search(cut, 31), []);
});

test('has views of a picture of any shape, down to a line of one sample', () => {
  for (const [width, height] of [
    [1, 1],
    [1, 2],
    [2, 1],
    [3, 200],
    [200, 3],
    [1, 2_000],
    [2_000, 1],
    [10, 160],
    [160, 10],
  ] as const) {
    const pixels = Uint8Array.from({ length: width * height * 3 }, (_, at) => ((at * 2_654_435_761) >>> 13) & 255);
    const picture = luminance({ pixels, width, height, channels: 3 });
    const views = viewsOf(picture, 0);
    const own = [pdq(picture).hash];
    const shape = `${width} × ${height}`;
    for (const hash of Object.values(views).flat()) assert.equal(hash.length, 16, shape);
    const known = { own, trimmed: [], views };
    const index = new PictureIndex();
    index.addAll([known]);
    assert.deepEqual(index.search(known, 31), [{ id: 0, distance: 0 }], shape);
  }
});

test('a view that says nothing is none: plain pictures would all be alike by it', () => {
  const count = (of: Luminance, least: number): number => Object.values(viewsOf(of, least)).flat().length;
  const plain = picture(() => 200);
  assert.ok(count(plain, 0) > 0);
  assert.equal(count(plain, 50), 0);
  assert.ok(count(picture(drawing(3)), 50) > 0);
});
