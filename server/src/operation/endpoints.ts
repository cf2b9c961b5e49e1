import { z } from 'zod';
import { languageSchema } from '../base/core/language.ts';
import type { Tx } from '../base/database/store.ts';
import { pageOf, pageQuery, toPage } from '../base/http/http.ts';
import type { Vault } from '../evidence/index.ts';
import { command, download, query } from '../people/index.ts';
import { findRecord, listCaptures, listOtherUnits } from './operation-store.ts';
import { addToPlan, endOperation, planOperation } from './plan-operation.ts';
import { refusal, refuse } from './refusals.ts';
import {
  additionsSchema,
  answerSchema,
  countsSchema,
  endSchema,
  listedSchema,
  type OperationRecord,
  operationSchema,
  planSchema,
  recordSchema,
  shareableSchema,
} from './schema.ts';
import { listShown, mustFind, showOperation, standingOf } from './show-operation.ts';
import {
  addLesson,
  answerInvitation,
  finishTask,
  giveCounts,
  listShareable,
  readOwnCounts,
  shareCapture,
  withdrawCapture,
} from './take-part.ts';

const says = z.string().trim().min(3).max(2_000);

/** What a report is made of. */
interface ToldRecord {
  record: OperationRecord;
  text: string;
  salt: Uint8Array;
  logIndex: number | null;
  loggedAt: string | null;
}

/**
 * The record of an operation that has ended, for a unit that takes part.
 *
 * @throws VigieError `VIGIE_OPERATION_…`
 */
export async function mustBeTold({ tx, unit }: { tx: Tx; unit: string }, id: string): Promise<ToldRecord> {
  const { logIndex, loggedAt } = await mustFind(tx, id);
  if ((await standingOf({ tx, unit }, id)).state !== 'joined') throw refusal('VIGIE_OPERATION_NOT_JOINED');
  const { record: text, salt } = (await findRecord(tx, id)) ?? refuse('VIGIE_OPERATION_NO_RECORD');
  return { record: recordSchema.parse(JSON.parse(text)), text, salt, logIndex, loggedAt };
}

