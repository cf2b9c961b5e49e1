// What the hash of a picture costs, decoding included, beside decoding it alone: CPU time of one core, by turns, a JSON
// line. node bench/pictures/hash-picture.ts [picture]
import { existsSync, readFileSync } from 'node:fs';
import { pdq } from '@vigie/engine';
import sharp from 'sharp';
import { readPicture } from '../../server/src/base/page/hash-picture.ts';

const ROUNDS = 200;
const reference = `${process.env.VIGIE_SHARED ?? '../shared'}/data/pdq/aaa-orig.jpg`;
const [picture = reference] = process.argv.slice(2);
if (!existsSync(picture)) throw new Error(`there is no ${picture}: name a picture, or set VIGIE_SHARED`);
const bytes = readFileSync(picture);
// Each round decodes anew, as for pictures that come once.
sharp.cache(false);

const runs: Record<string, () => Promise<unknown>> = {
  decode: () => sharp(bytes).raw().toBuffer(),
  hash: async () => pdq(await readPicture(bytes, picture)),
};
const times: Record<string, number[]> = { decode: [], hash: [] };
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, run] of Object.entries(runs)) {
    const before = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(before);
    times[name]?.push((user + system) / 1000);
  }
}
/** The quarter and the middle of the times: a shared machine's own work makes some rounds slow. */
const spread = (name: string): { quarter: number; median: number } => {
  const sorted = (times[name] ?? []).slice(ROUNDS / 10).sort((a, b) => a - b);
  const at = (share: number): number => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 100) / 100;
  return { quarter: at(0.25), median: at(0.5) };
};
const { width, height } = await sharp(bytes).metadata();
console.log(
  JSON.stringify({ bench: 'hash-picture', width, height, decodeMs: spread('decode'), hashMs: spread('hash') }),
);
