import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { SHARED_DATA, unlessShared } from '../../../tools/shared-data.ts';
import { compareGoods, GoodsIndex } from './goods-index.ts';
import type { Goods } from './goods-words.ts';

const indexOf = (...goods: (string | Goods)[]): GoodsIndex => {
  const index = new GoodsIndex();
  for (const each of goods) index.add(typeof each === 'string' ? { title: each } : each);
  return index;
};

test('goods are found again whatever the order, case, accents or width of the words', () => {
  const known = indexOf(
    'Chaise de jardin pliante en bois',
    'Lampe de bureau pliable, métal noir, 40 cm, avec variateur',
  );
  for (const title of [
    'Lampe de bureau pliable, métal noir, 40 cm, avec variateur',
    'LAMPE DE BUREAU PLIABLE METAL NOIR 40 CM AVEC VARIATEUR',
    'Variateur avec lampe de bureau noir, métal pliable (40 cm)',
    'Ｌａｍｐｅ de bu\u00adreau pliable, métal noir, 40 cm, avec variateur',
  ]) {
    const [first] = known.find({ title });
    assert.deepEqual([first?.id, first?.score], [1, 1], title);
  }
  assert.ok((known.find({ title: 'Lampe de bureau pliable, métal noir, 40 cm' })[0]?.score ?? 0) > 0.7);
  assert.ok((known.find({ title: 'Lampe de chevet blanche 30 cm' })[0]?.score ?? 0) < 0.5);
  assert.deepEqual(known.find({ title: '' }), []);
  assert.deepEqual(indexOf('').find({ title: 'Lampe' }), []);
});

test('what makes two texts the same goods, and what does not', () => {
  const cases: [about: string, isSame: boolean, one: string | Goods, other: string | Goods][] = [
    [
      'scripts without spaces, by pairs of characters',
      true,
      '可折叠金属台灯黑色四十厘米带调光器',
      '可折叠金属台灯黑色四十厘米带调光',
    ],
    ['the same characters in another order', false, '可折叠金属台灯黑色四十厘米', '灯台属金叠折可色黑'],
    ['a designation in one word or in two', true, 'Exludik telephone KX-TG6500B', 'Exludik KXTG6500B handset'],
    ['a designation in three', true, 'Exludik suction mount 010-10823-03', 'Exludik mount 0101082303'],
    ['a colour behind a designation', true, 'Exludik camera DSCW120 silver', 'Exludik camera dscw120s'],
    ['another designation', false, 'Exludik camera DSCW120 silver', 'Exludik camera DSCW150 silver'],
    ['a word in two', true, 'Exludik cushtop for laptops', 'Exludik cush top for laptops'],
    ['a quantity in another unit', true, 'Exludik flour 500 g', 'Exludik flour 0,5 kg'],
    ['a quantity that is another', false, 'Flour 500 g', 'Flour 2 kg'],
    ['an ending, a slip', true, 'Folding garden chairs Exludik', 'Foldng garden chair Exludik'],
    ['the same GTIN in twelve and thirteen digits', true, 'Box 036000291452', 'Carton 0036000291452'],
    ['the brand in its own field', true, { title: 'Tornado fan', brand: 'Exludik' }, 'Exludik Tornado fan'],
    [
      'a word of the title that the other describes',
      true,
      'Exludik Tornado fan',
      { title: 'Exludik Tornado', description: 'A fan.' },
    ],
    ['one kind of goods', false, 'Exludik folding table of oak', 'Marbella folding chair of pine'],
  ];
  for (const [about, isSame, one, other] of cases) {
    const [a, b] = [one, other].map((each): Goods => (typeof each === 'string' ? { title: each } : each));
    assert.ok(a && b);
    const { score } = compareGoods(a, b);
    assert.equal(score >= 0.5, isSame, `${about}: ${score}`);
    assert.ok(Math.abs(compareGoods(b, a).score - score) < 1e-6, `${about}, the other way round`);
  }
});

