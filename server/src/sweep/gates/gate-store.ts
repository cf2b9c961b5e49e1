import type { Words } from '@vigie/engine';
import { sql } from 'kysely';
import { z } from 'zod';
import { keepWords, wordsColumn } from '../../base/database/bilingual-column.ts';
import { instant, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import {
  type AgeGatePage,
  ageGatePageSchema,
  ageGateSchema,
  GATE_KINDS,
  GATE_PAGE_STATES,
  GATES,
  type gateDecisionSchema,
} from './gate-schema.ts';
import type { Proposal } from './propose-gate.ts';

const heldRow = ageGateSchema
  .omit({ pages: true, shares: true })
  .extend({ at: instant, seenFrom: instant.nullable(), seenTo: instant.nullable() });
export type HeldGate = z.infer<typeof heldRow>;

const MEASUREMENT = sql`select g.id, g.platform, a.name as by, g.made_at as at, g.state, g.source, g.again_of, g.frame, g.repeated,
  g.seed, g.plan_digest,
  (select min(p.seen_at) from age_gate_page p where p.age_gate_id = g.id) as seen_from,
  (select max(p.seen_at) from age_gate_page p where p.age_gate_id = g.id) as seen_to
  from age_gate g left join account a on a.id = g.account_id`;

export const findGate = (tx: Tx, id: string): Promise<HeldGate | null> =>
  row(tx, heldRow, sql`${MEASUREMENT} where g.id = ${id}`);

export const holdGate = (tx: Tx, id: string): Promise<HeldGate | null> =>
  row(tx, heldRow, sql`${MEASUREMENT} where g.id = ${id} for update of g`);

/** Measurements of a platform, or of all, the newest first. */
export const listGates = (
  tx: Tx,
  { platform, cursor, limit }: { platform: string | null; cursor?: string | undefined; limit: number },
): Promise<HeldGate[]> =>
  rows(
    tx,
    heldRow,
    sql`${MEASUREMENT} where (${platform}::text is null or g.platform = ${platform})
      and (${cursor ?? null}::text is null or g.id < ${cursor ?? null}) order by g.id desc limit ${limit}`,
  );

/** The pages of the unit's newest offers on a platform that have an address. */
export async function listOfferPages(tx: Tx, hosts: readonly string[], limit: number): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ url: z.string() }),
    sql`select l.url from listing l where l.url is not null and exists (select from unnest(${[...hosts]}::text[]) h
      where l.platform = h or right(l.platform, length(h) + 1) = '.' || h)
      order by l.last_seen desc, l.id limit ${limit}`,
  );
  return found.map(({ url }) => url);
}

export async function saveGate(
  tx: Tx,
  of: Omit<HeldGate, 'by' | 'at' | 'state' | 'seenFrom' | 'seenTo'> & {
    unit: string;
    account: string | null;
    now: Date;
  },
  pages: readonly { address: string; package: string }[],
): Promise<void> {
  await sql`insert into age_gate (id, unit_id, account_id, platform, made_at, changed_at, state, source, again_of, frame, repeated, seed, plan_digest)
    values (${of.id}, ${of.unit}, ${of.account}, ${of.platform}, ${of.now}, ${of.now}, 'measuring', ${of.source}, ${of.againOf},
      ${of.frame}, ${of.repeated}, ${of.seed}, ${of.planDigest})`.execute(tx);
  const drawn = pages.map((page, number) => ({ ...page, number }));
  await sql`insert into age_gate_page (unit_id, age_gate_id, number, address, package, state)
    select ${of.unit}, ${of.id}, d.number, d.address, d.package, 'to-visit'
    from jsonb_to_recordset(${JSON.stringify(drawn)}::jsonb) as d (number int, address text, package text)`.execute(tx);
}

export async function setGateState(tx: Tx, id: string, state: HeldGate['state'], now: Date): Promise<void> {
  await sql`update age_gate set state = ${state}, changed_at = ${now} where id = ${id}`.execute(tx);
}

