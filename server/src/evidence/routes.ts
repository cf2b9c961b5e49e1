import { readScreenshot, verifyPackage } from '@vigie/proof';
import { z } from 'zod';
import type { Context } from '../base/context.ts';
import { VigieError } from '../base/core/errors.ts';
import type { Http } from '../base/http/http.ts';
import { mustFindCase } from '../case/index.ts';
import { accountOf } from '../people/access.ts';
import { addLogRoutes } from './log/log-routes.ts';
import { proveEntry, type Witnesses } from './log/witness.ts';
import { evidenceSchema, verificationSchema } from './schema.ts';
import type { Vault } from './storage/vault.ts';
import { type Evidence, findEvidence, listEvidence } from './store.ts';

/** `/v1/evidence`: sealed packages of a case, to fetch and to check; and the log that they are in. */
export async function addEvidenceRoutes(
  app: Http,
  { store, config }: Context,
  vault: Vault,
  witnesses: Witnesses,
): Promise<void> {
  const params = z.object({ id: z.string() });
  async function mustFindSealed(unit: string, id: string): Promise<Evidence> {
    const found = await store.inUnit(unit, (tx) => findEvidence(tx, id));
    if (!found)
      throw new VigieError(
        'VIGIE_EVIDENCE_UNKNOWN',
        { en: `There is no package ${id}.`, fr: `Il n’y a pas de paquet ${id}.` },
        { status: 404 },
      );
    if (found.state !== 'sealed') {
      throw new VigieError(
        'VIGIE_EVIDENCE_NOT_SEALED',
        { en: `Package ${id} is not sealed yet.`, fr: `Le paquet ${id} n’est pas encore scellé.` },
        { status: 409 },
      );
    }
    return found;
  }
  app.get(
    '/v1/evidence',
    {
      schema: {
        tags: ['evidence'],
        querystring: z.object({ case: z.string() }),
        response: { 200: z.object({ items: z.array(evidenceSchema) }) },
      },
    },
    (request) =>
      store.inUnit(accountOf(request).unit.id, async (tx) => {
        await mustFindCase(tx, request.query.case);
        return { items: await listEvidence(tx, request.query.case) };
      }),
  );
  app.get('/v1/evidence/:id/package', { schema: { tags: ['evidence'], params } }, async (request, reply) => {
    const found = await mustFindSealed(accountOf(request).unit.id, request.params.id);
    return reply
      .type('application/wacz')
      .header('content-disposition', `attachment; filename="${found.id}.wacz"`)
      .send(await vault.readPackage(found.id));
  });
  app.get('/v1/evidence/:id/screenshot', { schema: { tags: ['evidence'], params } }, async (request, reply) => {
    const found = await mustFindSealed(accountOf(request).unit.id, request.params.id);
    const png = readScreenshot(await vault.readPackage(found.id));
    if (!png) {
      throw new VigieError(
        'VIGIE_EVIDENCE_NO_SCREENSHOT',
        {
          en: 'This package was taken without a browser: it has no screenshot.',
          fr: 'Ce paquet a été pris sans navigateur : il n’a pas de capture d’écran.',
        },
        {
          status: 404,
        },
      );
    }
    return reply.type('image/png').header('cache-control', 'private, no-store').send(png);
  });
  app.get(
    '/v1/evidence/:id/verification',
    { schema: { tags: ['evidence'], params, response: { 200: verificationSchema } } },
    async (request) => {
      const found = await mustFindSealed(accountOf(request).unit.id, request.params.id);
      return verifyPackage(await vault.readPackage(found.id), { trustedKeys: [vault.verifierKey] });
    },
  );
  app.get('/v1/evidence/:id/log-proof', { schema: { tags: ['evidence'], params } }, async (request, reply) => {
    const found = await mustFindSealed(accountOf(request).unit.id, request.params.id);
    return reply
      .type('text/plain; charset=utf-8')
      .header('content-disposition', `attachment; filename="${found.id}.tlog-proof"`)
      .send(proveEntry(vault, found.logIndex ?? -1, config.witnesses));
  });
  await addLogRoutes(app, vault, witnesses);
}
