import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { instant, instantInJson, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import type { Work } from '../../people/index.ts';
import { type Entry, entrySchema, type Referral, referralSchema, type Standing } from './course-schema.ts';
import { standOf } from './stand-of.ts';

const keptSchema = referralSchema.omit({ standing: true }).extend({
  madeAt: instant,
  entries: z.array(
    entrySchema.extend({
      at: instantInJson,
      withdrawn: entrySchema.shape.withdrawn.unwrap().extend({ at: instantInJson }).nullable(),
    }),
  ),
});

const nameOf = (account: string): RawBuilder<unknown> =>
  sql`coalesce((select a.name from account a where a.id = ${sql.ref(account)}), '')`;

/** Referrals with all that happened to them, and where they stand on a day; the newest first. */
async function readReferrals(tx: Tx, day: string, where: RawBuilder<unknown>): Promise<Referral[]> {
  const found = await rows(
    tx,
    keptSchema,
    sql`select r.id, r.case_id as "case", k.title, k.platform, r.dossier_id as dossier, r.notice_id as notice, r.made_at,
        (select jsonb_build_object('id', c.id, 'as', c.capacity, 'recipient', c.recipient, 'name', c.name)
          from recipient_choice c where c.id = r.choice_id) as choice,
        (select jsonb_agg(jsonb_build_object('id', e.id, 'number', e.number, 'kind', e.kind, 'on', e.happened_on, 'registerNumber', e.register_number,
            'said', e.said, 'due', e.due, 'answers', e.answers_id, 'outcome', e.outcome, 'ends', e.ends, 'by', ${nameOf('e.account_id')}, 'at', e.made_at,
            'withdrawn', case when e.withdrawn_at is not null then jsonb_build_object('by', ${nameOf('e.withdrawn_by')}, 'at', e.withdrawn_at,
              'reason', e.withdrawn_reason) end) order by e.number)
          from referral_entry e where e.referral_id = r.id) as entries
      from referral r join "case" k on k.id = r.case_id where ${where} order by r.id desc`,
  );
  return found.map((referral) => ({ ...referral, standing: standOf(referral.entries, day) }));
}

/** The referrals of a case. */
export const listReferrals = (tx: Tx, caseId: string, day: string): Promise<Referral[]> =>
  readReferrals(tx, day, sql`r.case_id = ${caseId}`);

/** A page of those that wait for somebody, or of all. */
export const listWaiting = (
  tx: Tx,
  day: string,
  { waits, cursor, limit }: { waits: string; cursor?: string | undefined; limit: number },
): Promise<Referral[]> =>
  readReferrals(
    tx,
    day,
    sql`r.id in (select id from referral where (${waits} = 'all' or waits_for = ${waits}
        or (${waits} = 'late' and waits_for = 'us' and due < ${day}::date))
      and (${cursor ?? null}::text is null or id < ${cursor ?? null}) order by id desc limit ${limit})`,
  );

export async function findReferral(tx: Tx, id: string, day: string): Promise<Referral | null> {
  return (await readReferrals(tx, day, sql`r.id = ${id}`))[0] ?? null;
}

/** Until the transaction ends, nobody else adds to this referral. */
export async function lockReferral(tx: Tx, id: string): Promise<void> {
  await sql`select 1 from referral where id = ${id} for update`.execute(tx);
}

export async function saveReferral(
  { tx, unit, now }: Pick<Work, 'tx' | 'unit' | 'now'>,
  made: { id: string; case: string; choice: string; dossier: string | null; notice: string | null; account: string },
): Promise<void> {
  await sql`
    insert into referral (id, unit_id, case_id, choice_id, dossier_id, notice_id, account_id, made_at, waits_for)
    values (${made.id}, ${unit}, ${made.case}, ${made.choice}, ${made.dossier}, ${made.notice}, ${made.account}, ${now}, 'them')`.execute(
    tx,
  );
}

export async function saveEntry(
  { tx, unit, now }: Pick<Work, 'tx' | 'unit' | 'now'>,
  made: Omit<Entry, 'by' | 'at' | 'withdrawn'> & { referral: string; account: string },
): Promise<void> {
  await sql`
    insert into referral_entry (id, unit_id, referral_id, number, kind, happened_on, register_number, said, due, answers_id, outcome, ends,
      account_id, made_at)
    values (${made.id}, ${unit}, ${made.referral}, ${made.number}, ${made.kind}, ${made.on}, ${made.registerNumber}, ${made.said}, ${made.due},
      ${made.answers}, ${made.outcome}, ${made.ends}, ${made.account}, ${now})`.execute(tx);
}

/** Notes that an entry was wrong; it stays, and counts no more. */
export async function withdrawEntry(
  tx: Tx,
  { id, account, reason, now }: { id: string; account: string; reason: string; now: Date },
): Promise<void> {
  await sql`update referral_entry set withdrawn_at = ${now}, withdrawn_by = ${account}, withdrawn_reason = ${reason}
    where id = ${id} and withdrawn_at is null`.execute(tx);
}

/** Keeps where a referral stands, for lists. */
export async function keepStanding(tx: Tx, id: string, { waitsFor, due }: Standing): Promise<void> {
  await sql`update referral set waits_for = ${waitsFor}, due = ${due?.on ?? null} where id = ${id}`.execute(tx);
}
