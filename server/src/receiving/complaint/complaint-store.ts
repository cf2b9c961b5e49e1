import { sql } from 'kysely';
import { z } from 'zod';
import { languageSchema } from '../../base/core/language.ts';
import { instant, instantInJson, oneRow, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { complaintSchema } from './complaint-schema.ts';

const keptComplaintSchema = complaintSchema.omit({ outgoing: true }).extend({
  language: languageSchema,
  madeAt: instant,
  decidedAt: instant.nullable(),
  recorded: z.object({ receivedBy: z.string(), by: z.string().nullable(), at: instantInJson }).nullable(),
});
export type Complaint = z.output<typeof keptComplaintSchema>;

const COMPLAINT = sql`id, received_id as received, statement_id as statement, complainant, email, language, reasons, state, answer,
  made_at, decided_at, way, case when recorded_at is not null then jsonb_build_object('receivedBy', coalesce(received_by, ''),
    'by', (select a.name from account a where a.id = recorded_by), 'at', recorded_at) end as recorded`;

/** What is kept of a complaint that a person records. */
export interface Recorded {
  way: 'mail' | 'letter' | 'other';
  receivedBy: string;
  account: string;
  at: Date;
}

/** Keeps a complaint. @returns the id of the same one where it was there already. */
export function saveComplaint(
  tx: Tx,
  made: Omit<Complaint, 'answer' | 'madeAt' | 'decidedAt' | 'way' | 'recorded'> & {
    unit: string;
    inbox: string;
    complainantKey: string;
    digest: string;
    /** When it arrived. */
    madeAt: Date;
    recorded: Recorded | null;
  },
): Promise<{ id: string }> {
  return oneRow(
    tx,
    z.object({ id: z.string() }),
    sql`insert into complaint (id, unit_id, inbox_id, received_id, statement_id, complainant, complainant_key, email, language, reasons,
        digest, state, made_at, way, received_by, recorded_by, recorded_at)
      values (${made.id}, ${made.unit}, ${made.inbox}, ${made.received}, ${made.statement}, ${made.complainant}, ${made.complainantKey},
        ${made.email}, ${made.language}, ${made.reasons}, ${made.digest}, ${made.state}, ${made.madeAt},
        ${made.recorded?.way ?? 'door'}, ${made.recorded?.receivedBy ?? null}, ${made.recorded?.account ?? null}, ${made.recorded?.at ?? null})
      on conflict (unit_id, digest) do update set digest = excluded.digest returning id`,
  );
}

/** One complaint; null: the unit has none of this id. */
export function findComplaint(tx: Tx, id: string): Promise<Complaint | null> {
  return row(tx, keptComplaintSchema, sql`select ${COMPLAINT} from complaint where id = ${id}`);
}

/** Complaints, the oldest first, after the cursor (an id). */
export function listComplaints(
  tx: Tx,
  page: { state?: Complaint['state'] | undefined; cursor?: string | undefined; limit: number },
): Promise<Complaint[]> {
  const { state = null, cursor = null, limit } = page;
  return rows(
    tx,
    keptComplaintSchema,
    sql`select ${COMPLAINT} from complaint
      where (${state}::text is null or state = ${state}) and (${cursor}::text is null or id > ${cursor})
      order by id limit ${limit}`,
  );
}

/** Keeps the decision on a complaint. @returns the complaint as it is now. */
export function saveComplaintDecision(
  tx: Tx,
  decided: {
    id: string;
    state: 'upheld' | 'rejected';
    answer: string;
    manifestlyUnfounded: boolean;
    account: string;
    now: Date;
  },
): Promise<Complaint> {
  return oneRow(
    tx,
    keptComplaintSchema,
    sql`update complaint set state = ${decided.state}, answer = ${decided.answer}, manifestly_unfounded = ${decided.manifestlyUnfounded},
        decided_by = ${decided.account}, decided_at = ${decided.now}
      where id = ${decided.id} returning ${COMPLAINT}`,
  );
}
