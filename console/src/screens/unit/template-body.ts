import { CASE_DECISIONS } from '../../client/values.ts';
import type { Typed } from '../../parts/form/typed.ts';

/** What a reason may be kept for. */
export const TEMPLATE_KINDS = [...CASE_DECISIONS, 'hold'] as const;

/** A reason to keep, as it was typed. */
export const readTemplate = ({ one, text }: Typed) => ({
  kind: one('kind', TEMPLATE_KINDS),
  title: text('title'),
  text: text('text'),
});
