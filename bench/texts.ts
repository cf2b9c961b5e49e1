// Near-duplicate texts: a million known ones, lookups of edited ones, a JSON line. node bench/texts.ts [texts]
import { SimilarTexts, shinglesOf } from '@vigie/engine';

const count = Number(process.argv[2] ?? 1_000_000);
let state = 42;
function random(below: number): number {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % below;
}
/** Words as often as in language: few come in nearly every text. */
const word = (): string => `word${Math.floor(60_000 ** (random(1_000_000) / 1_000_000))}`;
const texts = Array.from({ length: count }, () => Array.from({ length: 8 + random(24) }, word).join(' '));

const known = new SimilarTexts();
const began = performance.now();
for (const text of texts) known.add(text);
const added = performance.now() - began;

const queries = Array.from({ length: 20_000 }, () => {
  const id = random(count);
  const words = (texts[id] ?? '').split(' ').map((each) => (random(100) < 8 ? word() : each));
  return { id, text: words.reverse().join(' ') };
});
const started = performance.now();
const answers = queries.map(({ text }) => known.find(text));
const looked = performance.now() - started;
let alike = 0;
let found = 0;
for (const [n, { id, text }] of queries.entries()) {
  const [a, b] = [new Set(shinglesOf(text)), new Set(shinglesOf(texts[id] ?? ''))];
  const both = a.intersection(b).size;
  if (both / (a.size + b.size - both) < 0.7) continue;
  alike += 1;
  if (answers[n]?.some((each) => each.id === id)) found += 1;
}
console.log(
  JSON.stringify({
    bench: 'texts',
    known: count,
    addsPerSecond: Math.round(count / (added / 1000)),
    lookupsPerSecond: Math.round(queries.length / (looked / 1000)),
    alike,
    recall: Number((found / alike).toFixed(4)),
    megabytes: Math.round(process.memoryUsage().rss / 1e6),
  }),
);
