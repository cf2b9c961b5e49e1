import { join } from 'node:path';
import { z } from 'zod';
import {
  inBothLanguages,
  KEY,
  provenance,
  REGISTERS_DIR,
  readFolder,
  traceable,
} from '../../base/registers/read-yaml.ts';

/** Where an element of a document comes from: the record, the unit, or the person who writes. */
const ELEMENT_SOURCES = [
  'listings',
  'findings',
  'evidence',
  'documents',
  'recurrence',
  'candidates',
  'laboratory',
  'recalled',
  'authority',
  'sender',
  'confirmed',
  'typed',
] as const;

const option = z.strictObject({ value: KEY, en: z.string().min(1), fr: z.string().min(1) });

/** One element of a document: what the article asks for, and where it comes from. */
const elementSchema = z
  .strictObject({
    /** The member of the document, or of its section, that holds it. */
    key: z.string().regex(/^[a-z][A-Za-z]*$/),
    /**
     * The point of the article that asks for it, such as `9(2)(a)(iv)`. null: the installation's own policy asks for
     * it, or the document needs it to be read.
     */
    point: z.string().min(1).nullable(),
    from: z.enum(ELEMENT_SOURCES),
    /** How a person fills in what is typed. */
    input: z.enum(['text', 'line', 'date', 'countries', 'choice']).optional(),
    required: z.boolean(),
    label: inBothLanguages,
    options: z.array(option).min(1).optional(),
  })
  .refine(
    ({ from, input }) => (from === 'typed') === (input !== undefined),
    'what is typed, and only that, has an input',
  )
  .refine(
    ({ input, options }) => (input === 'choice') === (options !== undefined),
    'a choice, and only that, has options',
  );

/** A kind of document: its article, who may send it to whom, and its elements in the order in which it is read. */
export const documentSchema = traceable(
  z.strictObject({
    kind: KEY,
    title: inBothLanguages,
    article: inBothLanguages,
    addressee: z.enum([
      'platform-notices',
      'platform-orders',
      'platform-product-safety',
      'coordinator',
      'prosecutor',
      'court',
      'as-recalled',
    ]),
    sender: z.enum(['any', 'authority']),
    /** `two`: another account of the unit approves before it leaves. */
    approval: z.enum(['one', 'two']),
    /**
     * Whether it is a measure before which its addressee is heard (Regulation (EU) 2019/1020, art. 18, unverified).
     * `may-be`: whoever writes it says.
     */
    measure: z.enum(['always', 'may-be', 'never']),
    /** A kind of `registers/deadlines`. null: nothing is owed by a day. */
    deadline: KEY.nullable(),
    /** `declared`: one of those that the provider has declared (Regulation (EU) 2022/2065, art. 11(3)). */
    languages: z.enum(['any', 'declared', 'french', 'as-recalled']),
    /** The member of the document that holds what is typed. */
    section: z.enum(['order', 'information', 'report', 'application', 'amendment']).nullable(),
    elements: z.array(elementSchema).min(1),
    ...provenance,
    note: z.string().nullable(),
  }),
);

export type DocumentEntry = z.infer<typeof documentSchema>;
export type DocumentElement = DocumentEntry['elements'][number];

/**
 * The kinds of documents of `registers/documents`.
 *
 * @throws VigieError VIGIE_REGISTER_INVALID with the file and the place in it
 */
export function loadDocuments(dir: string = REGISTERS_DIR): Map<string, DocumentEntry> {
  return new Map(readFolder(join(dir, 'documents'), documentSchema).map((document) => [document.kind, document]));
}
