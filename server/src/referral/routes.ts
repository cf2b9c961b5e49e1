import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Context } from '../base/context.ts';
import { VigieError } from '../base/core/errors.ts';
import { once } from '../base/database/idempotency.ts';
import { type Http, idempotencyHeaders } from '../base/http/http.ts';
import { mustFindCase } from '../case/index.ts';
import { accountOf } from '../people/access.ts';
import { record } from '../people/audit-store.ts';
import { askForDossier, fileOfDossier } from './make-dossier.ts';
import { dossierInputSchema, dossierSchema } from './schema.ts';
import { findDossier, listDossiers } from './store.ts';

/** `/v1/dossiers`: ask for one, see how far it has come, fetch it. */
export function addReferralRoutes(app: Http, context: Context): void {
  const { store, clock, config, jobs } = context;
  app.post(
    '/v1/dossiers',
    {
      schema: {
        tags: ['referral'],
        headers: idempotencyHeaders,
        body: dossierInputSchema,
        response: { 200: dossierSchema },
      },
    },
    (request) => {
      const account = accountOf(request);
      const unit = account.unit.id;
      const { body: content } = request;
      const askedBy = `${account.name}, ${account.unit.name}`;
      return store.inUnit(unit, (tx) => {
        const now = clock();
        return once(tx, { unit, key: request.headers['idempotency-key'], content, now }, async () => {
          const dossier = await askForDossier(tx, { ...content, unit, account: account.id, askedBy, now });
          await jobs.send(tx, 'referral.dossier', { unit, dossier: dossier.id });
          return dossier;
        });
      });
    },
  );
  app.get(
    '/v1/dossiers',
    {
      schema: {
        tags: ['referral'],
        querystring: z.object({ case: z.string() }),
        response: { 200: z.object({ items: z.array(dossierSchema) }) },
      },
    },
    (request) =>
      store.inUnit(accountOf(request).unit.id, async (tx) => {
        await mustFindCase(tx, request.query.case);
        return { items: await listDossiers(tx, request.query.case) };
      }),
  );
  app.get(
    '/v1/dossiers/:id/file',
    { schema: { tags: ['referral'], params: z.object({ id: z.string() }) } },
    async (request, reply) => {
      const account = accountOf(request);
      const unit = account.unit.id;
      const found = await store.inUnit(unit, (tx) => findDossier(tx, request.params.id));
      if (!found) {
        throw new VigieError(
          'VIGIE_REFERRAL_UNKNOWN',
          { en: `There is no dossier ${request.params.id}.`, fr: `Il n’y a pas de dossier ${request.params.id}.` },
          { status: 404 },
        );
      }
      if (found.state !== 'made') {
        throw new VigieError(
          'VIGIE_REFERRAL_NOT_MADE',
          { en: `Dossier ${found.id} is not made yet.`, fr: `Le dossier ${found.id} n’est pas encore établi.` },
          { status: 409 },
        );
      }
      const file = await readFile(fileOfDossier(config.dataDir, found.id));
      const content = { dossier: found.id };
      await store.inUnit(unit, (tx) =>
        record(tx, { unit, account: account.id, act: 'dossier.fetched', subject: found.case, content, now: clock() }),
      );
      return reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename="${found.id}.age"`)
        .send(file);
    },
  );
}
