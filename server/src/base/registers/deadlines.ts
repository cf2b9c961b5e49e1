import { join } from 'node:path';
import { z } from 'zod';
import { inBothLanguages, KEY, provenance, REGISTERS_DIR, readFolder, traceable } from './read-yaml.ts';

/** How long somebody has to act, and by what right. */
export const deadlineTermSchema = traceable(
  z.strictObject({
    kind: KEY,
    article: inBothLanguages,
    /** `policy`: the unit's own expectation where the law sets no number; never shown as law. */
    origin: z.enum(['law', 'policy']),
    term: z.strictObject({
      amount: z.int().min(1).max(3660),
      unit: z.enum(['working-days', 'days', 'hours']),
    }),
    rule: inBothLanguages,
    ...provenance,
    note: z.string().nullable(),
  }),
);

export type DeadlineTerm = z.infer<typeof deadlineTermSchema>;

/** The terms of `registers/deadlines`, by kind. */
export function loadDeadlineTerms(dir: string = REGISTERS_DIR): Map<string, DeadlineTerm> {
  return new Map(readFolder(join(dir, 'deadlines'), deadlineTermSchema).map((term) => [term.kind, term]));
}
