import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseVerifierKey } from '@vigie/proof';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { ROOT } from '../core/config.ts';
import { VigieError } from '../core/errors.ts';

const PLAIN_DATE = z.iso.date();
const COUNTRY = z.string().regex(/^[A-Z]{2}$/);
export const KEY = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);
export const inBothLanguages = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) });

/** Where a fact comes from and when it was looked at. A verified fact without both is no verified fact. */
export const provenance = {
  verified: z.boolean(),
  source: z.string().min(1).nullable(),
  checked: PLAIN_DATE.nullable(),
};
type Provenance = { verified: boolean; source: string | null; checked: string | null };
export const isTraceable = (fact: Provenance) => !fact.verified || (fact.source !== null && fact.checked !== null);
export const NOT_TRACEABLE = 'a verified fact needs its source and the date it was checked';

const fact = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ value: value.nullable(), ...provenance }).refine(isTraceable, NOT_TRACEABLE);

/** What a page can say of an offer, in words that a platform always uses. */
const PAGE_STATES = ['gone', 'restricted', 'challenge', 'out-of-stock'] as const;

/** A sentence by which a platform's pages say what became of an offer: learned from a page that a person judged, or written by the user. */
const pageStateSchema = z
  .strictObject({
    state: z.enum(PAGE_STATES),
    /** As it stands on the page; letter case, accents and blanks do not count. */
    phrase: z
      .string()
      .min(8)
      .max(200)
      .regex(/^[^<>\p{C}]*[^<>\p{C}*]$/u),
    ...provenance,
  })
  .refine(isTraceable, NOT_TRACEABLE);

/** A marketplace, as far as it is known. */
export const platformSchema = z.strictObject({
  key: KEY,
  name: z.string().min(1),
  /** Registrable domains: a listing on `us.shein.com` is on the platform of `shein.com`. */
  hosts: z.array(z.string().regex(/^[a-z0-9.-]+(:\d+)?$/)),
  operator: fact(z.string()),
  /** Where the operator is established (ISO 3166-1 alpha-2): its calendar counts for deadlines. */
  country: fact(COUNTRY),
  /** Month of designation as a very large online platform, `YYYY-MM`. */
  veryLargeSince: fact(z.string().regex(/^\d{4}-\d{2}$/)),
  /** Languages (ISO 639-1) that the provider has declared for orders (Regulation (EU) 2022/2065, art. 11(3)). */
  languages: fact(z.array(z.string().regex(/^[a-z]{2}$/)).min(1)).default({
    value: null,
    verified: false,
    source: null,
    checked: null,
  }),
  /** E-mail addresses, filled in by the user. */
  contacts: z.strictObject({
    notices: z.email().nullable(),
    orders: z.email().nullable(),
    productSafety: z.email().nullable(),
  }),
  /** Where it takes notices as data, and the key it signs its answers with (`docs/reference/exchange.md`), filled in by the user. */
  exchange: z
    .strictObject({
      endpoint: z.url({ protocol: /^https?$/ }).nullable(),
      key: z.string().refine(isVerifierKey, 'no verifier key (name+id+key)').nullable(),
    })
    .default({ endpoint: null, key: null }),
  /** What its pages say, looked for before the words of all platforms. */
  states: z.array(pageStateSchema).max(200).default([]),
});

function isVerifierKey(text: string): boolean {
  try {
    parseVerifierKey(text);
    return true;
  } catch {
    return false;
  }
}

/** How long somebody has to act, and by what right. */
export const deadlineTermSchema = z
  .strictObject({
    kind: KEY,
    article: inBothLanguages,
    /** `house`: the unit's own expectation where the law sets no number; never shown as law. */
    origin: z.enum(['law', 'house']),
    term: z.strictObject({
      amount: z.int().min(1).max(3660),
      unit: z.enum(['working-days', 'days', 'hours']),
    }),
    rule: inBothLanguages,
    ...provenance,
    note: z.string().nullable(),
  })
  .refine(isTraceable, NOT_TRACEABLE);

