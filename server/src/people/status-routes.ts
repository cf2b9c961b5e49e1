import { z } from 'zod';
import type { Context } from '../base/context.ts';
import { VigieError } from '../base/core/errors.ts';
import type { Http } from '../base/http/http.ts';
import { accountOf } from './access.ts';
import { record } from './audit-store.ts';
import { findUnitStatus, setUnitStatus } from './status-store.ts';

const LINE = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(/^\P{Cc}*$/u, 'holds a control character');

const statusSchema = z
  .object({
    authority: z.object({ name: LINE, address: LINE.nullable(), email: z.email() }).nullable(),
    trustedFlagger: z.object({ since: z.iso.date(), by: LINE }).nullable(),
  })
  .meta({ id: 'UnitStatus' });

/** `/v1/unit`: what the unit is in law: an authority, a trusted flagger. An admin enters it, with a reason. */
export function addUnitStatusRoutes(app: Http, { store, clock }: Context): void {
  app.get('/v1/unit', { schema: { tags: ['people'], response: { 200: statusSchema } } }, (request) =>
    store.inUnit(accountOf(request).unit.id, findUnitStatus),
  );
  app.put(
    '/v1/unit',
    {
      schema: {
        tags: ['people'],
        body: z.object({ status: statusSchema, reason: LINE }),
        response: { 200: statusSchema },
      },
    },
    (request) => {
      const { id: account, role, unit } = accountOf(request);
      if (role !== 'admin') {
        throw new VigieError(
          'VIGIE_PEOPLE_NOT_ADMIN',
          {
            en: "An admin of the unit enters the unit's status.",
            fr: 'Un administrateur de l’unité indique ce qu’elle est.',
          },
          {
            status: 403,
          },
        );
      }
      const { status, reason } = request.body;
      const now = clock();
      return store.inUnit(unit.id, async (tx) => {
        await setUnitStatus(tx, { unit: unit.id, account, status, now });
        await record(tx, {
          unit: unit.id,
          account,
          act: 'unit.status-set',
          subject: unit.id,
          reason,
          content: { authority: status.authority, trustedFlagger: status.trustedFlagger },
          now,
        });
        return findUnitStatus(tx);
      });
    },
  );
}
