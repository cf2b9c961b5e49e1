// What the console's screens ask of a unit with many cases (bench/scale/seed-cases.ts: one in five confirmed, noticed and
// checked; all of two years): each GET whose answer can grow with them, by processor time of the service and of PostgreSQL
// and by the clock, medians. A JSON line for each. node bench/scale/screens.ts [--cases 10000,100000] [--rounds 5] [--only PATTERN]
//
// `ms`: by the clock; `cpuMs`: node and PostgreSQL; each by number of cases. `exponent` of cpuMs, from the fewest cases to the
// most; null where the whole takes less than ten milliseconds, which is what asking itself takes. Addresses are read from
// console/src; of those that are not asked, since the seed makes nothing of theirs, `left out` tells. With `plans`, PostgreSQL's
// slowest statements are told on stderr.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from '../counted/median.ts';
import { type Installation, openInstallation, openService } from './own-service.ts';
import { seedCases } from './seed-cases.ts';

const given = parseArgs({
  options: {
    cases: { type: 'string', default: '10000,100000' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    plans: { type: 'boolean', default: false },
  },
}).values;
const SIZES = given.cases.split(',').map(Number);
const ROUNDS = Number(given.rounds);

const CONSOLE = join(import.meta.dirname, '../../console/src');
/** Every address that a screen reads. */
function addressesOfConsole(): Set<string> {
  const found = new Set<string>();
  for (const path of readdirSync(CONSOLE, { recursive: true, encoding: 'utf8' }))
    if (/(?<!\.test|\.d)\.tsx?$/.test(path))
      for (const [, address] of readFileSync(join(CONSOLE, path), 'utf8').matchAll(/GET\('(\/v1\/[^']+)'/g))
        if (address) found.add(address);
  return found;
}

const id = (kind: string, n: number): string => `${kind}_${String(n).padStart(26, '0')}`;
const MARKET = 'market-7.example';
/** What a thing of the seed is called: a confirmed case that was noticed, its second offer, what was sealed of it. */
const CASE = 20;
const NAMES: Record<string, string> = {
  case: id('cas', CASE),
  listing: id('lst', CASE * 2),
  snapshot: id('snp', CASE * 2),
  notice: id('ntc', CASE / 5),
  evidence: id('evd', CASE * 2),
};
const of = (what: string): string => `?case=${NAMES[what]}`;

/** What is asked of an address; several where a screen asks in several ways. Those that take no id or query need no line. */
const ASKED: Record<string, string[]> = {
  '/v1/cases': [
    '?state=open',
    '?state=confirmed',
    '?state=open&sort=due',
    '?state=open&sort=newest',
    ...['mine', 'unassigned', 'approve', 'due', 'answers', 'returned', 'doubt', 'held'].map((view) => `?view=${view}`),
    `?platform=${MARKET}`,
    '?trader=Trader%2077',
    '?pack=pack-3',
  ],
  '/v1/cases/counts': ['', '?state=open', `?platform=${MARKET}`],
  '/v1/cases/facets': ['platform', 'stage', 'severity', 'trader', 'pack', 'rule'].map((name) => `?of=${name}`),
  '/v1/pages/platform': [`?name=${MARKET}`],
  '/v1/pages/trader': [`?platform=${MARKET}&key=name%3Atrader%20147`],
  '/v1/pages/product': [`?key=title%3A98f13708210194c475687be6106a3b84`],
  '/v1/joint-notices/candidates': [`?kind=dsa-16&platform=${MARKET}`],
  '/v1/obligation-candidates': [],
  '/v1/obligations': [`?platform=${MARKET}`],
  '/v1/declared-statements': [`?platform=${MARKET}&from=2026-01-01&to=2026-10-31`],
  '/v1/compliance-report': ['', '?from=2024-11-01&to=2026-11-01'],
  '/v1/platform-comparison': ['', '?from=2024-11-01&to=2026-11-01'],
  '/v1/trusted-flagger-report': ['?year=2026'],
  '/v1/transparency-report': [`?platform=${MARKET}&year=2026`],
  '/v1/pages/picture': [`?pdq=${'0f'.repeat(32)}`],
  '/v1/misuse': ['?kind=notifier'],
  '/v1/recurrence': ['', `?platform=${MARKET}`],
  '/v1/recipient-proposals': [of('case')],
};
/** Of what an address with an id names, by its beginning. */
const ID_OF: Record<string, string> = {
  '/v1/cases/': 'case',
  '/v1/listings/': 'listing',
  '/v1/snapshots/': 'snapshot',
  '/v1/notices/': 'notice',
};
/** Addresses that take a case, by its page. */
const OF_A_CASE =
  /^\/v1\/(authority-sheet|dossiers|escalation-paths|evidence|exhibits|follow-ups|hearings|laboratory-results|notices|recipient-choices)$/;

/** @returns what is asked of an address; none where the seed has nothing of its kind */
function questionsOf(address: string): string[] {
  const asked = ASKED[address];
  if (asked) return asked.map((query) => address + query);
  if (OF_A_CASE.test(address)) return [address + of('case')];
  if (!address.includes('{id}')) return [address];
  const kind = Object.entries(ID_OF).find(([start]) => address.startsWith(start))?.[1];
  return kind === undefined ? [] : [address.replace('{id}', NAMES[kind] ?? '')];
}

const addresses = [...addressesOfConsole()].sort().filter((address) => new RegExp(given.only).test(address));
const questions = addresses.flatMap(questionsOf);
const tell = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const tenth = (value: number): number => Math.round(value * 10) / 10;

interface Cost {
  ms: number;
  cpuMs: number;
  postgresMs: number;
  status: number;
  bytes: number;
}

async function measure(cases: number): Promise<Map<string, Cost>> {
  const installation = await openInstallation(given.plans ? { shared_preload_libraries: 'pg_stat_statements' } : {});
  try {
    const { database } = installation;
    const { rows } = await database.query<{ unit: string; account: string }>(
      'select u.id as unit, a.id as account from unit u join account a on a.unit_id = u.id',
    );
    if (!rows[0]) throw new Error('there is no unit');
    for (const statement of seedCases({ ...rows[0], cases, confirmedOneIn: 5 })) await database.query(statement);
    // What PostgreSQL does by itself is counted by nobody's question.
    await database.query('alter system set autovacuum = off');
    await database.query('select pg_reload_conf()');
    if (given.plans) await database.query('create extension if not exists pg_stat_statements');
    process.stderr.write(`${cases} cases are there\n`);
    const service = await openService(installation, 'web');
    try {
      return await ask(installation, service);
    } finally {
      await service.stop();
    }
  } finally {
    await installation.close();
  }
}

async function ask(
  { database, spent }: Installation,
  { pid, address, headers }: Awaited<ReturnType<typeof openService>>,
): Promise<Map<string, Cost>> {
  const costs = new Map<string, Cost>();
  for (const question of questions) {
    const once = async () => {
      const began = performance.now();
      const answer = await fetch(address + question, { headers });
      const bytes = (await answer.arrayBuffer()).byteLength;
      return { ms: performance.now() - began, status: answer.status, bytes };
    };
    const first = await once();
    if (given.plans) await database.query('select pg_stat_statements_reset()');
    const before = spent(pid);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) times.push((await once()).ms);
    const after = spent(pid);
    const perRound = (name?: string): number =>
      (Object.entries(after).reduce(
        (sum, [of, seconds]) => sum + (name === undefined || of === name ? seconds - (before[of] ?? 0) : 0),
        0,
      ) *
        1000) /
      ROUNDS;
    costs.set(question, {
      ...first,
      ms: tenth(median(times)),
      cpuMs: tenth(perRound()),
      postgresMs: tenth(perRound('postgres')),
    });
    process.stderr.write(`${JSON.stringify([question, costs.get(question)])}\n`);
    if (given.plans) await tellStatements(database);
  }
  return costs;
}

/** The statements that took longest of the last question, on stderr. */
async function tellStatements(database: Installation['database']): Promise<void> {
  const { rows } = await database.query<{ calls: string; ms: number; query: string }>(
    `select calls, mean_exec_time as ms, query from pg_stat_statements where mean_exec_time > 10 order by total_exec_time desc limit 3`,
  );
  for (const { calls, ms, query } of rows)
    process.stderr.write(`    ${calls} × ${ms.toFixed(1)} ms ${query.replace(/\s+/g, ' ').slice(0, 1500)}\n`);
}

tell({
  bench: 'screens',
  measure: 'left out',
  addresses: addresses.filter((address) => questionsOf(address).length === 0),
});
const costs = new Map<number, Map<string, Cost>>();
for (const cases of SIZES) costs.set(cases, await measure(cases));
const [fewest = 0, most = 0] = [Math.min(...SIZES), Math.max(...SIZES)];
for (const question of questions) {
  const by = SIZES.map((cases) => [cases, costs.get(cases)?.get(question)] as const);
  const part = (name: 'ms' | 'cpuMs' | 'postgresMs' | 'bytes') =>
    Object.fromEntries(by.map(([cases, cost]) => [cases, cost?.[name] ?? null]));
  const [least, last] = [costs.get(fewest)?.get(question), costs.get(most)?.get(question)];
  const exponent =
    least && last && most > fewest && last.cpuMs >= 10
      ? Math.round((Math.log(last.cpuMs / Math.max(1, least.cpuMs)) / Math.log(most / fewest)) * 100) / 100
      : null;
  const refused = last && last.status !== 200 ? { status: last.status } : {};
  tell({
    measure: question,
    ms: part('ms'),
    cpuMs: part('cpuMs'),
    postgresMs: part('postgresMs'),
    bytes: part('bytes'),
    exponent,
    ...refused,
  });
}
