// What the console's figures and a release's counts cost, and what it costs to keep them up to date: a unit of so many
// cases, two offers each, one in five confirmed and followed, over two years. One JSON line, in milliseconds (medians).
// node bench/counted/figures.ts [cases] [rounds]

import { sql } from 'kysely';
import type { Tx } from '../../server/src/base/database/store.ts';
import { countAllAgain, countStrayFigures } from '../../server/src/followup/index.ts';
import { countEvents, readFigures } from '../../server/src/publication/store.ts';
import { testStore } from '../../server/testing/stores.ts';

const [cases = 100_000, rounds = 9] = process.argv.slice(2).map(Number);
const ZONE = 'Europe/Paris';
const id = (kind: string, n: string): string => `'${kind}_' || lpad((${n})::text, 8, '0')`;
/** Of a case: when it was found, in the two years before now. */
const at = (n: string): string =>
  `timestamptz '2026-11-01' - (${n}) % 700 * interval '1 day' - (${n}) % 24 * interval '1 hour'`;
const confirmed = Math.floor(cases / 5);
const seed = `
  set session_replication_role = replica; -- no triggers: it is counted whole, as the migration does
  select set_config('vigie.unit', 'u', false), set_config('vigie.reader', '*', false);
  insert into unit values ('u', 'u', now());
  insert into listing select ${id('lst', 'n')}, 'u', 'p' || (n / 2) % 20, n::text, null, 'https://x.example/' || n, 't' || n, 'tr' || n % 500, ${at('n / 2')}, now()
    from generate_series(1, ${cases * 2}) n;
  insert into snapshot select ${id('snp', 'n')}, 'u', ${id('lst', 'n')}, n::text, '{}', ${at('n / 2')} from generate_series(1, ${cases * 2}) n;
  insert into screening select 'u', ${id('snp', 'n')}, 'd', 'e', now() from generate_series(1, ${cases * 2}) n;
  insert into finding select ${id('fnd', 'n')}, 'u', ${id('lst', 'n')}, ${id('snp', 'n')}, 'p' || n % 5, 'r' || n % 9, 'd', 'e', 'high', '{}', ${at('n / 2')}
    from generate_series(1, ${cases * 2}) n;
  insert into "case" (id, unit_id, platform, trader, trader_name, product, title, severity, state, stage, opened_at, updated_at)
    select ${id('cas', 'n')}, 'u', 'p' || n % 20, 'tr' || n % 500, 't', n::text, 't' || n, 'high', case when n % 5 = 0 then 'confirmed' else 'open' end,
      'sealed', now(), now() from generate_series(1, ${cases}) n;
  insert into decision (id, unit_id, case_id, kind, reason, account_id, decided_at)
    select 'dec_' || n, 'u', ${id('cas', 'n * 5')}, 'confirm', 'r', 'acc_a', ${at('n * 5')} + interval '1 day' from generate_series(1, ${confirmed}) n;
  insert into evidence_package (id, unit_id, case_id, listing_id, snapshot_id, state, made_at, sealed_at)
    select 'evd_' || n, 'u', ${id('cas', '(n + 1) / 2')}, ${id('lst', 'n')}, ${id('snp', 'n')}, 'sealed', now(), now() from generate_series(1, ${cases * 2}) n;
  insert into notice (id, unit_id, case_id, kind, language, state, content, account_id, made_at, sent_at)
    select ${id('ntc', 'n')}, 'u', ${id('cas', 'n * 5')}, 'dsa-16', 'fr', 'sent', '{}', 'acc_a', now(), ${at('n * 5')} + interval '2 days' from generate_series(1, ${confirmed}) n;
  insert into notice_listing select 'u', ${id('ntc', 'n')}, ${id('lst', 'n * 10 - m')}, 'u' from generate_series(1, ${confirmed}) n, generate_series(0, 1) m;
  insert into "check" (id, unit_id, case_id, notice_id, listing_id, url, number, due_at, done_at, verdict)
    select 'chk_' || n || '_' || m || '_' || k, 'u', ${id('cas', 'n * 5')}, ${id('ntc', 'n')}, ${id('lst', 'n * 10 - m')}, 'u', k, now(), ${at('n * 5')} + (2 + k) * interval '1 day',
      case when k = 1 then 'online' when n % 3 = 0 then 'restricted' else 'removed' end
    from generate_series(1, ${confirmed}) n, generate_series(0, 1) m, generate_series(1, 3) k;
  insert into case_finding select 'u', ${id('cas', '(n + 1) / 2')}, ${id('fnd', 'n')}, now() from generate_series(1, ${cases * 2}) n;`;
const fill = `insert into counted (unit_id, figure, thing, case_id, listing_id, platform, trader, at, compartment, rule)
  select unit_id, figure, thing, case_id, listing_id, platform, trader, at, compartment, rule from counted_now`;

const made = await testStore();
const took: Record<string, number> = {};
const time = async (name: string, times: number, work: () => Promise<unknown>): Promise<void> => {
  const each: number[] = [];
  for (let round = 0; round < times; round++) {
    const began = performance.now();
    await work();
    each.push(performance.now() - began);
  }
  took[name] = Math.round((each.sort((a, b) => a - b)[each.length >> 1] ?? 0) * 10) / 10;
  if (process.env.PROGRESS) console.error(name, took[name]);
};
try {
  const store = await made.open();
  await made.asOwner(seed);
  await made.asOwner('analyze');
  await time('the whole counted', 1, () => made.asOwner(fill));
  await made.asOwner('vacuum analyze');
  const ask = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => store.inUnit('u', work);
  await time('console', rounds, () => ask((tx) => readFigures(tx, ZONE)));
  for (const [name, from] of [
    ['release, a month', '2026-10-01'],
    ['release, a quarter', '2026-08-01'],
    ['release, a year', '2025-11-01'],
    ['release, all', '2024-01-01'],
  ] as const)
    await time(name, rounds, () => ask((tx) => countEvents(tx, { from, to: '2026-10-31' }, ZONE)));
  let number = 3;
  await time('a check done, to its commit', 30, () => {
    number += 1;
    return ask((tx) =>
      sql
        .raw(`insert into "check" (id, unit_id, case_id, notice_id, listing_id, url, number, due_at, done_at, verdict)
          values ('chk_x${number}', 'u', 'cas_00000005', 'ntc_00000001', 'lst_00000010', 'u', ${number}, now(), now(), 'online')`)
        .execute(tx),
    );
  });
  await time('the whole compared', 1, () => ask(countStrayFigures));
  await time('the whole counted again', 1, () => countAllAgain({ store, log: { warn() {} } }, 'u'));
  process.stdout.write(`${JSON.stringify({ cases, ...took })}\n`);
} finally {
  await made.drop();
}
