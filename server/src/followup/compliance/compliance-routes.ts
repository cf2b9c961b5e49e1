import type { Context } from '../../base/context.ts';
import type { Http } from '../../base/http/http.ts';
import { accountOf } from '../../people/access.ts';
import { ledgerAnswerSchema, ledgerQuerySchema } from './compliance-schema.ts';
import { readLedger, renderLedgerCsv } from './read-compliance.ts';

/** `/v1/ledger`: what a platform was asked, what it did, what came back; as JSON, and as CSV. */
export function addLedgerRoutes(app: Http, { store, clock, config }: Context): void {
  app.get(
    '/v1/ledger',
    { schema: { tags: ['followup'], querystring: ledgerQuerySchema, response: { 200: ledgerAnswerSchema } } },
    (request) =>
      store.inUnit(accountOf(request).unit.id, (tx) => readLedger(tx, request.query, clock(), config.home.timeZone)),
  );
  app.get(
    '/v1/ledger.csv',
    { schema: { tags: ['followup'], querystring: ledgerQuerySchema } },
    async (request, reply) => {
      const { ledger } = await store.inUnit(accountOf(request).unit.id, (tx) =>
        readLedger(tx, request.query, clock(), config.home.timeZone),
      );
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="ledger.csv"')
        .send(ledger ? renderLedgerCsv(ledger) : '');
    },
  );
}
