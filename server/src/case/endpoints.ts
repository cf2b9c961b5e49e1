import { z } from 'zod';
import { newId } from '../base/core/ids.ts';
import { command, note, query } from '../people/index.ts';
import { stateAfter } from './decide.ts';
import { mustFindCase, readCase } from './read-case.ts';
import { readRules } from './rules.ts';
import { caseDetailSchema, DECISIONS, rulesSchema } from './schema.ts';
import { saveDecision } from './store.ts';

/** One case whole, a person's decision on it; and how each rule does. */
export const caseEndpoints = [
  query('GET /v1/cases/:id', {
    tag: 'case',
    role: 'reader',
    reads: null,
    answer: caseDetailSchema,
    run: ({ tx, now }, { params }) => readCase(tx, params.id, now),
  }),
  command('POST /v1/cases/:id/decisions', {
    tag: 'case',
    role: 'analyst',
    body: z.object({ kind: z.enum(DECISIONS), reason: z.string().trim().min(3).max(5_000) }),
    answer: caseDetailSchema,
    async run(work, { params: { id }, body: { kind, reason } }) {
      const { tx, unit, by, now } = work;
      const state = stateAfter((await mustFindCase(tx, id)).state, kind);
      await saveDecision(tx, { id: newId('dec', now), unit, caseId: id, kind, state, reason, account: by.id, now });
      await note(work, {
        act: 'case.decided',
        subject: id,
        reason,
        content: { kind },
        event: { case: id, decision: kind },
      });
      return readCase(tx, id, now);
    },
  }),
  query('GET /v1/rules', {
    tag: 'case',
    role: 'reader',
    forAll: true,
    answer: rulesSchema,
    run: ({ context, tx, now }) => readRules(tx, context.packs, now, context.config.home.timeZone),
  }),
];
