import { z } from 'zod';
import { ELEMENT_BYTES, PROOF_BYTES } from '../prf/suite.ts';
import { MOST_BITS } from '../prf/table.ts';
import { ABOUT } from '../subject/subject-schema.ts';

const octets = (bytes: number) => z.base64().length(Math.ceil(bytes / 3) * 4);
const unit = z.string().min(1).max(100);
const id = z.string().regex(/^inq_[0-9a-z]{26}$/);
const line = z.string().trim().min(3).max(500);
const FORMAT = 'vigie.inquiry/1';

/** Of each question: one element for the subject, and eight of a picture's pieces. */
const MOST_ELEMENTS = 9;

/** A question as it leaves: why it is put and by whom, and nothing that tells the subject. */
export const questionSchema = z.strictObject({
  format: z.literal(FORMAT),
  /** Made anew for each unit and each try. */
  id,
  to: unit,
  from: unit,
  officer: z.strictObject({ id: z.string().min(1).max(100), name: z.string().trim().min(1).max(200) }),
  purpose: line,
  basis: line,
  article: z.string().trim().min(1).max(200),
  /** Which of the two tables is asked. */
  about: z.enum(ABOUT),
  elements: z
    .array(octets(ELEMENT_BYTES))
    .refine(({ length }) => length === 1 || length === MOST_ELEMENTS, 'Is neither one element nor nine.'),
});
export type Question = z.infer<typeof questionSchema>;

/** What the asked answers: evaluated blindly, with the proof that its published key did it. */
export const evaluationSchema = z
  .object({
    /** Public key of the table. */
    key: octets(ELEMENT_BYTES),
    bits: z.int().min(0).max(MOST_BITS),
    elements: z.array(octets(ELEMENT_BYTES)).max(MOST_ELEMENTS),
    proof: octets(PROOF_BYTES),
    /** The whole table where it is one bucket; null: ask for those that you need. */
    table: z.base64().nullable(),
    /** Whom to call after a hit: the same for every question. */
    officer: z.string().max(200),
    reach: z.string().max(300),
  })
  .meta({ id: 'InquiryEvaluation' });
export type Evaluation = z.infer<typeof evaluationSchema>;

/** Buckets that are asked for, once for each question. */
export const bucketsQuestionSchema = z.strictObject({
  format: z.literal(FORMAT),
  id,
  to: unit,
  from: unit,
  key: octets(ELEMENT_BYTES),
  numbers: z.array(z.int().min(0)).min(1).max(MOST_ELEMENTS),
});
export type BucketsQuestion = z.infer<typeof bucketsQuestionSchema>;

export const bucketsSchema = z
  .object({ buckets: z.array(z.base64()).max(MOST_ELEMENTS) })
  .meta({ id: 'InquiryBuckets' });
export type Buckets = z.infer<typeof bucketsSchema>;