test('a price is a weak sign, and none where one of the two is not known', () => {
  const at = (price: number | null): Goods => ({ title: 'Exludik Tornado fan', price });
  const scoreOf = (a: number | null, b: number | null): number => compareGoods(at(a), at(b)).score;
  assert.equal(scoreOf(10, 10), 1);
  assert.equal(scoreOf(10, null), 1);
  assert.ok(scoreOf(10, 20) < scoreOf(10, 11));
  assert.ok(scoreOf(10, 1_000) > 0.8);
});

test('a description that was copied is found under another title', () => {
  const description =
    'Beech wood with two drawers, brass handles, rounded edges, felt feet, delivered flat with screws and a key';
  const known = indexOf('Fan', { title: 'Exludik Marbella', description });
  const [first] = known.find({ title: 'Lovely for your home', description });
  assert.equal(first?.id, 1);
  assert.ok((first?.score ?? 0) > 0.7 && (first?.bits ?? 0) > 60);
});

test('a score is explained by the words in common, the rarest first, and by what only one has', () => {
  const known = indexOf(
    'Exludik telephone KX-TG6500B, black',
    ...Array.from({ length: 400 }, (_, n) => `telephone A${n}000 black`),
  );
  const explained = known.explain({ title: 'Telephone Exludik KXTG6500B, white, 500 g' }, 0);
  assert.deepEqual(
    explained.shared.map(({ word, share }) => [word, share]),
    [
      ['kxtg6500b', 1],
      ['exludik', 1],
      ['telephone', 1],
    ],
  );
  const [rare, , frequent] = explained.shared;
  assert.ok((rare?.oneIn ?? 0) > 100 && (frequent?.oneIn ?? 9) <= 2);
  assert.deepEqual([explained.onlyAsked.sort(), explained.onlyKnown], [['0.5 kg', 'white'], ['black']]);
  assert.equal(explained.model, 'same');
  assert.equal(known.explain({ title: 'Exludik telephone KX-TG7000C' }, 0).model, 'other');
  assert.equal(known.explain({ title: 'Exludik telephone KX-TG6500' }, 0).model, 'alike');
  assert.equal(known.explain({ title: 'Exludik telephone' }, 0).model, null);
  assert.throws(() => known.explain({ title: 'x' }, 401), RangeError);
});

test('words weigh by how rare they are, and what is added later counts at once', () => {
  const known = indexOf('Marbella garden table', 'Exludik garden chair');
  const chair = { title: 'Exludik garden table' };
  for (let n = 0; n < 600; n++) known.add({ title: `Garden table number ${n}` });
  assert.equal(known.find(chair)[0]?.id, 1, 'the brand is rarer than what it is');
  const id = known.add({ title: 'Exludik garden table' });
  const [first, second] = known.find(chair);
  assert.deepEqual([first?.id, first?.confidence], [id, 1]);
  assert.ok((second?.confidence ?? 1) < (second?.score ?? 0), 'one that is more alike speaks against the next');
});

test('an index that was saved and opened gives the same answers, and takes more', () => {
  const titles = Array.from(
    { length: 3_000 },
    (_, n) => `Exludik model EX-${n * 7} ${n % 2 ? 'lamp' : 'fan'} ${n} g 台灯${n}`,
  );
  const known = indexOf(...titles);
  const bytes = known.save();
  const opened = GoodsIndex.open(bytes);
  const odd = new Uint8Array(bytes.length + 1);
  odd.set(bytes, 1);
  const moved = GoodsIndex.open(odd.subarray(1));
  const ask = (index: GoodsIndex): unknown[] =>
    titles.slice(0, 100).map((title) => index.find({ title: `${title} new` }));
  assert.deepEqual(ask(opened), ask(known));
  assert.deepEqual(ask(moved), ask(known));
  const [asSaved, another] = [bytes.slice(), GoodsIndex.open(bytes)];
  const before = ask(another);
  // Words that it has change what is counted; those that it has not, what is kept.
  for (const title of titles.slice(0, 9)) opened.add({ title });
  for (const title of titles.slice(0, 9)) known.add({ title });
  assert.deepEqual(ask(opened), ask(known));
  for (const index of [known, opened]) for (const title of titles) index.add({ title: `${title} again` });
  assert.deepEqual(ask(opened), ask(known));
  assert.ok(Buffer.compare(bytes, asSaved) === 0, 'what is added does not change what was saved');
  assert.deepEqual(ask(another), before, 'nor another index that was opened of it');
  for (const at of [8, 12, 20, 28, 68, 72, bytes.length >> 1, bytes.length - 1]) {
    const damaged = bytes.slice();
    damaged[at] = (damaged[at] ?? 0) ^ 0x40;
    assert.throws(() => GoodsIndex.open(damaged), { name: 'RangeError', message: /damaged/ }, `byte ${at}`);
  }
  for (const wrong of [new Uint8Array(0), new Uint8Array(400), bytes.subarray(0, bytes.length - 4)])
    assert.throws(() => GoodsIndex.open(wrong), RangeError);
  const older = bytes.slice();
  older[4] = 99;
  assert.throws(() => GoodsIndex.open(older), /version/);
});

