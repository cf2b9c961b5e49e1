import { refusal } from './refusals.ts';
import type { Decision, State } from './store.ts';
import { sayState } from './words.ts';

const STATE_AFTER: Record<Decision['kind'], State> = {
  confirm: 'confirmed',
  dismiss: 'dismissed',
  escalate: 'escalated',
};

/**
 * What a decision makes of a case. A person may decide an open or an escalated case, and may revise a decision; the
 * same decision twice is refused, so that two people on one case notice each other.
 *
 * @throws VigieError `VIGIE_CASE_DECIDED` (409).
 */
export function stateAfter(current: State, kind: Decision['kind']): State {
  const next = STATE_AFTER[kind];
  if (current === next) throw refusal('VIGIE_CASE_DECIDED', { state: sayState(current) });
  return next;
}
