import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';
import { ABOUT, KINDS, subjectSchema } from '../subject/subject-schema.ts';

const line = z.string().trim().min(3).max(500);

/** One subject, why it is asked for, and whom. */
export const inquiryInputSchema = z.strictObject({
  subject: subjectSchema,
  purpose: line,
  /** The law on which it rests, and its article. */
  basis: line,
  article: z.string().trim().min(1).max(200),
  /** Ids of the units that are asked. */
  peers: z.array(z.string().max(100)).min(1).max(20),
});
export type InquiryInput = z.infer<typeof inquiryInputSchema>;

/**
 * `known`: ask the officer who is named. `near`: a picture that has a piece in common with one that is known there.
 * `unknown`: nothing is known there that its keepers tell.
 */
const ANSWERS = ['waiting', 'known', 'near', 'unknown', 'failed'] as const;

export const inquiryAnswerSchema = z.object({
  peer: z.object({ id: z.string(), name: z.string() }),
  state: z.enum(ANSWERS),
  /** Whom to ask, of a hit alone. */
  officer: z.string().nullable(),
  reach: z.string().nullable(),
  failure: wordsSchema.nullable(),
  at: z.string().nullable(),
});

/** What was asked, without the subject. */
export const inquirySchema = z
  .object({
    id: z.string(),
    officer: z.object({ id: z.string(), name: z.string() }),
    kind: z.enum(KINDS),
    about: z.enum(ABOUT),
    purpose: z.string(),
    basis: z.string(),
    article: z.string(),
    at: z.string(),
    answers: z.array(inquiryAnswerSchema),
  })
  .meta({ id: 'Inquiry' });
export type Inquiry = z.infer<typeof inquirySchema>;

/** With the subject: for its officer, and for the auditor. */
export const wholeInquirySchema = inquirySchema
  .extend({
    subject: subjectSchema.nullable().describe('null: it was erased, as the unit’s period for questions says'),
  })
  .meta({ id: 'WholeInquiry' });
