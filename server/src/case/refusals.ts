import { refusals } from '../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_CASE_UNKNOWN: { status: 404, en: 'There is no case {id}.', fr: 'Il n’y a pas d’affaire {id}.' },
  VIGIE_CASE_DECIDED: { status: 409, en: 'This case is already {state}.', fr: 'Cette affaire est déjà {state}.' },
});
