import { z } from 'zod';
import { givenUtc } from '../../base/http/http.ts';
import { archiveInputSchema } from '../adopted-schema.ts';

const line = (most: number) => z.string().trim().min(1).max(most);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Who holds an exhibit: a named person of an organisation. */
export const holderSchema = z.object({ name: line(200), organisation: line(200) });

const collected = {
  description: line(2_000),
  collectedBy: holderSchema,
  collectedAt: givenUtc,
  /** Where an object was taken, or where a file was had from. */
  collectedPlace: line(500),
};

const packageSchema = z.string().regex(/^evd_[0-9a-z]{26}$/);
const fileSchema = z.object({ name: line(255), digest: sha256, bytes: z.int().min(0) });
const objectSchema = z.object({ quantity: z.int().min(1).max(1_000_000), sealNumber: line(100).nullable() });

/** A new exhibit that is an archive of another program. */
export const archiveExhibitSchema = z.strictObject({
  kind: z.literal('archive'),
  case: z.string(),
  ...collected,
  archive: archiveInputSchema,
});

/** A new exhibit that is a file of any kind: a report, a letter, a message. */
const documentExhibitSchema = z.strictObject({
  kind: z.literal('document'),
  case: z.string(),
  ...collected,
  document: archiveInputSchema,
});

/**
 * A new exhibit: a sealed package of the case, a file that is kept elsewhere and known here by its digest, an object, an
 * archive that another program made, or a document; the last two are kept and sealed here.
 */
export const exhibitInputSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('package'), case: z.string(), ...collected, package: packageSchema }),
  z.strictObject({ kind: z.literal('file'), case: z.string(), ...collected, file: fileSchema }),
  z.strictObject({ kind: z.literal('object'), case: z.string(), ...collected, object: objectSchema }),
  archiveExhibitSchema,
  documentExhibitSchema,
]);

/** A custody transfer (ISO/IEC 27037): an exhibit passes from its holder to another. */
export const transferInputSchema = z.strictObject({
  from: holderSchema,
  to: holderSchema,
  at: givenUtc,
  reason: line(2_000),
  /** In what state it was when it changed hands. */
  condition: line(2_000),
  /** Null, and only then, where it bears no seal. */
  sealIntact: z.boolean().nullable(),
  /** The seal put on afterwards, where it was opened. */
  newSeal: line(100).nullable().default(null),
});

/** A custody transfer as it was recorded. */
export const transferSchema = z
  .object({
    id: z.string(),
    number: z.int(),
    from: holderSchema,
    to: holderSchema,
    at: z.string(),
    reason: z.string(),
    condition: z.string(),
    sealIntact: z.boolean().nullable(),
    newSeal: z.string().nullable(),
    /** SHA-256 of the transfer with the digest before it. */
    digest: z.string(),
    madeAt: z.string(),
  })
  .meta({ id: 'CustodyTransfer' });

/** A thing kept as proof, with every hand it passed through. */
export const exhibitSchema = z
  .object({
    id: z.string(),
    case: z.string(),
    /** From 1 in its case. */
    number: z.int(),
    kind: z.enum(['digital', 'physical']),
    description: z.string(),
    package: z.string().nullable(),
    file: fileSchema.nullable(),
    object: objectSchema.nullable(),
    collectedBy: holderSchema,
    collectedAt: z.string(),
    collectedPlace: z.string(),
    /** SHA-256 of its record as canonical JSON: what its label bears. */
    digest: z.string(),
    madeAt: z.string(),
    transfers: z.array(transferSchema),
    /** Who has it now, and since when. */
    holder: holderSchema.extend({ since: z.string() }),
    /** The seal it bears now. */
    seal: z.string().nullable(),
  })
  .meta({ id: 'Exhibit' });