const authoritiesSchema = z.strictObject({
  country: COUNTRY,
  authorities: z.array(
    z
      .strictObject({
        key: KEY,
        name: z.string().min(1),
        roles: z.array(KEY).min(1),
        ...provenance,
        contact: z.email().nullable(),
      })
      .refine(isTraceable, NOT_TRACEABLE),
  ),
});

const workingDaysSchema = z.strictObject({
  generated: z.string(),
  country: COUNTRY,
  timeZone: z.string(),
  firstYear: z.int(),
  lastYear: z.int(),
  holidays: z.record(PLAIN_DATE, z.string()),
});

export type Platform = z.infer<typeof platformSchema>;
export type PageState = z.infer<typeof pageStateSchema>;
export type DeadlineTerm = z.infer<typeof deadlineTermSchema>;
export type Authority = z.infer<typeof authoritiesSchema>['authorities'][number] & { country: string };
/** National public holidays of one country. */
export type WorkingDays = z.infer<typeof workingDaysSchema>;

export const REGISTERS_DIR = join(ROOT, 'registers');

/**
 * The platforms of the shipped register; a file of `ownDir` (the user's, where contacts are filled in) adds one or replaces the one of the
 * same key.
 *
 * @throws VigieError VIGIE_REGISTER_INVALID with the file and the place in it
 */
export function loadPlatforms(ownDir?: string, dir: string = REGISTERS_DIR): Platform[] {
  const folders = [join(dir, 'platforms'), ...(ownDir !== undefined && existsSync(ownDir) ? [ownDir] : [])];
  const platforms = folders.flatMap((folder) => readFolder(folder, platformSchema));
  return [...new Map(platforms.map((platform) => [platform.key, platform])).values()];
}

/** The platforms of both registers, read again when a file of the user's own has changed: a contact that is filled in counts at once. */
export function watchPlatforms(ownDir: string): () => Platform[] {
  let stamp: string | null = null;
  let platforms: Platform[] = [];
  return () => {
    const names = existsSync(ownDir) ? readdirSync(ownDir).sort() : [];
    const now = names.map((name) => `${name}/${statSync(join(ownDir, name)).mtimeMs}`).join('\n');
    if (now !== stamp) {
      platforms = loadPlatforms(ownDir);
      stamp = now;
    }
    return platforms;
  };
}

/** The platform of a host, such as `us.shein.com`: the one with the longest domain that the host is, or is under. */
export function findPlatform(platforms: readonly Platform[], host: string): Platform | null {
  let best: { platform: Platform; length: number } | null = null;
  for (const platform of platforms) {
    for (const domain of platform.hosts) {
      const isUnder = host === domain || host.endsWith(`.${domain}`);
      if (isUnder && domain.length > (best?.length ?? 0)) best = { platform, length: domain.length };
    }
  }
  return best?.platform ?? null;
}

/** The terms of `registers/deadlines`, by kind. */
export function loadDeadlineTerms(dir: string = REGISTERS_DIR): Map<string, DeadlineTerm> {
  return new Map(readFolder(join(dir, 'deadlines'), deadlineTermSchema).map((term) => [term.kind, term]));
}

/** The authorities of `registers/authorities`. */
export function loadAuthorities(dir: string = REGISTERS_DIR): Authority[] {
  return readFolder(join(dir, 'authorities'), authoritiesSchema).flatMap(({ country, authorities }) =>
    authorities.map((authority) => ({ ...authority, country })),
  );
}

/** The public holidays of a country (ISO 3166-1 alpha-2); `null`: the register has no such country. */
export function loadWorkingDays(country: string, dir: string = REGISTERS_DIR): WorkingDays | null {
  if (!COUNTRY.safeParse(country).success) return null;
  const folder = join(dir, 'working-days');
  if (!readdirSync(folder).includes(`${country}.json`)) return null;
  return readEntry(join(folder, `${country}.json`), workingDaysSchema);
}

/** Every entry of a folder of YAML, each checked. @throws VigieError VIGIE_REGISTER_INVALID with the file and the place in it */
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
