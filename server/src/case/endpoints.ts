import { z } from 'zod';
import { newId } from '../base/core/ids.ts';
import { pageOf, pageQuery, toPage } from '../base/http/http.ts';
import { command, note, query } from '../people/index.ts';
import { stateAfter } from './decide.ts';
import { mustFindCase, readCase } from './read-case.ts';
import { readRules } from './rules.ts';
import { caseDetailSchema, caseSchema, DECISIONS, rulesSchema, STATES } from './schema.ts';
import { listCases, saveDecision } from './store.ts';

/** The queue, one case whole, a person's decision on it; and how each rule does. */
export const caseEndpoints = [
  query('GET /v1/cases', {
    tag: 'case',
    role: 'reader',
    query: pageQuery.extend({ state: z.enum(STATES).optional() }),
    answer: pageOf(caseSchema),
    run: async ({ tx }, { query }) => toPage(await listCases(tx, query), query.limit),
  }),
  query('GET /v1/cases/:id', {
    tag: 'case',
    role: 'reader',
    reads: null,
    answer: caseDetailSchema,
    run: ({ tx }, { params }) => readCase(tx, params.id),
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
      return readCase(tx, id);
    },
  }),
  query('GET /v1/rules', {
    tag: 'case',
    role: 'reader',
    answer: rulesSchema,
    run: ({ context, tx, now }) => readRules(tx, context.packs, now, context.config.home.timeZone),
  }),
];
