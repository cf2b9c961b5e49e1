import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { DECISIONS } from '../schema.ts';

const TEMPLATE_KINDS = [...DECISIONS, 'hold'] as const;

/** A reason to choose from, for a decision or for letting a case rest. */
export const templateSchema = z
  .object({ id: z.string(), kind: z.enum(TEMPLATE_KINDS), title: z.string(), text: z.string() })
  .meta({ id: 'ReasonTemplate' });
export type Template = z.infer<typeof templateSchema>;

/** The unit's reasons to choose from, by kind and title. */
export function listTemplates(tx: Tx): Promise<Template[]> {
  return rows(
    tx,
    templateSchema,
    sql`select id, kind, title, text from reason_template order by kind, lower(title), id`,
  );
}

interface Made {
  unit: string;
  account: string;
  now: Date;
}

export async function saveTemplate(tx: Tx, { id, kind, title, text }: Template, made: Made): Promise<void> {
  await sql`insert into reason_template (id, unit_id, kind, title, text, account_id, made_at)
    values (${id}, ${made.unit}, ${kind}, ${title}, ${text}, ${made.account}, ${made.now})`.execute(tx);
}

/** @returns false: there is none of this id */
export function deleteTemplate(tx: Tx, id: string): Promise<boolean> {
  return hasRow(tx, sql`delete from reason_template where id = ${id} returning 1`);
}

/** A view of the worktable under a name: its filters as they stand in the address. */
export const viewSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    /** `?view=mine&platform=market.example` */
    search: z.string(),
    by: z.object({ id: z.string(), name: z.string() }),
    /** Whether the whole unit sees it, or who saved it alone. */
    shared: z.boolean(),
  })
  .meta({ id: 'SavedView' });
export type View = z.infer<typeof viewSchema>;

/** The views that a person sees: their own, and those shared in the unit. */
export function listViews(tx: Tx, account: string): Promise<View[]> {
  return rows(
    tx,
    viewSchema,
    sql`select v.id, v.name, v.search, v.shared, jsonb_build_object('id', a.id, 'name', a.name) as by
      from saved_view v join account a on a.id = v.account_id
      where v.shared or v.account_id = ${account} order by lower(v.name), v.id`,
  );
}

export async function saveView(tx: Tx, { id, name, search, shared }: Omit<View, 'by'>, made: Made): Promise<void> {
  await sql`insert into saved_view (id, unit_id, name, search, shared, account_id, made_at)
    values (${id}, ${made.unit}, ${name}, ${search}, ${shared}, ${made.account}, ${made.now})`.execute(tx);
}

export async function deleteView(tx: Tx, id: string): Promise<void> {
  await sql`delete from saved_view where id = ${id}`.execute(tx);
}