test('texts that a catalogue has many times are all found, and what is more alike stands before them', () => {
  const colours = ['black', 'white', 'green', 'amber', 'brown', 'olive'];
  for (let n = 0; n < 60; n++) {
    const title = `Exludik ${colours[n % 6]} garden chair ${'of beech wood '.slice(0, n % 15)} ${n} cm`;
    const known = indexOf('Lamp', `${title} foldable`);
    for (let k = 0; k < 300 + n; k++) known.add({ title, price: 10 + (k % 2) });
    const found = known.find({ title, price: 10 });
    assert.equal(found.length, 10, title);
    for (const { id, score } of found) assert.equal(score, known.explain({ title, price: 10 }, id).score, title);
    assert.equal(found[0]?.score, 1, title);
    assert.equal(known.find({ title: `${title} foldable` })[0]?.id, 1, title);
  }
});

test('any text is found again by itself, and asking changes no answer', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 40 }), (titles) => {
      const known = new GoodsIndex();
      const ids = titles.map((title) => known.add({ title }));
      assert.equal(known.size, titles.length);
      for (const [n, title] of titles.entries()) {
        const answer = known.find({ title }, 64);
        assert.deepEqual(known.find({ title }, 64), answer);
        if (compareGoods({ title }, { title }).score > 0)
          assert.ok(
            answer.some(({ id }) => id === ids[n]),
            title,
          );
      }
    }),
    { numRuns: 100 },
  );
});

test('of edited titles among thousands at least 95 of 100 are found first', () => {
  let state = 11;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  const word = (): string => `w${random(5_000)}`;
  const titles = Array.from({ length: 2_000 }, () => Array.from({ length: 8 + random(8) }, word));
  const known = indexOf(...titles.map((words) => words.join(' ')));
  let found = 0;
  for (let n = 0; n < 300; n++) {
    const id = random(titles.length);
    const edited = (titles[id] ?? []).map((each) => (random(100) < 30 ? word() : each)).sort(() => random(3) - 1);
    if (known.find({ title: edited.join(' ') })[0]?.id === id) found += 1;
  }
  assert.ok(found >= 285, `${found} of 300`);
});

const split = `${SHARED_DATA}/matching/abt_buy_deepmatcher/test.txt`;
test('pairs that people matched are told from those they did not', { skip: unlessShared(split) }, () => {
  let [right, wrong, same] = [0, 0, 0];
  const titleOf = (text: string): string => /COL name VAL (.*?)(?= COL \w+ VAL|$)/.exec(text)?.[1] ?? '';
  const rows = readFileSync(split, 'utf8').split('\n').filter(Boolean);
  const known = new GoodsIndex();
  const ids = new Map<string, number>();
  for (const row of rows) {
    const title = titleOf(row.split('\t')[1] ?? '');
    if (!ids.has(title)) ids.set(title, known.add({ title }));
  }
  for (const row of rows) {
    const [a = '', b = '', label] = row.split('\t');
    const isSame = label?.trim() === '1';
    if (isSame) same += 1;
    const found = known.find({ title: titleOf(a) }).find(({ id }) => id === ids.get(titleOf(b)));
    if ((found?.confidence ?? 0) < 0.5) continue;
    if (isSame) right += 1;
    else wrong += 1;
  }
  const f1 = (2 * right) / (2 * right + wrong + (same - right));
  assert.ok(f1 > 0.75, `F1 of one side alone, by titles alone: ${f1}`);
});
