import type { Capture } from '@vigie/proof';
import { explainFailure } from '../../base/fetch/failure-words.ts';
import { headerOf, type Visit, type Visitor } from '../../base/fetch/fetch.ts';
import { readAgeGate } from '../../base/page/age-gate.ts';
import { decodeText, readPage } from '../../base/page/read-page.ts';
import { refusal } from '../refusals.ts';
import { render } from './capture-browser.ts';
import { CAPTURE_BUDGET, type CaptureBudget, createRecorder, type Recorder } from './capture-record.ts';
import { VIEWPORT } from './guarded-profile.ts';
import { openBrowser, type SharedBrowser } from './shared-browser.ts';
import { recentClock } from './system-clock.ts';
import type { Rendering } from './take-page.ts';

export interface CaptureOptions {
  /**
   * `auto`: Chromium if there is one, started for this capture alone; `none`: plain HTTP; or one that is shared by many
   * captures.
   */
  browser?: 'auto' | 'none' | SharedBrowser;
  budget?: Partial<CaptureBudget>;
  /**
   * Reads the listing from the page's HTML, as shown where it was shown. Kept beside the capture for the reader's
   * convenience.
   */
  readListing?: (html: string, url: string) => unknown;
}

/** Images of a page that are fetched when no browser says which are shown. */
const IMAGES = 60;

/**
 * Captures a page as it is now: every request and answer, and, where there is a Chromium, what it looked like. Whatever
 * the page does, this ends within the budget; what could not be captured is said in `gaps`.
 *
 * @throws VigieError `VIGIE_EVIDENCE_NOT_CAPTURED` when the page does not answer, may not be visited or is refused:
 *   then there is nothing to keep. A page that answers with an error is captured like any other.
 */
export async function capture(visitor: Visitor, url: string, options: CaptureOptions = {}): Promise<Capture> {
  const budget = { ...CAPTURE_BUDGET, ...options.budget };
  const startedAt = visitor.clock().toISOString();
  const stop = new AbortController();
  const recorder = createRecorder(visitor, budget, stop.signal);
  try {
    const first = await recorder.page(url);
    if (!first.ok) {
      throw refusal(
        'VIGIE_EVIDENCE_NOT_CAPTURED',
        { url: first.url.slice(0, 300), why: explainFailure({ ...first, detail: `${first.kind}: ${first.detail}` }) },
        {
          exit: first.kind === 'bad-url' || first.kind === 'refused-address' ? 2 : 3,
          detail: [first.detail],
          cause: first,
        },
      );
    }
    const shown = await tryToRender(visitor, recorder, first, options.browser ?? 'auto', budget);
    const html = shown?.dom ?? decodeText(first);
    const page = readPage(html, first.finalUrl);
    if (!shown && isHtml(first)) await fetchImages(recorder, page.images, budget.totalMs);
    const text = shown?.text || page.text;
    const finalUrl = shown?.finalUrl ?? first.finalUrl;
    return {
      url,
      finalUrl,
      startedAt,
      endedAt: visitor.clock().toISOString(),
      by: shown ? 'browser' : 'http',
      userAgent: visitor.userAgent,
      language: visitor.language,
      viewport: shown ? VIEWPORT : null,
      clock: await recentClock(),
      ...(shown ? { missingFonts: shown.missingFonts } : {}),
      title: shown?.title || page.title,
      text,
      exchanges: [...recorder.exchanges],
      screenshot: shown?.screenshot ?? null,
      dom: shown?.dom ?? null,
      listing: options.readListing?.(html, finalUrl) ?? null,
      ageGate: isHtml(first) ? readAgeGate(text, first.status, shown !== null) : null,
      gaps: [...recorder.gaps],
    };
  } finally {
    stop.abort(); // parts of the page that nobody waits for any more
  }
}

function isHtml(visit: Visit): boolean {
  return /html|xml/i.test(headerOf(visit.responseHeaders, 'content-type') ?? 'text/html');
}

async function tryToRender(
  visitor: Visitor,
  recorder: Recorder,
  first: Visit,
  choice: 'auto' | 'none' | SharedBrowser,
  budget: CaptureBudget,
): Promise<Rendering | null> {
  if (!isHtml(first)) {
    recorder.missed('the answer is no page: kept as it came, not shown');
    return null;
  }
  const browser = choice === 'auto' ? openBrowser() : choice === 'none' ? null : choice;
  if (!browser) {
    recorder.missed(
      choice === 'none'
        ? 'captured over plain HTTP, as asked: no screenshot, nothing that scripts add'
        : 'no Chromium on this machine: no screenshot, nothing that scripts add',
    );
    return null;
  }
  try {
    const { userAgent, language, timeZone } = visitor;
    return await render(browser, recorder, first, { userAgent, language, timeZone, totalMs: budget.totalMs });
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown';
    recorder.missed(`the page could not be shown in Chromium (${why}): no screenshot, nothing that scripts add`);
    return null;
  } finally {
    if (choice === 'auto') await browser.close();
  }
}

/** Without a browser, the images that the page's own HTML names. */
async function fetchImages(recorder: Recorder, images: readonly string[], totalMs: number): Promise<void> {
  if (images.length > IMAGES) recorder.missed(`only the first ${IMAGES} of ${images.length} images are fetched`);
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(() => {
    recorder.missed('not all images came in time');
    late.resolve();
  }, totalMs);
  const headers: [string, string][] = [['Accept', 'image/avif,image/webp,image/png,image/*;q=0.8']];
  await Promise.race([
    Promise.all(images.slice(0, IMAGES).map((url) => recorder.part(url, { headers }))),
    late.promise,
  ]);
  clearTimeout(timer);
}
