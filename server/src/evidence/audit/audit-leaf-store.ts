import { sql } from 'kysely';
import { z } from 'zod';
import { row, rows } from '../../base/database/rows.ts';
import type { Db, Tx } from '../../base/database/store.ts';
import { type AuditHead, type AuditStatement, auditHeadSchema, auditStatementSchema } from './audit-leaf.ts';

const leafSchema = z.object({ statement: auditStatementSchema, logIndex: z.int().nullable() });
/** A leaf, and where it is in the log; null: it is not there yet. */
export type AuditLeaf = z.infer<typeof leafSchema>;

const LEAF = sql`select statement, log_index::float8 from audit_leaf`;

/** The newest leaf. */
export const findLastLeaf = (db: Db): Promise<AuditLeaf | null> =>
  row(db, leafSchema, sql`${LEAF} order by audit_leaf.number desc limit 1`);

/** Leaves after a number, in their order. */
export const listLeaves = (db: Db, after: number, limit: number): Promise<AuditLeaf[]> =>
  rows(db, leafSchema, sql`${LEAF} where audit_leaf.number > ${after} order by audit_leaf.number limit ${limit}`);

/** Plans a leaf: its heads are in their units by then. */
export async function saveLeaf(db: Db, statement: AuditStatement): Promise<void> {
  await sql`insert into audit_leaf (number, statement, made_at)
    values (${statement.number}, ${JSON.stringify(statement)}::jsonb, ${statement.at}::timestamptz)`.execute(db);
}

/** Notes where a leaf is in the log. */
export async function placeLeaf(db: Db, number: number, logIndex: number): Promise<void> {
  await sql`update audit_leaf set log_index = ${logIndex} where number = ${number}`.execute(db);
}

const headSchema = auditHeadSchema.extend({ leaf: z.int() });
/** A head, and the number of the leaf that it is in. */
export type LoggedHead = z.infer<typeof headSchema>;

const HEAD = sql`select unit_id as unit, leaf_number::int as leaf, number::int, digest, salt from audit_head`;

/** The unit's newest head. */
export const findLastHead = (tx: Tx): Promise<LoggedHead | null> =>
  row(tx, headSchema, sql`${HEAD} order by audit_head.leaf_number desc limit 1`);

/** The unit's heads of entries from one number to another. */
export const listHeads = (tx: Tx, from: number, to: number): Promise<LoggedHead[]> =>
  rows(tx, headSchema, sql`${HEAD} where audit_head.number between ${from} and ${to} order by audit_head.number`);

/** The unit's heads in leaves from one number to another. */
export const listHeadsOfLeaves = (tx: Tx, from: number, to: number): Promise<LoggedHead[]> =>
  rows(tx, headSchema, sql`${HEAD} where leaf_number between ${from} and ${to} order by leaf_number`);

/** Keeps a head for the leaf of this number. */
export async function saveHead(tx: Tx, leaf: number, head: AuditHead): Promise<void> {
  await sql`insert into audit_head (unit_id, leaf_number, number, digest, salt)
    values (${head.unit}, ${leaf}, ${head.number}, ${head.digest}, ${head.salt})`.execute(tx);
}

const coveringSchema = z.object({ head: auditHeadSchema, statement: auditStatementSchema, logIndex: z.int() });

/** The newest of the unit's heads from one entry to another that is in the log, with its leaf. */
export const findCovering = (tx: Tx, from: number, to: number): Promise<z.infer<typeof coveringSchema> | null> =>
  row(
    tx,
    coveringSchema,
    sql`select jsonb_build_object('unit', h.unit_id, 'number', h.number, 'digest', h.digest, 'salt', h.salt) as head,
        l.statement, l.log_index::float8
      from audit_head h join audit_leaf l on l.number = h.leaf_number
      where h.number between ${from} and ${to} and l.log_index is not null order by h.number desc limit 1`,
  );
