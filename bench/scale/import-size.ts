// What `vigie import` takes by how many rows a file has, and by how many cases the unit has confirmed: processor time of
// the command and of PostgreSQL with all jobs (screening, cases, relistings), medians. A JSON line for each.
// node bench/scale/import-size.ts [--rows 1000,10000,100000] [--every 0,100] [--confirmed 0,1000,30000] [--rounds 3]
//
// One row in `every` is found by a pack (0: none). `rowsSeconds`: less what an import of one row takes. `exponent`: of that
// time, from the fewest rows to the most. With `confirmed`, one row more comes to a unit that has so many confirmed cases, of
// two offers each, by the command and by a service that runs (`serviceMs`); `addedMs`: what a thousand of them add to it.
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { madeOffer } from '../screenings/made-offer.ts';
import { type Installation, openInstallation, openService, runCounted } from './own-service.ts';
import { seedCases } from './seed-cases.ts';

const given = parseArgs({
  options: {
    rows: { type: 'string', default: '1000,10000,100000' },
    every: { type: 'string', default: '0,100' },
    confirmed: { type: 'string', default: '0,1000,30000' },
    rounds: { type: 'string', default: '3' },
  },
}).values;
const numbers = (list: string): number[] => (list === '' ? [] : list.split(',').map(Number));
/** Imports of a row by a service that runs, and how long it is left alone before. */
const [POSTED, SETTLED_MS] = [20, 3_000];
const ROUNDS = Number(given.rounds);
const scratch = mkdtempSync(join(tmpdir(), 'vigie-bench-'));

async function writeOffers(rows: number, every: number, name = ''): Promise<string> {
  const path = join(scratch, `offers-${rows}-${every}${name}.jsonl`);
  const file = createWriteStream(path);
  for (let n = 0; n < rows; n++)
    if (!file.write(`${madeOffer(n, `offer${name}-${n}`, every)}\n`)) await once(file, 'drain');
  file.end();
  await once(file, 'close');
  return path;
}

const median = (of: number[]): number => of.toSorted((a, b) => a - b)[of.length >> 1] ?? 0;
const rounded = (value: number): number => Number(value.toFixed(3));
type Cost = Awaited<ReturnType<typeof runCounted>>;
const middle = (costs: Cost[]) => ({
  cpuSeconds: rounded(median(costs.map(({ node, postgres }) => node + postgres))),
  node: rounded(median(costs.map(({ node }) => node))),
  postgres: rounded(median(costs.map(({ postgres }) => postgres))),
  wallSeconds: rounded(median(costs.map(({ wall }) => wall))),
});
const tell = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const importInto = (installation: Installation, file: string): Promise<Cost> =>
  runCounted(installation, 'import', '--unit', 'Bench', file);

/** Each import into an installation of its own, sizes in turns. */
async function measureRows(every: number): Promise<void> {
  const sizes = numbers(given.rows);
  const costs = new Map<number, Cost[]>();
  for (let round = 0; round < ROUNDS; round++)
    for (const rows of [1, ...sizes]) {
      const installation = await openInstallation();
      try {
        const cost = await importInto(installation, await writeOffers(rows, every));
        costs.set(rows, [...(costs.get(rows) ?? []), cost]);
      } finally {
        await installation.close();
      }
    }
  const start = middle(costs.get(1) ?? []).cpuSeconds;
  const taken = (rows: number): number => middle(costs.get(rows) ?? []).cpuSeconds - start;
  for (const rows of [1, ...sizes]) {
    const cost = middle(costs.get(rows) ?? []);
    const ofRows = rows > 1 ? { rowsSeconds: rounded(taken(rows)), msARow: rounded((taken(rows) * 1000) / rows) } : {};
    tell({ measure: 'rows', rows, every, rounds: ROUNDS, ...cost, ...ofRows });
  }
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  if (most > least)
    tell({
      measure: 'exponent',
      every,
      from: least,
      to: most,
      exponent: rounded(Math.log(taken(most) / taken(least)) / Math.log(most / least)),
    });
}

/** Milliseconds of node and PostgreSQL for one import of one row by a service that runs, with its jobs. */
async function measureService(installation: Installation): Promise<{ serviceMs: number }> {
  const service = await openService(installation, 'serve');
  try {
    const post = async (n: number): Promise<void> => {
      const body = `{"listings":[${madeOffer(n, `posted-${n}`, 0)}]}`;
      const headers = { ...service.headers, 'content-type': 'application/json' };
      const answer = await fetch(`${service.address}/v1/listings`, { method: 'POST', headers, body });
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
      for (let quiet = 0; quiet < 2; await delay(50)) {
        const { rows } = await installation.database.query<{ waits: boolean }>(
          `select exists (select from pgboss.job where state < 'completed' and name in ('screening.run', 'followup.watch')) as waits`,
        );
        quiet = rows[0]?.waits ? 0 : quiet + 1;
      }
    };
    await post(0);
    const sum = (): number => Object.values(installation.spent(service.pid)).reduce((all, seconds) => all + seconds, 0);
    await delay(SETTLED_MS);
    const idle = sum();
    await delay(SETTLED_MS);
    // What the service does when nothing comes is no import's.
    const perSecond = ((sum() - idle) * 1000) / SETTLED_MS;
    const [before, began] = [sum(), performance.now()];
    for (let n = 1; n <= POSTED; n++) await post(n);
    const spent = sum() - before - (perSecond * (performance.now() - began)) / 1000;
    return { serviceMs: rounded((spent * 1000) / POSTED) };
  } finally {
    await service.stop();
  }
}

async function measureConfirmed(): Promise<void> {
  let none: { cpuMs: number; serviceMs: number } | null = null;
  for (const cases of numbers(given.confirmed)) {
    const installation = await openInstallation();
    try {
      const { rows } = await installation.database.query<{ unit: string; account: string }>(
        'select u.id as unit, a.id as account from unit u join account a on a.unit_id = u.id',
      );
      if (rows[0] && cases > 0)
        for (const statement of seedCases({ ...rows[0], cases, confirmedOneIn: 1 }))
          await installation.database.query(statement);
      const costs: Cost[] = [];
      for (let round = 0; round < ROUNDS; round++)
        costs.push(await importInto(installation, await writeOffers(1, 0, `-${round}`)));
      const cost = middle(costs);
      const inService = await measureService(installation);
      none ??= { cpuMs: cost.cpuSeconds * 1000, ...inService };
      const added =
        cases === 0
          ? {}
          : {
              addedMs: rounded(((cost.cpuSeconds * 1000 - none.cpuMs) * 1000) / cases),
              addedServiceMs: rounded(((inService.serviceMs - none.serviceMs) * 1000) / cases),
            };
      tell({ measure: 'confirmed', confirmed: cases, rounds: ROUNDS, ...cost, ...inService, ...added });
    } finally {
      await installation.close();
    }
  }
}

try {
  for (const every of numbers(given.every)) await measureRows(every);
  await measureConfirmed();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
