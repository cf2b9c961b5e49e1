import type { Buffer } from 'node:buffer';
import { sql } from 'kysely';
import { z } from 'zod';
import { instant, row, rows } from '../base/database/rows.ts';
import type { Tx } from '../base/database/store.ts';
import { MEMBER_STATES, TARGET_KINDS } from './schema.ts';

const unitName = (id: string) => sql`(select u.name from unit u where u.id = ${sql.ref(id)})`;

const heldSchema = z.object({
  id: z.string(),
  leadId: z.string(),
  lead: z.string(),
  title: z.string(),
  purpose: z.string(),
  basis: z.string().nullable(),
  madeAt: instant,
  actsAt: instant,
  reportsBy: instant,
  endedAt: instant.nullable(),
  conclusion: z.string().nullable(),
  record: z.string().nullable(),
  logIndex: z.number().nullable(),
  loggedAt: instant.nullable(),
});
/** An operation without its parts. */
export type HeldOperation = z.infer<typeof heldSchema>;

const HELD = sql`select o.id, o.lead as lead_id, ${unitName('o.lead')} as lead, o.title, o.purpose, o.basis, o.made_at, o.acts_at, o.reports_by,
  o.ended_at, o.conclusion, o.record, o.log_index::float8, o.logged_at from operation o`;

export const findOperation = (tx: Tx, id: string): Promise<HeldOperation | null> =>
  row(tx, heldSchema, sql`${HELD} where o.id = ${id}`);

