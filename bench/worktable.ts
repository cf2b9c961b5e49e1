// What the worktable asks of a unit with many open cases: p50 and p95 of each question in milliseconds, and the median of
// what the database's process worked for it (`cpu`), which does not tell of what else the machine does. One JSON line.
// node bench/worktable.ts [cases] [rounds]; with EXPLAIN=FILE, the plans of the most asked go into that file.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { emptyListing } from '@vigie/engine';
import { CompiledQuery, sql } from 'kysely';
import { z } from 'zod';
import { oneRow } from '../server/src/base/database/rows.ts';
import type { Tx } from '../server/src/base/database/store.ts';
import { countCases, countFacet } from '../server/src/case/worktable/count-cases-store.ts';
import { FACETS, type Filters, SORTS, type Sort, VIEWS, type View } from '../server/src/case/worktable/filters.ts';
import { listCases } from '../server/src/case/worktable/list-cases-store.ts';
import { marksOf, searchWords, vectorOf } from '../server/src/case/worktable/search-words.ts';
import { testStore } from '../server/testing/stores.ts';
import { foldPlan } from './fold-plan.ts';

const [cases = 100_000, rounds = 25] = process.argv.slice(2).map(Number);
const NOW = new Date('2026-11-24T09:30:00Z');
const ASKED = {
  me: 'acc_a',
  mayApprove: true,
  now: NOW,
  from: new Date('2026-11-23T23:00:00Z'),
  to: new Date('2026-11-24T23:00:00Z'),
};

const KINDS = ['lamp', 'chair', 'table', 'knife', 'doll', 'radio', 'bicycle', 'lantern', 'kettle', 'cushion'];
const LOOKS = ['blue', 'round', 'folding', 'wooden', 'heavy', 'small', 'silicone', 'garden', 'electric', 'used'];
const OTHER = ['硅胶台灯', '日本語のランプ', 'โคมไฟตั้งโต๊ะ', '실리콘 램프', 'lampe à pétrole', 'Kinderzimmerlampe'];
const FILLER = Array.from({ length: 4000 }, (_, n) => `${'bcdfgklmnprstv'[n % 14]}${'aeiou'[n % 5]}${n.toString(36)}`);

/** Always the same offer of a number: a title of some eight words, a text of some sixty. */
function wordsOfOffer(n: number): string {
  const pick = (list: readonly string[], by: number): string => list[(n * by + (n >> 7)) % list.length] ?? '';
  const title = `${pick(LOOKS, 7)} ${pick(KINDS, 3)} ${n % 20 === 0 ? pick(OTHER, 11) : pick(LOOKS, 13)} ${n % 150} cm XR-${n}`;
  const description = Array.from({ length: 60 }, (_, at) => FILLER[(n * 31 + at * at * 17) % FILLER.length]).join(' ');
  const trader = { id: null, name: `Trader ${n % 700}`, address: null, email: null, url: null };
  const marks = marksOf({ pack: `pack-${n % 12}`, rule: `rule-${n % 60}` });
  return vectorOf([...marks, ...searchWords({ ...emptyListing('market.example', title), description, trader })]);
}

const unit = `select set_config('vigie.unit', 'u', true), set_config('vigie.reader', '*', true)`;
/** One case in a hundred is restricted, to somebody else; one in five is decided. */
const seed = `
  insert into unit values ('u', 'u', now());
  insert into account values ('acc_a', 'u', 'a@x.example', 'a', 'approver', 'en', 'p', now()), ('acc_b', 'u', 'b@x.example', 'b', 'analyst', 'en', 'p', now());
  insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, next_step, opened_at, updated_at, score, score_parts, findings,
      listings, trader_name, packs, rule_keys, rules, language, evidence, due_at, awaiting, unread, doubts, assignee_id, held_until, is_text_read)
    select 'cas_' || lpad(n::text, 26, '0'), 'u', 'market-' || n % 40 || '.example', 'name:trader ' || n % 700, 'title:' || md5(n::text), 'An offer of ' || n,
      (array['medium', 'high', 'high', 'critical'])[1 + n % 4], case when n % 1000 < 0 then 'confirmed' else 'open' end,
      (array['opened', 'sealed', 'sealed', 'noticed', 'overdue'])[1 + n % 5], null, timestamptz '2026-11-24' - n * interval '97 seconds',
      timestamptz '2026-11-24' - (n * 7919 % ${cases}) * interval '61 seconds', 30 + n * 31 % 150,
      '[{"points": 60, "reason": {"en": "high severity", "fr": "gravité élevée"}}, {"points": 5, "reason": {"en": "in the title", "fr": "dans le titre"}}]',
      1 + n % 3, 1 + n % 2, 'Trader ' || n % 700, array['pack-' || n % 12], array['pack-' || n % 12 || '/rule-' || n % 60],
      jsonb_build_array(jsonb_build_object('pack', 'pack-' || n % 12, 'rule', 'rule-' || n % 60, 'title', '{"en": "A rule", "fr": "Une règle"}'::jsonb)),
      (array['fr', 'en', 'de', 'zh', null])[1 + n % 5], n % 4, case when n % 10 = 0 then timestamptz '2026-11-20' + (n % 997) * interval '37 minutes' end,
      case when n % 500 = 0 then array['acc_b'] else '{}' end, case when n % 400 = 0 then 1 else 0 end, case when n % 300 = 0 then 1 else 0 end,
      case when n % 20 = 0 then 'acc_a' when n % 3 = 0 then 'acc_b' end, case when n % 90 = 0 then timestamptz '2026-12-01' end, true
    from generate_series(1, ${cases}) n;
  update "case" set stage = 'relisted', next_step = 'decide-relisting' where score = 31 and evidence = 1;
  insert into case_reader select 'u', id, 'acc_b', true, 'acc_b', now() from "case" where substr(id, 25)::int % 997 = 0 and right(id, 3)::int % 100 = 50;
  update "case" set visibility = 'sealed' where id in (select case_id from case_reader)`;

