import { createHash } from 'node:crypto';
import { prepareSeal, sealPrepared } from '@vigie/proof';
import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import type { Visit, Visitor } from '../../base/fetch/fetch.ts';
import { inWork } from '../../people/index.ts';
import { capture } from '../capture/capture.ts';
import { withLogGaps } from '../heads/log-gap.ts';
import { refusal } from '../refusals.ts';
import { findEvidence, findPreviousDigest, markFailed, planCheckEvidence } from '../store.ts';
import type { Vault } from '../vault/vault.ts';
import { say } from '../words.ts';
import { MAKER, noteSealed, saltOf } from './seal.ts';
import { createTimestamper } from './timestamp.ts';

/** What a check saw from one viewpoint. */
export interface CheckedPage {
  unit: string;
  case: string;
  listing: string;
  check: string;
  viewpoint: string;
  url: string;
  visited: Visit;
  /** When the check was due: it orders the package's id. */
  dueAt: Date;
  /** Said in the package: whatever lies between the page and who looks. */
  remark: string | null;
}

/** The id of the package of a check from a viewpoint: the same however often the check is begun anew. */
function packageId({ check, viewpoint, dueAt }: CheckedPage): string {
  return newId('evd', dueAt, (size) => createHash('sha256').update(`${check} ${viewpoint}`).digest().subarray(0, size));
}

/**
 * Prepares the package of the very page that a check judged, whatever its status, before the verdict is written: images
 * that the page names are fetched, the page itself is not asked for again. Followed by `planRevisit` in the transaction
 * that writes the verdict.
 *
 * @param visitor the one that visited the page
 * @returns the package's id
 */
export async function prepareRevisit(
  context: Context & { vault: Vault },
  visitor: Visitor,
  page: CheckedPage,
): Promise<string> {
  const { vault, store } = context;
  const id = packageId(page);
  const seen: Visitor = {
    ...visitor,
    visit: (url, options) => (url === page.url ? Promise.resolve(page.visited) : visitor.visit(url, options)),
  };
  const captured = await capture(seen, page.url, { browser: 'none' });
  const { startedAt, endedAt } = page.visited;
  prepareSeal({
    id,
    dir: vault.packagesDir,
    capture: withLogGaps(
      { ...captured, startedAt, endedAt, gaps: [...captured.gaps, ...(page.remark ? [page.remark] : [])] },
      vault.gaps,
    ),
    maker: MAKER,
    previous: await store.inUnit(page.unit, (tx) => findPreviousDigest(tx, page.listing), page.case),
    salt: saltOf(vault, id),
    signer: vault.signer,
    watchers: await vault.watchers(),
  });
  return id;
}

/** Plans the sealing of a prepared package, in the transaction of the verdict that it proves. */
export async function planRevisit({ jobs, clock }: Context, tx: Tx, page: CheckedPage): Promise<void> {
  const { unit, listing, check, url } = page;
  const id = packageId(page);
  await planCheckEvidence(tx, { id, unit, caseId: page.case, listing, check, url, now: clock() });
  await jobs.send(tx, 'evidence.seal-check', { unit, package: id });
}

/**
 * Seals what was prepared: what a check or a person saw, or an archive of another program. Where it cannot be (a timestamp authority is away), that is said on the case, and the job's
 * back-off tries again.
 */
export async function sealRevisit(context: Context & { vault: Vault }, unit: string, id: string): Promise<void> {
  const { vault } = context;
  const plan = await inWork(context, unit, ({ tx }) => findEvidence(tx, id));
  if (!plan || plan.state === 'sealed') return;
  const by = plan.by === 'adopted' || plan.by === 'browser' ? plan.by : 'http';
  try {
    const sealed = await sealPrepared({
      id,
      dir: vault.packagesDir,
      signer: vault.signer,
      log: vault.entries,
      timestamp: createTimestamper(context.visitor, context.config.tsaUrl),
    });
    if (!sealed) throw refusal('VIGIE_EVIDENCE_NOT_PREPARED', { id });
    await inWork(context, unit, (work) => noteSealed(work, { id, by, cases: [plan.case], sealed }));
  } catch (error) {
    const why = error instanceof VigieError ? error.words : say('sealingFailed');
    await inWork(context, unit, ({ tx }) => markFailed(tx, id, why));
    throw error;
  }
}
