import { z } from 'zod';
import type { Link } from '../base/context.ts';
import { ALL_CASES } from '../base/database/reader.ts';
import type { Vault } from '../evidence/index.ts';
import { inWork } from '../people/index.ts';
import { candidateEndpoints } from './candidates/candidate-endpoints.ts';
import { lacksExhibit } from './candidates/read-candidates.ts';
import { listFollowedCases } from './check/check-store.ts';
import { followNotice } from './check/follow-notice.ts';
import { followUpEndpoints } from './check/follow-up-endpoints.ts';
import { runChecks } from './check/run-checks.ts';
import { complianceEndpoints } from './compliance/compliance-endpoints.ts';
import { correctionEndpoints } from './correction/correction-endpoints.ts';
import { declaredEndpoints } from './declared/declared-endpoints.ts';
import { endFollowing } from './end-following.ts';
import { escalationEndpoints } from './escalation/escalation-endpoints.ts';
import { proposeSteps } from './escalation/propose-steps.ts';
import { countAllAgain } from './figures/count-again.ts';
import { obligationEndpoints } from './obligations/obligation-endpoints.ts';
import { pageEndpoints } from './pages/page-endpoints.ts';
import { createRelistingMatcher } from './relisting/match-new-listings.ts';
import { relistingEndpoints } from './relisting/relisting-endpoints.ts';

const noticeSchema = z.object({ unit: z.string(), notice: z.string() });
const seenSchema = z.object({ unit: z.string(), snapshots: z.array(z.string()) });
const caseSchema = z.object({ unit: z.string(), case: z.string() });
const unitSchema = z.object({ unit: z.string() });

export { readCaseCandidates } from './candidates/read-candidates.ts';
export { judgeAttended } from './check/attended-check.ts';
export { VERDICTS } from './check/check-schema.ts';
export { listChecks, listFollowUps } from './check/check-store.ts';
export { mustBeInDoubt } from './check/must-be-in-doubt.ts';
export { readComplianceReport } from './compliance/read-compliance.ts';
export { columnsOf } from './declared/daily-file.ts';
export type { Declared } from './declared/declared-schema.ts';
export { importDay, listDailyFiles, withDownload } from './declared/import-declared.ts';
export { readDeclared } from './declared/read-declared.ts';
export { countAllAgain } from './figures/count-again.ts';
export { countRecurrence } from './figures/count-recurrence.ts';
export { FIGURES, type FigureName } from './figures/figures.ts';
export { countStrayFigures, sumByCell, sumByMonth, sumByPlatform } from './figures/figures-store.ts';
export { changeObligationAct } from './obligations/change-obligation.ts';
export { enterObligationAct } from './obligations/enter-obligation.ts';
export { RELISTING_PACK, rematchRelisting } from './relisting/decide-relisting.ts';
export { countRelistings, listOffers, listRelistings } from './relisting/relisting-store.ts';

/** What becomes of a notice: checks, deadlines, relistings. */
export const followUpLink = ({ vault }: { vault: Vault }): Link => ({
  name: 'followup',
  endpoints: [
    ...followUpEndpoints,
    ...relistingEndpoints,
    ...complianceEndpoints,
    ...declaredEndpoints,
    ...correctionEndpoints(vault),
    ...escalationEndpoints,
    ...obligationEndpoints,
    ...candidateEndpoints,
    ...pageEndpoints,
  ],
  subscriptions: [
    { event: 'notice.sent', queue: 'followup.follow' },
    { event: 'notice.withdrawn', queue: 'followup.end' },
    { event: 'case.decided', queue: 'followup.escalate' },
    { event: 'listing.relisted', queue: 'followup.escalate' },
    { event: 'listing.seen', queue: 'followup.watch' },
    { event: 'pictures.hashed', queue: 'followup.watch' },
  ],
  queues: (context) => {
    const matchRelistings = createRelistingMatcher(context);
    return [
      {
        name: 'followup.follow',
        async run(content) {
          const { unit, notice } = noticeSchema.parse(content);
          await inWork(context, unit, (work) => followNotice(work, notice));
        },
      },
      {
        name: 'followup.end',
        async run(content) {
          const { unit, notice } = noticeSchema.parse(content);
          await inWork(context, unit, (work) => endFollowing(work, notice));
        },
      },
      {
        name: 'followup.watch',
        async run(content) {
          const { unit, snapshots } = seenSchema.parse(content);
          await matchRelistings(unit, snapshots);
        },
      },
      {
        name: 'followup.escalate',
        async run(content) {
          const { unit, case: id } = caseSchema.parse(content);
          await inWork(context, unit, (work) => proposeSteps(work, id));
        },
      },
      {
        name: 'followup.wait',
        // Conditions that a day brings about: so many days past a deadline.
        every: '41 5 * * *',
        async run(content) {
          const { unit } = unitSchema.parse(content);
          for (const id of await context.store.inUnit(unit, listFollowedCases, ALL_CASES))
            await inWork(context, unit, (work) => proposeSteps(work, id));
        },
      },
      {
        name: 'followup.count',
        every: '17 4 * * *',
        async run(content) {
          await countAllAgain(context, unitSchema.parse(content).unit);
        },
      },
      {
        name: 'followup.check',
        every: '* * * * *',
        async run(content) {
          await runChecks({ ...context, vault }, unitSchema.parse(content).unit, lacksExhibit);
        },
      },
    ];
  },
});
