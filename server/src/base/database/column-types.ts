import pg from 'pg';

const { builtins } = pg.types;

/** Dates stay text, and big integers are numbers: nothing here counts beyond 2^53. */
const PARSERS = new Map<number, (text: string) => unknown>([
  [builtins.DATE, (text) => text],
  [builtins.INT8, Number],
]);

/** How what the database sends becomes values: for a pool's `types`. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (type, format) => PARSERS.get(type) ?? pg.types.getTypeParser(type, format),
};
