import { z } from 'zod';
import { newId } from '../../base/core/ids.ts';
import { mustFindCase } from '../../case/index.ts';
import { command, note, type PersonWork, query, today } from '../../people/index.ts';
import { findExhibit } from '../custody/custody-store.ts';
import { refusal, refuse } from '../refusals.ts';
import {
  type LaboratoryResult,
  type LaboratoryResultInput,
  laboratoryResultInputSchema,
  laboratoryResultSchema,
  resultWithdrawalSchema,
} from './laboratory-schema.ts';
import {
  findLaboratoryResult,
  listLaboratoryResults,
  saveLaboratoryResult,
  withdrawLaboratoryResult,
} from './laboratory-store.ts';

/** @throws VigieError `VIGIE_EVIDENCE_NO_RESULT` (404) */
const mustFindResult = async ({ tx }: PersonWork, id: string): Promise<LaboratoryResult> =>
  (await findLaboratoryResult(tx, id)) ?? refuse('VIGIE_EVIDENCE_NO_RESULT', { id });

/**
 * Enters what a laboratory found. Its report has to be sealed as an exhibit of the case before.
 *
 * @throws VigieError `VIGIE_EVIDENCE_LABORATORY_DAY`, `VIGIE_EVIDENCE_NO_EXHIBIT`, `VIGIE_EVIDENCE_REPORT` (409)
 */
export async function enterResult(work: PersonWork, input: LaboratoryResultInput): Promise<LaboratoryResult> {
  const { tx, now } = work;
  const { id: caseId } = await mustFindCase(tx, input.case);
  const { takenOn, exhibit } = input.sample;
  const day = today(work);
  if (input.on < takenOn || input.on > day)
    throw refusal('VIGIE_EVIDENCE_LABORATORY_DAY', { on: input.on, taken: takenOn, day });
  if (exhibit !== null && (await findExhibit(tx, exhibit))?.case !== caseId)
    throw refusal('VIGIE_EVIDENCE_NO_EXHIBIT', { id: exhibit });
  const report = await findExhibit(tx, input.report);
  if (report?.case !== caseId) throw refusal('VIGIE_EVIDENCE_NO_EXHIBIT', { id: input.report });
  if (report.package === null) throw refusal('VIGIE_EVIDENCE_REPORT', { number: report.number });
  const id = newId('lab', now);
  await saveLaboratoryResult(work, { ...input, id });
  const content = { result: id, conforming: input.conforming, laboratory: input.laboratory.name, report: report.id };
  await note(work, { act: 'laboratory.entered', subject: caseId, content });
  return mustFindResult(work, id);
}

/**
 * Withdraws a result that was entered wrongly, with a reason: it stays, and counts no more.
 *
 * @throws VigieError `VIGIE_EVIDENCE_NO_RESULT` (404), `VIGIE_EVIDENCE_RESULT_WITHDRAWN` (409)
 */
export async function withdrawResult(work: PersonWork, id: string, reason: string): Promise<LaboratoryResult> {
  const { case: subject } = await mustFindResult(work, id);
  if (!(await withdrawLaboratoryResult(work, id, reason))) throw refusal('VIGIE_EVIDENCE_RESULT_WITHDRAWN');
  await note(work, { act: 'laboratory.withdrawn', subject, reason, content: { result: id } });
  return mustFindResult(work, id);
}

/** What laboratories found in samples, with their sealed reports. */
export const laboratoryEndpoints = [
  query('GET /v1/laboratory-results', {
    says: 'Lists the laboratory results of a case.',
    tag: 'evidence',
    role: 'reader',
    query: z.object({ case: z.string() }),
    answer: z.object({ items: z.array(laboratoryResultSchema) }),
    async run({ tx }, { query }) {
      const { id } = await mustFindCase(tx, query.case);
      return { items: await listLaboratoryResults(tx, id) };
    },
  }),
  command('POST /v1/laboratory-results', {
    says: 'Enters what a laboratory found in a sample. Its report is an exhibit of the case.',
    tag: 'evidence',
    role: 'analyst',
    body: laboratoryResultInputSchema,
    answer: laboratoryResultSchema,
    run: (work, { body }) => enterResult(work, body),
  }),
  command('POST /v1/laboratory-results/:id/withdrawals', {
    says: 'Withdraws a laboratory result that was entered wrongly. A reason is given.',
    tag: 'evidence',
    role: 'analyst',
    body: resultWithdrawalSchema,
    answer: laboratoryResultSchema,
    run: (work, { params: { id }, body: { reason } }) => withdrawResult(work, id, reason),
  }),
];
