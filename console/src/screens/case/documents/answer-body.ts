import type { BodyOf } from '../../../client/api.ts';
import { type ANSWER_KINDS, ANSWER_OUTCOMES } from '../../../client/values.ts';
import type { Typed } from '../../../parts/form/typed.ts';

type Body = BodyOf<'/v1/notices/{id}/answers'>;

/** An answer that a person has read, as the API takes it. */
export function readAnswer(typed: Typed, kind: (typeof ANSWER_KINDS)[number]): Body {
  const { text, some, one, instant } = typed;
  return {
    kind,
    at: instant('at'),
    ...some('reference', 'foundIn'),
    ...(kind === 'decision' && {
      decision: { outcome: one('outcome', ANSWER_OUTCOMES), explanation: text('explanation'), ...some('redress') },
    }),
  };
}
