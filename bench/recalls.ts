// Recalls among offers: real notices as they are read; offers made of them, half of them traps (the brand, another
// product); and pairs that people matched (Abt and Buy). JSON lines. node bench/recalls.ts
import { globSync, readFileSync } from 'node:fs';
import {
  emptyListing,
  isSearchable,
  type Listing,
  parsePack,
  productsOf,
  RecallIndex,
  type RecallNotice,
  readNotices,
} from '@vigie/engine';
import { DATA, numbersFrom, offerAgain, readTable } from './titles.ts';

const file = 'packs/eu/recalled-products/2024-12-13.yaml';
const parsed = parsePack(readFileSync(file, 'utf8'), file);
if (!('pack' in parsed)) throw new Error(`${file} is no pack`);
const { pack } = parsed;
const LIST = 'recalled';
const DAY = '2026-01-01';
const print = (line: object): void => console.log(JSON.stringify({ bench: 'recalls', ...line }));
const share = (part: number, of: number): number => Number((part / of).toFixed(3));

const readJson = (folder: string): unknown[] =>
  globSync('*.json', { cwd: `${DATA}/${folder}` }).map((name) =>
    JSON.parse(readFileSync(`${DATA}/${folder}/${name}`, 'utf8')),
  );
const lines = (name: string): unknown[] =>
  readFileSync(`${DATA}/${name}`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line));

const sources: [name: string, notices: RecallNotice[]][] = [
  ['RappelConso and Safety Gate', readJson('recalls_fr_eu').flatMap((each) => readNotices(each))],
  ['makers, in German', readNotices(lines('recalls_de/manufacturer_recalls_de.jsonl'))],
  // The cut has no references: the row is one.
  [
    'RappelConso V1, seven columns',
    readNotices(readTable('rappelconso_v1/rappelconso_v1_9k.csv').map((row, n) => ({ ...row, id: `row ${n}` }))),
  ],
];

const all: RecallNotice[] = [];
for (const [name, notices] of sources) {
  all.push(...notices);
  print({
    notices: name,
    read: notices.length,
    usable: share(notices.filter(isSearchable).length, notices.length),
    byIdentifierOrProduct: share(notices.filter((notice) => productsOf(notice).length > 0).length, notices.length),
    withGtin: notices.filter(({ gtins }) => gtins.length > 0).length,
    withModel: notices.filter(({ models }) => models.length > 0).length,
  });
}

/** A notice whose product has a name of its own: of the cut, only brands and kinds of goods are known. */
const named = all.filter(({ reference, title }) => !reference.startsWith('row ') && title.length > 3);
const index = new RecallIndex(pack, LIST, all);
const random = numbersFrom(7);

/** The product of a notice as a trader would offer it: now and then with its GTIN. */
function offerOf({ title, brands, models, gtins }: RecallNotice): Listing {
  const name = [brands[0] ?? '', title, title.includes(models[0] ?? '') ? '' : (models[0] ?? '')].join(' ');
  const gtin = random(3) === 0 ? (gtins[0] ?? null) : null;
  return { ...emptyListing('shop.example', offerAgain(name.trim(), random)), gtin };
}

/** Names of other things that are sold under no brand of theirs here. */
const others = [
  ...readTable('toys_pt/listings.csv').map((row) => ({ title: row.title ?? '', gtin: row.ean ?? null })),
  ...readTable('jumia_ma/listings.csv').map((row) => ({ title: row.title ?? '', gtin: null })),
];
/** A trap: the brand of a notice on another product. */
function trapOf({ brands }: RecallNotice): Listing {
  const other = others[random(others.length)];
  return {
    ...emptyListing('shop.example', `${brands[0] ?? ''} ${other?.title ?? ''}`.trim()),
    gtin: other?.gtin || null,
  };
}

const tally = { offers: 0, found: 0, first: 0, identifier: 0, product: 0, wrongIdentifier: 0, wrongProduct: 0 };
const trapped = { traps: 0, identifier: 0, product: 0 };
const began = process.cpuUsage();
for (let round = 0; round < 10; round++) {
  for (const notice of named) {
    // Notices of one product under several numbers are each right.
    const isRight = (reference: string): boolean => {
      const other = all.find((each) => each.reference === reference);
      return (
        reference === notice.reference ||
        other?.gtins.some((gtin) => notice.gtins.includes(gtin)) === true ||
        (other?.title === notice.title && other.brands[0] === notice.brands[0])
      );
    };
    const found = index.match(offerOf(notice), DAY, 5);
    tally.offers += 1;
    if (found.some(({ reference }) => isRight(reference))) tally.found += 1;
    if (isRight(found[0]?.reference ?? '')) tally.first += 1;
    for (const { reference, verdict } of found) {
      if (verdict === 'possible') continue;
      if (isRight(reference)) tally[verdict] += 1;
      else if (verdict === 'identifier') tally.wrongIdentifier += 1;
      else tally.wrongProduct += 1;
      if (process.env.SHOW && !isRight(reference))
        console.error('WRONG', notice.brands, notice.title, reference, verdict);
    }
    if (process.env.SHOW && !found.some(({ reference }) => isRight(reference)))
      console.error('MISS', notice.reference, notice.brands, notice.title);
    const trap = trapOf(notice);
    trapped.traps += 1;
    for (const { verdict, reference } of index.match(trap, DAY, 5)) {
      if (verdict !== 'possible') trapped[verdict] += 1;
      if (process.env.SHOW && verdict !== 'possible') console.error('TRAP', trap.title, reference);
    }
  }
}
const { user, system } = process.cpuUsage(began);
print({
  recalls: all.length,
  offers: tally.offers,
  foundAmongFive: share(tally.found, tally.offers),
  foundFirst: share(tally.first, tally.offers),
  verdicts: tally,
  traps: trapped,
  lookupsPerSecond: Math.round((2 * tally.offers) / ((user + system) / 1e6)),
});

// "Sony Turntable - PSLX350H": the brand first, the model last.
const known = readTable('matching/abt_buy/abt.csv', '|');
const offers = readTable('matching/abt_buy/buy.csv', '|');
const pairs = new Set(readTable('matching/abt_buy/gt.csv', '|').map(({ D1, D2 }) => `${D1} ${D2}`));
const notices = readNotices(
  known.map(({ id, name = '' }) => {
    const [, brand, model] = /^(\S+) .* - (\S+)$/.exec(name) ?? [];
    return { reference: id, title: name, brand, model };
  }),
);
const recalls = new RecallIndex(pack, LIST, notices);
const verdicts = { product: { right: 0, wrong: 0 }, possible: { right: 0, wrong: 0 } };
const within = new Set<string>();
for (const { id, name = '', description = '' } of offers) {
  for (const { reference, verdict } of recalls.match({ ...emptyListing('buy', name), description }, DAY, 5)) {
    const pair = `${reference} ${id}`;
    if (verdict !== 'identifier') verdicts[verdict][pairs.has(pair) ? 'right' : 'wrong'] += 1;
    if (pairs.has(pair)) within.add(pair);
  }
}
const { right, wrong } = verdicts.product;
print({
  set: 'abt_buy, whole',
  recalls: notices.length,
  offers: offers.length,
  pairs: pairs.size,
  amongFive: share(within.size, pairs.size),
  product: right,
  precisionOfProduct: share(right, right + wrong),
});
