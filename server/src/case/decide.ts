import { VigieError } from '../base/core/errors.ts';
import type { Decision, State } from './store.ts';

const STATE_AFTER: Record<Decision['kind'], State> = {
  confirm: 'confirmed',
  dismiss: 'dismissed',
  escalate: 'escalated',
};

const FRENCH: Record<State, string> = {
  open: 'ouverte',
  confirmed: 'confirmée',
  dismissed: 'écartée',
  escalated: 'transmise',
};

/**
 * What a decision makes of a case. A person may decide an open or an escalated case, and may revise a decision; the same decision twice is refused,
 * so that two people on one case notice each other.
 *
 * @throws VigieError `VIGIE_CASE_DECIDED` (409).
 */
export function stateAfter(current: State, kind: Decision['kind']): State {
  const next = STATE_AFTER[kind];
  if (current === next) {
    const words = { en: `This case is already ${current}.`, fr: `Cette affaire est déjà ${FRENCH[current]}.` };
    throw new VigieError('VIGIE_CASE_DECIDED', words, { status: 409 });
  }
  return next;
}