const pageRow = ageGatePageSchema.extend({
  failure: wordsColumn.nullable(),
  seenAt: instant.nullable(),
  decidedAt: instant.nullable(),
});
/** The pages of a measurement, in the order of the draw. */
export const listGatePages = (
  tx: Tx,
  id: string,
  page: { cursor?: number | undefined; limit: number },
): Promise<AgeGatePage[]> =>
  rows(
    tx,
    pageRow,
    sql`select p.number::text as id, p.address, p.state, p.failure, p.seen_at, p.final_address, p.status, p.is_shown, p.proposed,
      p.proposed_kinds, p.phrase, p.quote, case when p.state = 'sealed' then p.package end as package, p.digest, p.log_index, p.decided,
      p.kinds, p.reason, a.name as decided_by, p.decided_at
      from age_gate_page p left join account a on a.id = p.decided_by
      where p.age_gate_id = ${id} and p.number > ${page.cursor ?? -1} order by p.number limit ${page.limit}`,
  );

const kindsColumn = z.array(z.enum(GATE_KINDS));
const heldPageRow = z.object({
  number: z.int(),
  address: z.string(),
  package: z.string(),
  state: z.enum(GATE_PAGE_STATES),
  tries: z.int(),
  decided: z.enum([...GATES, 'unclear']).nullable(),
  kinds: kindsColumn,
});
export type HeldPage = z.infer<typeof heldPageRow>;
const PAGE = sql`select number, address, package, state, tries, decided, kinds from age_gate_page`;

export const holdGatePage = (tx: Tx, id: string, number: number): Promise<HeldPage | null> =>
  row(tx, heldPageRow, sql`${PAGE} where age_gate_id = ${id} and number = ${number} for update`);

/** What counts of each page of a measurement. */
export const listCounted = (tx: Tx, id: string): Promise<HeldPage[]> =>
  rows(tx, heldPageRow, sql`${PAGE} where age_gate_id = ${id} order by number`);

/** Keeps what the machine saw of a page whose package is prepared. */
export async function markPrepared(
  tx: Tx,
  at: { id: string; number: number; now: Date },
  seen: { finalAddress: string; status: number; isShown: boolean; proposal: Proposal },
): Promise<void> {
  const { gate, kinds, phrase, quote } = seen.proposal;
  await sql`update age_gate_page set state = 'prepared', failure = null, seen_at = ${at.now}, final_address = ${seen.finalAddress},
    status = ${seen.status}, is_shown = ${seen.isShown}, proposed = ${gate}, proposed_kinds = ${JSON.stringify(kinds)}::jsonb,
    phrase = ${phrase}, quote = ${quote} where age_gate_id = ${at.id} and number = ${at.number}`.execute(tx);
}

export async function markPageSealed(
  tx: Tx,
  at: { id: string; number: number },
  sealed: { digest: string; logIndex: number },
): Promise<void> {
  await sql`update age_gate_page set state = 'sealed', digest = ${sealed.digest}, log_index = ${sealed.logIndex}
    where age_gate_id = ${at.id} and number = ${at.number}`.execute(tx);
}

/** Counts a try that failed; the last one fails the page. */
export async function markPageTried(
  tx: Tx,
  at: { id: string; number: number; isLast: boolean },
  failure: Words,
): Promise<void> {
  await sql`update age_gate_page set tries = tries + 1, failure = ${keepWords(failure)}, state = ${at.isLast ? 'failed' : 'to-visit'}
    where age_gate_id = ${at.id} and number = ${at.number}`.execute(tx);
}

export async function saveGateDecision(
  tx: Tx,
  at: { id: string; account: string; now: Date },
  decided: z.infer<typeof gateDecisionSchema>,
): Promise<void> {
  await sql`update age_gate_page set decided = ${decided.gate}, kinds = ${JSON.stringify(decided.kinds)}::jsonb,
    reason = ${decided.reason || null}, decided_by = ${at.account}, decided_at = ${at.now}
    where age_gate_id = ${at.id} and number = ${decided.number}`.execute(tx);
}
