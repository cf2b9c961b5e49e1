import type { Hearing, HearingStanding, Measure } from './hearing-schema.ts';
import type { KeptHearing } from './hearing-store.ts';

/** A hearing as it stands on a day: what came before its last day ends, and later, counts as an answer. */
export function standOfHearing(kept: KeptHearing, day: string): Hearing {
  const { kind, due, fullTerm, observations } = kept;
  const state =
    kind === 'urgency'
      ? 'urgent'
      : due !== null && day <= due
        ? 'running'
        : observations.length > 0
          ? 'answered'
          : 'silent';
  return { ...kept, state, isShort: due !== null && fullTerm !== null && due < fullTerm };
}

/**
 * How the hearing of a case stands: `given` when the last day of each has passed, `urgent` where the newest that was
 * noted is an urgency. What was withdrawn does not count. Pure.
 *
 * @param hearings oldest first
 */
export function standOfHearings(hearings: readonly Pick<Hearing, 'kind' | 'state' | 'withdrawn'>[]): HearingStanding {
  const kept = hearings.filter(({ withdrawn }) => withdrawn === null);
  if (kept.at(-1)?.kind === 'urgency') return 'urgent';
  if (kept.some(({ state }) => state === 'running')) return 'running';
  return kept.some(({ kind }) => kind === 'opportunity') ? 'given' : 'none';
}

/** Whether a measure was taken before anybody was heard, and no opportunity was given since. Pure. */
export function isHearingOwed(
  hearings: readonly Pick<Hearing, 'kind' | 'madeAt' | 'withdrawn'>[],
  measures: readonly Pick<Measure, 'standing' | 'at'>[],
): boolean {
  const given = hearings.filter(({ kind, withdrawn }) => kind === 'opportunity' && withdrawn === null);
  return measures.some(
    ({ standing, at }) =>
      (standing === 'none' || standing === 'urgent') &&
      !given.some(({ madeAt }) => Date.parse(madeAt) > Date.parse(at)),
  );
}
