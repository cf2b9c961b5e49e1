// What asking another unit costs (docs/reference/hit-no-hit.md): the table of so many known subjects, which is made anew
// each night under a new key, and one look-up, both sides together, in processor time. One JSON line.
// node bench/hit-no-hit.ts [known subjects] [of these, computed; the rest of the table is random, as outputs are] [threads]
import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { evaluateMany } from '../server/src/inquiry/prf/evaluate-many.ts';
import { type Blinded, blind, evaluate, finalize, makeKey } from '../server/src/inquiry/prf/suite.ts';
import { bucketOf, isIn, KEPT_BYTES, makeTable } from '../server/src/inquiry/prf/table.ts';
import { normalise } from '../server/src/inquiry/subject/normalise.ts';

const known = Number(process.argv[2] ?? 1_000_000);
const computed = Number(process.argv[3] ?? known);
const threads = Number(process.argv[4] ?? availableParallelism());
const LOOKUPS = 100;
const PICTURES = 20;

const cpuMs = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};
const rounded = (value: number): number => Math.round(value * 10) / 10;

const key = makeKey();
const inputs = Array.from({ length: computed }, (_, at) => `vigie.inquiry/1\ncompany\ncompany:SIREN/${at}`);
const began = performance.now();
const before = process.cpuUsage();
const outputs = await evaluateMany(key.secret, inputs, threads);
const evaluated = { seconds: rounded((performance.now() - began) / 1000), cpuSeconds: rounded(cpuMs(before) / 1000) };
const building = performance.now();
const table = makeTable(Buffer.concat([outputs, randomBytes((known - computed) * KEPT_BYTES)]));
const tableSeconds = rounded((performance.now() - building) / 1000);

/** One look-up as it goes over the wire: both sides write and read base64. */
function lookUp(texts: readonly string[]): boolean[] {
  const asked: Blinded[] = texts.map(blind);
  const sent = JSON.stringify(asked.map(({ element }) => Buffer.from(element).toString('base64')));
  const read: string[] = JSON.parse(sent);
  const answer = evaluate(
    key,
    read.map((element) => Buffer.from(element, 'base64')),
  );
  const outputs = finalize(asked, key.public, answer);
  return outputs.map((output) => {
    const given = table.buckets[bucketOf(output, table.bits)]?.toString('base64') ?? '';
    return isIn(Buffer.from(given, 'base64'), output);
  });
}

/** Processor time of each of many look-ups, in milliseconds; the first ones, which compile the code, are not counted. */
function measure(times: number, textsOf: (at: number) => readonly string[]) {
  for (let at = 0; at < 5; at++) lookUp(textsOf(at));
  const took = Array.from({ length: times }, (_, at) => {
    const since = process.cpuUsage();
    lookUp(textsOf(at));
    return cpuMs(since);
  }).sort((a, b) => a - b);
  return { p50: rounded(took[Math.floor(times / 2)] ?? 0), p95: rounded(took[Math.floor(times * 0.95)] ?? 0) };
}

const hits = Array.from({ length: 50 }, (_, at) => lookUp([inputs[(at * 7) % computed] ?? ''])[0]).filter(
  Boolean,
).length;
const misses = Array.from({ length: 50 }, (_, at) => lookUp([`none ${at}`])[0]).filter((found) => !found).length;
const pdq = (at: number): string => at.toString(16).padStart(64, '7');
const line = {
  known,
  computed,
  threads,
  evaluated,
  tableSeconds,
  buckets: table.buckets.length,
  width: table.width,
  bucketBytes: table.buckets[0]?.length ?? 0,
  tableMegabytes: rounded((table.buckets.length * (table.buckets[0]?.length ?? 0)) / 1_000_000),
  lookUpCpuMs: measure(LOOKUPS, (at) => [inputs[at % computed] ?? '']),
  pictureCpuMs: measure(PICTURES, (at) => normalise({ kind: 'picture', value: pdq(at), mayBePerson: false }).inputs),
  hits: `${hits}/50`,
  misses: `${misses}/50`,
};
process.stdout.write(`${JSON.stringify(line)}\n`);
