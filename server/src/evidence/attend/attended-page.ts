import type { Attendance, Capture, Exchange } from '@vigie/proof';
import type { BrowserContext, Dialog, Page } from 'playwright-core';
import { VigieError } from '../../base/core/errors.ts';
import { explainFailure } from '../../base/fetch/failure-words.ts';
import { headerOf, type Visit, type Visitor } from '../../base/fetch/fetch.ts';
import { readAgeGate } from '../../base/page/age-gate.ts';
import { type CaptureBudget, createRecorder } from '../capture/capture-record.ts';
import { recallMissingFonts } from '../capture/fonts.ts';
import { openGuardedProfile, VIEWPORT } from '../capture/guarded-profile.ts';
import { type SharedBrowser, within } from '../capture/shared-browser.ts';
import { recentClock } from '../capture/system-clock.ts';
import { crashOf, takePage } from '../capture/take-page.ts';
import { refusal } from '../refusals.ts';
import { say } from '../words.ts';
import type { Asked, AttendedAct, Seen } from './attended-acts.ts';
import { type Arrival, routeAttended } from './attended-navigation.ts';
import { type FoundField, findField } from './page-field.ts';

/** Of a visit: a person goes on where a capture by itself would end. */
const BUDGET: CaptureBudget = { requests: 1_500, bytes: 100 * 1024 * 1024, totalMs: 60_000, partMs: 15_000 };
const OPEN_MS = 60_000;
const STEP_MS = 8_000;
/** A picture that was sent is followed by the next one after this. */
const FRAME_MS = 80;
/** What tells who is signed in, in the record of what was sent and answered. */
const SECRETS = /^(cookie|authorization|set-cookie)$/i;

/** A page that a person uses: shown to them picture by picture, recorded as every capture is. */
export interface AttendedPage {
  /** Shows it, from now until the function that comes back is called. At most one looks at a time. */
  watch(see: (seen: Seen) => void): () => void;
  /** @returns false: the page does not answer */
  act(act: AttendedAct): Promise<boolean>;
  counts(): Attendance['acts'];
  /** Resolves when there is no page any more: it broke down, its Chromium ended, or it was closed. */
  gone: Promise<void>;
  /**
   * Takes it as it is now, and the answer that it came as.
   *
   * @throws VigieError (409) `VIGIE_EVIDENCE_PAGE_ASKS` while it waits for an answer, `VIGIE_EVIDENCE_PAGE_STUCK`
   */
  take(): Promise<{ capture: Capture; visit: Visit }>;
  close(): Promise<void>;
}

/**
 * Opens a page for a person to use, as Vigie and as no one else: its name, its guard against private networks,
 * robots.txt, the hosts' turns. What the page asks, the person answers; nothing is answered for them.
 *
 * @param by their account
 * @param stepMs how long the page may take for what a person did
 * @throws VigieError `VIGIE_EVIDENCE_NOT_CAPTURED` where it does not answer, may not be visited or is refused
 */
