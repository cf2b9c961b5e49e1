import { createHmac } from 'node:crypto';
import type { Words } from '@vigie/engine';
import { type Capture, type SealedPackage, sealIntoFolder } from '@vigie/proof';
import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import { listCasesOf } from '../../case/index.ts';
import { findSnapshots } from '../../listing/index.ts';
import { record } from '../../people/audit-store.ts';
import { VERSION } from '../../version.ts';
import { capture } from '../capture/capture.ts';
import type { SharedBrowser } from '../capture/chromium.ts';
import type { Vault } from '../storage/vault.ts';
import { findPreviousDigest, markFailed, markSealed, planEvidence } from '../store.ts';
import { createTimestamper } from './timestamp.ts';

/** Who made the package, as its seal says. */
export const MAKER = { software: 'vigie', version: VERSION };

export interface SealContext extends Context {
  vault: Vault;
  browser: SharedBrowser | 'none';
}

/**
 * The salt of a package's log entry: from the signing key and the package's id, so that a retry after a crash makes the same entry, and
 * nobody else can tell from the public log what was sealed.
 */
export function saltOf(vault: Vault, id: string): Uint8Array {
  return createHmac('sha256', vault.signer.sign(new TextEncoder().encode('salt')))
    .update(id)
    .digest();
}

async function takeCapture(context: SealContext, url: string): Promise<Capture> {
  const { extractHtml } = await import('../../listing/page/extract-html.ts');
  return capture(context.visitor, url, {
    browser: context.browser,
    readListing: (html, seenAt) => extractHtml(html, { url: seenAt }),
  });
}

/**
 * Takes and seals the evidence of a snapshot that goes to review, once: the plan is a row, the package a file named by it, the log entry is found again
 * by its content. A page that cannot be captured is said on the case, and tried again by the job's back-off.
 */
export async function sealSnapshot(
  context: SealContext,
  about: { unit: string; case: string; listing: string; snapshot: string },
): Promise<void> {
  const { store, clock, jobs, vault } = context;
  const { unit } = about;
  const { plan, previous } = await store.inUnit(unit, async (tx) => {
    const [snapshot] = await findSnapshots(tx, [about.snapshot]);
    const now = clock();
    const planned = await planEvidence(tx, {
      id: newId('evd', now),
      unit,
      caseId: about.case,
      listing: about.listing,
      snapshot: about.snapshot,
      url: snapshot?.content.url ?? null,
      now,
    });
    return { plan: planned, previous: await findPreviousDigest(tx, about.listing) };
  });
  // A snapshot may be in two cases, as an offer found by a rule and as one that came back: one package serves both.
  const isShared = plan.case !== about.case;
  if (plan.state === 'sealed') {
    if (isShared) {
      const content = { case: about.case, package: plan.id };
      await store.inUnit(unit, (tx) => jobs.emit(tx, unit, 'evidence.sealed', about.case, content));
    }
    return;
  }
  if (isShared && plan.state === 'pending') return; // the other case's job is at it
  const fail = (why: Words) => store.inUnit(unit, (tx) => markFailed(tx, plan.id, why));
  if (plan.url === null) {
    await fail({
      en: 'The listing has no URL, so there is no page to capture.',
      fr: 'L’offre n’a pas d’adresse : il n’y a pas de page à capturer.',
    });
    return;
  }
  let taken: Capture;
  try {
    taken = await takeCapture(context, plan.url);
  } catch (error) {
    const brokeOff = { en: 'The capture broke off.', fr: 'La capture s’est interrompue.' };
    await fail(error instanceof VigieError ? error.words : brokeOff);
    throw error;
  }
  const sealed = await sealIntoFolder({
    id: plan.id,
    dir: vault.packagesDir,
    capture: taken,
    maker: MAKER,
    previous,
    salt: saltOf(vault, plan.id),
    signer: vault.signer,
    log: await vault.log(),
    timestamp: createTimestamper(context.visitor, context.config.tsaUrl),
  });
  await store.inUnit(unit, async (tx) => {
    const cases = [about.case, plan.case, ...(await listCasesOf(tx, about.snapshot))];
    await noteSealed(context, tx, { unit, id: plan.id, by: taken.by, cases, sealed });
  });
}

/** Notes a sealed package, once, on each case that it is of. */
export async function noteSealed(
  { clock, jobs }: Context,
  tx: Tx,
  about: { unit: string; id: string; by: Capture['by']; cases: Iterable<string>; sealed: SealedPackage },
): Promise<void> {
  const { unit, id, by, sealed } = about;
  const now = clock();
  const { digest, index: logIndex } = sealed;
  if (!(await markSealed(tx, id, { by, digest, logIndex, bytes: sealed.bytes.length, now }))) return;
  for (const subject of new Set(about.cases)) {
    const content = { package: id, digest, logIndex };
    await record(tx, { unit, account: null, act: 'evidence.sealed', subject, content, now });
    await jobs.emit(tx, unit, 'evidence.sealed', subject, { case: subject, package: id });
  }
}
