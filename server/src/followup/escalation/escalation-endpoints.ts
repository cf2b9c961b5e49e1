import { z } from 'zod';
import type { Tx } from '../../base/database/store.ts';
import { listDocumentKinds, listNotices } from '../../notice/index.ts';
import { command, listAccountNames, query } from '../../people/index.ts';
import { decideStep } from './decide-step.ts';
import { escalationPathSchema, stepDecisionSchema } from './escalation-schema.ts';
import type { Escalation } from './escalation-store.ts';
import { standOnPaths } from './propose-steps.ts';

const pathsSchema = z.object({ paths: z.array(escalationPathSchema) });
type Paths = z.infer<typeof pathsSchema>;
type ShownStep = Paths['paths'][number]['steps'][number];

/** The newest proposal of a step, with the name of whoever decided. */
function showEscalation(last: Escalation | undefined, names: ReadonlyMap<string, string>): ShownStep['escalation'] {
  if (!last) return null;
  const { id, proposedAt, decision } = last;
  if (!decision) return { id, proposedAt, decision };
  const { account, ...rest } = decision;
  return { id, proposedAt, decision: { by: names.get(account) ?? account, ...rest } };
}

/** The escalation paths of a case, with what the register of documents says of each step and what became of it. */
async function showPaths(tx: Tx, caseId: string, now: Date): Promise<Paths> {
  const { standings, proposed } = await standOnPaths(tx, caseId, now);
  const notices = await listNotices(tx, caseId);
  const names = await listAccountNames(tx);
  const documents = new Map(listDocumentKinds().map((document) => [String(document.kind), document]));
  return {
    paths: standings.map(({ path, steps }) => ({
      key: path.key,
      title: path.title,
      steps: steps.flatMap(({ when: _, basis: __, ...step }) => {
        const document = documents.get(step.document);
        if (!document) return [];
        const { title, article, sender, approval, deadline, verified, source, checked } = document;
        const last = proposed.findLast((one) => one.path === path.key && one.step === step.key);
        return {
          ...step,
          ...{ title, article, sender, approval, deadline, verified, source, checked },
          escalation: showEscalation(last, names),
          notices: notices
            .filter(({ kind }) => kind === step.document)
            .map(({ id, state, sentAt, deadline: term }) => ({ id, state, sentAt, due: term?.due ?? null })),
        };
      }),
    })),
  };
}

/** Where a case stands on the escalation paths of its legal bases; a person's decision on a proposed step. */
export const escalationEndpoints = [
  query('GET /v1/escalation-paths', {
    says: 'Shows the escalation paths of a case and what became of each step.',
    tag: 'followup',
    role: 'reader',
    query: z.object({ case: z.string() }),
    answer: pathsSchema,
    run: ({ tx, now }, { query }) => showPaths(tx, query.case, now),
  }),
  command('POST /v1/escalations/:id/decisions', {
    says: 'Takes up a proposed step of an escalation, or declines it.',
    tag: 'followup',
    role: 'analyst',
    body: stepDecisionSchema,
    answer: pathsSchema,
    async run(work, { params, body }) {
      const take = body.kind === 'take' ? body.document : null;
      const { case: caseId } = await decideStep(work, params.id, { reason: body.reason, take });
      return showPaths(work.tx, caseId, work.now);
    },
  }),
];