export async function openAttendedPage(
  visitor: Visitor,
  browser: SharedBrowser,
  { url, by, stepMs = STEP_MS }: { url: string; by: string; stepMs?: number },
): Promise<AttendedPage> {
  const from = visitor.clock().toISOString();
  const acts = { clicks: 0, keys: 0, scrolls: 0, answers: 0 };
  const stop = new AbortController();
  let hasTyped = false;
  // What was typed may be a secret, and what is sent after it may say it, or show who signed in by it.
  const keep = (exchange: Exchange): Exchange =>
    hasTyped
      ? {
          ...exchange,
          requestBody: null,
          requestHeaders: exchange.requestHeaders.filter(([name]) => !SECRETS.test(name)),
          responseHeaders: exchange.responseHeaders.filter(([name]) => !SECRETS.test(name)),
        }
      : exchange;
  const recorder = createRecorder(visitor, BUDGET, stop.signal, keep);
  const context = await openGuardedProfile(browser, recorder, visitor);
  const close = async (): Promise<void> => {
    stop.abort();
    await within(context.close(), 3_000).catch(() => browser.drop(context));
  };
  let tell: (seen: Seen) => void = () => {};
  let dialog: Dialog | null = null;
  let onDialog = Promise.withResolvers<void>();
  let found: FoundField | null = null;
  const unable = (what: { en: string; fr: string }): void => tell({ kind: 'unable', what });

  const tellField = (now: FoundField | null): void => {
    const isNews = JSON.stringify(now?.field) !== JSON.stringify(found?.field);
    found = now;
    if (isNews) tell({ kind: 'field', field: now?.field ?? null });
  };

  async function open() {
    // Else some wait for an answer that nobody can give.
    await context.grantPermissions([]);
    const page = await context.newPage();
    const missingFonts = await within(recallMissingFonts(page), stepMs);
    context.on('page', (other) => {
      if (other === page) return;
      other.close().catch(() => {});
      recorder.missed('a window of its own, closed');
      unable(say('unableWindow'));
    });
    page.on('dialog', (asked) => {
      dialog = asked;
      onDialog.resolve();
      recorder.missed(`the page asked by a dialog: ${asked.message() || asked.type()}`);
      tell({ kind: 'asked', dialog: toAsked(asked) });
    });
    page.on('framenavigated', (frame) => {
      if (frame !== page.mainFrame()) return;
      tellField(null);
      tell({ kind: 'at', url: frame.url() });
      if (asksPassword(arrival)) unable(say('unablePassword'));
    });
    page.on('filechooser', () => {
      recorder.missed('the page asked for a file: none is sent');
      unable(say('unableFile'));
    });
    page.on('download', (offered) => {
      recorder.missed(`${offered.url()}: it is a download, which is not taken`);
      unable(say('unableDownload'));
    });
    const crashed = crashOf(page);
    const arrival = await routeAttended(context, page, recorder, (seen) => tell(seen));
    await page.goto(url, { waitUntil: 'commit', timeout: OPEN_MS }).catch(() => {});
    await page.waitForLoadState('domcontentloaded', { timeout: stepMs }).catch(() => {});
    return { page, missingFonts, crashed, arrival };
  }

  const opened = await within(open(), OPEN_MS).catch(async (error) => {
    await close();
    throw error;
  });
  const { page, missingFonts, crashed, arrival } = opened;
  if (!arrival.visit) {
    await close();
    const failure = arrival.failure ?? { kind: 'timeout', detail: 'it did not open in time' };
    throw refusal(
      'VIGIE_EVIDENCE_NOT_CAPTURED',
      { url: url.slice(0, 300), why: explainFailure(failure) },
      { detail: [failure.detail] },
    );
  }

  const gone = goneOf(context, crashed);

  /** Tells which field the person is in, where its choices are not shown; a dialog that opens meanwhile ends it. */
  async function lookAtField(isClicked: boolean): Promise<void> {
    const look = async (): Promise<FoundField | null> => {
      const now = await findField(page);
      if (isClicked) await now?.closePopup();
      return now;
    };
    const asked = onDialog.promise.then(() => null);
    tellField(await within(Promise.race([look(), asked]), stepMs).catch(() => null));
  }

  /** @returns false: it does not end */
  async function tryToDo(act: Doing): Promise<boolean> {
    onDialog = Promise.withResolvers();
    const done = perform(page, act, found).then(
      () => true,
      () => true,
    );
    // While a page asks by a dialog, or hangs, an act on it does not end.
    const asked = onDialog.promise.then(() => true);
    const isDone = await within(Promise.race([done, asked, gone.then(() => true)]), stepMs).catch(() => false);
    if (isDone && !dialog && act.kind !== 'scroll') await lookAtField(act.kind === 'click');
    if (!isDone) unable(say('unableStuck'));
    return isDone;
  }

  return {
    gone,
    watch(see) {
      let unwatch = (): void => {};
      tell = see;
      see({ kind: 'at', url: page.url() });
      if (dialog) see({ kind: 'asked', dialog: toAsked(dialog) });
      if (found) see({ kind: 'field', field: found.field });
      if (asksPassword(arrival)) unable(say('unablePassword'));
      castScreen(page, (jpeg) => see({ kind: 'frame', jpeg })).then(
        (end) => {
          unwatch = end;
          if (tell !== see) end();
        },
        () => {},
      );
      return () => {
        if (tell === see) tell = () => {};
        unwatch();
      };
    },
    async act(act) {
      if (act.kind === 'answer') {
        const asked = dialog;
        dialog = null;
        tell({ kind: 'asked', dialog: null });
        acts.answers++;
        hasTyped ||= (act.text ?? '') !== '';
        const answered = act.accept ? asked?.accept(act.text) : asked?.dismiss();
        await within(answered ?? Promise.resolve(), stepMs).catch(() => {});
        return true;
      }
      // Behind its dialog the page takes nothing.
      if (dialog) return true;
      count(acts, act);
      hasTyped ||= act.kind === 'text' || act.kind === 'set';
      return tryToDo(act);
    },
    counts: () => ({ ...acts }),
    async take() {
      if (dialog) throw refusal('VIGIE_EVIDENCE_PAGE_ASKS');
      onDialog = Promise.withResolvers();
      await page.waitForLoadState('domcontentloaded', { timeout: stepMs }).catch(() => {});
      if (hasTyped) {
        await emptyFields(page);
        recorder.missed(
          'a person typed: fields were emptied before the page was taken, and what was sent after, with cookies, is not in the record',
        );
      }
      const taking = takePage(page, recorder, { left: (most = stepMs) => most, missingFonts, crashed });
      const asks = onDialog.promise.then(() => Promise.reject(refusal('VIGIE_EVIDENCE_PAGE_ASKS')));
      asks.catch(() => {});
      const shown = await Promise.race([taking, asks]).catch((error) => {
        throw error instanceof VigieError ? error : refusal('VIGIE_EVIDENCE_PAGE_STUCK', {}, { cause: error });
      });
      const to = visitor.clock().toISOString();
      const { visit } = arrival;
      if (!visit) throw new Error('a page that never came is taken');
      // Reading pages takes a large library, which no start waits for.
      const { extractHtml } = await import('../../listing/page/extract-html.ts');
      const { finalUrl, title, text, dom, screenshot } = shown;
      const attended = { by, from, to, acts: { ...acts } };
      const capture: Capture = {
        url,
        finalUrl,
        startedAt: from,
        endedAt: to,
        by: 'browser',
        userAgent: visitor.userAgent,
        language: visitor.language,
        viewport: VIEWPORT,
        clock: await recentClock(),
        missingFonts,
        title,
        text,
        exchanges: [...recorder.exchanges],
        screenshot,
        dom,
        listing: extractHtml(dom, { url: finalUrl }),
        ageGate: readAgeGate(text, visit.status, true),
        // Said there too: who verifies a package is shown it, by whatever version.
        gaps: [...recorder.gaps, sayAttended(attended)],
        attended,
      };
      const headers: [string, string][] = [['content-type', 'text/html; charset=utf-8']];
      const body = Buffer.from(dom);
      return { capture, visit: { ...visit, url: finalUrl, finalUrl, responseHeaders: headers, body, endedAt: to } };
    },
    close,
  };
}

