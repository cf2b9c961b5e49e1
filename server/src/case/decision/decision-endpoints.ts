import { z } from 'zod';
import type { VigieError } from '../../base/core/errors.ts';
import { command, type PersonWork } from '../../people/index.ts';
import { readCase } from '../read-case.ts';
import { refusal } from '../refusals.ts';
import { caseDetailSchema, DECISIONS, STATES } from '../schema.ts';
import { decideCases } from './decide-cases.ts';
import { undoDecisions } from './undo-decisions.ts';

/** As many cases as are decided on at once. */
const MOST_CASES = 200;

const reason = z.string().trim().min(3).max(5_000);
const decisionBody = z.object({
  kind: z.enum(DECISIONS),
  reason,
  /** The state that the person saw; where it is another meanwhile, nothing is decided. */
  from: z.enum(STATES).optional(),
});

const refusedSchema = z.object({ case: z.string(), code: z.string(), detail: z.string() });

/** Why a case was left out, in the person's language. */
const toRefused = ({ by }: PersonWork, id: string, error: VigieError): z.infer<typeof refusedSchema> => ({
  case: id,
  code: error.code,
  detail: error.say(by.language).title,
});

/** A person's decision on a case, or on many at once; and for a while, taking it back. */
export const decisionEndpoints = [
  command('POST /v1/cases/:id/decisions', {
    says: 'Decides a case.',
    tag: 'case',
    role: 'analyst',
    body: decisionBody,
    answer: caseDetailSchema,
    async run(work, { params: { id }, body }) {
      const { refused } = await decideCases(work, [id], body);
      for (const { error } of refused) throw error;
      return readCase(work.tx, id);
    },
  }),
  command('POST /v1/cases/decisions', {
    says: 'Decides several cases at once. Those refused are named with the reason.',
    tag: 'case',
    role: 'analyst',
    body: decisionBody.extend({ cases: z.array(z.string()).min(1).max(MOST_CASES) }),
    answer: z
      .object({
        /** What is undone by: `POST /v1/decision-batches/{batch}/undo`. */
        batch: z.string(),
        /** Until when; null: nothing was decided, or it is final already. */
        undoUntil: z.string().nullable(),
        decided: z.array(z.string()),
        refused: z.array(refusedSchema),
      })
      .meta({ id: 'DecisionBatch' }),
    async run(work, { body: { cases, ...decision } }) {
      const { refused, ...made } = await decideCases(work, cases, decision);
      return { ...made, refused: refused.map(({ case: id, error }) => toRefused(work, id, error)) };
    },
  }),
  command('POST /v1/decision-batches/:id/undo', {
    says: 'Undoes the decisions that were taken together.',
    tag: 'case',
    role: 'analyst',
    body: z.object({ reason: reason.optional() }),
    answer: z.object({
      batch: z.string(),
      /** The cases that stand as they did before. */
      undone: z.array(z.string()),
      refused: z.array(refusedSchema),
    }),
    async run(work, { params: { id }, body }) {
      const { undone, final } = await undoDecisions(work, id, body.reason);
      const refused = final.map((caseId) => toRefused(work, caseId, refusal('VIGIE_CASE_DECISION_FINAL')));
      return { batch: id, undone, refused };
    },
  }),
];
