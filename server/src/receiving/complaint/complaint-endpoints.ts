import { z } from 'zod';
import { pageOf, pageQuery, toPage } from '../../base/http/http.ts';
import { command, query } from '../../people/index.ts';
import { COMPLAINT_STATES, complaintDecisionSchema, complaintSchema } from './complaint-schema.ts';
import { listComplaints } from './complaint-store.ts';
import { decideComplaint } from './decide-complaint.ts';

/** Complaints against decisions (art. 20), and a person's decision on each. */
export const complaintEndpoints = [
  query('GET /v1/complaints', {
    says: 'Lists complaints against decisions.',
    tag: 'receiving',
    role: 'reader',
    query: pageQuery.extend({ state: z.enum(COMPLAINT_STATES).optional() }),
    answer: pageOf(complaintSchema),
    run: async ({ tx }, { query }) => toPage(await listComplaints(tx, query), query.limit),
  }),
  command('POST /v1/complaints/:id/decision', {
    says: 'Decides a complaint.',
    tag: 'receiving',
    role: 'analyst',
    body: complaintDecisionSchema,
    answer: complaintSchema,
    run: (work, { params, body }) => decideComplaint(work, params.id, body),
  }),
];
