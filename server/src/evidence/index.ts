import { z } from 'zod';
import type { Context, Link } from '../base/context.ts';
import { sumOverUnits } from '../people/index.ts';
import { auditEndpoints } from './audit/audit-endpoints.ts';
import { logAudit } from './audit/log-audit.ts';
import { custodyEndpoints } from './custody/custody-endpoints.ts';
import { evidenceEndpoints } from './endpoints.ts';
import { laboratoryEndpoints } from './laboratory/laboratory-endpoints.ts';
import { addLogRoutes } from './log/log-routes.ts';
import { readLogSize } from './log/log-size.ts';
import { mirrorLog } from './log/mirror-log.ts';
import { createWitnesses, type Witnesses } from './log/witness.ts';
import { planPackages, type SealContext, sealSnapshot } from './seal/seal.ts';
import { sealRevisit } from './seal/seal-revisit.ts';
import { archivePackages } from './storage/archive-packages.ts';
import { countEvidence } from './store.ts';

export { prepareArchive, prepareDocument } from './adopt/adopt-archive.ts';
export { ARCHIVE_BYTES } from './adopted-schema.ts';
export { type AttendedAct, actSchema, type Seen } from './attend/attended-acts.ts';
export { type AttendedPage, openAttendedPage } from './attend/attended-page.ts';
export { planAttendedSeal, prepareAttended } from './attend/seal-attended.ts';
export { verifyAuditExport } from './audit/audit-export.ts';
export { verifyAuditLog } from './audit/verify-audit.ts';
export { capture } from './capture/capture.ts';
export { findMissingFonts } from './capture/fonts.ts';
export { readShown } from './capture/read-shown.ts';
export { openBrowser, type SharedBrowser } from './capture/shared-browser.ts';
export { beginAnew } from './copy/begin-anew.ts';
export { copyLog, copyPackage, type EarlyLook, type HeadAt, headIn, lookEarly, packagesIn } from './copy/copy-vault.ts';
export { seenOutside } from './copy/seen-outside.ts';
export { type Exhibit, verifyCustody } from './custody/custody.ts';
export { readCustodyPart, toCustodyPart } from './custody/custody-part.ts';
export { archiveExhibitSchema } from './custody/custody-schema.ts';
export { findExhibit, listExhibits } from './custody/custody-store.ts';
export { registerExhibit } from './custody/record-custody.ts';
export { hasMet, refuseEmptyFolder } from './heads/head-keeper.ts';
export { type LogGap, sayGap, withLogGaps } from './heads/log-gap.ts';
export { changeKeyFile, exchangeKeyFiles, logKeyFiles, openExchangeKey, readNotes } from './keys/key-files.ts';
export { rotateStorageKey } from './keys/rotate-storage-key.ts';
export { enterResult, withdrawResult } from './laboratory/laboratory-endpoints.ts';
export {
  type LaboratoryResult,
  laboratoryResultInputSchema,
  resultWithdrawalSchema,
} from './laboratory/laboratory-schema.ts';
export { listLaboratoryResults } from './laboratory/laboratory-store.ts';
export { logText } from './log/log-text.ts';
export { proveEntry, provePackage } from './log/prove-package.ts';
export { readWatch, type Watch } from './log/read-watch.ts';
export { MAKER, type SealContext } from './seal/seal.ts';
export { preparePage, sealPage } from './seal/seal-page.ts';
export { type CheckedPage, planRevisit, prepareRevisit } from './seal/seal-revisit.ts';
export { createTimestamper } from './seal/timestamp.ts';
export { findEvidence, listEvidence, listSealed } from './store.ts';
export { openVault, type Vault } from './vault/vault.ts';

const checkSchema = z.object({ unit: z.string(), package: z.string() });
const sealedSchema = z.object({ case: z.string(), listing: z.string(), snapshot: z.string() });
const sealSchema = sealedSchema.extend({ unit: z.string() });
const planSchema = z.object({ unit: z.string(), together: z.array(sealedSchema) });

/** Packages planned in one job. */
const PLANNED_TOGETHER = 50;

/**
 * Sealed captures, made when a finding goes to review and not when a person gets round to it: by then the page may be
 * gone.
 */
export function evidenceLink(own: Pick<SealContext, 'vault' | 'browser'>): Link {
  let opened: Witnesses | null = null;
  const witnessesOf = (context: Context): Witnesses => {
    opened ??= createWitnesses(context, own.vault);
    return opened;
  };
  return {
    name: 'evidence',
    endpoints: [
      ...evidenceEndpoints(own.vault, witnessesOf),
      ...custodyEndpoints(own.vault),
      ...laboratoryEndpoints,
      ...auditEndpoints(own.vault),
    ],
    routes: (app) => addLogRoutes(app, own.vault.logDir),
    measures: ({ store }) => [
      {
        name: 'vigie_captures',
        help: 'Captures by state.',
        label: 'state',
        read: () => sumOverUnits(store, countEvidence),
      },
      {
        name: 'vigie_log_entries',
        help: 'Entries of the log.',
        // As its head says, which anybody may read: the log itself is held by whoever writes to it.
        read: async () => new Map([['', await readLogSize(own.vault.logDir)]]),
      },
    ],
    subscriptions: [
      { event: 'finding.grouped', queue: 'evidence.plan', together: PLANNED_TOGETHER },
      { event: 'listing.relisted', queue: 'evidence.plan', together: PLANNED_TOGETHER },
      { event: 'evidence.sealed', queue: 'evidence.keep' },
      { event: 'evidence.sealed', queue: 'evidence.mirror-log' },
    ],
    queues: (context) => [
      {
        name: 'evidence.plan',
        run(content) {
          const { unit, together } = planSchema.parse(content);
          return planPackages(context, unit, together);
        },
      },
      {
        name: 'evidence.seal',
        // A capture mostly waits for its page to be quiet.
        concurrency: 4,
        retryDelaySeconds: 60,
        retryLimit: 8,
        run(content) {
          const { unit, ...about } = sealSchema.parse(content);
          return sealSnapshot({ ...context, ...own }, unit, about);
        },
      },
      {
        name: 'evidence.keep',
        every: '*/10 * * * *',
        retryDelaySeconds: 60,
        retryLimit: 8,
        run: ({ unit }) => archivePackages(context, own.vault, unit),
      },
      {
        name: 'evidence.mirror-log',
        every: '*/10 * * * *',
        everyFor: 'installation',
        retryDelaySeconds: 60,
        retryLimit: 8,
        run: () => mirrorLog(context.config, own.vault),
      },
      {
        // The log is one for all units: after the first job of a minute the others find nothing to ask.
        name: 'evidence.witness',
        every: '* * * * *',
        run: () => witnessesOf(context).submit(),
      },
      {
        name: 'evidence.log-audit',
        every: '* * * * *',
        everyFor: 'installation',
        run: () => logAudit(context, own.vault),
      },
      {
        name: 'evidence.seal-check',
        retryDelaySeconds: 60,
        retryLimit: 8,
        async run(content) {
          const { unit, package: id } = checkSchema.parse(content);
          await sealRevisit({ ...context, ...own }, unit, id);
        },
      },
    ],
  };
}
