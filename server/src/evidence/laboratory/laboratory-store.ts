import { type RawBuilder, sql } from 'kysely';
import { instant, instantInJson, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import type { PersonWork } from '../../people/index.ts';
import { type LaboratoryResult, type LaboratoryResultInput, laboratoryResultSchema } from './laboratory-schema.ts';

const keptSchema = laboratoryResultSchema.extend({
  madeAt: instant,
  withdrawn: laboratoryResultSchema.shape.withdrawn.unwrap().extend({ at: instantInJson }).nullable(),
});

const nameOf = (account: string): RawBuilder<unknown> =>
  sql`coalesce((select a.name from account a where a.id = ${sql.ref(account)}), '')`;

const readResults = (tx: Tx, where: RawBuilder<unknown>): Promise<LaboratoryResult[]> =>
  rows(
    tx,
    keptSchema,
    sql`select r.id, r.case_id as "case", r.method, r.reported_on::text as "on", r.result, r.conforming, r.report_exhibit_id as report, r.made_at,
        ${nameOf('r.account_id')} as by,
        jsonb_build_object('what', r.sample, 'takenOn', r.taken_on, 'takenPlace', r.taken_place, 'exhibit', r.sample_exhibit_id,
          'takenBy', jsonb_build_object('name', r.taken_by, 'organisation', r.taken_organisation)) as sample,
        jsonb_build_object('name', r.laboratory, 'accreditation', r.accreditation) as laboratory,
        case when r.withdrawn_at is not null then jsonb_build_object('by', ${nameOf('r.withdrawn_by')}, 'at', r.withdrawn_at,
          'reason', r.withdrawn_reason) end as withdrawn
      from laboratory_result r where ${where} order by r.id`,
  );

/** The laboratory results of a case, oldest first. */
export const listLaboratoryResults = (tx: Tx, caseId: string): Promise<LaboratoryResult[]> =>
  readResults(tx, sql`r.case_id = ${caseId}`);

export async function findLaboratoryResult(tx: Tx, id: string): Promise<LaboratoryResult | null> {
  return (await readResults(tx, sql`r.id = ${id}`))[0] ?? null;
}

export async function saveLaboratoryResult(
  { tx, unit, by, now }: PersonWork,
  made: LaboratoryResultInput & { id: string },
): Promise<void> {
  const { sample, laboratory } = made;
  await sql`
    insert into laboratory_result (id, unit_id, case_id, sample, taken_on, taken_place, taken_by, taken_organisation, sample_exhibit_id,
      laboratory, accreditation, method, reported_on, result, conforming, report_exhibit_id, account_id, made_at)
    values (${made.id}, ${unit}, ${made.case}, ${sample.what}, ${sample.takenOn}, ${sample.takenPlace}, ${sample.takenBy.name},
      ${sample.takenBy.organisation}, ${sample.exhibit}, ${laboratory.name}, ${laboratory.accreditation}, ${made.method}, ${made.on},
      ${made.result}, ${made.conforming}, ${made.report}, ${by.id}, ${now})`.execute(tx);
}

/** Notes that a result was entered wrongly. @returns false when that was noted before */
export async function withdrawLaboratoryResult(
  { tx, by, now }: PersonWork,
  id: string,
  reason: string,
): Promise<boolean> {
  const { numAffectedRows = 0n } =
    await sql`update laboratory_result set withdrawn_at = ${now}, withdrawn_by = ${by.id}, withdrawn_reason = ${reason}
      where id = ${id} and withdrawn_at is null`.execute(tx);
  return numAffectedRows > 0n;
}
