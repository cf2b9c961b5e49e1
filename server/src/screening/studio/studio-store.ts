import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, instant, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { type Draft, draftSchema, type Edition, editionSchema, type STAGES } from './studio-schema.ts';

const personOf = (column: string) =>
  sql`(select jsonb_build_object('id', a.id, 'name', a.name) from account a where a.id = ${sql.ref(column)})`;
const DRAFT = sql`select id, pack, text, digest, stage, revision, ${personOf('changed_by')} as changed_by, changed_at from pack_draft`;
const keptDraftSchema = draftSchema.extend({ changedAt: instant });

export const listDrafts = (tx: Tx): Promise<Draft[]> => rows(tx, keptDraftSchema, sql`${DRAFT} order by pack`);

export const findDraft = (tx: Tx, pack: string): Promise<Draft | null> =>
  row(tx, keptDraftSchema, sql`${DRAFT} where pack = ${pack}`);

/**
 * Keeps a draft, in the place of the revision that its writer has read (0: there was none). A text that is another goes
 * out of the shadow.
 *
 * @returns false where it is another revision by now
 */
export function saveDraft(
  tx: Tx,
  draft: { id: string; unit: string; by: string; now: Date } & Pick<Draft, 'pack' | 'text' | 'digest' | 'revision'>,
): Promise<boolean> {
  const { id, unit, pack, text, digest, revision, by, now } = draft;
  if (revision === 0)
    return hasRow(
      tx,
      sql`insert into pack_draft (id, unit_id, pack, text, digest, revision, changed_by, changed_at)
        values (${id}, ${unit}, ${pack}, ${text}, ${digest}, 1, ${by}, ${now})
        on conflict do nothing returning id`,
    );
  return hasRow(
    tx,
    sql`update pack_draft set text = ${text}, digest = ${digest}, revision = revision + 1, changed_by = ${by}, changed_at = ${now},
        stage = case when digest is distinct from ${digest} then 'draft' else stage end
      where pack = ${pack} and revision = ${revision} returning id`,
  );
}

/** @returns false where there is none */
export const deleteDraft = (tx: Tx, pack: string): Promise<boolean> =>
  hasRow(tx, sql`delete from pack_draft where pack = ${pack} returning id`);

/** @returns false where it is at that stage already, or is no pack yet */
export const setStage = (tx: Tx, pack: string, stage: (typeof STAGES)[number]): Promise<boolean> =>
  hasRow(
    tx,
    sql`update pack_draft set stage = ${stage} where pack = ${pack} and stage <> ${stage} and digest is not null returning id`,
  );

/** Puts a version in force from a day on. */
export async function saveEdition(
  tx: Tx,
  made: Pick<Edition, 'id' | 'pack' | 'version' | 'digest' | 'from'> & {
    unit: string;
    text: string | null;
    proposal: string;
    now: Date;
  },
): Promise<void> {
  await sql`
    insert into pack_edition (id, unit_id, pack, version, digest, text, holds_from, proposal_id, approved_at)
    values (${made.id}, ${made.unit}, ${made.pack}, ${made.version}, ${made.digest}, ${made.text}, ${made.from}::date,
      ${made.proposal}, ${made.now})`.execute(tx);
}

/** The versions of a pack that were put in force: those that hold from the latest day first. */
export const listEditions = (tx: Tx, pack: string): Promise<Edition[]> =>
  rows(
    tx,
    editionSchema.extend({ at: instant }),
    sql`select e.id, e.pack, e.version, e.digest, to_char(e.holds_from, 'YYYY-MM-DD') as "from", e.approved_at as at, p.reason,
        ${personOf('p.account_id')} as by, ${personOf('p.decided_by')} as approved_by
      from pack_edition e join proposal p on p.id = e.proposal_id
      where e.pack = ${pack} order by e.holds_from desc, e.approved_at desc, e.id desc`,
  );

const inUseSchema = z.object({ pack: z.string(), digest: z.string().nullable(), stage: z.enum(['live', 'shadow']) });
/** A pack of the unit's own; without a digest it is as installed. */
export type InUse = z.infer<typeof inUseSchema>;

const inUseOn = (day: string) => sql`(select distinct on (pack) pack, digest, 'live' as stage from pack_edition
    where holds_from <= ${day}::date order by pack, holds_from desc, approved_at desc, id desc)
  union all (select pack, digest, 'shadow' from pack_draft where stage = 'shadow' order by pack)`;

/** The unit's own packs on a day: the version of each that holds, and the drafts in shadow. */
export const listInUse = (tx: Tx, day: string): Promise<InUse[]> => rows(tx, inUseSchema, inUseOn(day));

const inForceSchema = inUseSchema.extend({ stage: z.enum(['live', 'shadow', 'disabled']) });

/** The same, and the rules that the unit has disabled (`pack/rule`), by one statement. */
export async function listInForce(tx: Tx, day: string): Promise<{ used: InUse[]; disabled: ReadonlySet<string> }> {
  const found = await rows(
    tx,
    inForceSchema,
    sql`${inUseOn(day)} union all (select pack, rule, 'disabled' from disabled_rule)`,
  );
  const used: InUse[] = [];
  const disabled = new Set<string>();
  for (const { pack, digest, stage } of found)
    if (stage === 'disabled') disabled.add(`${pack}/${digest}`);
    else used.push({ pack, digest, stage });
  return { used, disabled };
}

/** The text of one of the unit's own versions of a pack, of its draft, or of what was proposed; null: it has none of that digest. */
export async function findText(tx: Tx, pack: string, digest: string): Promise<string | null> {
  const found = await row(
    tx,
    z.object({ text: z.string() }),
    sql`select text from pack_edition where pack = ${pack} and digest = ${digest}
      union all select text from pack_draft where pack = ${pack} and digest = ${digest}
      union all select content ->> 'text' from proposal
        where kind = 'pack.activated' and content ->> 'pack' = ${pack} and content ->> 'digest' = ${digest} limit 1`,
  );
  return found?.text ?? null;
}
