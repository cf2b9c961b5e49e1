import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';
import { oneRow, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { type Facet, type Filters, STANDINGS, VIEWS, type View } from './filters.ts';
import { type Asked, every, inAnyState, inView, namedBy } from './which-cases-store.ts';

const count = z.int();
const named = <K extends string>(names: readonly K[]) => z.record(z.enum(names), count);

const casesSchema = z.object({ views: named(VIEWS), states: named(STANDINGS), total: count });

/** How many cases each view holds, and each state, of those that the filters name. */
export const countsSchema = casesSchema
  .extend({ proposals: count.describe('That are of no case and wait for a second person, whatever the filters name') })
  .meta({ id: 'CaseCounts' });

/** Those of which few wait are asked for by themselves, in an index of their own. */
const ALONE: View = 'approve';

/** One reading of the cases, whatever is counted in them, and of an index where that has it all. */
export async function countCases(tx: Tx, filters: Filters, asked: Asked): Promise<z.infer<typeof casesSchema>> {
  const { found, named: conditions } = await namedBy(tx, filters, asked);
  const which = every([...conditions, inAnyState(filters.state)]);
  const counting = <K extends string>(names: readonly K[], condition: (name: K) => RawBuilder<unknown>) =>
    sql`jsonb_build_object(${sql.join(names.map((name) => sql`${sql.lit(name)}, count(*) filter (where ${condition(name)})`))})`;
  return oneRow(
    tx,
    casesSchema,
    sql`${found}select counted.views || (select jsonb_build_object(${sql.lit(ALONE)}, count(*)) from "case" c where ${inView(ALONE, asked)} and ${which}) as views,
        counted.states, counted.total
      from (select ${counting(
        VIEWS.filter((view) => view !== ALONE),
        (view) => inView(view, asked),
      )} as views, ${counting(STANDINGS, (state) => inAnyState([state]))} as states, count(*)::int as total
        from "case" c where ${which}) counted`,
  );
}

const VALUES: Record<Facet, RawBuilder<unknown>> = {
  platform: sql`c.platform`,
  trader: sql`c.trader_name`,
  severity: sql`c.severity`,
  stage: sql`c.stage`,
  language: sql`c.language`,
  assignee: sql`coalesce(c.assignee_id, 'none')`,
  pack: sql`unnest(c.packs)`,
  rule: sql`unnest(c.rule_keys)`,
};

const LARGEST = 50;

/** What else names a value: of the most frequent ones alone. */
const TITLES: Partial<Record<Facet, RawBuilder<unknown>>> = {
  assignee: sql`(select jsonb_build_object('en', a.name, 'fr', a.name) from account a where a.id = of.value)`,
  rule: sql`(select r.one -> 'title' from "case" s, jsonb_array_elements(s.rules) r(one)
    where s.id = of.sample and r.one ->> 'pack' || '/' || (r.one ->> 'rule') = of.value)`,
};

export const facetsSchema = z
  .object({
    items: z.array(
      z.object({
        value: z.string().describe('As the filter of this name takes it'),
        title: wordsSchema.nullable().describe('What a person reads in its place; null: the value itself'),
        count,
      }),
    ),
  })
  .meta({ id: 'CaseFacets' });

/** The values that the cases have of one kind, the most frequent first: at most fifty. */
export async function countFacet(
  tx: Tx,
  of: Facet,
  { view, ...filters }: Filters & { view?: View | undefined },
  asked: Asked,
): Promise<z.infer<typeof facetsSchema>> {
  const { found, named: conditions } = await namedBy(tx, filters, asked);
  const which = [...conditions, inAnyState(filters.state), ...(view === undefined ? [] : [inView(view, asked)])];
  const sample = of === 'rule' ? sql`, min(v.id) as sample` : sql``;
  const items = await rows(
    tx,
    facetsSchema.shape.items.element,
    sql`${found}select of.value, ${TITLES[of] ?? sql`null::jsonb`} as title, of.count
      from (select v.value, count(*)::int as count ${sample}
        from (select ${VALUES[of]} as value ${of === 'rule' ? sql`, c.id` : sql``} from "case" c where ${every(which)}) v
        where v.value is not null group by v.value order by count desc, v.value limit ${LARGEST}) of
      order by of.count desc, of.value`,
  );
  return { items };
}
