import { z } from 'zod';
import type { Link } from '../base/context.ts';
import type { Vault } from '../evidence/index.ts';
import { handoverDoor } from './door.ts';
import { handoverEndpoints } from './endpoints.ts';
import { sealHandover } from './seal-handover.ts';
import { sendHandover } from './send.ts';
import { adoptPackages } from './taking/adopt-packages.ts';
import { keepHandovers } from './upkeep.ts';

export { findToCarry, makeFile } from './carried/make-file.ts';
export { readFile } from './carried/read-file.ts';
export { findHandover, listHandovers, listOtherUnits, toShown } from './handover-store.ts';
export { type Actor, answerOffer, offerCase, withdrawOffer } from './offer.ts';
export { listPartners } from './partner-store.ts';
export { tryTaking } from './taking/try-taking.ts';

const jobSchema = z.object({ unit: z.string(), handover: z.string() });

/** Cases that one unit shares with another, of this installation or of another one, or gives away. */
export const handoverRoom = ({ vault, greeted = new Set() }: { vault: Vault; greeted?: Set<string> }): Link => ({
  name: 'handover',
  endpoints: [...handoverEndpoints, handoverDoor],
  queues: (context) => [
    {
      name: 'handover.seal',
      retryLimit: 8,
      retryDelaySeconds: 10,
      async run(content) {
        const { unit, handover } = jobSchema.parse(content);
        await sealHandover(context, vault, unit, handover);
      },
    },
    {
      name: 'handover.send',
      concurrency: 4,
      retryLimit: 12,
      retryDelaySeconds: 30,
      async run(content) {
        const { unit, handover } = jobSchema.parse(content);
        await sendHandover(context, unit, handover);
      },
    },
    {
      name: 'handover.adopt',
      retryLimit: 8,
      retryDelaySeconds: 60,
      async run(content) {
        const { unit, handover } = jobSchema.parse(content);
        await adoptPackages(context, vault, unit, handover);
      },
    },
    {
      name: 'handover.upkeep',
      every: '* * * * *',
      run: ({ unit }) => keepHandovers(context, vault, unit, greeted),
    },
  ],
});
