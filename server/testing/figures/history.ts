import { sql } from 'kysely';
import type { Store } from '../../src/base/database/store.ts';

/** What may happen to a unit's cases and offers. Numbers choose among what there is; `minutes` pass before it. */
export type Act = { minutes: number; which: number; other: number } & (
  | { act: 'find'; severity: 'low' | 'medium' | 'high' | 'critical' }
  | { act: 'decide'; kind: 'confirm' | 'dismiss' | 'escalate'; waits: boolean }
  | { act: 'settle' | 'undo' | 'withdraw' | 'correct' | 'relist' | 'reappear' | 'restrict' | 'open' }
  | { act: 'send'; kind: 'dsa-16' | 'dsa-9' | 'gpsr-22-notice' | 'gpsr-22-order' | 'reminder' }
  | { act: 'check'; verdict: 'online' | 'removed' | 'restricted' | 'indeterminate' }
  | { act: 'judge'; state: 'confirmed' | 'rejected' }
);

const CASES = 4;
const OFFERS = 6;
const RULES = 3;
const PLATFORMS = 2;
const BEGAN = Date.parse('2026-09-01T08:00:00Z');

/**
 * Lives a history in a unit of its own, each act in a transaction as the application makes it: findings of several rules
 * in offers that may be in two cases, decisions that wait their minute out or are undone, documents, checks, relistings,
 * cases restricted and opened again.
 */
export async function live(store: Store, unit: string, acts: readonly Act[]): Promise<void> {
  const id = (kind: string, n: number | string): string => `${kind}_${unit}_${n}`;
  const caseOf = (n: number): string => id('cas', n % CASES);
  const run = (statement: string): Promise<void> =>
    store.inUnit(unit, async (tx) => void (await sql.raw(statement).execute(tx)), '*');
  const start = new Date(BEGAN).toISOString();
  await store.db.transaction().execute(async (tx) => {
    await sql`select set_config('vigie.unit', ${unit}, true), set_config('vigie.reader', '*', true)`.execute(tx);
    await sql`insert into unit (id, name, made_at) values (${unit}, ${unit}, ${start})`.execute(tx);
  });
  const offer = (n: number | string, at: string): string =>
    `insert into listing (id, unit_id, platform, key, title, trader, first_seen, last_seen)
      values ('${id('lst', n)}', '${unit}', 'p', '${n}', 't', 'tr', '${at}', '${at}');`;
  await run(
    [
      ...Array.from({ length: OFFERS }, (_, n) => offer(n, start)),
      ...Array.from(
        { length: CASES },
        (
          _,
          n,
        ) => `insert into "case" (id, unit_id, platform, trader, trader_name, product, title, severity, state, stage, opened_at, updated_at)
          values ('${caseOf(n)}', '${unit}', 'p${n % PLATFORMS}', 'tr${n % 3}', 't', 'x${n}', 't', 'high', 'open', 'opened', '${start}', '${start}')`,
      ),
    ].join(';\n'),
  );
  let now = BEGAN;
  for (const [number, step] of acts.entries()) {
    now += step.minutes * 60_000;
    const at = `'${new Date(now).toISOString()}'`;
    const [of, to] = [caseOf(step.which), caseOf(step.other)];
    const chosen = (query: string): string => `${query} order by id offset ${step.which % 5} limit 1`;
    await run(statementOf(step, { unit, number, at, of, to, id, offer, chosen }));
  }
}

interface Told {
  unit: string;
  number: number;
  at: string;
  of: string;
  to: string;
  id: (kind: string, n: number | string) => string;
  offer: (n: number | string, at: string) => string;
  chosen: (query: string) => string;
}

