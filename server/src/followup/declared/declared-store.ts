import { sql } from 'kysely';
import { z } from 'zod';
import { instant, row, rows } from '../../base/database/rows.ts';
import type { Db, Tx } from '../../base/database/store.ts';
import { ASKING } from '../asking.ts';
import { type DeclaredFile, declaredFileSchema, type HOW, matchedStatementSchema } from './declared-schema.ts';
import type { DayRead } from './read-day.ts';

/** What became of a file's figures: new, the same as before, or in the place of another file of that day. */
export type Kept = 'new' | 'same' | 'replaced';

/** So many rows in one statement. */
const ROWS = 2_000;

/** Keeps the counts of a day in the place of what was kept of it; the same file again changes nothing. */
export async function keepDay(db: Db, day: DayRead, now: Date): Promise<Kept> {
  return db.transaction().execute(async (tx) => {
    const before = await row(
      tx,
      z.object({ sha256: z.string(), sha1: z.string() }),
      sql`select sha256, sha1 from declared_file where day = ${day.day} and slug = ${day.slug} for update`,
    );
    if (before?.sha256 === day.sha256) return 'same';
    await sql`delete from declared_file where day = ${day.day} and slug = ${day.slug}`.execute(tx);
    await sql`insert into declared_file (day, slug, variant, name, bytes, sha1, sha256, rows, statements, passed_over, unknown, drift, read_at,
        replaced_sha1, replaced_at)
      values (${day.day}, ${day.slug}, ${day.variant}, ${day.name}, ${day.bytes}, ${day.sha1}, ${day.sha256}, ${day.rows}, ${day.statements},
        ${JSON.stringify(day.passedOver)}::jsonb, ${JSON.stringify(day.unknown)}::jsonb, ${JSON.stringify(day.drift)}::jsonb, ${now},
        ${before?.sha1 ?? null}, ${before ? now : null})`.execute(tx);
    for (let at = 0; at < day.counts.length; at += ROWS) {
      const part = JSON.stringify(day.counts.slice(at, at + ROWS));
      await sql`insert into declared_count (day, slug, platform, category, ground, source, detection, decision, statements)
        select ${day.day}, ${day.slug}, c.* from jsonb_to_recordset(${part}::jsonb)
          as c(platform text, category text, ground text, source text, detection text, decision text, statements int)`.execute(
        tx,
      );
    }
    return before ? 'replaced' : 'new';
  });
}

/** A document that was sent, with what a platform answered that may name a statement. */
const soughtSchema = z.object({
  notice: z.string(),
  platform: z.string(),
  sentAt: instant,
  /** Numbers that the platform gave: of its statements, and of its file. */
  numbers: z.array(z.string()),
  /** What it wrote, in which a link may stand. */
  texts: z.array(z.string()),
  gtins: z.array(z.string()),
});
export type Sought = z.output<typeof soughtSchema>;

/** The documents of a unit that asked for something, with what their statements could be found by. */
export function listSought(tx: Tx): Promise<Sought[]> {
  return rows(
    tx,
    soughtSchema,
    sql`select n.id as notice, c.platform, n.sent_at,
      coalesce((select jsonb_agg(distinct number) from (
        select a.reference as number from notice_answer a where a.notice_id = n.id and a.reference is not null and a.kind <> 'bounce'
        union select s ->> 'id' from notice_answer a, jsonb_array_elements(coalesce(a.decision -> 'statements', '[]')) s where a.notice_id = n.id) given
        where number is not null), '[]') as numbers,
      coalesce((select jsonb_agg(left(concat_ws(' ', a.reference, a.decision ->> 'explanation', a.message ->> 'text'), 100000))
        from notice_answer a where a.notice_id = n.id and a.kind <> 'bounce'), '[]') as texts,
      coalesce((select jsonb_agg(distinct s.content ->> 'gtin') from notice_listing nl join snapshot s on s.listing_id = nl.listing_id
        where nl.notice_id = n.id and s.content ->> 'gtin' is not null), '[]') as gtins
    from notice n join "case" c on c.id = n.case_id
    where n.state = 'sent' and n.withdrawn_at is null and n.sent_at is not null and n.kind in (${sql.join(ASKING)})`,
  );
}

/** A statement of the files that belongs, or may belong, to a document. */
export interface Matched {
  notice: string;
  uuid: string;
  how: (typeof HOW)[number];
  content: { category: string; ground: string; appliedOn: string };
}

