import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { VigieError } from '../core/errors.ts';
import { ROOT } from '../core/home.ts';

export const PLAIN_DATE = z.iso.date();
export const COUNTRY = z.string().regex(/^[A-Z]{2}$/);
export const KEY = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);
export const inBothLanguages = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) });

/** Where a fact comes from and when it was looked at. */
export const provenance = {
  verified: z.boolean(),
  source: z.string().min(1).nullable(),
  checked: PLAIN_DATE.nullable(),
};
/** The same where readers of both languages are shown the source. */
export const toldProvenance = { ...provenance, source: inBothLanguages.nullable() };
type Provenance = {
  verified: boolean;
  source: string | z.infer<typeof inBothLanguages> | null;
  checked: string | null;
};

/** A fact that is not taken for verified without its source and the date. */
export const traceable = <Schema extends z.ZodType<Provenance>>(fact: Schema) =>
  fact.refine(
    ({ verified, source, checked }) => !verified || (source !== null && checked !== null),
    'a verified fact needs its source and the date it was checked',
  );

export const REGISTERS_DIR = join(ROOT, 'registers');

/**
 * Every entry of a folder of YAML, each checked.
 *
 * @throws VigieError VIGIE_REGISTER_INVALID with the file and the place in it
 */
export function readFolder<Schema extends z.ZodType>(folder: string, schema: Schema): z.infer<Schema>[] {
  let files: string[];
  try {
    files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  } catch (cause) {
    throw new VigieError(
      'VIGIE_REGISTER_INVALID',
      `No register can be read in ${folder}: give a folder of YAML files.`,
      {
        cause,
        place: { file: folder },
      },
    );
  }
  return files.sort().map((name) => readEntry(join(folder, name), schema));
}

/** Reads one entry; YAML is a superset of JSON, so one reader serves both. */
export function readEntry<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, version: '1.2' });
  const [broken] = document.errors;
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0]);
    throw invalid(file, broken.message.split('\n')[0] ?? 'not YAML', { line, column: col });
  }
  let plain: unknown;
  try {
    plain = document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    throw invalid(file, error instanceof Error ? error.message : String(error), { pointer: '/' });
  }
  const parsed = schema.safeParse(plain);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(file, issue?.message ?? 'not as the schema asks', { pointer: `/${(issue?.path ?? []).join('/')}` });
}

function invalid(file: string, what: string, place: { line?: number; column?: number; pointer?: string }): VigieError {
  const where = place.pointer ?? `line ${place.line}`;
  return new VigieError('VIGIE_REGISTER_INVALID', `${file}, ${where}: ${what}. Correct the register.`, {
    place: { file, ...place },
  });
}