function statementOf(step: Act, { unit, number, at, of, to, id, offer, chosen }: Told): string {
  switch (step.act) {
    case 'find': {
      const [snapshot, finding] = [id('snp', number), id('fnd', number)];
      const listing = id('lst', step.other % OFFERS);
      // Of what a restricted case took with it, the others of the unit come upon another row (case/0004).
      return `insert into snapshot (id, unit_id, listing_id, digest, content, seen_at)
          select '${snapshot}', '${unit}', l.id, '${number}', '{}', ${at} from listing l join "case" c on c.id = '${of}'
          where l.id = '${listing}' and (l.compartment is null or l.compartment = c.compartment);
        insert into finding (id, unit_id, listing_id, snapshot_id, pack, rule, pack_digest, engine, severity, content, made_at)
          select '${finding}', '${unit}', listing_id, id, 'p', 'r${number % RULES}', 'd', 'e', '${step.severity}', '{}', ${at} from snapshot where id = '${snapshot}';
        insert into case_finding (unit_id, case_id, finding_id, added_at)
          select '${unit}', '${of}', id, ${at} from finding where id = '${finding}'`;
    }
    case 'decide': {
      const state = { confirm: 'confirmed', dismiss: 'dismissed', escalate: 'escalated' }[step.kind];
      const decided = `insert into decision (id, unit_id, case_id, kind, reason, account_id, decided_at, undo_until)
        select '${id('dec', number)}', '${unit}', c.id, '${step.kind}', 'r', 'a', ${at}, ${step.waits ? at : 'null'} from "case" c
        where c.id = '${of}' and c.undo_state is null`;
      const before = step.waits ? 'state' : 'null';
      return `${decided}; update "case" set undo_state = ${before}, state = '${state}' where id = '${of}' and undo_state is null`;
    }
    case 'settle':
      return `update decision set undo_until = null where case_id = '${of}' and undone_at is null;
        update "case" set undo_state = null where id = '${of}'`;
    case 'undo':
      return `update decision set undone_at = ${at} where case_id = '${of}' and undo_until is not null and undone_at is null;
        update "case" set state = coalesce(undo_state, state), undo_state = null where id = '${of}'`;
    case 'send':
      return `insert into notice (id, unit_id, case_id, kind, language, state, content, account_id, made_at)
          values ('${id('ntc', number)}', '${unit}', '${of}', '${step.kind}', 'fr', 'queued', '{}', 'a', ${at});
        insert into notice_listing (unit_id, notice_id, listing_id, url) select distinct '${unit}', '${id('ntc', number)}', f.listing_id, 'u'
          from case_finding cf join finding f on f.id = cf.finding_id where cf.case_id = '${of}';
        update notice set state = 'sent', sent_at = ${at} where id = '${id('ntc', number)}'`;
    case 'withdraw':
      return `update notice set withdrawn_at = ${at} where id = (${chosen(`select id from notice where unit_id = '${unit}' and withdrawn_at is null`)})`;
    case 'check':
      return `insert into "check" (id, unit_id, case_id, notice_id, listing_id, url, number, due_at)
          select '${id('chk', number)}' || nl.listing_id, '${unit}', n.case_id, n.id, nl.listing_id, 'u', ${number}, ${at}
          from (${chosen(`select id, case_id from notice where unit_id = '${unit}' and state = 'sent'`)}) n join notice_listing nl on nl.notice_id = n.id;
        update "check" set done_at = ${at}, verdict = '${step.verdict}', reasons = '[]' where number = ${number} and unit_id = '${unit}'
          and (right(listing_id, 1)::int + ${step.other}) % 3 <> 0`;
    case 'correct':
      return `update "check" set verdict = 'removed' where id = (${chosen(`select id from "check" where unit_id = '${unit}' and verdict = 'indeterminate'`)})`;
    case 'relist':
      return `${offer(`b${number}`, at.slice(1, -1))}
        insert into relisting (id, unit_id, case_id, original_listing_id, listing_id, signals, found_at)
          select '${id('rls', number)}', '${unit}', '${of}', f.listing_id, '${id('lst', `b${number}`)}', '[]', ${at}
          from case_finding cf join finding f on f.id = cf.finding_id where cf.case_id = '${of}' order by f.id limit 1`;
    case 'judge':
      return `update relisting set state = '${step.state}' where id = (${chosen(`select id from relisting where unit_id = '${unit}'`)})`;
    case 'reappear':
      return `insert into reappearance (id, unit_id, case_id, notice_id, listing_id, check_id, gone_since, seen_at)
        select '${id('rea', number)}', '${unit}', k.case_id, k.notice_id, k.listing_id, k.id, k.done_at, ${at}
        from (${chosen(`select * from "check" where unit_id = '${unit}' and done_at is not null`)}) k on conflict do nothing`;
    case 'restrict':
      return `update "case" set visibility = 'sealed' where id = '${of}'`;
    case 'open':
      return `update "case" set visibility = 'unit' where id in ('${of}', '${to}')`;
  }
}
