import { z } from 'zod';
import { command, query, today } from '../../people/index.ts';
import { assignRequest, enterRequest, extendTerm, giveAnswer, readRequest } from './handle-request.ts';
import {
  dataRequestInputSchema,
  dataRequestSchema,
  extensionSchema,
  officerSchema,
  requestAnswerSchema,
  type WholeRequest,
  wholeRequestSchema,
} from './request-schema.ts';
import { listRequests } from './request-store.ts';

const shared = { tag: 'retention', answer: wholeRequestSchema } as const;
/** Of an answer that is kept for a repeated request: not whom it is about. */
const keep = (request: WholeRequest): WholeRequest => ({
  ...request,
  about: null,
  records: null,
  extensionReason: null,
  answerBasis: null,
  answer: null,
});

/** What people ask about their own data (Regulation (EU) 2016/679, art. 15 to 22): one request at a time. */
export const requestEndpoints = [
  query('GET /v1/data-requests', {
    says: 'Lists requests of people about their personal data.',
    tag: 'retention',
    role: 'auditor',
    query: z.object({ state: z.enum(['open', 'all']).default('open') }),
    answer: z.object({ items: z.array(dataRequestSchema) }),
    run: async (work, { query: { state } }) => ({
      items: await listRequests(work.tx, state === 'open', today(work)),
    }),
  }),
  query('GET /v1/data-requests/:id', {
    says: 'Shows a request of a person about their data.',
    ...shared,
    role: 'auditor',
    reads: (request) => ({ act: 'request.read', subject: request.id }),
    run: (work, { params }) => readRequest(work, params.id),
  }),
  command('POST /v1/data-requests', {
    says: 'Enters a request of a person about their data.',
    ...shared,
    role: 'auditor',
    body: dataRequestInputSchema,
    keep,
    run: (work, { body }) => enterRequest(work, body),
  }),
  command('POST /v1/data-requests/:id/extension', {
    says: 'Extends the term for an answer. A reason is given.',
    ...shared,
    role: 'auditor',
    body: extensionSchema,
    keep,
    run: (work, { params, body }) => extendTerm(work, params.id, body.reason),
  }),
  command('POST /v1/data-requests/:id/answer', {
    says: 'Records the answer to a request.',
    ...shared,
    role: 'auditor',
    body: requestAnswerSchema,
    keep,
    run: (work, { params, body }) => giveAnswer(work, params.id, body),
  }),
  command('POST /v1/data-requests/:id/officer', {
    says: 'Names who handles a request.',
    ...shared,
    role: 'administrator',
    body: officerSchema,
    keep,
    run: (work, { params, body }) => assignRequest(work, params.id, body),
  }),
];
