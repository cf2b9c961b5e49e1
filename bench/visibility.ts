// What it costs to ask of every row who may see it: the same questions of a unit with 20,000 cases, in one database
// without the policies of restricted cases, with them, and with every hundredth restricted. One JSON line, in milliseconds
// (medians). node bench/visibility.ts [cases] [rounds]
import { sql } from 'kysely';
import type { Tx } from '../server/src/base/database/store.ts';
import { countReviews } from '../server/src/case/store.ts';
import { listCases } from '../server/src/case/worktable/list-cases-store.ts';
import { listListings } from '../server/src/listing/store.ts';
import { countEvents, readFigures } from '../server/src/publication/store.ts';
import { listFindings } from '../server/src/screening/store.ts';
import { testStore } from '../server/testing/stores.ts';
import { median } from './counted/median.ts';

const [cases = 20_000, rounds = 15] = process.argv.slice(2).map(Number);
const RESTRICTED = cases / 100;
const ZONE = 'Europe/Paris';
const NOW = new Date();
const ASKED = { me: 'acc_a', mayApprove: true, now: NOW, from: NOW, to: NOW };
const LATE = Buffer.from(JSON.stringify(['points', '5', 'cas_00000010'])).toString('base64url');

const seed = `
  select set_config('vigie.unit', 'u', false), set_config('vigie.reader', '*', false);
  insert into unit values ('u', 'u', now());
  insert into account values ('acc_a', 'u', 'a@x.example', 'a', 'analyst', 'en', 'p', now()), ('acc_b', 'u', 'b@x.example', 'b', 'analyst', 'en', 'p', now());
  insert into listing select 'lst_' || lpad(n::text, 8, '0'), 'u', 'p' || n % 20, n::text, null, 'https://x.example/' || n, 't' || n, 'tr' || n % 500, now(), now()
    from generate_series(1, ${cases * 2}) n;
  insert into snapshot select 'snp_' || lpad(n::text, 8, '0'), 'u', 'lst_' || lpad(n::text, 8, '0'), n::text, '{}', now() from generate_series(1, ${cases * 2}) n;
  insert into screening select 'u', 'snp_' || lpad(n::text, 8, '0'), 'd', 'e', now() from generate_series(1, ${cases * 2}) n;
  insert into finding select 'fnd_' || lpad(n::text, 8, '0'), 'u', 'lst_' || lpad(n::text, 8, '0'), 'snp_' || lpad(n::text, 8, '0'), 'p' || n % 5, 'r' || n % 9, 'd', 'e', 'high',
    '{"rule":"r","title":{"en":"t","fr":"t"},"pack":"p","packDigest":"d","engine":"e","severity":"high","legal":[],"matches":[]}', now() from generate_series(1, ${cases * 2}) n;
  insert into "case" select 'cas_' || lpad(n::text, 8, '0'), 'u', 'p' || n % 20, 'tr' || n % 500, n::text, 't' || n, 'high', case when n % 10 = 0 then 'confirmed' else 'open' end,
    'sealed', null, now(), now(), n % 150, '[]' from generate_series(1, ${cases}) n;
  insert into case_finding select 'u', 'cas_' || lpad(((n + 1) / 2)::text, 8, '0'), 'fnd_' || lpad(n::text, 8, '0'), now() from generate_series(1, ${cases * 2}) n;
  insert into evidence_package (id, unit_id, case_id, listing_id, snapshot_id, state, made_at, sealed_at)
    select 'evd_' || n, 'u', 'cas_' || lpad(((n + 1) / 2)::text, 8, '0'), 'lst_' || lpad(n::text, 8, '0'), 'snp_' || lpad(n::text, 8, '0'), 'sealed', now(), now() from generate_series(1, ${cases * 2}) n;
  insert into decision select 'dec_' || n, 'u', 'cas_' || lpad((n * 10)::text, 8, '0'), 'confirm', 'r', 'acc_a', now() from generate_series(1, ${cases / 10}) n;
  insert into notice (id, unit_id, case_id, kind, language, state, content, account_id, made_at, sent_at)
    select 'ntc_' || n, 'u', 'cas_' || lpad((n * 10)::text, 8, '0'), 'dsa-16', 'fr', 'sent', '{}', 'acc_a', now(), now() from generate_series(1, ${cases / 10}) n;
  insert into "check" (id, unit_id, case_id, notice_id, listing_id, url, number, due_at, done_at, verdict)
    select 'chk_' || n, 'u', 'cas_' || lpad((n * 10)::text, 8, '0'), 'ntc_' || n, 'lst_' || lpad((n * 20)::text, 8, '0'), 'u', 1, now(), now(), 'removed' from generate_series(1, ${cases / 10}) n;`;
const restrict = `
  select set_config('vigie.unit', 'u', false), set_config('vigie.reader', '*', false);
  insert into case_reader select 'u', 'cas_' || lpad((n * 100)::text, 8, '0'), 'acc_b', true, 'acc_b', now() from generate_series(1, ${RESTRICTED}) n;
  update "case" set visibility = 'sealed' where id in (select case_id from case_reader);
  analyze;`;
const withoutPolicies = `do $$ declare p record; begin
  for p in select tablename, policyname from pg_policies where policyname = 'case_readers' loop
    execute format('drop policy case_readers on %I', p.tablename); end loop; end $$; analyze;`;

const QUESTIONS: Record<string, (tx: Tx) => Promise<unknown>> = {
  'cases, first page': (tx) => listCases(tx, { limit: 50 }, ASKED),
  'cases, open, 200': (tx) => listCases(tx, { state: ['open'], limit: 200 }, ASKED),
  'cases, a late page': (tx) => listCases(tx, { cursor: LATE, limit: 50 }, ASKED),
  listings: (tx) => listListings(tx, { limit: 50 }),
  findings: (tx) => listFindings(tx, { limit: 50 }),
  'count of cases': (tx) => sql`select count(*) from "case"`.execute(tx),
  'reviews by rule': countReviews,
  figures: (tx) => readFigures(tx, ZONE),
  release: (tx) => countEvents(tx, { from: '2020-01-01', to: '2040-01-01' }, ZONE),
};

async function make(...statements: string[]) {
  const made = await testStore();
  for (const statement of statements) await made.asOwner(statement);
  return { made, store: await made.open() };
}

const arrangements = {
  before: await make(seed, withoutPolicies),
  none: await make(seed, 'analyze'),
  restricted: await make(seed, restrict),
};
const line: Record<string, Record<string, number>> = {};
for (const [question, ask] of Object.entries(QUESTIONS)) {
  const times: Record<string, number[]> = { before: [], none: [], restricted: [] };
  // Turn about, so that whatever else the machine does falls on all three.
  for (let round = -2; round < rounds; round++) {
    for (const [name, { store }] of Object.entries(arrangements)) {
      const began = performance.now();
      await store.inUnit('u', ask, 'acc_a');
      if (round >= 0) times[name]?.push(performance.now() - began);
    }
  }
  if (process.env.PROGRESS)
    console.error(question, JSON.stringify(Object.fromEntries(Object.entries(times).map(([n, e]) => [n, median(e)]))));
  line[question] = Object.fromEntries(
    Object.entries(times).map(([name, each]) => [name, Math.round(median(each) * 10) / 10]),
  );
}
process.stdout.write(`${JSON.stringify(line)}\n`);
for (const { made } of Object.values(arrangements)) await made.drop();
