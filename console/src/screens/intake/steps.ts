import type { Schemas } from '../../client/api.ts';

/** What an offer goes through, in its order. */
export const STEPS = ['visited', 'screened', 'cases', 'sealed'] as const;

/** How full the bar of the reading is; `value` null: how much there is shows at its end alone. */
export function progressOf({ state, rows }: Pick<Schemas['Intake'], 'state' | 'rows'>): {
  value: number | null;
  max: number;
} {
  if (state === 'done') return { value: 1, max: 1 };
  if (rows.total === null) return state === 'reading' ? { value: null, max: 1 } : { value: 0, max: 1 };
  return { value: Math.min(rows.read, rows.total), max: Math.max(rows.total, 1) };
}

/** What is likeliest to be asked of a table's columns, the most needed first. */
export const FIELDS = [
  'title',
  'url',
  'id',
  'price',
  'currency',
  'trader.name',
  'trader.id',
  'description',
  'brand',
  'category',
  'gtin',
  'sku',
  'images',
  'availability',
] as const;
