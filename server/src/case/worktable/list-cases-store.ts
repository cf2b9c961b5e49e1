import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { givenInstant } from '../../base/http/http.ts';
import { refusal } from '../refusals.ts';
import { type Case, casesFrom, keptCaseSchema } from '../store.ts';
import { type Filters, SORTS, type Sort, type View } from './filters.ts';
import { type Asked, every, inStates, inView, namedBy } from './which-cases-store.ts';

/** An order is one column with the id after it: the order of an index, read from either end. */
interface Order {
  column: string;
  type: string;
  isDescending: boolean;
  /** Where the column says the same. */
  isIdDescending: boolean;
}

const ORDERS: Record<Sort, Order> = {
  points: { column: 'c.score', type: 'int', isDescending: true, isIdDescending: false },
  oldest: { column: 'c.opened_at', type: 'timestamptz', isDescending: false, isIdDescending: false },
  newest: { column: 'c.opened_at', type: 'timestamptz', isDescending: true, isIdDescending: true },
  due: { column: 'c.due_order', type: 'timestamptz', isDescending: false, isIdDescending: false },
  severity: { column: 'c.severity_order', type: 'int', isDescending: true, isIdDescending: false },
  updated: { column: 'c.updated_at', type: 'timestamptz', isDescending: true, isIdDescending: true },
};

/** The place after which a page begins: of what order, the column as the database writes it, the case's id. */
const placeSchema = z.tuple([z.enum(SORTS), z.string(), z.string().regex(/^\w+$/)]);

/** Whether the database reads a text as a value of an order's column. */
function isValue(key: string, type: string): boolean {
  if (type === 'int') return /^-?\d{1,9}$/.test(key);
  return key === 'infinity' || givenInstant.safeParse(key.replace(' ', 'T').replace(/[+-]\d\d$/, '$&:00')).success;
}

const cursorOf = (place: z.infer<typeof placeSchema>): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** Null: the list begins. Refused, and not begun anew, where it is of no order or of another one: who pages would go round. */
function placeOf(cursor: string | undefined, sort: Sort): { key: string; id: string } | null {
  if (cursor === undefined) return null;
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    value = null;
  }
  const { data } = placeSchema.safeParse(value);
  if (!data || data[0] !== sort || !isValue(data[1], ORDERS[sort].type)) throw refusal('VIGIE_CASE_CURSOR', { cursor });
  return { key: data[1], id: data[2] };
}

function isAfter({ column, type, isDescending, isIdDescending }: Order, place: { key: string; id: string }) {
  const [left, key] = [sql.ref(column), sql`${place.key}::${sql.raw(type)}`];
  const [reaches, passes] = isDescending ? [sql`<=`, sql`<`] : [sql`>=`, sql`>`];
  return sql`${left} ${reaches} ${key} and (${left} ${passes} ${key} or c.id ${isIdDescending ? sql`<` : sql`>`} ${place.id})`;
}

const direction = (isDescending: boolean) => (isDescending ? sql`desc` : sql`asc`);

/** What is asked for beside the filters. */
export interface Page {
  view?: View | undefined;
  sort?: Sort;
  cursor?: string | undefined;
  limit: number;
}

/**
 * A page of the worktable, by a cursor that holds its own place: what moves or goes meanwhile shifts nothing else. Each
 * part is read in the order of an index, so that a page costs the same however many cases there are.
 */
export async function listCases(
  tx: Tx,
  { view, sort = 'points', cursor, limit, ...filters }: Partial<Filters> & Page,
  asked: Asked,
): Promise<{ items: Case[]; next: string | null }> {
  const order = ORDERS[sort];
  const place = placeOf(cursor, sort);
  const inOrder = (ids: string) =>
    sql`order by ${sql.ref(order.column)} ${direction(order.isDescending)}, ${sql.ref(ids)} ${direction(order.isIdDescending)} limit ${limit}`;
  const { found: before, named } = await namedBy(tx, filters, asked);
  const common = [
    ...named,
    ...(view === undefined ? [] : [inView(view, asked)]),
    ...(place === null ? [] : [isAfter(order, place)]),
  ];
  const part = (state: RawBuilder<unknown>) =>
    sql`(select c.* from "case" c where ${every([state, ...common])} ${inOrder('c.id')})`;
  const parts = sql.join(inStates(filters.state).map(part), sql` union all `);
  const found = await rows(
    tx,
    keptCaseSchema.extend({ place: z.string() }),
    sql`${before}${casesFrom(parts, sql`, ${sql.ref(order.column)}::text as place`)} ${inOrder('c.id')}`,
  );
  const last = found.length === limit ? found.at(-1) : undefined;
  return {
    items: found.map(({ place: _, ...each }) => each),
    next: last ? cursorOf([sort, last.place, last.id]) : null,
  };
}
