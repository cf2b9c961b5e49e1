import { z } from 'zod';
import { wordsSchema } from '../base/core/language.ts';

/** A dossier of a case and how far it has come. */
export const dossierSchema = z
  .object({
    id: z.string(),
    case: z.string(),
    /** Public keys (age) that it is encrypted to. */
    recipients: z.array(z.string()),
    reason: z.string(),
    askedBy: z.string(),
    state: z.enum(['queued', 'made', 'failed']),
    /** Why it was not made. */
    failure: wordsSchema.nullable(),
    /** SHA-256 of the encrypted file, hex. */
    digest: z.string().nullable(),
    /** SHA-256 of the manifest in it, hex. */
    manifestDigest: z.string().nullable(),
    logIndex: z.int().nullable(),
    bytes: z.int().nullable(),
    askedAt: z.string(),
    madeAt: z.string().nullable(),
  })
  .meta({ id: 'Dossier' });

export const dossierInputSchema = z.strictObject({
  case: z.string(),
  recipients: z.array(z.string().max(4_000)).min(1).max(20),
  reason: z.string().trim().min(3).max(5_000),
  /** The language of its summary. */
  language: z.literal('fr').default('fr'),
});
