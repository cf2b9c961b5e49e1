import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeLine } from './decode-line.ts';
import { findBars } from './find-bars.ts';
import { findLines, type Grid } from './find-lines.ts';
import { placeOf } from './straighten.ts';

const LETTERS = ['', 'a', 'b', '木', '灯', ' '];

/** The output of a recogniser: for each step a class, or a class with how sure it is of the blank. */
function output(steps: (number | [number, number])[]): Float32Array {
  const values = new Float32Array(steps.length * LETTERS.length);
  for (const [step, seen] of steps.entries()) {
    const [letter, blank] = typeof seen === 'number' ? [seen, 0] : seen;
    values[step * LETTERS.length + letter] = 0.9;
    if (letter !== 5) values[step * LETTERS.length + 5] = blank;
  }
  return values;
}

const CASES: [string, (number | [number, number])[], string[]][] = [
  ['repetitions are one letter', [1, 1, 0, 2, 2], ['ab']],
  ['a letter twice has nothing between', [1, 0, 1], ['aa']],
  ['a blank parts words', [1, 0, 5, 0, 2], ['a', 'b']],
  ['a blank half seen parts words', [1, [0, 0.05], 0, 2], ['a', 'b']],
  ['a blank hardly seen does not', [1, [0, 0.01], 0, 2], ['ab']],
  ['a blank half seen parts no Chinese', [3, [0, 0.05], 4], ['木灯']],
  ['nothing is nothing', [0, 0, 0], []],
];

for (const [name, steps, words] of CASES)
  test(`of a line's output ${name}`, () => {
    assert.deepEqual(
      decodeLine(output(steps), LETTERS, 1).words.map(({ text }) => text),
      words,
    );
  });

test('what stands in the padding is not read', () => {
  const read = decodeLine(output([1, 0, 2, 0]), LETTERS, 0.5);
  assert.deepEqual(
    read.words.map(({ text }) => text),
    ['a'],
  );
});

/** A map with a mark wherever `is` says. */
function draw(width: number, height: number, is: (x: number, y: number) => boolean, value = 1): Grid {
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (is(x, y)) values[y * width + x] = value;
  return { values, width, height };
}

test('a level, a turned and a bent line are found where they are', () => {
  const size = { width: 400, height: 200 };
  const level = findLines(
    draw(200, 100, (x, y) => x >= 20 && x < 120 && y >= 40 && y < 46),
    size,
    9,
  );
  assert.equal(level.length, 1);
  const [line] = level;
  assert.ok(line && Math.abs(line.sin) < 0.02 && line.half > 6 && line.half < 16, JSON.stringify(line));
  assert.ok(line.centreX + line.from > 20 && line.centreX + line.from < 40, 'it grows beyond its heart');

  const tilt = Math.tan(0.15);
  const [turned] = findLines(
    draw(200, 100, (x, y) => x > 20 && x < 160 && Math.abs(y - 30 - x * tilt) < 4),
    size,
    9,
  );
  assert.ok(turned && Math.abs(Math.asin(turned.sin) - 0.15) < 0.02, JSON.stringify(turned));

  const arch = (x: number): number => 60 - ((x - 100) / 20) ** 2;
  const [bent] = findLines(
    draw(200, 100, (x, y) => x > 20 && x < 180 && Math.abs(y - arch(x)) < 4),
    size,
    9,
  );
  assert.ok(bent);
  for (const u of [-120, 0, 120]) {
    const { x, y } = placeOf(bent, u, 0);
    assert.ok(Math.abs(y - 2 * arch(x / 2)) < 5, `at ${x}: ${y}`);
  }
});

test('what is faint or tiny is no line, and of too many the largest are kept', () => {
  const size = { width: 100, height: 100 };
  assert.deepEqual(
    findLines(
      draw(100, 100, (x, y) => x > 10 && x < 60 && y > 10 && y < 20, 0.4),
      size,
      9,
    ),
    [],
  );
  assert.deepEqual(
    findLines(
      draw(100, 100, (x, y) => x === 10 && y < 5),
      size,
      9,
    ),
    [],
  );
  const many = draw(100, 100, (x, y) => y % 10 < 4 && x < 20 + y / 2);
  assert.equal(findLines(many, size, 3).length, 3);
});

test('bars are found with the way they are turned, and a chequered ground is none', () => {
  const bars = (turned: number, step = 0.8): Grid => {
    const grid = draw(320, 320, () => true, 200);
    for (let at = 0; at < grid.values.length; at++) {
      const [dx, dy] = [(at % 320) - 160, Math.floor(at / 320) - 160];
      const u = dx * Math.cos(turned) + dy * Math.sin(turned);
      const v = dy * Math.cos(turned) - dx * Math.sin(turned);
      if (Math.abs(u) < 100 && Math.abs(v) < 50) grid.values[at] = 128 + 127 * Math.cos(u * step);
    }
    return grid;
  };
  for (const turned of [0, 0.4, -0.5]) {
    const [found] = findBars(bars(turned));
    assert.ok(found && Math.abs(found.turned - turned) < 0.1, `${turned}: ${JSON.stringify(found)}`);
  }
  const chequered = draw(320, 320, (x, y) => (x >> 3) % 2 === (y >> 3) % 2, 255);
  assert.deepEqual(findBars(chequered), []);
  assert.deepEqual(findBars(bars(0, 0.25)), [], 'eight bars are no code');
});
