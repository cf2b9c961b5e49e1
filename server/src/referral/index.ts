import { z } from 'zod';
import type { Link } from '../base/context.ts';
import type { Vault } from '../evidence/index.ts';
import { courseEndpoints } from './course/course-endpoints.ts';
import { referralEndpoints } from './endpoints.ts';
import { makeDossier } from './make-dossier.ts';
import { sheetEndpoints } from './sheet/sheet-endpoints.ts';

export { askForDossier, collectParts, fileOfDossier, makeDossier } from './make-dossier.ts';
export { readSheet } from './sheet/sheet-endpoints.ts';
export { sheetQuerySchema } from './sheet/sheet-schema.ts';
export { findDossier } from './store.ts';

const jobSchema = z.object({ unit: z.string(), dossier: z.string() });

/** Handing a case over: the sealed file that goes along, and what came of it. */
export function referralLink(own: { vault: Vault }): Link {
  return {
    name: 'referral',
    endpoints: [...referralEndpoints, ...courseEndpoints, ...sheetEndpoints],
    queues: (context) => [
      {
        name: 'referral.dossier',
        retryLimit: 5,
        retryDelaySeconds: 10,
        async run(content) {
          const { unit, dossier } = jobSchema.parse(content);
          await makeDossier({ ...context, ...own }, unit, dossier);
        },
      },
    ],
  };
}
