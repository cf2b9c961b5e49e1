import { z } from 'zod';
import type { Link } from '../base/context.ts';
import { ALL_CASES } from '../base/database/reader.ts';
import type { EventKind } from '../base/jobs/events.ts';
import { inWork } from '../people/index.ts';
import { groupFindings } from './assign.ts';
import { decisionEndpoints } from './decision/decision-endpoints.ts';
import { settleDue } from './decision/settle.ts';
import { freeLost } from './desk/assign-case.ts';
import { deskEndpoints } from './desk/desk-endpoints.ts';
import { caseEndpoints } from './endpoints.ts';
import { keptEndpoints } from './kept/kept-endpoints.ts';
import { rankAfterDecision } from './rank.ts';
import { STAGES } from './schema.ts';
import { type Stage, setStage } from './store.ts';
import { visibilityEndpoints } from './visibility-endpoints.ts';

export { addToCase } from './assign.ts';
export { settleDecision } from './decision/settle.ts';
export { mustFindCase } from './read-case.ts';
export {
  findSettled,
  listCaseFindings,
  listCasesOf,
  listConfirmedListings,
  listDecisions,
  listReviewed,
} from './store.ts';
export { successionAct } from './succeed-keeper.ts';
export { mustKeep } from './visibility.ts';

const unitSchema = z.object({ unit: z.string() });
const groupSchema = z.object({ unit: z.string(), findings: z.array(z.string()) });
const rankSchema = z.object({ unit: z.string(), case: z.string() });
const moveSchema = z.object({
  unit: z.string(),
  event: z.string(),
  number: z.int(),
  case: z.string(),
  /** Where the event itself says so. */
  stage: z.enum(STAGES).optional(),
  nextStep: z.string().nullable().default(null),
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

/** What a person reviews and decides. */
export const caseLink: Link = {
  name: 'case',
  endpoints: [...caseEndpoints, ...decisionEndpoints, ...deskEndpoints, ...keptEndpoints, ...visibilityEndpoints],
  subscriptions: [
    { event: 'finding.made', queue: 'case.group' },
    { event: 'case.decided', queue: 'case.rank' },
    { event: 'evidence.sealed', queue: 'case.follow' },
    { event: 'notice.sent', queue: 'case.follow' },
    { event: 'deadline.passed', queue: 'case.follow' },
    { event: 'listing.removed', queue: 'case.follow' },
    { event: 'listing.relisted', queue: 'case.follow' },
    { event: 'listing.reappeared', queue: 'case.follow' },
    { event: 'relisting.decided', queue: 'case.follow' },
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
        const { unit, event, number, case: id, stage: said, nextStep } = moveSchema.parse(content);
        const stage = said ?? Object.entries(STAGE_AFTER).find(([kind]) => kind === event)?.[1];
        if (!stage) return;
        const ofRelisting = event === 'listing.relisted' || event === 'relisting.decided';
        const now = context.clock();
        const to = { stage, nextStep, ofRelisting, event: number, now };
        await context.store.inUnit(unit, (tx) => setStage(tx, id, to), ALL_CASES);
      },
    },
  ],
};
