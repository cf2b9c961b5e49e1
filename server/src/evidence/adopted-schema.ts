import { z } from 'zod';

/** Bytes of an archive that is adopted: it comes in one request, and is sealed in memory. */
export const ARCHIVE_BYTES = 32 * 1024 * 1024;
/** In base 64, with what is said of it. */
export const ARCHIVE_BODY = Math.ceil(ARCHIVE_BYTES / 3) * 4 + 64 * 1024;

/** An archive of another program, or a document, as it comes in: base 64. */
export const archiveInputSchema = z.object({
  name: z.string().trim().min(1).max(200),
  content: z.base64().max(Math.ceil(ARCHIVE_BYTES / 3) * 4),
});

/**
 * An archive that another program made, and what it says of itself; or a document (`pdf`, `file`), of which nothing is
 * read. Vigie has checked none of that.
 */
export const adoptedSchema = z
  .object({
    name: z.string(),
    /** SHA-256 of the file as it was given, hex. */
    digest: z.string(),
    bytes: z.int(),
    format: z.enum(['wacz', 'warc', 'warc.gz', 'mhtml', 'har', 'html', 'pdf', 'file']),
    /** What made it, as it says itself; null: it does not say. */
    software: z.string().nullable(),
    /** The first of the pages that it says were seen, and when. */
    pages: z.array(z.object({ url: z.string(), at: z.string().nullable(), title: z.string().nullable() })),
    pageCount: z.int(),
    /** False where it is broken, cut short, or too large to be listed whole. It is kept as it is all the same. */
    isWhole: z.boolean(),
  })
  .meta({ id: 'AdoptedArchive' });

export type Adopted = z.infer<typeof adoptedSchema>;
