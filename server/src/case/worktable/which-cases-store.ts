import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { addDays, plainDate, startOfDay } from '../../base/core/clock.ts';
import { oneRow } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { type PersonWork, rolesWith } from '../../people/index.ts';
import type { Filters, View } from './filters.ts';
import { markQuery, searchQuery } from './search-words.ts';

type Condition = RawBuilder<unknown>;

/** Characters of a trader's name that an index has (`trader_start`). */
const INDEXED = 200;

/** Who asks, and when: `from` and `to` are the day that is today where they are. */
export interface Asked {
  me: string;
  mayApprove: boolean;
  now: Date;
  from: Date;
  to: Date;
}

export function askedBy({ by, now, context }: Pick<PersonWork, 'by' | 'now' | 'context'>): Asked {
  const { timeZone } = context.config.home;
  const day = plainDate(now, timeZone);
  return {
    me: by.id,
    mayApprove: rolesWith('approver').includes(by.role),
    now,
    from: startOfDay(day, timeZone),
    to: startOfDay(addDays(day, 1), timeZone),
  };
}

export const every = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);

/** What a view holds, of cases as `c`. */
export function inView(view: View, { me, mayApprove, now, from, to }: Asked): Condition {
  const rests = sql`(c.held_until is not null and c.held_until > ${now}::timestamptz)`;
  switch (view) {
    case 'mine':
      return sql`c.assignee_id = ${me} and c.is_busy and not ${rests}`;
    case 'unassigned':
      return sql`c.assignee_id is null and c.is_busy and not ${rests}`;
    case 'approve':
      return mayApprove ? sql`c.awaiting <> '{}' and not c.awaiting <@ array[${me}]::text[]` : sql`false`;
    case 'due':
      return sql`((c.closed_at is null and c.due_order >= ${from}::timestamptz and c.due_order < ${to}::timestamptz) or c.restriction_due)`;
    case 'answers':
      return sql`c.unread > 0`;
    case 'returned':
      return sql`c.stage = 'relisted'`;
    case 'doubt':
      return sql`c.doubts > 0`;
    case 'held':
      return rests;
  }
}

/** One value by equality, so that the order of an index after it is kept. */
function isAny(column: string, values: readonly string[] | undefined): Condition[] {
  if (values === undefined) return [];
  const left = sql.ref(column);
  return [values.length === 1 ? sql`${left} = ${values[0]}` : sql`${left} = any(${[...values]}::text[])`];
}

/**
 * Cases with a finding in an offer of an intake, or (the address led to one that is known) in that one. The rows of an
 * intake are written by its own link, which comes after this one.
 */
function cameBy(intakes: readonly string[] | undefined): Condition[] {
  if (intakes === undefined) return [];
  return [
    sql`c.id in (select cf.case_id from intake_row w join listing o on o.id = w.listing_id
      join finding f on f.listing_id = coalesce(o.read_as, o.id) join case_finding cf on cf.finding_id = f.id
      where w.intake_id = any(${[...intakes]}::text[]))`,
  ];
}

function isOf(assignees: readonly string[] | undefined, me: string): Condition[] {
  if (assignees === undefined) return [];
  const named = assignees.filter((one) => one !== 'none').map((one) => (one === 'me' ? me : one));
  const conditions = named.length > 0 ? isAny('c.assignee_id', named) : [];
  if (assignees.includes('none')) conditions.push(sql`c.assignee_id is null`);
  return conditions.length === 0 ? [sql`false`] : [sql`(${sql.join(conditions, sql` or `)})`];
}

/** Up to so many cases are named to the database by their ids. */
const NAMED = 2_000;

/** Cases as `c`, by conditions that all hold; `found` goes before the statement that they stand in. */
export interface Which {
  found: RawBuilder<unknown>;
  named: Condition[];
}

/**
 * What is looked up in the index of words: what was typed, packs and rules. Few are read one by one. Many fill a page
 * soon: the cases are then read in the order that is asked for, or counted in their index, and each is looked for among
 * them. `is true` keeps them a set to look into, which the planner would join and then sort in full.
 */
async function foundBy(tx: Tx, { text, pack, rule }: Pick<Filters, 'text' | 'pack' | 'rule'>): Promise<Which> {
  const typed = text === undefined || text === '' ? [] : [searchQuery(text)];
  const marked = [pack, rule].flatMap((values) => (values === undefined ? [] : [markQuery(values)]));
  const wanted = [...typed, ...marked];
  if (wanted.length === 0) return { found: sql``, named: [] };
  if (wanted.includes(null)) return { found: sql``, named: [sql`false`] };
  // In this place, and not in `from`, a function is left off when there are enough.
  const looked = sql`select vigie_cases_with(${wanted.join(' & ')}::tsquery) as id`;
  const { ids } = await oneRow(
    tx,
    z.object({ ids: z.array(z.string()) }),
    sql`select array(${looked} limit ${NAMED + 1}) as ids`,
  );
  if (ids.length <= NAMED) return { found: sql``, named: [sql`c.id = any(${ids}::text[])`] };
  return {
    found: sql`with found as materialized (${looked}) `,
    named: [sql`(c.id in (select id from found)) is true`],
  };
}

/** What the filters name but the state: a case that was joined to another is listed with that. */
export async function namedBy(tx: Tx, filters: Omit<Filters, 'state'>, asked: Asked): Promise<Which> {
  const { openedBefore, openedAfter, dueBefore, evidence } = filters;
  const { found, named } = await foundBy(tx, filters);
  return {
    found,
    named: [
      sql`c.joined_to is null`,
      ...isAny('c.stage', filters.stage),
      ...isAny('c.platform', filters.platform),
      ...isAny(
        'c.trader_start',
        filters.trader?.map((trader) => [...trader].slice(0, INDEXED).join('')),
      ),
      ...isAny('c.trader_name', filters.trader),
      ...isAny('c.severity', filters.severity),
      ...isAny('c.language', filters.language),
      ...isOf(filters.assignee, asked.me),
      ...cameBy(filters.intake),
      ...(openedBefore === undefined ? [] : [sql`c.opened_at < ${openedBefore}::timestamptz`]),
      ...(openedAfter === undefined ? [] : [sql`c.opened_at >= ${openedAfter}::timestamptz`]),
      ...(dueBefore === undefined ? [] : [sql`c.due_order < ${dueBefore}::timestamptz`]),
      ...(evidence === undefined ? [] : [sql`c.evidence >= ${evidence}`]),
      ...named,
    ],
  };
}

const IS_BACK = sql`c.next_step = 'decide-relisting'`;
const IS_CLOSED = sql`c.closed_at is not null`;

/**
 * The states asked for, in parts that share no case and are each read in the order of an index: with the open ones go
 * those where a relisting waits for a person; those that are closed are asked for as such.
 */
export function inStates(states: Filters['state']): [Condition, ...Condition[]] {
  if (states === undefined) return [sql`true`];
  const decided = states.filter((state) => state !== 'closed');
  const closed = states.includes('closed') ? [IS_CLOSED] : [];
  if (decided.length === 0) return [closed[0] ?? sql`false`];
  const back = decided.includes('open')
    ? [sql`c.state <> all(${decided}::text[]) and ${IS_BACK} and not ${IS_CLOSED}`]
    : [];
  return [every([...isAny('c.state', decided), sql`not ${IS_CLOSED}`]), ...back, ...closed];
}

/** The same in one part. */
export const inAnyState = (states: Filters['state']): Condition =>
  sql`(${sql.join(
    inStates(states).map((part) => sql`(${part})`),
    sql` or `,
  )})`;
