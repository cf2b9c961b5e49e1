import { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { once } from '../../base/database/idempotency.ts';
import type { Tx } from '../../base/database/store.ts';
import { type Http, idempotencyHeaders } from '../../base/http/http.ts';
import { listActs, listNotices } from '../../notice/index.ts';
import { accountOf } from '../../people/access.ts';
import { listAccountNames } from '../../people/store.ts';
import { ladderSchema, stepDecisionSchema } from './escalation-schema.ts';
import { decideStep, standOnLadders } from './propose.ts';

const laddersSchema = z.object({ ladders: z.array(ladderSchema) });

/** The ladders of a case, with what the register of acts says of each step and what became of it. */
async function showLadders(tx: Tx, caseId: string, now: Date): Promise<z.infer<typeof laddersSchema>> {
  const { ladders, proposed } = await standOnLadders(tx, caseId, now);
  const notices = await listNotices(tx, caseId);
  const names = await listAccountNames(tx);
  const acts = new Map(listActs().map((act) => [String(act.kind), act]));
  return {
    ladders: ladders.map(({ ladder, steps }) => ({
      key: ladder.key,
      title: ladder.title,
      steps: steps.flatMap(({ when: _, basis: __, ...step }) => {
        const act = acts.get(step.act);
        if (!act) return [];
        const { title, article, sender, approval, deadline, verified, source, checked } = act;
        const last = proposed.findLast((one) => one.ladder === ladder.key && one.step === step.key);
        const decision = last?.decision;
        return {
          ...step,
          ...{ title, article, sender, approval, deadline, verified, source, checked },
          escalation: last
            ? {
                id: last.id,
                proposedAt: last.proposedAt,
                decision: decision
                  ? {
                      by: names.get(decision.account) ?? decision.account,
                      reason: decision.reason,
                      at: decision.at,
                      notice: decision.notice,
                    }
                  : null,
              }
            : null,
          notices: notices
            .filter(({ kind }) => kind === step.act)
            .map(({ id, state, sentAt, deadline: term }) => ({ id, state, sentAt, due: term?.due ?? null })),
        };
      }),
    })),
  };
}

/** `/v1/ladders`: where a case stands on the ladders of its legal bases; `/v1/escalations`: a person's decision on a proposed step. */
export function addEscalationRoutes(app: Http, context: Context): void {
  const { store, clock } = context;
  app.get(
    '/v1/ladders',
    { schema: { tags: ['followup'], querystring: z.object({ case: z.string() }), response: { 200: laddersSchema } } },
    (request) => store.inUnit(accountOf(request).unit.id, (tx) => showLadders(tx, request.query.case, clock())),
  );
  app.post(
    '/v1/escalations/:id/decisions',
    {
      schema: {
        tags: ['followup'],
        params: z.object({ id: z.string() }),
        headers: idempotencyHeaders,
        body: stepDecisionSchema,
        response: { 200: laddersSchema },
      },
    },
    (request) => {
      const account = accountOf(request);
      const { id } = request.params;
      const { body } = request;
      const unit = account.unit.id;
      const now = clock();
      return store.inUnit(unit, (tx) =>
        once(tx, { unit, key: request.headers['idempotency-key'], content: [id, body], now }, async () => {
          const take = body.kind === 'take' ? body.act : null;
          const { case: caseId } = await decideStep(context, tx, account, { id, reason: body.reason, take });
          return showLadders(tx, caseId, now);
        }),
      );
    },
  );
}
