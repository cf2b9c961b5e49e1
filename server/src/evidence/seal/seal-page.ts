import type { Listing } from '@vigie/engine';
import { prepareSeal, sealPrepared } from '@vigie/proof';
import { capture } from '../capture/capture.ts';
import { withLogGaps } from '../heads/log-gap.ts';
import { refusal } from '../refusals.ts';
import { MAKER, type SealContext, saltOf } from './seal.ts';
import { createTimestamper } from './timestamp.ts';

/** What a page of no case said when it was captured. */
export interface PreparedPage {
  /** Of the answer that was shown. */
  status: number;
  listing: Listing | null;
  /** Where the visit ended. */
  finalUrl: string;
  /** As a visitor reads it; `isShown`: in a browser. */
  text: string;
  isShown: boolean;
}

/**
 * Captures a page that is of no case, and writes its package durably, all but the seal: the caller notes what was seen
 * before `sealPage`. Under the same id it takes the place of what was prepared before.
 *
 * @throws VigieError `VIGIE_EVIDENCE_NOT_CAPTURED` where the page does not answer or may not be visited
 */
export async function preparePage(
  context: SealContext,
  { id, url }: { id: string; url: string },
): Promise<PreparedPage> {
  const { vault } = context;
  const { extractHtml } = await import('../../listing/page/extract-html.ts');
  let listing: Listing | null = null;
  const captured = await capture(context.visitor, url, {
    browser: context.browser,
    readListing(html, seenAt) {
      listing = extractHtml(html, { url: seenAt });
      return listing;
    },
  });
  prepareSeal({
    id,
    dir: vault.packagesDir,
    capture: withLogGaps(captured, vault.gaps),
    maker: MAKER,
    previous: null,
    salt: saltOf(vault, id),
    signer: vault.signer,
    watchers: await vault.watchers(),
  });
  const shown = captured.exchanges.find((exchange) => exchange.url === captured.finalUrl) ?? captured.exchanges[0];
  const { finalUrl, text, by } = captured;
  return { status: shown?.status ?? 0, listing, finalUrl, text, isShown: by === 'browser' };
}

/** Seals a page that was prepared, once. @throws VigieError `VIGIE_EVIDENCE_NOT_PREPARED`, and of the timestamp */
export async function sealPage(context: SealContext, id: string): Promise<{ digest: string; logIndex: number }> {
  const { vault } = context;
  const sealed = await sealPrepared({
    id,
    dir: vault.packagesDir,
    signer: vault.signer,
    log: vault.entries,
    timestamp: createTimestamper(context.visitor, context.config.tsaUrl),
  });
  if (!sealed) throw refusal('VIGIE_EVIDENCE_NOT_PREPARED', { id });
  return { digest: sealed.digest, logIndex: sealed.index };
}