/** Keeps an operation from ending, or from growing, until the transaction ends: who may not write it may not lock its row. */
export const lockOperation = (tx: Tx, id: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`operation ${id}`}, 0))`.execute(tx);

/** The newest first. */
export const listOperations = (
  tx: Tx,
  page: { cursor?: string | undefined; limit: number },
): Promise<HeldOperation[]> =>
  rows(
    tx,
    heldSchema,
    sql`${HELD} where ${page.cursor ?? null}::text is null or o.id < ${page.cursor ?? null} order by o.id desc limit ${page.limit}`,
  );

const memberSchema = z.object({
  operation: z.string(),
  unitId: z.string(),
  unit: z.string(),
  state: z.enum(MEMBER_STATES),
  invitedAt: instant,
  answeredAt: instant.nullable(),
  answeredBy: z.string().nullable(),
  reason: z.string().nullable(),
  countedAt: instant.nullable(),
});
export type Member = z.infer<typeof memberSchema>;

/** The lead first, then by name. */
export const listMembers = (tx: Tx, ids: readonly string[]): Promise<Member[]> =>
  rows(
    tx,
    memberSchema,
    sql`select m.operation_id as operation, m.member as unit_id, u.name as unit, m.state, m.invited_at, m.answered_at, m.answered_by, m.reason, m.counted_at
      from operation_member m join unit u on u.id = m.member left join operation o on o.id = m.operation_id
      where m.operation_id = any(${ids}::text[]) order by (m.member = o.lead) desc, u.name`,
  );

const targetSchema = z.object({
  id: z.string(),
  kind: z.enum(TARGET_KINDS),
  name: z.string(),
  address: z.string().nullable(),
  note: z.string().nullable(),
});
export type Target = z.infer<typeof targetSchema>;

export const listTargets = (tx: Tx, id: string): Promise<Target[]> =>
  rows(
    tx,
    targetSchema,
    sql`select id, kind, name, address, note from operation_target where operation_id = ${id}
      order by array_position(array['platform', 'trader', 'goods'], kind), name`,
  );

const taskSchema = z.object({
  operation: z.string(),
  id: z.string(),
  unitId: z.string(),
  unit: z.string(),
  says: z.string(),
  dueAt: instant,
  doneAt: instant.nullable(),
  doneBy: z.string().nullable(),
  note: z.string().nullable(),
});
export type Task = z.infer<typeof taskSchema>;

export const listTasks = (tx: Tx, ids: readonly string[]): Promise<Task[]> =>
  rows(
    tx,
    taskSchema,
    sql`select t.operation_id as operation, t.id, t.member as unit_id, ${unitName('t.member')} as unit, t.says, t.due_at, t.done_at, t.done_by, t.note
      from operation_task t where t.operation_id = any(${ids}::text[]) order by t.due_at, t.id`,
  );

const captureSchema = z.object({
  id: z.string(),
  unitId: z.string(),
  unit: z.string(),
  package: z.string(),
  url: z.string(),
  digest: z.string(),
  logIndex: z.number().nullable(),
  sealedAt: instant,
  sharedAt: instant,
  sharedBy: z.string().nullable(),
});
export type Capture = z.infer<typeof captureSchema>;

export const listCaptures = (tx: Tx, id: string): Promise<Capture[]> =>
  rows(
    tx,
    captureSchema,
    sql`select c.id, c.member as unit_id, ${unitName('c.member')} as unit, c.package_id as package, c.url, c.digest, c.log_index::float8, c.sealed_at,
      c.shared_at, c.shared_by from operation_capture c where c.operation_id = ${id} order by c.id`,
  );

const lessonSchema = z.object({
  id: z.string(),
  unit: z.string(),
  says: z.string(),
  at: instant,
  by: z.string().nullable(),
});

export const listLessons = (tx: Tx, id: string): Promise<z.infer<typeof lessonSchema>[]> =>
  rows(
    tx,
    lessonSchema,
    sql`select l.id, ${unitName('l.member')} as unit, l.says, l.made_at as at, l.made_by as by
      from operation_lesson l where l.operation_id = ${id} order by l.id`,
  );

const namedSchema = z.object({ id: z.string(), name: z.string() });
/** The other units of the installation, by name. */
export const listOtherUnits = (tx: Tx, unit: string): Promise<z.infer<typeof namedSchema>[]> =>
  rows(tx, namedSchema, sql`select id, name from unit where id <> ${unit} order by name`);

interface NewOperation extends Pick<HeldOperation, 'id' | 'title' | 'purpose' | 'basis' | 'actsAt' | 'reportsBy'> {
  lead: string;
  by: string | null;
  now: Date;
}

/** Keeps a plan, with the unit that leads it as its first member. */
export async function saveOperation(tx: Tx, made: NewOperation): Promise<void> {
  const { id, lead, title, purpose, basis, actsAt, reportsBy, by, now } = made;
  await sql`insert into operation (id, lead, title, purpose, basis, made_at, made_by, acts_at, reports_by)
    values (${id}, ${lead}, ${title}, ${purpose}, ${basis}, ${now}, ${by}, ${actsAt}, ${reportsBy})`.execute(tx);
  await sql`insert into operation_member (operation_id, member, state, invited_at, answered_at, answered_by)
    values (${id}, ${lead}, 'joined', ${now}, ${now}, ${by})`.execute(tx);
}

/** Who was invited before stays as they answered. */
export const inviteUnits = (tx: Tx, id: string, units: readonly string[], now: Date): Promise<unknown> =>
  sql`insert into operation_member (operation_id, member, state, invited_at)
    select ${id}, invited.id, 'invited', ${now}::timestamptz from unnest(${units}::text[]) as invited (id)
    on conflict do nothing`.execute(tx);

/** A target that is there stays as it is. */
export const saveTargets = (
  tx: Tx,
  { id, lead, now }: { id: string; lead: string; now: Date },
  targets: readonly Target[],
): Promise<unknown> =>
  sql`insert into operation_target (id, operation_id, unit_id, kind, name, address, note, made_at)
    select t.id, ${id}, ${lead}, t.kind, t.name, t.address, t.note, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(targets)}::jsonb) as t (id text, kind text, name text, address text, note text)
    on conflict do nothing`.execute(tx);

export const saveTasks = (
  tx: Tx,
  id: string,
  tasks: readonly Pick<Task, 'id' | 'unitId' | 'says' | 'dueAt'>[],
): Promise<unknown> =>
  sql`insert into operation_task (id, operation_id, member, says, due_at)
    select t.id, ${id}, t."unitId", t.says, t."dueAt"
    from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as t (id text, "unitId" text, says text, "dueAt" timestamptz)`.execute(
    tx,
  );

export const markEnded = (
  tx: Tx,
  id: string,
  { by, conclusion, now }: { by: string | null; conclusion: string; now: Date },
): Promise<unknown> =>
  sql`update operation set ended_at = ${now}, ended_by = ${by}, conclusion = ${conclusion} where id = ${id}`.execute(
    tx,
  );

/** Keeps what is told of an operation; what is there stays. */
export const saveRecord = (tx: Tx, id: string, record: string, salt: Buffer): Promise<unknown> =>
  sql`update operation set record = ${record}, salt = ${salt} where id = ${id} and record is null`.execute(tx);

const saltSchema = z.object({ record: z.string(), salt: z.instanceof(Uint8Array) });
/** The record and the salt of its leaf; null: there is none yet. */
export const findRecord = (tx: Tx, id: string): Promise<z.infer<typeof saltSchema> | null> =>
  row(tx, saltSchema, sql`select record, salt from operation where id = ${id} and record is not null`);

export const markLogged = (tx: Tx, id: string, logIndex: number, now: Date): Promise<unknown> =>
  sql`update operation set log_index = ${logIndex}, logged_at = ${now} where id = ${id} and log_index is null`.execute(
    tx,
  );
