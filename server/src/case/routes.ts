import { z } from 'zod';
import type { Context } from '../base/context.ts';
import { VigieError } from '../base/core/errors.ts';
import { newId } from '../base/core/ids.ts';
import { once } from '../base/database/idempotency.ts';
import type { Tx } from '../base/database/store.ts';
import { type Http, idempotencyHeaders, pageOf, pageQuery } from '../base/http/http.ts';
import { findSnapshots } from '../listing/index.ts';
import { accountOf } from '../people/access.ts';
import { readAudit, record } from '../people/audit-store.ts';
import { listAccountNames } from '../people/store.ts';
import { findFindings } from '../screening/index.ts';
import { stateAfter } from './decide.ts';
import { caseDetailSchema, caseSchema, DECISIONS, STATES } from './schema.ts';
import { findCase, listCaseFindings, listCases, listDecisions, saveDecision } from './store.ts';

/** The case, or a 404 in words: another unit's case is as unknown as one that never was. */
export async function mustFindCase(tx: Tx, id: string) {
  const found = await findCase(tx, id);
  if (!found)
    throw new VigieError(
      'VIGIE_CASE_UNKNOWN',
      { en: `There is no case ${id}.`, fr: `Il n’y a pas d’affaire ${id}.` },
      { status: 404 },
    );
  return found;
}

async function readCase(tx: Tx, id: string): Promise<z.infer<typeof caseDetailSchema>> {
  const found = await mustFindCase(tx, id);
  const findings = await findFindings(tx, await listCaseFindings(tx, id));
  const snapshots = await findSnapshots(tx, [...new Set(findings.map((finding) => finding.snapshot))]);
  const names = await listAccountNames(tx);
  const nameOf = (account: string | null): string | null => (account === null ? null : (names.get(account) ?? account));
  return {
    ...found,
    snapshots: snapshots.map((snapshot) => ({
      ...snapshot,
      findings: findings.filter((finding) => finding.snapshot === snapshot.id),
    })),
    decisions: (await listDecisions(tx, id)).map((decision) => ({ ...decision, by: nameOf(decision.by) ?? '' })),
    timeline: (await readAudit(tx, id)).map((entry) => ({
      at: entry.at,
      act: entry.act,
      by: nameOf(entry.account),
      reason: entry.reason,
      content: entry.content,
    })),
  };
}

/** `/v1/cases`: the queue, one case whole, and a person's decision on it. */
export function addCaseRoutes(app: Http, { store, clock, jobs }: Context): void {
  app.get(
    '/v1/cases',
    {
      schema: {
        tags: ['case'],
        querystring: pageQuery.extend({ state: z.enum(STATES).optional() }),
        response: { 200: pageOf(caseSchema) },
      },
    },
    async (request) => {
      const { state, cursor, limit } = request.query;
      const items = await store.inUnit(accountOf(request).unit.id, (tx) => listCases(tx, { state, cursor, limit }));
      return { items, next: items.length === limit ? (items.at(-1)?.id ?? null) : null };
    },
  );
  const params = z.object({ id: z.string() });
  app.get('/v1/cases/:id', { schema: { tags: ['case'], params, response: { 200: caseDetailSchema } } }, (request) =>
    store.inUnit(accountOf(request).unit.id, (tx) => readCase(tx, request.params.id)),
  );
  app.post(
    '/v1/cases/:id/decisions',
    {
      schema: {
        tags: ['case'],
        params,
        headers: idempotencyHeaders,
        body: z.object({ kind: z.enum(DECISIONS), reason: z.string().trim().min(3).max(5_000) }),
        response: { 200: caseDetailSchema },
      },
    },
    (request) => {
      const account = accountOf(request);
      const { id } = request.params;
      const { kind, reason } = request.body;
      const unit = account.unit.id;
      return store.inUnit(unit, async (tx) => {
        const now = clock();
        return once(
          tx,
          { unit, key: request.headers['idempotency-key'], content: [id, kind, reason], now },
          async () => {
            const { state } = await mustFindCase(tx, id);
            const next = stateAfter(state, kind);
            await saveDecision(tx, {
              id: newId('dec', now),
              unit,
              caseId: id,
              kind,
              state: next,
              reason,
              account: account.id,
              now,
            });
            await record(tx, {
              unit,
              account: account.id,
              act: 'case.decided',
              subject: id,
              reason,
              content: { kind },
              now,
            });
            await jobs.emit(tx, unit, 'case.decided', id, { case: id, decision: kind });
            return readCase(tx, id);
          },
        );
      });
    },
  );
}