/** What people of several units do in an operation. Nothing of it is of a case: it is the same for all of a unit. */
export const operationEndpoints = (vault: Vault) => [
  command('POST /v1/operations', {
    says: 'Plans an operation of several units, and invites them.',
    tag: 'operation',
    role: 'approver',
    forAll: true,
    body: planSchema,
    answer: operationSchema,
    run: async (work, { body }) => showOperation(work, await planOperation(work, body)),
  }),
  query('GET /v1/operations', {
    says: 'Lists the operations that the unit leads or was invited to, the newest first.',
    tag: 'operation',
    role: 'reader',
    forAll: true,
    query: pageQuery,
    answer: pageOf(listedSchema),
    run: async (work, { query: page }) => toPage(await listShown(work, page), page.limit),
  }),
  query('GET /v1/operation-units', {
    says: 'Names the other units of the installation, whom one may invite.',
    tag: 'operation',
    role: 'approver',
    forAll: true,
    answer: z.object({ items: z.array(z.string()) }),
    run: async ({ tx, unit }) => ({ items: (await listOtherUnits(tx, unit)).map(({ name }) => name) }),
  }),
  query('GET /v1/operations/:id', {
    says: 'Shows an operation: its plan and units, who is behind, what is shared, what is told at its end.',
    tag: 'operation',
    role: 'reader',
    forAll: true,
    reads: null,
    answer: operationSchema,
    run: (work, { params: { id } }) => showOperation(work, id),
  }),
  command('POST /v1/operations/:id/additions', {
    says: 'Adds units, targets and tasks to the plan; for the unit that leads.',
    tag: 'operation',
    role: 'approver',
    forAll: true,
    body: additionsSchema,
    answer: operationSchema,
    async run(work, { params: { id }, body }) {
      await addToPlan(work, id, body);
      return showOperation(work, id);
    },
  }),
  command('POST /v1/operations/:id/answers', {
    says: 'Joins an operation that the unit is invited to, refuses it, or leaves it.',
    tag: 'operation',
    role: 'approver',
    forAll: true,
    body: answerSchema,
    answer: operationSchema,
    async run(work, { params: { id }, body }) {
      await answerInvitation(work, id, body);
      return showOperation(work, id);
    },
  }),
  command('POST /v1/operations/:id/tasks/:task/completions', {
    says: 'Notes that a task of the unit is done.',
    tag: 'operation',
    role: 'analyst',
    forAll: true,
    body: z.strictObject({ note: says.optional() }),
    answer: operationSchema,
    async run(work, { params: { id, task }, body }) {
      await finishTask(work, id, task, body.note ?? null);
      return showOperation(work, id);
    },
  }),
  query('GET /v1/operations/:id/shareable-captures', {
    says: 'Lists the newest sealed pages of the unit on what all look at, which are not shared yet: at most 100.',
    tag: 'operation',
    role: 'approver',
    forAll: true,
    reads: null,
    answer: z.object({ items: z.array(shareableSchema) }),
    run: async (work, { params: { id } }) => ({ items: await listShareable(work, id) }),
  }),
  command('POST /v1/operations/:id/captures', {
    says: 'Shares a sealed page of the unit with all that take part: the package, and nothing of its case.',
    tag: 'operation',
    role: 'approver',
    forAll: true,
    body: z.strictObject({ package: z.string().max(100) }),
    answer: operationSchema,
    async run(work, { params: { id }, body }) {
      await shareCapture(work, id, body.package);
      return showOperation(work, id);
    },
  }),
  command('POST /v1/operations/:id/captures/:capture/withdrawals', {
    says: 'Takes back a page that the unit shared: nobody gets it any more.',
    tag: 'operation',
    role: 'approver',
    forAll: true,
    body: z.strictObject({ reason: says }),
    answer: operationSchema,
    async run(work, { params: { id, capture }, body: { reason } }) {
      await withdrawCapture(work, id, capture, reason);
      return showOperation(work, id);
    },
  }),
  download('GET /v1/operations/:id/captures/:capture/package', {
    says: 'Downloads a sealed page that a unit shared.',
    tag: 'operation',
    role: 'reader',
    forAll: true,
    async find({ tx }, { params: { id, capture } }) {
      await mustFind(tx, id);
      const found = (await listCaptures(tx, id)).find((one) => one.id === capture);
      return found ?? refuse('VIGIE_OPERATION_PART_UNKNOWN', { id: capture });
    },
    reads: ({ package: read }, { params: { id } }) => ({
      act: 'operation.capture-downloaded',
      subject: id,
      content: { package: read },
    }),
    file: async ({ package: id }) => ({
      type: 'application/wacz',
      body: await vault.readPackage(id),
      name: `${id}.wacz`,
    }),
  }),
  query('GET /v1/operations/:id/counts', {
    says: 'Shows the unit’s own counts, as they would be given now or as they were given; no other unit sees them.',
    tag: 'operation',
    role: 'reader',
    forAll: true,
    reads: null,
    answer: countsSchema,
    run: (work, { params: { id } }) => readOwnCounts(work, id),
  }),
  command('POST /v1/operations/:id/counts', {
    says: 'Gives the unit’s counts to the sums of the operation, once.',
    tag: 'operation',
    role: 'approver',
    forAll: true,
    answer: operationSchema,
    async run(work, { params: { id } }) {
      await giveCounts(work, id);
      return showOperation(work, id);
    },
  }),
  command('POST /v1/operations/:id/lessons', {
    says: 'Adds what the unit learned, for all that take part.',
    tag: 'operation',
    role: 'analyst',
    forAll: true,
    body: z.strictObject({ says }),
    answer: operationSchema,
    async run(work, { params: { id }, body }) {
      await addLesson(work, id, body.says);
      return showOperation(work, id);
    },
  }),
  command('POST /v1/operations/:id/end', {
    says: 'Ends an operation: counts are added up, and what may be told is written and logged; for the unit that leads.',
    tag: 'operation',
    role: 'approver',
    forAll: true,
    body: endSchema,
    answer: operationSchema,
    async run(work, { params: { id }, body }) {
      await endOperation(work, id, body);
      return showOperation(work, id);
    },
  }),
  download('GET /v1/operations/:id/report', {
    says: 'The report of an operation that has ended, as PDF/A.',
    tag: 'operation',
    role: 'reader',
    forAll: true,
    reads: null,
    query: z.object({ language: languageSchema.default('fr') }),
    find: (work, { params: { id } }) => mustBeTold(work, id),
    async file(told, { config: { home } }, { query: { language } }) {
      const { renderOperationReport } = await import('./report/render-report.ts');
      const body = await renderOperationReport(told, { language, timeZone: home.timeZone });
      return { type: 'application/pdf', body, name: `${told.record.id}.pdf`, inline: true };
    },
  }),
  download('GET /v1/operations/:id/record', {
    says: 'The record of an operation that has ended, with the salt of its leaf in the log.',
    tag: 'operation',
    role: 'reader',
    forAll: true,
    reads: null,
    find: (work, { params: { id } }) => mustBeTold(work, id),
    file: ({ record, text, salt, logIndex, loggedAt }) => ({
      type: 'application/json; charset=utf-8',
      body: `${JSON.stringify({ text, salt: Buffer.from(salt).toString('hex'), logIndex, loggedAt })}\n`,
      name: `${record.id}.json`,
    }),
  }),
];
