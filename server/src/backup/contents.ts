import { z } from 'zod';

/** The first entry: whether this Vigie can restore what follows, and what belongs to it. */
export const HEADER = 'vigie-backup.json';
export const headerSchema = z.strictObject({
  format: z.literal('vigie-backup/1'),
  /** The keys of the same backup have it too. */
  id: z.string(),
  madeAt: z.iso.datetime(),
  /** Of Vigie. */
  version: z.string(),
  schema: z.strictObject({
    migrations: z.array(z.strictObject({ name: z.string(), digest: z.string() })),
    queue: z.int(),
  }),
  log: z.strictObject({ origin: z.string(), key: z.string(), size: z.int(), root: z.base64() }),
});
export type Header = z.infer<typeof headerSchema>;

/** The first entry of the keys. */
export const KEYS_HEADER = 'vigie-backup-keys.json';
export const keysHeaderSchema = z.strictObject({ format: z.literal('vigie-backup-keys/1'), id: z.string() });

const tableSchema = z.strictObject({
  schema: z.enum(['public', 'pgboss']),
  name: z.string(),
  columns: z.array(z.string()),
  isOfUnits: z.boolean(),
  rows: z.int(),
  /** The sum of the rows' SHA-256 modulo 2^256, each row as COPY writes it. */
  digest: z.string(),
});
export type KeptTable = z.infer<typeof tableSchema>;

/** After the tables: what they were. */
export const TABLES = 'tables.json';
export const tablesSchema = z.strictObject({
  tables: z.array(tableSchema),
  sequences: z.array(z.strictObject({ schema: z.string(), name: z.string(), last: z.number() })),
});
export type KeptTables = z.infer<typeof tablesSchema>;

/** A piece of a table: whole rows as COPY writes them, gzip. */
export const pieceName = ({ schema, name }: Pick<KeptTable, 'schema' | 'name'>, piece: number): string =>
  `tables/${schema}.${name}/${String(piece).padStart(6, '0')}.copy.gz`;
export const tableIn = (entry: string): { schema: string; name: string } | null => {
  const [, schema, name] = /^tables\/(public|pgboss)\.([^/]+)\/\d+\.copy\.gz$/.exec(entry) ?? [];
  return schema && name ? { schema, name } : null;
};

/** A file of the data folder. */
export const FILES = 'files/';

/** After the files: packages and files of the archive that the database knows and that were not there. */
export const MISSING = 'missing.json';
export const missingSchema = z.array(z.string());

/** Files at the top of the data folder are keys, but for this one, which is public. */
export const PUBLIC_FILES = ['exchange-keys.json'];

/** In the data folder, when it was last backed up: not backed up itself. */
export const LAST = 'last-backup.json';
export const lastSchema = z.object({ madeAt: z.iso.datetime(), file: z.string() });
