import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';
import { loadTransparencyRegister } from '../../base/registers/transparency-register.ts';
import { notPersonalSchema } from './overrule.ts';

export const register = loadTransparencyRegister();

/** A value of an enumeration of the database: its own rules say which there are, and refuse by name. */
const value = z.string().max(100);
const text = (longest: number) => z.string().trim().max(longest);
const day = z.iso.date();

/** What a statement of reasons says (art. 17(3)), in the fields and values of the Transparency Database. */
const statementInputSchema = z
  .object({
    /** Art. 17(3)(a): at least one. */
    restriction: z.object({
      visibility: z.array(value).max(10).default([]),
      visibilityOther: text(500).nullable().default(null),
      visibilityUntil: day.nullable().default(null),
      monetary: value.nullable().default(null),
      monetaryOther: text(500).nullable().default(null),
      monetaryUntil: day.nullable().default(null),
      provision: value.nullable().default(null),
      provisionUntil: day.nullable().default(null),
      account: value.nullable().default(null),
      accountUntil: day.nullable().default(null),
      accountType: value.nullable().default(null),
    }),
    /** Countries of the EU and EEA. Empty: everywhere. */
    territorialScope: z.array(value).max(40).default([]),
    /** Art. 17(3)(b). */
    facts: text(5000).min(1),
    /** Art. 17(3)(c). A person decides; a machine may have helped. */
    automatedDetection: z.boolean().default(false),
    automatedDecision: z.enum(['none', 'partially']).default('none'),
    /** Art. 17(3)(d) and (e). */
    ground: z.enum(['illegal', 'incompatible']),
    groundReference: text(500).min(1),
    groundExplanation: text(2000).min(1),
    groundUrl: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullable()
      .default(null),
    /** Against the terms, and illegal too? */
    alsoIllegal: z.boolean().nullable().default(null),
    contentType: z.array(value).min(1).max(10).default(['CONTENT_TYPE_PRODUCT']),
    contentTypeOther: text(500).nullable().default(null),
    category: value,
    categoryAddition: z.array(value).max(20).default([]),
    keywords: z.array(value).max(20).default([]),
    keywordOther: text(500).nullable().default(null),
    contentLanguage: value.nullable().default(null),
    /** When the offer went up, as far as that is known; left out, when it was first seen. */
    contentDate: day.nullable().default(null),
    applicationDate: day.nullable().default(null),
    /** EAN-13, or a UPC of 12 digits, which the database has with a zero before it. */
    ean: z
      .string()
      .regex(/^\d{12,13}$/)
      .nullable()
      .default(null),
    /** Where the texts hold what only looks like personal data. Not published. */
    notPersonal: notPersonalSchema.nullable().default(null),
  })
  .meta({ id: 'StatementContent' });

/** A statement as it was made: nothing left to be filled in. */
export const statementContentSchema = statementInputSchema.extend({
  contentDate: day,
  applicationDate: day,
  redress: z.string(),
  source: z.enum(['SOURCE_ARTICLE_16', 'SOURCE_TRUSTED_FLAGGER', 'SOURCE_TYPE_OTHER_NOTIFICATION', 'SOURCE_VOLUNTARY']),
});
export type StatementContent = z.output<typeof statementContentSchema>;

export const statementSchema = z
  .object({
    id: z.string(),
    received: z.string().nullable(),
    url: z.string(),
    listing: z.string().nullable(),
    trader: z.string().nullable(),
    /** Art. 23(1). */
    manifestlyIllegal: z.boolean(),
    madeAt: z.string(),
    reversedAt: z.string().nullable(),
    submission: z.object({
      state: z.enum(['off', 'queued', 'accepted', 'refused']),
      /** Null once accepted: the answer was lost, and the database tells its number once alone. */
      uuid: z.string().nullable(),
      /** Where the public reads it, until `searchableUntil`. */
      permalink: z.string().nullable(),
      /** The day that the database's search forgets it; its daily files keep it for five years. */
      searchableUntil: z.string().nullable(),
      failure: wordsSchema.nullable(),
      attempts: z.int(),
      at: z.string().nullable(),
    }),
    content: statementInputSchema.extend({ redress: z.string(), source: z.string() }),
  })
  .meta({ id: 'Statement' });

export const decisionInputSchema = z
  .object({
    /** Art. 16(5): what the notifier is told. */
    explanation: z.string().trim().min(3).max(20_000),
    /** The addresses that are restricted: none means no action. */
    urls: z.array(z.string().max(8192)).max(500),
    /** Why; needed where an address is restricted. */
    statement: statementInputSchema.nullable().default(null),
    /** Art. 23(1), of what is restricted. */
    manifestlyIllegal: z.boolean().default(false),
    /** Art. 23(2), of a notice that leads to no action. */
    manifestlyUnfounded: z.boolean().default(false),
    /** Decide the open notices about the same addresses alike. */
    alike: z.boolean().default(false),
  })
  .meta({ id: 'ReceivedDecision' });
export type DecisionInput = z.output<typeof decisionInputSchema>;