/** Keeps what was found in a day's file for a unit, in the place of what was found in it before. */
export async function keepMatched(
  tx: Tx,
  unit: string,
  { day, slug }: Pick<DayRead, 'day' | 'slug'>,
  matched: readonly Matched[],
  now: Date,
): Promise<void> {
  await sql`delete from declared_statement where day = ${day} and slug = ${slug}`.execute(tx);
  if (matched.length === 0) return;
  await sql`insert into declared_statement (unit_id, notice_id, uuid, day, slug, how, content, found_at)
    select ${unit}, m.notice, m.uuid, ${day}, ${slug}, m.how, m.content, ${now}
    from jsonb_to_recordset(${JSON.stringify(matched)}::jsonb) as m(notice text, uuid text, how text, content jsonb)
    on conflict (notice_id, uuid) do nothing`.execute(tx);
}

/** How the files that were read name platforms. */
export async function listDeclaredNames(tx: Tx): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ platform: z.string() }),
    sql`select distinct platform from declared_count order by platform`,
  );
  return found.map(({ platform }) => platform);
}

/** The files of a period for a platform: of each day its own where it was read, else that of all platforms. */
export function listDeclaredFiles(
  tx: Tx,
  slugs: readonly string[],
  period: { from: string; to: string },
): Promise<DeclaredFile[]> {
  return rows(
    tx,
    declaredFileSchema.extend({ readAt: instant, replacedAt: instant.nullable() }),
    sql`select distinct on (day) to_char(day, 'YYYY-MM-DD') as day, slug, variant, name, sha1, sha256, rows, statements, passed_over, unknown, drift,
        read_at, replaced_sha1, replaced_at
      from declared_file where day between ${period.from} and ${period.to} and slug in (${sql.join(['global', ...slugs])})
      order by day, slug = 'global'`,
  );
}

type Group = 'category' | 'ground' | 'source' | 'detection' | 'decision';
const groupSchema = z.object({ grouped: z.string(), key: z.string(), statements: z.int() });

/** The statements of a platform, by each column that they are counted by, of the files that {@link listDeclaredFiles} gives. */
export async function countDeclared(
  tx: Tx,
  names: readonly string[],
  files: readonly { day: string; slug: string }[],
): Promise<Record<Group, { key: string; statements: number }[]>> {
  const of = (group: Group) =>
    found.filter(({ grouped }) => grouped === group).map(({ key, statements }) => ({ key, statements }));
  const found =
    names.length === 0 || files.length === 0
      ? []
      : await rows(
          tx,
          groupSchema,
          sql`select grouped, key, sum(c.statements)::float8 as statements
            from declared_count c
            join jsonb_to_recordset(${JSON.stringify(files.map(({ day, slug }) => ({ day, slug })))}::jsonb) as f(day date, slug text)
              on f.day = c.day and f.slug = c.slug,
            lateral (values ('category', c.category), ('ground', c.ground), ('source', c.source), ('detection', c.detection),
              ('decision', c.decision)) as v(grouped, key)
            where c.platform in (${sql.join([...names])}) group by grouped, key order by grouped, statements desc, key`,
        );
  return {
    category: of('category'),
    ground: of('ground'),
    source: of('source'),
    detection: of('detection'),
    decision: of('decision'),
  };
}

const sentSchema = z.object({
  notice: z.string(),
  case: z.string(),
  found: matchedStatementSchema.omit({ notice: true, case: true }).nullable(),
});

/** The documents sent to a platform in a period, with the surest statement that was found for each. */
export function listSent(
  tx: Tx,
  platform: string,
  period: { from: Date; to: Date },
): Promise<z.output<typeof sentSchema>[]> {
  return rows(
    tx,
    sentSchema,
    sql`select distinct on (n.id) n.id as notice, n.case_id as "case", case when d.uuid is not null then jsonb_build_object(
        'uuid', d.uuid, 'day', to_char(d.day, 'YYYY-MM-DD'), 'how', d.how, 'category', d.content ->> 'category',
        'ground', d.content ->> 'ground', 'appliedOn', d.content ->> 'appliedOn') end as found
      from notice n join "case" c on c.id = n.case_id left join declared_statement d on d.notice_id = n.id
      where c.platform = ${platform} and n.state = 'sent' and n.withdrawn_at is null and n.kind in (${sql.join(ASKING)})
        and n.sent_at >= ${period.from} and n.sent_at < ${period.to}
      order by n.id, d.how = 'possible', d.day, d.uuid`,
  );
}
