// What it takes to look a picture up among a million known ones: by its own hashes and turns alone, and by its views too.
// One JSON line. node bench/pictures/picture-index.ts [pictures]
import { type HashedPicture, HashIndex, type PdqHash, PictureIndex } from '@vigie/engine';
import { median } from '../counted/median.ts';

const COUNT = Number(process.argv[2] ?? 1_000_000);
const LOOKUPS = 200;
const ROUNDS = 7;
const DISTANCE = 31;

let state = 7;
function random(): number {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return state >>> 0;
}
const hashes = (count: number): PdqHash[] =>
  Array.from({ length: count }, () => Uint16Array.from({ length: 16 }, random));
/** As many hashes as a photograph with plain edges has. */
const picture = (): HashedPicture => ({
  own: hashes(8),
  trimmed: hashes(8),
  views: { crops: hashes(6), strips: hashes(2), parts: hashes(14) },
});
/** Of a known picture, what is kept of it in memory here: a million have no room for what is only looked up. */
const known = (): HashedPicture => ({
  own: hashes(1),
  trimmed: [],
  views: { crops: hashes(6), strips: hashes(2), parts: [] },
});

const whole = new HashIndex();
const all = new PictureIndex();
for (let at = 0; at < COUNT; at += 100_000) {
  const some = Array.from({ length: Math.min(100_000, COUNT - at) }, known);
  const words = new Uint16Array(some.length * 16);
  for (const [n, { own }] of some.entries()) words.set(own[0] ?? [], n * 16);
  whole.addAll(words);
  all.addAll(some);
}
const shown = Array.from({ length: LOOKUPS }, picture);

function microseconds(look: (each: HashedPicture) => void): number {
  const before = process.cpuUsage();
  for (const each of shown) look(each);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / shown.length;
}
const rounds = Array.from({ length: ROUNDS }, () => ({
  turns: microseconds(({ own, trimmed }) => {
    for (const hash of [...own, ...trimmed]) whole.search(hash, DISTANCE);
  }),
  views: microseconds((each) => all.search(each, DISTANCE)),
}));
console.log(
  JSON.stringify({
    bench: 'picture-index',
    pictures: COUNT,
    turnsMicroseconds: Math.round(median(rounds.map(({ turns }) => turns))),
    viewsMicroseconds: Math.round(median(rounds.map(({ views }) => views))),
    ratio: Number(median(rounds.map(({ turns, views }) => views / turns)).toFixed(2)),
  }),
);
