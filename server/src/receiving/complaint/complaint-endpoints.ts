import { z } from 'zod';
import type { Tx } from '../../base/database/store.ts';
import { pageOf, pageQuery, toPage } from '../../base/http/http.ts';
import { command, query } from '../../people/index.ts';
import { mapOutgoing } from '../outgoing/outgoing-store.ts';
import { refuse } from '../refusals.ts';
import { say } from '../words.ts';
import {
  COMPLAINT_STATES,
  complaintDecisionSchema,
  complaintSchema,
  recordedComplaintSchema,
} from './complaint-schema.ts';
import { type Complaint, findComplaint, listComplaints } from './complaint-store.ts';
import { decideComplaint } from './decide-complaint.ts';
import { recordComplaint } from './receive-complaint.ts';

/** Complaints with what answers each. */
async function withAnswers(tx: Tx, complaints: readonly Complaint[]) {
  const outgoing = await mapOutgoing(
    tx,
    complaints.map(({ id }) => id),
  );
  return complaints.map((complaint) => ({ ...complaint, outgoing: outgoing.get(complaint.id) ?? [] }));
}

/** Complaints against decisions (art. 20), those that came by mail or letter recorded by a person, and a person's decision on each. */
export const complaintEndpoints = [
  query('GET /v1/complaints', {
    says: 'Lists complaints against decisions.',
    tag: 'receiving',
    role: 'reader',
    query: pageQuery.extend({ state: z.enum(COMPLAINT_STATES).optional() }),
    answer: pageOf(complaintSchema),
    run: async ({ tx }, { query }) => toPage(await withAnswers(tx, await listComplaints(tx, query)), query.limit),
  }),
  command('POST /v1/received/:id/complaints', {
    says: 'Records a complaint about a decision that came by mail or letter.',
    tag: 'receiving',
    role: 'analyst',
    body: recordedComplaintSchema,
    answer: complaintSchema,
    async run(work, { params: { id }, body }) {
      const kept = await findComplaint(work.tx, await recordComplaint(work, id, body));
      const [recorded] = await withAnswers(work.tx, kept ? [kept] : []);
      return recorded ?? refuse('VIGIE_RECEIVING_UNKNOWN', { what: say('unknown.complaint'), id });
    },
  }),
  command('POST /v1/complaints/:id/decision', {
    says: 'Decides a complaint.',
    tag: 'receiving',
    role: 'analyst',
    body: complaintDecisionSchema,
    answer: complaintSchema,
    async run(work, { params, body }) {
      const decided = await decideComplaint(work, params.id, body);
      const [answered] = await withAnswers(work.tx, [decided]);
      return answered ?? { ...decided, outgoing: [] };
    },
  }),
];
