// `vigie screen` on files, beside an older build of it and beside reading alone: one offer, JSON Lines, CSV. Processor
// time and wall, medians of alternating runs, start included; a bit of each table is read first. DuckDB looks for the terms
// of a language in each line as it stands, by one regular expression: no fields, no words, no disguise. The rows are 9,531
// and 1,000 real ones, over and over.
// node bench/screen-file.ts [--rows 1000000] [--runs 5] [--before FOLDER of another checkout, installed]
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import { median } from './counted/median.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '5' },
    before: { type: 'string' },
    'read-alone': { type: 'string' },
    'search-alone': { type: 'string' },
  },
});
/** Terms that DuckDB is given. */
const SOUGHT = 150;

if (values['read-alone'] !== undefined) {
  // What the bench compares with, as a process of its own.
  let read = 0;
  for await (const line of createInterface({ input: createReadStream(values['read-alone']) }))
    if (JSON.parse(line)) read += 1;
  process.exit(read > 0 ? 0 : 1);
}
if (values['search-alone'] !== undefined) {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const { listPackFiles, readPacks } = await import('../server/src/screening/packs/index.ts');
  const lists = readPacks(listPackFiles(join(import.meta.dirname, '../packs'))).flatMap(({ pack }) =>
    Object.values(pack.terms),
  );
  const terms = [...new Set(lists.flatMap(({ en = [] }) => en))].slice(0, SOUGHT);
  const pattern = terms.map((term) => term.replaceAll('*', '').replace(/[^\p{L}\p{N} ]/gu, '.')).join('|');
  const connection = await (
    await DuckDBInstance.create(':memory:', { autoinstall_known_extensions: 'false' })
  ).connect();
  const lines = `read_csv($1, columns = {'line': 'VARCHAR'}, header = false, delim = '\u0001', quote = '', escape = '', auto_detect = false)`;
  const found = await connection.runAndReadAll(`select count(*) from ${lines} where regexp_matches(line, $2, 'i')`, [
    values['search-alone'],
    pattern,
  ]);
  process.exit(found.getRows().length === 1 ? 0 : 1);
}

const rows = Number(values.rows);
const runs = Number(values.runs);
const shared = process.env.VIGIE_SHARED ?? join(import.meta.dirname, '../../shared');
const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true }));

/** Writes the lines over and over until there are enough. */
async function writeRows(name: string, head: string, lines: readonly string[]): Promise<string> {
  const file = join(folder, name);
  const out = createWriteStream(file);
  out.write(head);
  const block = `${lines.join('\n')}\n`;
  let left = rows;
  for (; left >= lines.length; left -= lines.length) if (!out.write(block)) await once(out, 'drain');
  out.end(
    lines
      .slice(0, left)
      .map((line) => `${line}\n`)
      .join(''),
  );
  await once(out, 'close');
  return file;
}

const objects = ['ebay', 'aliexpress', 'toys_pt', 'wish', 'jumia_ma'].flatMap(
  (set) =>
    Papa.parse(readFileSync(join(shared, 'data', set, 'listings.csv'), 'utf8'), { header: true, skipEmptyLines: true })
      .data,
);
const shein = Papa.parse<string[]>(readFileSync(join(shared, 'data/shein-products.csv'), 'utf8'), {
  skipEmptyLines: true,
}).data;
const one = join(folder, 'one.csv');
writeFileSync(one, 'title,description,price\n"Garden lamp","Of wood, 40 cm high",12.50\n');
const lines = await writeRows(
  'listings.jsonl',
  '',
  objects.map((each) => JSON.stringify(each)),
);
const [names = [], ...cells] = shein;
const csv = (each: readonly string[]): string => Papa.unparse([[...each]], { newline: '\n' });
const table = await writeRows('listings.csv', `${csv(names)}\n`, cells.map(csv));

/** Says what a whole process took, its threads included, as the last line on stderr. */
const TELL = `data:text/javascript,${encodeURIComponent(
  "import { isMainThread } from 'node:worker_threads'; if (isMainThread) process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage(); process.stderr.write('\\n' + JSON.stringify([(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1024])); });",
)}`;

interface Took {
  cpu: number;
  wall: number;
  megabytes: number;
}

function run(script: string, args: string[]): Took {
  const began = performance.now();
  const { stderr } = spawnSync(process.execPath, ['--import', TELL, script, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const wall = (performance.now() - began) / 1000;
  const [cpu = 0, megabytes = 0]: number[] = JSON.parse(stderr.trim().split('\n').at(-1) ?? '[]');
  return { cpu, wall, megabytes };
}

const round = (number: number): number => Number(number.toFixed(2));

/** Alternates, and prints a line for each that ran, with what it took times ours. */
function compare(measure: string, sides: Record<string, () => Took>): void {
  const took = new Map<string, Took[]>(Object.keys(sides).map((side) => [side, []]));
  for (let n = 0; n < runs; n++) for (const [side, go] of Object.entries(sides)) took.get(side)?.push(go());
  const of = (side: string, what: keyof Took): number => median((took.get(side) ?? []).map((each) => each[what]));
  for (const side of took.keys())
    console.log(
      JSON.stringify({
        ...{ bench: 'screen-file', measure, side, runs },
        ...{ cpuSeconds: round(of(side, 'cpu')), wallSeconds: round(of(side, 'wall')) },
        peakMegabytes: Math.round(of(side, 'megabytes')),
        cpuTimesOurs: round(of(side, 'cpu') / of('vigie screen', 'cpu')),
        wallTimesOurs: round(of(side, 'wall') / of('vigie screen', 'wall')),
      }),
    );
}

const before = values.before;
const screenOf = (root: string, file: string) => () => run(join(root, 'bin/vigie.js'), ['screen', file]);
const root = join(import.meta.dirname, '..');
const sides = (file: string) => ({
  'vigie screen': screenOf(root, file),
  ...(before === undefined ? {} : { before: screenOf(before, file) }),
});
sides(one)['vigie screen'](); // packs are compiled once
compare('one offer', sides(one));
compare(`${rows} JSON Lines`, {
  ...sides(lines),
  'readline + JSON.parse': () => run(import.meta.filename, ['--read-alone', lines]),
  'DuckDB, a regular expression': () => run(import.meta.filename, ['--search-alone', lines]),
});
compare(`${rows} rows of CSV`, sides(table));
