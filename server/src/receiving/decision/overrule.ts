import { z } from 'zod';
import { PERSONAL_DATA, type PersonalData } from '../../base/text/personal-data.ts';

/**
 * That what looks like personal data in the texts of a statement is none, and why: the reader of texts knows forms, a
 * person knows what they wrote. Kept with the statement and in the audit log.
 */
export const notPersonalSchema = z
  .object({
    kinds: z.array(z.enum(PERSONAL_DATA)).min(1).max(PERSONAL_DATA.length),
    reason: z.string().trim().min(3).max(500),
  })
  .meta({ id: 'NotPersonalData' });
type NotPersonal = z.output<typeof notPersonalSchema>;

const kindOf = (rule: string): PersonalData | undefined => PERSONAL_DATA.find((kind) => rule === `personal-${kind}`);

/** Parts what a payload breaks into what stays broken, and the kinds of personal data that a person says it is not. */
export function overrule<R extends { rule: string }>(
  found: readonly R[],
  said: NotPersonal | null,
): { broken: R[]; overruled: PersonalData[] } {
  const isOverruled = (kind: PersonalData | undefined) => kind !== undefined && (said?.kinds.includes(kind) ?? false);
  const overruled = found.flatMap(({ rule }) => kindOf(rule) ?? []).filter(isOverruled);
  return { broken: found.filter(({ rule }) => !isOverruled(kindOf(rule))), overruled: [...new Set(overruled)] };
}
