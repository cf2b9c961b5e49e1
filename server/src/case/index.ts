import { z } from 'zod';
import type { Link } from '../base/context.ts';
import { ALL_CASES } from '../base/database/reader.ts';
import type { EventKind } from '../base/jobs/events.ts';
import { inWork, note } from '../people/index.ts';
import { endRestrictions } from './access/visibility.ts';
import { visibilityEndpoints } from './access/visibility-endpoints.ts';
import { groupFindings } from './assign.ts';
import { closingEndpoints } from './closing/closing-endpoints.ts';
import { decisionEndpoints } from './decision/decision-endpoints.ts';
import { settleDue } from './decision/settle.ts';
import { freeLost } from './desk/assign-case.ts';
import { deskEndpoints } from './desk/desk-endpoints.ts';
import { caseEndpoints } from './endpoints.ts';
import { keptEndpoints } from './kept/kept-endpoints.ts';
import { loadEndpoints } from './load/load-endpoints.ts';
import { rankAfterDecision } from './rank.ts';
import { STAGES } from './schema.ts';
import { seenEndpoints } from './seen/seen-endpoints.ts';
import { type Stage, setStage } from './store.ts';

export { describeCases } from './worktable/describe-store.ts';

import { describeLanguages } from './worktable/describe-store.ts';
import { readTexts } from './worktable/read-texts.ts';
import { tellingSchema, toldBy } from './worktable/told.ts';
import { keepTold, listAwaiting } from './worktable/told-store.ts';
import { worktableEndpoints } from './worktable/worktable-endpoints.ts';

export { successionAct } from './access/succeed-keeper.ts';
export { mustKeep } from './access/visibility.ts';
export { addToCase } from './assign.ts';
export { settleDecision } from './decision/settle.ts';
export { mustFindCase } from './read-case.ts';
export type { Case } from './store.ts';
export {
  findSettled,
  listCaseFindings,
  listCasesOf,
  listConfirmedListings,
  listDecisions,
  listListingsOf,
  listReviewed,
  listStanding,
} from './store.ts';
export { type TakenCase, takeCase } from './take-case.ts';
export { listAwaiting };

const unitSchema = z.object({ unit: z.string() });
const groupSchema = z.object({ unit: z.string(), findings: z.array(z.string()) });
const rankSchema = z.object({ unit: z.string(), case: z.string() });
const seenSchema = z.object({ unit: z.string(), snapshots: z.array(z.string()) });
const moveSchema = tellingSchema.extend({
  unit: z.string(),
  number: z.int(),
  case: z.string(),
  /** Where the event itself says so. */
  stage: z.enum(STAGES).optional(),
  nextStep: z.string().nullable().default(null),
  isLetter: z.boolean().default(false),
});

/** Where the events of later links bring a case: they tell by their event and never write here. */
const STAGE_AFTER: Partial<Record<EventKind, Stage>> = {
  'evidence.sealed': 'sealed',
  'notice.sent': 'noticed',
  'deadline.passed': 'overdue',
  'listing.removed': 'removed',
  'listing.relisted': 'relisted',
  'listing.reappeared': 'relisted',
};

/** Events that say where all that follows a case stands. */
const GOING_BACK: readonly EventKind[] = ['listing.relisted', 'relisting.decided', 'follow-up.ended'];

/** Events of later links that move a case or leave something at it for a person. */
const FOLLOWED: readonly EventKind[] = [
  'evidence.sealed',
  'notice.proposed',
  'notice.approved',
  'notice.rejected',
  'notice.sent',
  'notice.withdrawn',
  'notice.answered',
  'check.done',
  'check.corrected',
  'phrase.proposed',
  'phrase.applied',
  'phrase.declined',
  'deadline.passed',
  'listing.removed',
  'listing.relisted',
  'listing.reappeared',
  'relisting.decided',
  'follow-up.ended',
];

/** What a person reviews and decides. */
export const caseLink: Link = {
  name: 'case',
  endpoints: [
    ...worktableEndpoints,
    ...caseEndpoints,
    ...decisionEndpoints,
    ...closingEndpoints,
    ...deskEndpoints,
    ...keptEndpoints,
    ...loadEndpoints,
    ...seenEndpoints,
    ...visibilityEndpoints,
  ],
  subscriptions: [
    { event: 'finding.made', queue: 'case.group' },
    { event: 'case.decided', queue: 'case.rank' },
    { event: 'language.told', queue: 'case.describe' },
    ...FOLLOWED.map((event) => ({ event, queue: 'case.follow' })),
  ],
  queues: (context) => [
    {
      name: 'case.group',
      async run(content) {
        const { unit, findings } = groupSchema.parse(content);
        await groupFindings(context, unit, findings);
      },
    },
    {
      name: 'case.upkeep',
      // The job that is queued with a decision comes when its time is out; a look each minute misses none.
      every: '* * * * *',
      async run(content) {
        const { unit } = unitSchema.parse(content);
        await inWork(context, unit, settleDue);
        await inWork(context, unit, freeLost);
        await inWork(context, unit, endRestrictions);
      },
    },
    {
      name: 'case.rank',
      async run(content) {
        const { unit, case: decided } = rankSchema.parse(content);
        await context.store.inUnit(unit, (tx) => rankAfterDecision(tx, decided), ALL_CASES);
      },
    },
    {
      name: 'case.follow',
      async run(content) {
        const { unit, number, case: id, stage: said, nextStep, isLetter, ...telling } = moveSchema.parse(content);
        const { event } = telling;
        const after = Object.entries(STAGE_AFTER).find(([kind]) => kind === event)?.[1];
        // A letter that takes a notice back or corrects it asks for nothing: the case stays where it stands.
        const stage = isLetter ? undefined : (said ?? after);
        const mayGoBack = GOING_BACK.some((kind) => kind === event);
        const mayReopen = event !== 'follow-up.ended';
        const told = toldBy(telling);
        await inWork(context, unit, async (work) => {
          const { tx, now } = work;
          const isReopened =
            stage !== undefined &&
            (await setStage(tx, id, { stage, nextStep, mayGoBack, mayReopen, event: number, now }));
          if (told.length > 0) await keepTold(tx, unit, id, { told, event: number, now });
          if (isReopened) await note(work, { act: 'case.reopened', subject: id, content: { after: event } });
        });
      },
    },
    {
      name: 'case.describe',
      async run(content) {
        const { unit, snapshots } = seenSchema.parse(content);
        await context.store.inUnit(unit, (tx) => describeLanguages(tx, snapshots), ALL_CASES);
      },
    },
    {
      name: 'case.read',
      // What is older than the search; there is none once it is done.
      every: '* * * * *',
      async run(content) {
        await readTexts(context, unitSchema.parse(content).unit);
      },
    },
  ],
};