function toAsked(dialog: Dialog): Asked {
  const type = (['confirm', 'prompt', 'beforeunload'] as const).find((one) => one === dialog.type()) ?? 'alert';
  return { type, message: dialog.message().slice(0, 1_000), value: dialog.defaultValue().slice(0, 500) };
}

/** By a window of the browser's own (RFC 9110, 11.6), which answers that we bring do not open. */
function asksPassword({ visit }: Arrival): boolean {
  return visit?.status === 401 && headerOf(visit.responseHeaders, 'www-authenticate') !== null;
}

function goneOf(context: BrowserContext, crashed: Promise<never>): Promise<void> {
  const closed = new Promise<void>((resolve) => context.once('close', () => resolve()));
  return Promise.race([closed, crashed]).catch(() => {});
}

function sayAttended({ by, from, to, acts: { clicks, keys, scrolls, answers } }: Attendance): string {
  return `attended: a person (account ${by}) was at the keyboard from ${from} to ${to}: ${clicks} clicks, ${keys} keys, ${scrolls} scrolls, ${answers} answers to dialogs`;
}

function count(acts: Attendance['acts'], act: AttendedAct): void {
  if (act.kind === 'click' || act.kind === 'back') acts.clicks++;
  else if (act.kind === 'scroll') acts.scrolls++;
  else if (act.kind === 'text') acts.keys += [...act.text].length;
  else acts.keys++;
}

/** What is done to the page itself. */
type Doing = Exclude<AttendedAct, { kind: 'answer' }>;

async function perform(page: Page, act: Doing, field: FoundField | null): Promise<void> {
  switch (act.kind) {
    case 'set':
      return field?.set(act.value);
    case 'click':
      return page.mouse.click(act.x, act.y);
    case 'scroll':
      await page.mouse.move(act.x, act.y);
      return page.mouse.wheel(0, act.by);
    case 'key':
      return page.keyboard.press(act.shift ? `Shift+${act.key}` : act.key);
    case 'text':
      return page.keyboard.type(act.text);
    case 'back':
      await page.goBack({ waitUntil: 'commit' });
  }
}

/** Pictures of the page as it changes, JPEG in base 64; none is kept. @returns what ends it */
async function castScreen(page: Page, see: (jpeg: string) => void): Promise<() => void> {
  const session = await page.context().newCDPSession(page);
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    see(data);
    setTimeout(() => {
      session.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
    }, FRAME_MS);
  });
  const { width: maxWidth, height: maxHeight } = VIEWPORT;
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 60, maxWidth, maxHeight });
  return () => {
    session.detach().catch(() => {});
  };
}

/** Takes out of a page what a person may have typed in it. */
async function emptyFields(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    const fields = frame.locator('input, textarea, [contenteditable]');
    // Run in the page.
    const emptied = fields.evaluateAll((all) => {
      const isChoice = /^(button|submit|reset|image|hidden|checkbox|radio|range|color|file)$/;
      for (const field of all) {
        if (!('value' in field)) field.textContent = '';
        else if (!isChoice.test(String(Reflect.get(field, 'type')))) {
          field.value = '';
          field.removeAttribute('value');
        }
      }
    });
    await within(emptied, STEP_MS).catch(() => {});
  }
}
