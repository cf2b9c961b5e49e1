import { type Capture, prepareSeal } from '@vigie/proof';
import type { Context } from '../../base/context.ts';
import { newId } from '../../base/core/ids.ts';
import type { PersonWork } from '../../people/index.ts';
import { withLogGaps } from '../heads/log-gap.ts';
import { MAKER, saltOf } from '../seal/seal.ts';
import { findPreviousDigest, planAttended } from '../store.ts';
import type { Vault } from '../vault/vault.ts';

/** Of which case's listing a page is. */
interface Attended {
  unit: string;
  case: string;
  listing: string;
}

/**
 * Writes the package of a page that a person used durably, all but the seal. Nothing of it counts until `planAttendedSeal`.
 *
 * @returns the package's id
 */
export async function prepareAttended(
  { store, clock }: Context,
  vault: Vault,
  about: Attended,
  capture: Capture,
): Promise<string> {
  const id = newId('evd', clock());
  prepareSeal({
    id,
    dir: vault.packagesDir,
    capture: withLogGaps(capture, vault.gaps),
    maker: MAKER,
    previous: await store.inUnit(about.unit, (tx) => findPreviousDigest(tx, about.listing), about.case),
    salt: saltOf(vault, id),
    signer: vault.signer,
    watchers: await vault.watchers(),
  });
  return id;
}

/**
 * Plans the sealing of a prepared package, in the transaction in which the person asks for it.
 *
 * @param check the check that it is of; null: none
 */
export async function planAttendedSeal(
  { context, tx, unit, now }: PersonWork,
  about: Attended & { id: string; check: string | null },
  { url, attended }: Capture,
): Promise<void> {
  if (!attended) throw new Error('nobody attended the page');
  const { id, case: caseId, listing, check } = about;
  await planAttended(tx, { id, unit, caseId, listing, check, url, attended, now });
  await context.jobs.send(tx, 'evidence.seal-check', { unit, package: id });
}
