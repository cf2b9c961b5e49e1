import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseVerifierKey } from '@vigie/proof';
import { z } from 'zod';
import { emailSchema } from '../core/email-address.ts';
import {
  COUNTRY,
  inBothLanguages,
  KEY,
  PLAIN_DATE,
  provenance,
  REGISTERS_DIR,
  readFolder,
  traceable,
} from './read-yaml.ts';

const fact = <Value extends z.ZodType>(value: Value) =>
  traceable(z.strictObject({ value: value.nullable(), ...provenance }));

/** What a page can say of an offer, in words that a platform always uses. */
const PAGE_STATES = ['gone', 'restricted', 'challenge', 'out-of-stock'] as const;

/**
 * A sentence by which a platform's pages say what became of an offer: learned from a page that a person judged, or
 * written by the user.
 */
const pageStateSchema = traceable(
  z.strictObject({
    state: z.enum(PAGE_STATES),
    /** As it stands on the page; letter case, accents and blanks do not count. */
    phrase: z
      .string()
      .min(8)
      .max(200)
      .regex(/^[^<>\p{C}]*[^<>\p{C}*]$/u),
    ...provenance,
  }),
);

/** What a platform owes, or what runs against it: since when, and until when where that is set (plain dates). */
const datedSchema = traceable(
  z.strictObject({
    title: inBothLanguages,
    on: PLAIN_DATE,
    until: PLAIN_DATE.nullable().default(null),
    ...provenance,
  }),
);

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
    notices: emailSchema.nullable(),
    orders: emailSchema.nullable(),
    productSafety: emailSchema.nullable(),
  }),
  /**
   * Where it takes notices as data, and the key it signs its answers with (`docs/reference/exchange.md`), filled in by
   * the user.
   */
  exchange: z
    .strictObject({
      endpoint: z.url({ protocol: /^https?$/ }).nullable(),
      key: z.string().refine(isVerifierKey, 'no verifier key (name+id+key)').nullable(),
    })
    .default({ endpoint: null, key: null }),
  /** What a user’s own file says it owes, from before `registers/obligations`, where the shipped ones stand. */
  obligations: z.array(datedSchema).max(100).default([]),
  /** Proceedings of authorities and courts against its operator. */
  proceedings: z.array(datedSchema).max(100).default([]),
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

export type Platform = z.infer<typeof platformSchema>;
export type PageState = z.infer<typeof pageStateSchema>;

/**
 * The platforms of the shipped register; a file of `ownDir` (the user's, where contacts are filled in) adds one or
 * replaces the one of the same key.
 *
 * @throws VigieError VIGIE_REGISTER_INVALID with the file and the place in it
 */
export function loadPlatforms(ownDir?: string, dir: string = REGISTERS_DIR): Platform[] {
  const folders = [join(dir, 'platforms'), ...(ownDir !== undefined && existsSync(ownDir) ? [ownDir] : [])];
  const platforms = folders.flatMap((folder) => readFolder(folder, platformSchema));
  return [...new Map(platforms.map((platform) => [platform.key, platform])).values()];
}

/**
 * The platforms of both registers, read again when a file of the user's own has changed: a contact that is filled in
 * counts at once.
 */
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
      // A host in the register without a port stands for it at every port.
      const name = domain.includes(':') ? host : host.replace(/:\d+$/, '');
      const isUnder = name === domain || name.endsWith(`.${domain}`);
      if (isUnder && domain.length > (best?.length ?? 0)) best = { platform, length: domain.length };
    }
  }
  return best?.platform ?? null;
}