const made = await testStore();
await made.asOwner(`begin; ${unit}; ${seed}; commit`);
const store = await made.open();
// Made once over all of them, which takes a tenth of the time.
await made.asOwner('drop index case_text_words');
const STEP = 1_000;
for (let from = 1; from <= cases; from += STEP) {
  const words = Array.from({ length: Math.min(STEP, cases + 1 - from) }, (_, at) => wordsOfOffer(from + at));
  await store.inUnit(
    'u',
    (tx) =>
      sql`insert into case_text (case_id, unit_id, words) select 'cas_' || lpad((${from} + t.at - 1)::text, 26, '0'), 'u', t.words::tsvector
        from unnest(${words}::text[]) with ordinality t(words, at)`.execute(tx),
    '*',
  );
}
await made.asOwner('create index case_text_words on case_text using gin (words)');
await made.asOwner('vacuum analyze "case"');
await made.asOwner('vacuum analyze case_text');

type Query = Partial<Filters> & { view?: View; sort?: Sort; cursor?: string };
const page = (query: Query) => (tx: Tx) => listCases(tx, { limit: 50, ...query }, ASKED);
const late = (sort: Sort, key: string) =>
  Buffer.from(JSON.stringify([sort, key, `cas_${String(cases / 2).padStart(26, '0')}`])).toString('base64url');
const counts = (query: Filters) => (tx: Tx) => countCases(tx, query, ASKED);

const ASKS: Record<string, (tx: Tx) => Promise<unknown>> = {
  'first page, open': page({ state: ['open'] }),
  'a late page': page({ state: ['open'], cursor: late('points', '60') }),
  ...Object.fromEntries(SORTS.map((sort) => [`sort ${sort}`, page({ state: ['open'], sort })])),
  ...Object.fromEntries(VIEWS.map((view) => [`view ${view}`, page({ view })])),
  'view mine, by due': page({ view: 'mine', sort: 'due' }),
  'filter stage': page({ stage: ['overdue'] }),
  'filter platform': page({ platform: ['market-7.example'] }),
  'filter trader': page({ trader: ['Trader 77'] }),
  'filter pack': page({ pack: ['pack-3'] }),
  'filter rule': page({ rule: ['pack-3/rule-27'] }),
  'filter rule that none has': page({ rule: ['pack-3/none'] }),
  'filter severity': page({ severity: ['critical'] }),
  'filter language': page({ language: ['zh'] }),
  'filter language that none has': page({ language: ['xx'] }),
  'filter assignee': page({ assignee: ['acc_a', 'none'] }),
  'filter opened': page({ openedBefore: '2026-10-01T00:00:00Z' }),
  'filter due': page({ dueBefore: '2026-11-22T00:00:00Z' }),
  'filter evidence': page({ evidence: 3 }),
  'three filters': page({ state: ['open'], platform: ['market-7.example'], severity: ['critical'], pack: ['pack-3'] }),
  'search a rare word': page({ text: 'Kinderzimmerlampe' }),
  'search a frequent word': page({ text: 'lantern' }),
  'search two words': page({ text: 'folding kettle' }),
  'search inside a word': page({ text: 'zimmer' }),
  'search two letters': page({ text: 'la' }),
  'search three letters': page({ text: 'lan' }),
  'search a bigram': page({ text: '台灯' }),
  'search a model number': page({ text: 'XR-54321' }),
  'search and filter': page({ text: 'silicone', severity: ['critical'], state: ['open'] }),
  counts: counts({}),
  'counts, open': counts({ state: ['open'] }),
  'counts of a platform': counts({ platform: ['market-7.example'] }),
  'counts of a search': counts({ text: 'lantern' }),
  ...Object.fromEntries(FACETS.map((of) => [`facet ${of}`, (tx: Tx) => countFacet(tx, of, {}, ASKED)])),
};

