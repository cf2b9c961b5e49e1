import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { instant, instantInJson, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import type { PersonWork } from '../../people/index.ts';
import { type Hearing, hearingSchema, type Measure, measureSchema } from './hearing-schema.ts';

const keptSchema = hearingSchema.omit({ state: true, isShort: true }).extend({
  madeAt: instant,
  observations: z.array(hearingSchema.shape.observations.element.extend({ at: instantInJson })),
  withdrawn: hearingSchema.shape.withdrawn.unwrap().extend({ at: instantInJson }).nullable(),
});
export type KeptHearing = z.infer<typeof keptSchema>;

const nameOf = (account: string): RawBuilder<unknown> =>
  sql`coalesce((select a.name from account a where a.id = ${sql.ref(account)}), '')`;

const readHearings = (tx: Tx, where: RawBuilder<unknown>): Promise<KeptHearing[]> =>
  rows(
    tx,
    keptSchema,
    sql`select h.id, h.case_id as "case", h.kind, h.measure, h.given_on::text as "on", h.means, h.due::text as due, h.full_term::text as full_term,
        h.reason, h.made_at, ${nameOf('h.account_id')} as by,
        jsonb_build_object('name', h.addressee_name, 'role', h.addressee_role) as addressee,
        case when h.withdrawn_at is not null then jsonb_build_object('by', ${nameOf('h.withdrawn_by')}, 'at', h.withdrawn_at,
          'reason', h.withdrawn_reason) end as withdrawn,
        coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'on', o.received_on, 'said', o.said, 'exhibit', o.exhibit_id,
            'by', ${nameOf('o.account_id')}, 'at', o.made_at) order by o.id)
          from hearing_observation o where o.hearing_id = h.id), '[]') as observations
      from hearing h where ${where} order by h.id`,
  );

/** The hearings of a case, oldest first. */
export const listKeptHearings = (tx: Tx, caseId: string): Promise<KeptHearing[]> =>
  readHearings(tx, sql`h.case_id = ${caseId}`);

export async function findKeptHearing(tx: Tx, id: string): Promise<KeptHearing | null> {
  return (await readHearings(tx, sql`h.id = ${id}`))[0] ?? null;
}

/** Until the transaction ends, nobody else adds to this hearing or withdraws it. */
export async function lockHearing(tx: Tx, id: string): Promise<void> {
  await sql`select 1 from hearing where id = ${id} for update`.execute(tx);
}

export async function saveHearing(
  { tx, unit, by, now }: PersonWork,
  made: Pick<
    Hearing,
    'id' | 'case' | 'kind' | 'addressee' | 'measure' | 'on' | 'means' | 'due' | 'fullTerm' | 'reason'
  >,
): Promise<void> {
  await sql`
    insert into hearing (id, unit_id, case_id, kind, addressee_name, addressee_role, measure, given_on, means, due, full_term, reason, account_id,
      made_at)
    values (${made.id}, ${unit}, ${made.case}, ${made.kind}, ${made.addressee.name}, ${made.addressee.role}, ${made.measure}, ${made.on},
      ${made.means}, ${made.due}, ${made.fullTerm}, ${made.reason}, ${by.id}, ${now})`.execute(tx);
}

export async function saveObservation(
  { tx, unit, by, now }: PersonWork,
  made: { id: string; hearing: string; on: string; said: string | null; exhibit: string | null },
): Promise<void> {
  await sql`
    insert into hearing_observation (id, unit_id, hearing_id, received_on, said, exhibit_id, account_id, made_at)
    values (${made.id}, ${unit}, ${made.hearing}, ${made.on}, ${made.said}, ${made.exhibit}, ${by.id}, ${now})`.execute(
    tx,
  );
}

/** Notes that a hearing was noted wrongly; it stays, and counts no more. */
export async function withdrawKept({ tx, by, now }: PersonWork, id: string, reason: string): Promise<void> {
  await sql`update hearing set withdrawn_at = ${now}, withdrawn_by = ${by.id}, withdrawn_reason = ${reason}
    where id = ${id} and withdrawn_at is null`.execute(tx);
}

export async function saveMeasure(
  { tx, unit, by, now }: PersonWork,
  made: Pick<Measure, 'id' | 'act' | 'of' | 'standing' | 'reason'> & { case: string },
): Promise<void> {
  await sql`
    insert into measure (id, unit_id, case_id, act_id, act, standing, reason, account_id, made_at)
    values (${made.id}, ${unit}, ${made.case}, ${made.of}, ${made.act}, ${made.standing}, ${made.reason}, ${by.id}, ${now})`.execute(
    tx,
  );
}

/** The measures taken in a case, oldest first. */
export const listMeasures = (tx: Tx, caseId: string): Promise<Measure[]> =>
  rows(
    tx,
    measureSchema.extend({ at: instant }),
    sql`select m.id, m.act, m.act_id as of, m.standing, m.reason, ${nameOf('m.account_id')} as by, m.made_at as at
      from measure m where m.case_id = ${caseId} order by m.id`,
  );
