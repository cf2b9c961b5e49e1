import { type RawBuilder, sql } from 'kysely';

/** Types by the numbers that PostgreSQL has for them. */
const TYPES = { text: 25, jsonb: 3802 } as const;

/** The version of the format in which `jsonb` is sent: its text follows. */
const JSONB_VERSION = 1;

/**
 * A list as one parameter, in PostgreSQL's binary format of arrays (`array_recv`): nothing is quoted here, nor unquoted
 * there. For what comes by the thousand; of `jsonb`, the texts.
 */
export function arrayOf(type: keyof typeof TYPES, values: readonly (string | null)[]): RawBuilder<unknown> {
  const extra = type === 'jsonb' ? 1 : 0;
  const sizes = values.map((value) => (value === null ? 0 : Buffer.byteLength(value) + extra));
  const list = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + 4 + size, 20));
  let at = 0;
  const put = (number: number): void => {
    at = list.writeInt32BE(number, at);
  };
  // One dimension, which may hold nulls, of so many elements from 1 on.
  for (const number of [1, 1, TYPES[type], values.length, 1]) put(number);
  for (const [n, value] of values.entries()) {
    if (value === null) {
      put(-1);
      continue;
    }
    put(sizes[n] ?? 0);
    if (extra) at = list.writeUInt8(JSONB_VERSION, at);
    at += list.write(value, at);
  }
  return sql`${list}::${sql.raw(type)}[]`;
}
