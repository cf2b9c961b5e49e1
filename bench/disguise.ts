/**
 * Measures how many hidden words are found, kind of disguise by kind, and how many ordinary listings are flagged for a
 * word that they do not have, beside peers in the same run: one JSON line a kind, then the false hits. The table sets
 * both together as F1: of as many hidden words as ordinary listings.
 *
 * Run: `node bench/disguise.ts [--words 200] [--listings 3000] [--table] [--only PART] [--methods NAME,NAME]`
 * (kinds whose name has that part). `wrong`: of the same texts, the share where a quantity was found that the title by
 * itself does not have, other than the hidden one. The words are terms of the shipped packs,
 * hidden in titles of the shared data (../shared/data), which also gives the ordinary listings. Quantities with a unit
 * (`120 cm`) are hidden and looked for the same way.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parsePack } from '@vigie/engine';
import { kinds, kindsOfOthers, seededRandom } from './disguise/kinds.ts';
import { type Method, methods } from './disguise/methods.ts';
import { quantities, quantityKinds, quantityMethods, quantityOf } from './disguise/quantities.ts';
import { readListings, sharedFolder, textOf } from './screen/corpus.ts';

const { values } = parseArgs({
  options: {
    words: { type: 'string', default: '200' },
    listings: { type: 'string', default: '3000' },
    table: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    methods: { type: 'string', default: '' },
  },
});
if (!existsSync(`${sharedFolder}/data`)) {
  console.error(`bench/disguise: no real listings at ${sharedFolder}/data; set VIGIE_SHARED`);
  process.exit(3);
}
const root = new URL('../', import.meta.url).pathname;
const terms = [
  ...new Set(
    globSync('packs/*/*/*.yaml', { cwd: root })
      .sort()
      .flatMap((file) => {
        const parsed = parsePack(readFileSync(root + file, 'utf8'), file);
        return 'pack' in parsed ? Object.values(parsed.pack.terms) : [];
      })
      .flatMap((languages) => Object.values(languages).flat())
      .filter((term) => /^[a-z]{4,}( [a-z]{4,})*$/.test(term)),
  ),
].sort();
const prepareAll = (all: readonly Method[], from: readonly string[]) =>
  all
    .filter(({ name }) => values.methods === '' || ['plain words', ...values.methods.split(',')].includes(name))
    .map(({ name, prepare }) => ({ name, find: prepare(from) }));
const ready = prepareAll(methods, terms);
const plain = ready.find(({ name }) => name === 'plain words');
const sets = [
  { from: terms, looks: ready, kinds: [...kindsOfOthers(`${sharedFolder}/data/confusables`), ...kinds] },
  { from: quantities, looks: prepareAll(quantityMethods, quantities), kinds: quantityKinds },
].flatMap(({ kinds, ...set }) => kinds.map((kind) => ({ ...set, kind })));
const listings = readListings();
const random = seededRandom(20_261_129);
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const titles = listings.map((listing) => listing.title.split(/\s+/).slice(0, 8)).filter((words) => words.length > 3);
const rows: { kind: string; words: number; found: Record<string, number> }[] = [];
const zeros = (looks: readonly { name: string }[]): Record<string, number> =>
  Object.fromEntries(looks.map(({ name }) => [name, 0]));
const shares = (counts: Record<string, number>, of: number) =>
  Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Number((count / of).toFixed(3))]));

for (const { from, looks, kind } of sets) {
  if (!kind.name.includes(values.only)) continue;
  const found = zeros(looks);
  const wrong = zeros(looks);
  const asItStands = looks.find(({ name }) => name === 'plain words');
  let words = 0;
  const missed: string[] = [];
  for (let tries = 0; words < Number(values.words) && tries < Number(values.words) * 40; tries++) {
    const term = pick(from);
    const hidden = kind.hide(term, random);
    const title = pick(titles);
    const half = title.length >> 1;
    // What shows a term as it stands is not hidden.
    if (hidden === null || (asItStands?.find(hidden).size ?? 0) > 0) continue;
    words += 1;
    const text = [...title.slice(0, half), hidden, ...title.slice(half)].join(' ');
    for (const { name, find } of looks) {
      const seen = find(text);
      if (seen.has(term)) found[name] = (found[name] ?? 0) + 1;
      else if (name === 'vigie') missed.push(text);
      if (from !== quantities) continue;
      const known = find(title.join(' '));
      if ([...seen].some((each) => quantityOf(each) !== quantityOf(term) && !known.has(each)))
        wrong[name] = (wrong[name] ?? 0) + 1;
    }
  }
  rows.push({ kind: kind.name, words, found });
  console.log(
    JSON.stringify({
      bench: 'disguise',
      kind: kind.name,
      words,
      ...shares(found, words),
      ...(from === quantities && { wrong: shares(wrong, words) }),
      missed: missed.slice(0, 16),
    }),
  );
}

const step = Math.max(1, Math.floor(listings.length / Number(values.listings)));
const texts = listings.filter((_, i) => i % step === 0).map((listing) => textOf(listing).slice(0, 2000));
const falseShare = new Map<string, number>();
for (const { name, find } of values.only === '' ? ready : []) {
  let flagged = 0;
  const samples: string[] = [];
  for (const text of texts) {
    const known = plain?.find(text.normalize('NFKD').replace(/\p{M}/gu, '')) ?? new Set();
    const more = [...find(text)].filter((term) => !known.has(term));
    if (more.length === 0) continue;
    flagged += 1;
    if (samples.length < 5) samples.push(more.join(', '));
  }
  falseShare.set(name, flagged / texts.length);
  console.log(JSON.stringify({ bench: 'disguise', falseHits: name, flagged, listings: texts.length, samples }));
}
if (values.table) {
  const names = ready.map(({ name }) => name);
  const line = (first: string, cells: (string | number)[]) => console.log(`| ${first} | ${cells.join(' | ')} |`);
  line('recall (F1)', names);
  line(
    '---',
    Array.from(names, () => '---'),
  );
  for (const { kind, words, found } of rows) {
    const cells = names.map((name) => {
      const recall = (found[name] ?? 0) / words;
      const f1 = (2 * recall) / (recall + (falseShare.get(name) ?? 0) + 1);
      return `${recall.toFixed(2)} (${f1.toFixed(2)})`;
    });
    line(kind, cells);
  }
  line(
    'ordinary listings flagged',
    names.map((name) => (falseShare.get(name) ?? 0).toFixed(4)),
  );
}
