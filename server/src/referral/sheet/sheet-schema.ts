import { z } from 'zod';
import { languageSchema, wordsSchema } from '../../base/core/language.ts';

/** What another authority's system asks for about a case, filled from the record. */
export const authoritySheetSchema = z
  .object({
    format: z.literal('vigie.authority-sheet/1'),
    forms: z.array(z.object({ key: z.string(), title: wordsSchema })),
    form: z.object({
      key: z.string(),
      title: wordsSchema,
      url: z.string().nullable(),
      verified: z.boolean(),
      source: z.string().nullable(),
      checked: z.string().nullable(),
      note: wordsSchema,
    }),
    case: z.string(),
    at: z.string(),
    language: languageSchema.describe('Of the texts that Vigie writes; what offers and people say is as they say it'),
    fields: z.array(
      z.object({
        key: z.string(),
        section: wordsSchema,
        label: wordsSchema,
        verified: z.boolean().describe('The source has this field'),
        text: z.string().nullable().describe('null: missing'),
        missing: z
          .enum(['system', 'person', 'record'])
          .nullable()
          .describe('system: the other system gives it; person: a person has to say; record: the case holds nothing'),
      }),
    ),
    missing: z.array(z.string()).describe('The keys of the fields that a person has to fill in'),
  })
  .meta({ id: 'AuthoritySheet' });
export type AuthoritySheet = z.infer<typeof authoritySheetSchema>;

export const sheetQuerySchema = z.object({
  case: z.string(),
  form: z.string().max(100).optional().describe('safety-gate or icsms'),
  language: languageSchema.default('en'),
});
