import { z } from 'zod';
import { periodDay } from '../../base/http/http.ts';

const ARTICLES = [15, 16, 17, 18, 19, 20, 21, 22] as const;
const WAYS = ['letter', 'e-mail', 'form', 'in-person', 'other'] as const;
const OUTCOMES = ['granted', 'partly', 'refused'] as const;
const personSchema = z.object({ id: z.string(), name: z.string() });
const reason = z.string().trim().min(3).max(5000);

/** One line of the list: nothing of it says whom a request is about. */
export const dataRequestSchema = z
  .object({
    id: z.string(),
    receivedOn: z.string(),
    way: z.enum(WAYS),
    /** Of Regulation (EU) 2016/679. */
    article: z.int(),
    officer: personSchema,
    /** The last day to answer (art. 12(3)). */
    dueOn: z.string(),
    extendedAt: z.string().nullable(),
    outcome: z.enum(OUTCOMES).nullable(),
    answeredAt: z.string().nullable(),
    /** It is open, and its last day has passed. */
    late: z.boolean(),
  })
  .meta({ id: 'DataRequest' });
export type DataRequest = z.infer<typeof dataRequestSchema>;

/** A request whole: for its officer. Others see that it is there, and nulls. */
export const wholeRequestSchema = dataRequestSchema.extend({
  about: z.string().nullable(),
  records: z.array(z.string()).nullable(),
  extensionReason: z.string().nullable(),
  /** Of a refusal: the provision that it rests on. */
  answerBasis: z.string().nullable(),
  answer: z.string().nullable(),
});
export type WholeRequest = z.infer<typeof wholeRequestSchema>;

export const dataRequestInputSchema = z.object({
  receivedOn: periodDay,
  way: z.enum(WAYS),
  article: z.union(ARTICLES.map((article) => z.literal(article))),
  /** Whom it is about, in the officer's own words: a file number is enough. */
  about: z.string().trim().min(1).max(2000),
  /** What it concerns, by its id, as far as the officer knows: it is not erased meanwhile. Nothing is searched for. */
  records: z.array(z.string().max(100)).max(100).default([]),
});

export const extensionSchema = z.object({ reason });
export const officerSchema = z.object({ account: z.string().max(100), reason });

export const requestAnswerSchema = z
  .object({
    outcome: z.enum(OUTCOMES),
    /** The provision that a refusal rests on: `Regulation (EU) 2016/679, art. 12(5)(b)`. */
    basis: z.string().trim().min(3).max(500).optional(),
    text: z.string().trim().min(3).max(20_000),
  })
  .refine(({ outcome, basis }) => outcome === 'granted' || basis !== undefined, {
    path: ['basis'],
    message: 'what is refused names the provision that the refusal rests on',
  });
export type RequestAnswer = z.output<typeof requestAnswerSchema>;
