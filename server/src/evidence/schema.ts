import { z } from 'zod';
import { wordsSchema } from '../base/core/language.ts';
import { adoptedSchema } from './adopted-schema.ts';

/** A package and how far it has come. */
export const evidenceSchema = z
  .object({
    id: z.string(),
    case: z.string(),
    /** Null for an archive that another program made. */
    listing: z.string().nullable(),
    /** The snapshot that it was taken for; null for what a check saw. */
    snapshot: z.string().nullable(),
    /** The check whose page it is. */
    check: z.string().nullable(),
    url: z.string().nullable(),
    state: z.enum(['pending', 'sealed', 'failed']),
    /** Why there is no package. */
    failure: wordsSchema.nullable(),
    /**
     * `browser`: rendered; `http`: fetched without rendering; `adopted`: an archive that another program made.
     */
    by: z.string().nullable(),
    /** SHA-256 of the package file, hex. */
    digest: z.string().nullable(),
    logIndex: z.int().nullable(),
    bytes: z.int().nullable(),
    madeAt: z.string(),
    sealedAt: z.string().nullable(),
    /**
     * When it was archived: encrypted, in the storage of the settings. Until then it lies sealed in the data folder.
     */
    keptAt: z.string().nullable(),
    /** Until when the storage lets nobody delete it, where it promises that. */
    lockedUntil: z.string().nullable(),
    /** Why it is not archived yet, in words; it is tried again. */
    keepFailure: wordsSchema.nullable(),
    adopted: adoptedSchema.nullable(),
    /** Who was at the keyboard while the page was taken, from when to when, and how often they did what; null: nobody. */
    attended: z
      .object({
        by: z.string(),
        name: z.string().nullable(),
        from: z.string(),
        to: z.string(),
        acts: z.object({ clicks: z.int(), keys: z.int(), scrolls: z.int(), answers: z.int() }),
      })
      .nullable(),
  })
  .meta({ id: 'Evidence' });

/** What checking a package found, step by step (`docs/reference/verification.md`). */
export const verificationSchema = z
  .object({
    /** No step failed. */
    ok: z.boolean(),
    /** The result in a sentence or two. */
    verdict: wordsSchema,
    steps: z.array(
      z.object({
        id: z.string(),
        /**
         * `null`: not checked, since a step before it failed, or since nothing was given to check by; `detail` says
         * which.
         */
        ok: z.boolean().nullable(),
        title: wordsSchema,
        detail: wordsSchema,
      }),
    ),
    /** What the seal says; `null` where the package does not hold. */
    statement: z
      .object({
        format: z.literal('vigie-seal/1'),
        contents: z.string(),
        url: z.string(),
        finalUrl: z.string(),
        startedAt: z.string(),
        endedAt: z.string(),
        by: z.enum(['browser', 'http', 'adopted']),
        gaps: z.array(z.string()),
        clock: z.literal('system'),
        maker: z.object({ software: z.string(), version: z.string() }),
        previous: z.string().nullable(),
        salt: z.string(),
        signer: z.string(),
        /** Who outside kept heads of the log when it was sealed; none: nobody. Left out: not said. */
        watchers: z.array(z.string()).readonly().optional(),
      })
      .nullable(),
    /** SHA-256 of the file, hex. */
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    /** Size of the file. */
    bytes: z.int(),
    logIndex: z.int().nullable(),
    /** What the timestamp says; `trusted` is null where no root was given, `revocation` where no list was. */
    timestamp: z
      .object({
        at: z.string(),
        authority: z.string(),
        policy: z.string(),
        trusted: z.boolean().nullable(),
        revocation: z.object({ isKnown: z.boolean(), remarks: z.array(wordsSchema) }).nullable(),
      })
      .nullable(),
    /** Whether the signing key is one of those given; `null` where the package does not hold. */
    trust: z.enum(['known-key', 'unknown-key']).nullable(),
    /** Who answers for something in the package, and whether the reader has said that they trust them. */
    vouchers: z.array(
      z.object({
        role: z.enum(['signer', 'authority', 'log', 'witness']),
        name: z.string(),
        what: wordsSchema,
        trusted: z.literal(true).nullable(),
      }),
    ),
  })
  .meta({ id: 'Verification' });

/** A line of `vigie verify --json`. */
const verificationLineSchema = verificationSchema.extend({ file: z.string() }).meta({
  title: 'A line of vigie verify --json',
});

/** docs/reference/verification.schema.json. */
export function verificationJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(verificationLineSchema, { target: 'draft-2020-12' });
  return {
    $schema,
    $comment: 'Generated from server/src/evidence/schema.ts by: node tools/generate/verification-schema.ts',
    ...schema,
  };
}

/** The log of seals, and who watches over it. */
export const logSchema = z
  .object({
    /** Its name in its checkpoints. */
    origin: z.string(),
    /** Its verifier key: what a witness, a court or a monitor is given. */
    key: z.string(),
    size: z.int(),
    witnesses: z.array(
      z.object({
        name: z.string(),
        url: z.string(),
        /** Entries of the newest head that it has cosigned. */
        size: z.int().nullable(),
        cosignedAt: z.string().nullable(),
        /** Why the last request brought no cosignature. */
        failure: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Log' });
