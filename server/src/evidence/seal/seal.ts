import { createHmac } from 'node:crypto';
import type { Words } from '@vigie/engine';
import { type Capture, type SealedPackage, sealIntoFolder } from '@vigie/proof';
import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import { newId } from '../../base/core/ids.ts';
import { readingAs } from '../../base/database/reader-store.ts';
import { listCasesOf } from '../../case/index.ts';
import { inWork, note, type Work } from '../../people/index.ts';
import { VERSION } from '../../version.ts';
import { capture } from '../capture/capture.ts';
import type { SharedBrowser } from '../capture/shared-browser.ts';
import { withLogGaps } from '../heads/log-gap.ts';
import { type Evidence, findPlanned, findPreviousDigest, markFailed, markSealed, planEvidence } from '../store.ts';
import type { Vault } from '../vault/vault.ts';
import { say } from '../words.ts';
import { createTimestamper } from './timestamp.ts';

/** Who made the package, as its seal says. */
export const MAKER = { software: 'vigie', version: VERSION };

export interface SealContext extends Context {
  vault: Vault;
  browser: SharedBrowser | 'none';
}

/** What is sealed: a snapshot that goes to review in a case. */
export interface Sealed {
  case: string;
  listing: string;
  snapshot: string;
}

/**
 * The salt of a package's log entry: from the signing key and the package's id, so that a retry after a crash makes the
 * same entry, and nobody else can tell from the public log what was sealed.
 */
export function saltOf(vault: Vault, id: string): Uint8Array {
  return createHmac('sha256', vault.signer.sign(new TextEncoder().encode('salt')))
    .update(id)
    .digest();
}

/**
 * Plans the packages of snapshots that go to review, and queues the capture of those that have a page: many at once, as
 * an import brings them.
 */
export async function planPackages(context: Context, unit: string, about: Sealed[]): Promise<void> {
  await inWork(context, unit, async ({ tx, now }) => {
    const plans = about.map((each) => ({ ...each, id: newId('evd', now) }));
    const withPage = await planEvidence(tx, plans, { unit, noUrl: say('noUrl'), now });
    const captures = about.filter(({ snapshot }) => withPage.has(snapshot)).map((each) => ({ ...each, unit }));
    await context.jobs.sendAll(tx, 'evidence.seal', captures);
  });
}

async function findPlan({ tx }: Work, about: Sealed): Promise<{ plan: Evidence; previous: string | null }> {
  const plan = await findPlanned(tx, about);
  // What is sealed for an open case names no package of a restricted one.
  return { plan, previous: await readingAs(tx, plan.case, () => findPreviousDigest(tx, about.listing)) };
}

async function captureOffer(context: SealContext, url: string): Promise<Capture> {
  const { extractHtml } = await import('../../listing/page/extract-html.ts');
  return capture(context.visitor, url, {
    browser: context.browser,
    readListing: (html, seenAt) => extractHtml(html, { url: seenAt }),
  });
}

/**
 * Captures and seals the evidence of a snapshot that goes to review, once: the plan is a row, the package a file named
 * by it, and the log entry is found again by its content. A page that cannot be captured is said on the case, and tried
 * again by the job's back-off.
 */
export async function sealSnapshot(context: SealContext, unit: string, about: Sealed): Promise<void> {
  const { vault, jobs } = context;
  const { plan, previous } = await inWork(context, unit, (work) => findPlan(work, about));
  // A snapshot may be in two cases, as an offer found by a rule and as one that came back: one package serves both.
  const isShared = plan.case !== about.case;
  if (plan.state === 'sealed') {
    if (!isShared) return;
    const content = { case: about.case, package: plan.id };
    await inWork(context, unit, ({ tx }) => jobs.emit(tx, unit, 'evidence.sealed', about.case, content));
    return;
  }
  if (isShared && plan.state === 'pending') return; // the other case's job is at it
  const fail = (why: Words) => inWork(context, unit, ({ tx }) => markFailed(tx, plan.id, why));
  if (plan.url === null) return;
  let captured: Capture;
  try {
    captured = await captureOffer(context, plan.url);
  } catch (error) {
    await fail(error instanceof VigieError ? error.words : say('captureFailed'));
    throw error;
  }
  const sealed = await sealIntoFolder({
    id: plan.id,
    dir: vault.packagesDir,
    capture: withLogGaps(captured, vault.gaps),
    maker: MAKER,
    previous,
    salt: saltOf(vault, plan.id),
    signer: vault.signer,
    watchers: await vault.watchers(),
    log: vault.entries,
    timestamp: createTimestamper(context.visitor, context.config.tsaUrl),
  });
  await inWork(context, unit, async (work) => {
    const cases = [about.case, plan.case, ...(await listCasesOf(work.tx, about.snapshot, plan.case))];
    await noteSealed(work, { id: plan.id, by: captured.by, cases, sealed });
  });
}

/** Notes a sealed package, once, on each case that it is of. */
export async function noteSealed(
  work: Work,
  about: { id: string; by: Capture['by']; cases: Iterable<string>; sealed: SealedPackage },
): Promise<void> {
  const { id, by, sealed } = about;
  const { digest, index: logIndex } = sealed;
  if (!(await markSealed(work.tx, id, { by, digest, logIndex, bytes: sealed.bytes.length, now: work.now }))) return;
  for (const subject of new Set(about.cases)) {
    await note(work, {
      act: 'evidence.sealed',
      subject,
      content: { package: id, digest, logIndex },
      event: { case: subject, package: id },
    });
  }
}
