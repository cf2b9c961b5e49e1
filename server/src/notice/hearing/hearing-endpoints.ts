import { z } from 'zod';
import { loadDeadlineTerms } from '../../base/registers/deadlines.ts';
import { mustFindCase } from '../../case/index.ts';
import { command, type PersonWork, query } from '../../people/index.ts';
import { giveHearing, HEARING_TERM, listHearings, noteObservation, withdrawHearing } from './give-hearing.ts';
import {
  hearingInputSchema,
  hearingSchema,
  hearingsSchema,
  hearingWithdrawalSchema,
  observationInputSchema,
} from './hearing-schema.ts';
import { listMeasures } from './hearing-store.ts';
import { isHearingOwed, standOfHearings } from './stand-of-hearings.ts';

/** What is said of the hearing on every screen: the register's words, and that nobody checked them. */
function readLaw() {
  const term = loadDeadlineTerms().get(HEARING_TERM);
  if (!term) throw new Error(`registers/deadlines has no ${HEARING_TERM}`);
  const { article, rule, verified, source } = term;
  return { article, rule, verified, source };
}

/** The hearings of a case, its measures, and what the law asks for. @throws VigieError `VIGIE_CASE_…` (404) */
export async function readHearings(work: PersonWork, caseId: string): Promise<z.infer<typeof hearingsSchema>> {
  const { id } = await mustFindCase(work.tx, caseId);
  const items = await listHearings(work, id);
  const measures = await listMeasures(work.tx, id);
  const standing = standOfHearings(items);
  return { items, standing, isOwed: isHearingOwed(items, measures), measures, law: readLaw() };
}

/** The right to be heard before a measure. */
export const hearingEndpoints = [
  query('GET /v1/hearings', {
    says: 'Lists who may be heard in a case before a measure, what they said, and the measures taken.',
    tag: 'notice',
    role: 'reader',
    query: z.object({ case: z.string() }),
    answer: hearingsSchema,
    run: (work, { query }) => readHearings(work, query.case),
  }),
  command('POST /v1/hearings', {
    says: 'Notes that somebody may be heard before a measure, or why that has to wait.',
    tag: 'notice',
    role: 'analyst',
    body: hearingInputSchema,
    answer: hearingSchema,
    run: (work, { body }) => giveHearing(work, body),
  }),
  command('POST /v1/hearings/:id/observations', {
    says: 'Notes what was said by who may be heard.',
    tag: 'notice',
    role: 'analyst',
    body: observationInputSchema,
    answer: hearingSchema,
    run: (work, { params, body }) => noteObservation(work, params.id, body),
  }),
  command('POST /v1/hearings/:id/withdrawals', {
    says: 'Withdraws a hearing that was noted wrongly. A reason is given.',
    tag: 'notice',
    role: 'analyst',
    body: hearingWithdrawalSchema,
    answer: hearingSchema,
    run: (work, { params, body }) => withdrawHearing(work, params.id, body.reason),
  }),
];