const times = new Map<string, number[]>();
const spent = new Map<string, number[]>();
/** Milliseconds that the database's process has worked for this connection: what else the machine does leaves them alone. */
async function workedBy(tx: Tx): Promise<number> {
  const { pid } = await oneRow(tx, z.object({ pid: z.int() }), sql`select pg_backend_pid() as pid`);
  return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
}
const only = process.env.ONLY;
const asks = Object.entries(ASKS).filter(([name]) => only === undefined || new RegExp(only).test(name));
for (let round = -2; round < rounds; round++)
  for (const [name, ask] of asks) {
    const began = performance.now();
    await store.inUnit('u', ask, 'acc_a');
    const took = performance.now() - began;
    const worked = await store.inUnit(
      'u',
      async (tx) => {
        const before = await workedBy(tx);
        await ask(tx);
        return (await workedBy(tx)) - before;
      },
      'acc_a',
    );
    if (round < 0) continue;
    times.set(name, [...(times.get(name) ?? []), took]);
    spent.set(name, [...(spent.get(name) ?? []), worked]);
  }
const line: Record<string, { p50: number; p95: number; cpu: number }> = {};
for (const [name, each] of times) {
  const sorted = each.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
  const cpu = (spent.get(name) ?? []).toSorted((a, b) => a - b)[rounds >> 1] ?? 0;
  line[name] = { p50: at(0.5), p95: at(0.95), cpu: Math.round(cpu * 10) / 10 };
}
process.stdout.write(`${JSON.stringify({ cases, rounds, ...line })}\n`);

/** Of the questions that a day at the table asks most, and of those that find much. */
const EXPLAINED = [
  ...['first page, open', 'a late page', 'view mine', 'view unassigned', 'view due', 'filter platform', 'filter rule'],
  ...[
    'filter pack',
    'search a frequent word',
    'search and filter',
    'counts of a search',
    'counts, open',
    'facet platform',
  ],
];
if (process.env.EXPLAIN) {
  const figures = Object.entries(line).map(([name, { p50, p95, cpu }]) => `| ${name} | ${p50} | ${p95} | ${cpu} |`);
  const plans = [];
  for (const name of EXPLAINED) plans.push(`## ${name}\n\n\`\`\`\n${foldPlan(await explain(ASKS[name]))}\n\`\`\`\n`);
  const intro = `# Questions of the worktable, and how the database answers them

Made by \`EXPLAIN=docs/reference/worktable-queries.md node bench/worktable.ts ${cases} ${rounds}\` on ${new Date().toISOString().slice(0, 10)}: ${cases} open cases of one unit,
one reader, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}.
Milliseconds of the whole question by the clock (\`p50\`, \`p95\`) and of the database's process (\`cpu\`, which a busy machine changes little).

Filters read no table but \`"case"\`: what they need is written into its row with the findings or by events. Under row-level security an index
serves only comparisons that PostgreSQL holds to be silent on what they see (equality and order of texts and times; no arrays, no words). Words, packs and
rules are therefore looked up by \`vigie_cases_with\`, which holds to the unit and the reader by itself; up to 2,000 of its cases are then named by their ids;
more are a set, and the cases are read in the order asked for, or counted in their index, and looked up in it. Its table is kept narrow (migration case/0014),
so that a search reads few pages. A word of one or two letters is found whole alone. What waits in few cases has an index of those alone, and what is counted
over all an index that has every column it needs.

Of long lists in a plan the first values alone are shown.

| question | p50 | p95 | cpu |
|---|---|---|---|
${figures.join('\n')}
`;
  writeFileSync(process.env.EXPLAIN, `${intro}\n${plans.join('\n')}`);
}

/** How the database answers a question: its last statement, as it was sent. */
function explain(ask: ((tx: Tx) => Promise<unknown>) | undefined): Promise<string> {
  return store.inUnit(
    'u',
    async (tx) => {
      const sent: CompiledQuery[] = [];
      const noted = tx.withPlugin({
        transformQuery: ({ node }) => node,
        transformResult: async ({ result }) => result,
      });
      const executor = noted.getExecutor();
      const compile = executor.compileQuery.bind(executor);
      executor.compileQuery = (...query) => {
        const compiled = compile(...query);
        sent.push(compiled);
        return compiled;
      };
      await ask?.(Object.assign(noted, { getExecutor: () => executor }));
      const last = sent.at(-1);
      if (!last) return '';
      const { rows } = await tx.executeQuery(
        CompiledQuery.raw(`explain (analyze, costs off) ${last.sql}`, [...last.parameters]),
      );
      return rows.map((row) => Object.values(Object(row)).join('')).join('\n');
    },
    'acc_a',
  );
}
await made.drop();
