import { z } from 'zod';
import { holderSchema } from '../custody/custody-schema.ts';

const line = (most: number) => z.string().trim().min(1).max(most);
const day = z.iso.date().refine((plain) => plain >= '1900-01-01', 'is before 1900');

const sampleSchema = z.object({
  what: line(2_000),
  takenOn: day,
  takenPlace: line(500),
  takenBy: holderSchema,
  exhibit: z.string().max(100).nullable().describe('The sample itself, where it is an exhibit of the case'),
});
const laboratorySchema = z.object({
  name: line(500),
  accreditation: line(200).nullable().describe('Its number as the report has it; nobody checks it'),
});

/** What a laboratory found in a sample. */
export const laboratoryResultSchema = z
  .object({
    id: z.string(),
    case: z.string(),
    sample: sampleSchema,
    laboratory: laboratorySchema,
    method: z.string(),
    on: z.string().describe('The day of the report'),
    result: z.string(),
    conforming: z.enum(['yes', 'no', 'undecided']),
    report: z.string().describe('The exhibit of the case that the report is sealed as'),
    by: z.string(),
    madeAt: z.string(),
    withdrawn: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
  })
  .meta({ id: 'LaboratoryResult' });
export type LaboratoryResult = z.infer<typeof laboratoryResultSchema>;

export const laboratoryResultInputSchema = z.strictObject({
  case: z.string(),
  sample: sampleSchema.extend({ exhibit: z.string().max(100).nullable().default(null) }),
  laboratory: laboratorySchema.extend({ accreditation: line(200).nullable().default(null) }),
  method: line(2_000),
  on: day,
  result: line(20_000),
  conforming: z.enum(['yes', 'no', 'undecided']),
  report: z.string().max(100),
});
export type LaboratoryResultInput = z.output<typeof laboratoryResultInputSchema>;

export const resultWithdrawalSchema = z.strictObject({ reason: z.string().trim().min(3).max(5_000) });
