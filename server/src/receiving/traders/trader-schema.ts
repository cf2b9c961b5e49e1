import { z } from 'zod';
import { particularsSchema, resultSchema } from './traceability.ts';

export const traderCheckSchema = z
  .object({
    id: z.string(),
    trader: z.string(),
    complete: z.boolean(),
    madeAt: z.string(),
    results: z.array(resultSchema),
  })
  .meta({ id: 'TraderCheck' });

export const randomCheckSchema = z
  .object({ listing: z.string(), title: z.string(), url: z.string().nullable(), findings: z.int() })
  .meta({ id: 'RandomCheck' });

export const traderCheckInputSchema = z.object({
  trader: z.string().trim().min(1).max(1000),
  particulars: particularsSchema,
});
