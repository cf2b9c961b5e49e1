import { z } from 'zod';

export const evidenceSchema = z
  .object({
    id: z.string(),
    case: z.string(),
    listing: z.string(),
    snapshot: z.string(),
    url: z.string().nullable(),
    state: z.enum(['pending', 'sealed', 'failed']),
    /** Why there is no package, in words. */
    failure: z.string().nullable(),
    /** `browser`: rendered; `http`: fetched without rendering. */
    by: z.string().nullable(),
    /** SHA-256 of the package file, hex. */
    digest: z.string().nullable(),
    logIndex: z.int().nullable(),
    bytes: z.int().nullable(),
    madeAt: z.string(),
    sealedAt: z.string().nullable(),
    /** When it was kept for good: encrypted, on the shelf of the settings. Until then it lies sealed in the data folder. */
    keptAt: z.string().nullable(),
    /** Until when the shelf lets nobody take it away, where it promises that. */
    lockedUntil: z.string().nullable(),
    /** Why it is not kept yet, in words; it is tried again. */
    keepFailure: z.string().nullable(),
  })
  .meta({ id: 'Evidence' });

const words = z.object({ en: z.string(), fr: z.string() });

/** What checking a package found, step by step; steps after the first that fails were not tried (`ok` null). */
export const verificationSchema = z
  .object({
    ok: z.boolean(),
    steps: z.array(z.object({ id: z.string(), ok: z.boolean().nullable(), title: words, detail: words })),
  })
  .meta({ id: 'Verification' });
