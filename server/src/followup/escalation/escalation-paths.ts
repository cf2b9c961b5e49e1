import { join } from 'node:path';
import { z } from 'zod';
import { VigieError } from '../../base/core/errors.ts';
import { inBothLanguages, KEY, REGISTERS_DIR, readFolder } from '../../base/registers/read-yaml.ts';

/**
 * What a condition counts. `overdue-days`: whole days since the term of the newest document of these kinds ended
 * without all its offers being gone.
 */
export const FACTS = [
  'confirmed',
  'overdue-days',
  'relistings',
  'offers-online',
  'checks-in-doubt',
  'platform-relistings',
] as const;

const conditionSchema = z
  .strictObject({ fact: z.enum(FACTS), of: z.array(KEY).min(1).optional(), atLeast: z.int().min(0) })
  .refine(
    ({ fact, of }) => (fact === 'overdue-days') === (of !== undefined),
    'overdue-days, and only that, is of kinds of documents',
  );

const stepSchema = z.strictObject({
  key: KEY,
  /**
   * A kind of `registers/documents`: there are its article, its deadline, who may send it and how many pairs of eyes it
   * takes.
   */
  document: KEY,
  /** The step that was taken, or declined, before this one is proposed. */
  after: KEY.nullable(),
  when: z.array(z.array(conditionSchema).min(1)).min(1),
  why: inBothLanguages,
});

const pathSchema = z.strictObject({
  key: KEY,
  title: inBothLanguages,
  legal: z.array(z.string().min(1)).min(1).nullable(),
  steps: z.array(stepSchema).min(1),
});

export type Condition = z.infer<typeof conditionSchema>;
export type Step = z.infer<typeof stepSchema>;
/** What may follow what for a legal basis. */
export type EscalationPath = z.infer<typeof pathSchema>;

/**
 * The escalation paths of `registers/escalation-paths`.
 *
 * @throws VigieError VIGIE_REGISTER_INVALID with the place; also where a step follows one that does not come before it,
 *   or a key is there twice.
 */
export function loadEscalationPaths(dir: string = REGISTERS_DIR): EscalationPath[] {
  const paths = readFolder(join(dir, 'escalation-paths'), pathSchema);
  for (const { key, steps } of paths) {
    const before = new Set<string>();
    for (const step of steps) {
      if (before.has(step.key) || (step.after !== null && !before.has(step.after))) {
        throw new VigieError(
          'VIGIE_REGISTER_INVALID',
          `registers/escalation-paths, ${key}: step ${step.key} is there twice, or follows one that is not before it. Correct the register.`,
        );
      }
      before.add(step.key);
    }
  }
  return paths;
}

/**
 * The escalation paths of a case by the legal bases of its findings; where none names one, those for everything else.
 */
export function pathsOf(paths: readonly EscalationPath[], legal: readonly string[]): EscalationPath[] {
  const named = paths.filter((path) => path.legal?.some((start) => legal.some((id) => id.startsWith(start))));
  return named.length > 0 ? named : paths.filter((path) => path.legal === null);
}
