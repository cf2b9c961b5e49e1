import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';

/** Before 2025 nothing was collected on these templates. */
const year = z.coerce.number().int().min(2025).max(2100);

export const reportQuerySchema = z.object({
  /** The service: the platform of its inboxes. */
  platform: z.string().min(1).max(253),
  year,
});
export const partQuerySchema = reportQuerySchema.extend({ part: z.coerce.number().int().min(1).max(11) });

/** How far the record fills the templates, and what stays open. */
export const reportSchema = z
  .object({
    parts: z.array(
      z.object({
        part: z.int(),
        file: z.string(),
        rows: z.int(),
        filled: z.int().describe('Rows with a figure or a day'),
      }),
    ),
    gaps: z.array(
      z.object({
        part: z.int().nullable().describe('null: every part'),
        rows: wordsSchema,
        why: wordsSchema,
      }),
    ),
  })
  .meta({ id: 'TransparencyReport' });
