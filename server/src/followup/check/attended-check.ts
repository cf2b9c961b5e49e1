import type { Visit } from '../../base/fetch/fetch.ts';
import type { PersonWork } from '../../people/index.ts';
import { refuse } from '../refusals.ts';
import type { Judgement, VerdictReason } from '../verdict/judgement.ts';
import { judge } from '../verdict/verdict.ts';
import { type Check, findPlannedCheck } from './check-store.ts';
import type { View } from './combine-viewpoints.ts';
import { mustBeInDoubt } from './must-be-in-doubt.ts';
import { keepFound, readKnown } from './run-checks.ts';

/** The viewpoint of a person at the keyboard; no other has its name (`viewpoints.ts`). */
const ATTENDED = 'attended';

/** What a person saw where a check was in doubt, judged by the rules of every check. */
export interface AttendedCheck extends Judgement {
  check: Check;
  /** Keeps it, with the package that proves it. */
  keep(evidence: string): Promise<void>;
}

/**
 * Judges the page that a person reached where a check was in doubt. It counts as the check that was planned next: the
 * one in doubt stays what it was.
 *
 * @throws VigieError as `mustBeInDoubt`
 */
export async function judgeAttended(work: PersonWork, id: string, visit: Visit): Promise<AttendedCheck> {
  const doubted = await mustBeInDoubt(work.tx, id);
  const check = (await findPlannedCheck(work.tx, doubted)) ?? refuse('VIGIE_FOLLOWUP_CHECK_CLEAR');
  const known = (await readKnown(work, check)) ?? refuse('VIGIE_FOLLOWUP_CHECK_CLEAR');
  const { title, platformId, states, history } = known;
  const { verdict, reasons: seen } = judge(visit, {
    listing: { title, url: check.url, id: platformId },
    previous: history[0]?.verdict ?? null,
    states,
  });
  const attended = { code: 'attended', params: {} } satisfies VerdictReason;
  const reasons = [attended, ...seen];
  return {
    check,
    verdict,
    reasons,
    async keep(evidence) {
      const { language } = work.context.visitor;
      const view: View = { viewpoint: ATTENDED, territory: null, language, verdict, reasons, evidence };
      await keepFound(work, check, { verdict, reasons, views: [view], pages: [] }, history);
    },
  };
}
