import pg from 'pg';

const { builtins } = pg.types;

const readInstant = pg.types.getTypeParser(builtins.TIMESTAMPTZ, 'text');

/** ISO 8601, in UTC, to the millisecond. */
function toInstant(text: string): string {
  const instant: unknown = readInstant(text);
  return instant instanceof Date ? instant.toISOString() : text;
}

/** Dates and instants are text, and big integers are numbers: nothing here counts beyond 2^53. */
const PARSERS = new Map<number, (text: string) => unknown>([
  [builtins.DATE, (text) => text],
  [builtins.INT8, Number],
  [builtins.TIMESTAMPTZ, toInstant],
]);

/** How what the database sends becomes values: for a pool's `types`. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (type, format) => PARSERS.get(type) ?? pg.types.getTypeParser(type, format),
};
