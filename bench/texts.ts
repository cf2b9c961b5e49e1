// The same goods again, by text. Pairs that people matched, judged without any label (Abt-Buy and Amazon-Google in the
// split of DeepMatcher, and whole), then look-ups among a million titles. JSON lines. node bench/texts.ts [titles]
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Goods, GoodsIndex } from '@vigie/engine';
import { z } from 'zod';
import { DATA, makeTitles, numbersFrom, offerAgain, readTable, readTitles } from './titles.ts';

/** More is said by both than by one alone: the one threshold, for both sets. */
const SAME = 0.5;

interface Pair {
  left: number;
  right: number;
  isSame: boolean;
}

interface Tables {
  left: Goods[];
  right: Goods[];
  pairs: Pair[];
}

const priceOf = (text = ''): number | null => Number(text.replaceAll(/[^0-9.]/g, '')) || null;

/** A row as the split writes it: `COL title VAL … COL price VAL …`. */
function goodsOf(row: string): Goods {
  const cells = new Map(
    [...row.matchAll(/COL (\w+) VAL (.*?)(?=COL \w+ VAL|$)/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  );
  return {
    title: cells.get('name') ?? cells.get('title') ?? '',
    description: cells.get('description') || null,
    brand: cells.get('manufacturer') || null,
    price: priceOf(cells.get('price')),
  };
}

/** The pairs of the split's test, among the goods of all its parts: a catalogue is known without any label. */
function readSplit(folder: string): Tables {
  const tables: Tables = { left: [], right: [], pairs: [] };
  const numbers = new Map<string, number>();
  const numberOf = (side: Goods[], text: string): number => {
    const key = `${side === tables.left}${text}`;
    const number = numbers.get(key) ?? side.push(goodsOf(text)) - 1;
    numbers.set(key, number);
    return number;
  };
  for (const part of ['train', 'valid', 'test']) {
    for (const line of readFileSync(`${DATA}/matching/${folder}/${part}.txt`, 'utf8').split('\n').filter(Boolean)) {
      const [a = '', b = '', label] = line.split('\t');
      const pair = { left: numberOf(tables.left, a), right: numberOf(tables.right, b), isSame: label?.trim() === '1' };
      if (part === 'test') tables.pairs.push(pair);
    }
  }
  return tables;
}

/** Two whole tables; of all their pairs, those that people matched are the same. */
function readWhole(folder: string, [a, b]: [string, string], delimiter: string): Tables & { total: number } {
  const goods = (file: string): Goods[] =>
    readTable(`matching/${folder}/${file}.csv`, delimiter).map((row) => ({
      title: row.name ?? row.title ?? '',
      description: row.description || null,
      brand: row.manufacturer || null,
      price: priceOf(row.price),
    }));
  const [left, right] = [goods(a), goods(b)];
  const same = new Set(readTable(`matching/${folder}/gt.csv`, delimiter).map(({ D1, D2 }) => `${D1} ${D2}`));
  const pairs = left.flatMap((_row, l) =>
    right.map((_other, r) => ({ left: l, right: r, isSame: same.has(`${l} ${r}`) })),
  );
  return { left, right, pairs, total: same.size };
}

const indexOf = (goods: Goods[]): GoodsIndex => {
  const index = new GoodsIndex();
  for (const each of goods) index.add(each);
  return index;
};

/** Each side looked up among the other: a pair is as sure as the less sure of the two answers. */
function judge({ left, right, pairs }: Tables, total = pairs.filter(({ isSame }) => isSame).length) {
  const answersOf = (asked: Goods[], known: Goods[]): Map<number, number>[] => {
    const index = indexOf(known);
    return asked.map((goods) => new Map(index.find(goods).map(({ id, confidence }) => [id, confidence])));
  };
  const [ofLeft, ofRight] = [answersOf(left, right), answersOf(right, left)];
  const sure = pairs.map((pair) => ({
    isSame: pair.isSame,
    confidence: Math.min(ofLeft[pair.left]?.get(pair.right) ?? 0, ofRight[pair.right]?.get(pair.left) ?? 0),
  }));
  const found = sure.filter(({ confidence }) => confidence >= SAME);
  const rightly = found.filter(({ isSame }) => isSame).length;
  const [precision, recall] = [rightly / found.length, rightly / total];
  const tenths = Array.from({ length: 10 }, (_, n) => {
    const within = sure.filter(({ confidence }) => confidence > n / 10 && confidence <= (n + 1) / 10);
    return within.length ? Math.round((100 * within.filter(({ isSame }) => isSame).length) / within.length) : null;
  });
  return {
    pairs: total,
    precision: Number(precision.toFixed(3)),
    recall: Number(recall.toFixed(3)),
    f1: Number(((2 * precision * recall) / (precision + recall)).toFixed(3)),
    /** Of the pairs of each tenth of confidence, how many of a hundred are the same goods. */
    sameOfHundred: tenths,
  };
}

/** Processor seconds of what is done. */
function secondsOf(act: () => void): number {
  const began = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}

function lookUp(count: number) {
  const random = numbersFrom(42);
  const titles = [...makeTitles(readTitles(), count, random)];
  const built = new GoodsIndex();
  const adding = secondsOf(() => {
    for (const title of titles) built.add({ title });
  });
  const folder = mkdtempSync(join(tmpdir(), 'goods-'));
  const file = join(folder, 'goods.index');
  const saved = built.save();
  writeFileSync(file, saved);
  const reading = performance.now();
  const bytes = readFileSync(file);
  const opening = performance.now();
  const index = GoodsIndex.open(bytes);
  const opened = performance.now();
  rmSync(folder, { recursive: true });
  const asked = Array.from({ length: 20_000 }, () => {
    const title = titles[random(count)] ?? '';
    return { title, again: offerAgain(title, random) };
  });
  for (const { again } of asked.slice(0, 2_000)) index.find({ title: again });
  const answers: number[][] = [];
  const asking = secondsOf(() => {
    for (const { again } of asked) answers.push(index.find({ title: again }).map(({ id }) => id));
  });
  const placeOf = ({ title }: { title: string }, n: number): number =>
    (answers[n] ?? []).findIndex((id) => titles[id] === title);
  const places = asked.map(placeOf);
  const share = (most: number): number => places.filter((place) => place >= 0 && place < most).length / places.length;
  return {
    titles: index.size,
    addsPerSecond: Math.round(count / adding),
    lookupsPerSecond: Math.round(asked.length / asking),
    recallAt1: Number(share(1).toFixed(4)),
    recallAt10: Number(share(10).toFixed(4)),
    megabytes: Math.round(saved.length / 1e6),
    millisecondsToRead: Math.round(opening - reading),
    millisecondsToOpen: Number((opened - opening).toFixed(2)),
  };
}

/** Look-ups of what a catalogue has ten thousand times: as it is, and with another ending to each word. */
function lookUpTwins(words: number) {
  const title = Array.from(
    { length: words },
    (_, n) => `${String.fromCharCode(97 + (n % 26))}ord${'eiou'[n % 4]}${n % 7}m`,
  ).join(' ');
  const index = new GoodsIndex();
  for (let n = 0; n < 10_000; n++) index.add({ title });
  const perSecond = (asked: string): number => {
    for (let n = 0; n < 500; n++) index.find({ title: asked });
    return Math.round(3_000 / secondsOf(() => Array.from({ length: 3_000 }, () => index.find({ title: asked }))));
  };
  return { twins: index.size, words, same: perSecond(title), endings: perSecond(title.replaceAll('m', 'ms')) };
}

if (!existsSync(`${DATA}/matching`))
  throw new Error(`no pairs at ${DATA}/matching: set VIGIE_SHARED to where they are`);
const print = (line: object): void => console.log(JSON.stringify({ bench: 'texts', ...line }));
const count = z.coerce
  .number()
  .int()
  .positive()
  .parse(process.argv[2] ?? 1_000_000);
for (const name of ['abt_buy', 'amazon_google'])
  print({ set: `${name}, test of the split`, ...judge(readSplit(`${name}_deepmatcher`)) });
const abt = readWhole('abt_buy', ['abt', 'buy'], '|');
print({ set: 'abt_buy, whole', ...judge(abt, abt.total) });
const amazon = readWhole('amazon_google', ['amazon', 'gp'], '#');
print({ set: 'amazon_google, whole', ...judge(amazon, amazon.total) });
print(lookUp(count));
for (const words of [4, 12, 60]) print(lookUpTwins(words));
