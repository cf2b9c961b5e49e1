import { createHash } from 'node:crypto';
import type { Listing } from '@vigie/engine';
import { businessKeys } from '../../listing/index.ts';

/** By what the trader of an offer in a case is compared with others: digests, so that nothing is kept twice. */
export const traderKeysOf = (caseId: string, offer: Listing) =>
  businessKeys(offer).map(({ kind, key }) => ({
    caseId,
    kind,
    digest: createHash('sha256').update(key).digest('hex').slice(0, 32),
  }));
