import type { Attendance, Capture, Exchange } from '@vigie/proof';
import type { Dialog, Page } from 'playwright-core';
import { explainFailure } from '../../base/fetch/failure-words.ts';
import type { Visit, Visitor } from '../../base/fetch/fetch.ts';
import { readAgeGate } from '../../base/page/age-gate.ts';
import { extractHtml } from '../../listing/page/extract-html.ts';
import { type CaptureBudget, createRecorder } from '../capture/capture-record.ts';
import { type SharedBrowser, within } from '../capture/chromium.ts';
import { findMissingFonts } from '../capture/fonts.ts';
import { openGuardedProfile, VIEWPORT } from '../capture/guarded-profile.ts';
import { recentClock } from '../capture/system-clock.ts';
import { crashOf, takePage } from '../capture/take-page.ts';
import { refusal } from '../refusals.ts';
import type { AttendedAct, Seen } from './attended-acts.ts';
import { routeAttended } from './attended-navigation.ts';

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
  act(act: AttendedAct): Promise<void>;
  counts(): Attendance['acts'];
  /** Takes it as it is now, and the answer that it came as. */
  take(): Promise<{ capture: Capture; visit: Visit }>;
  close(): Promise<void>;
}

/**
 * Opens a page for a person to use, as Vigie and as no one else: its name, its guard against private networks,
 * robots.txt, the hosts' turns. What the page asks, the person answers; nothing is answered for them.
 *
 * @param by their account
 * @throws VigieError `VIGIE_EVIDENCE_NOT_CAPTURED` where it does not answer, may not be visited or is refused
 */
export async function openAttendedPage(
  visitor: Visitor,
  browser: SharedBrowser,
  { url, by }: { url: string; by: string },
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
    await within(context.close(), 3_000).catch(() => browser.drop());
  };
  let tell: (seen: Seen) => void = () => {};
  let dialog: Dialog | null = null;
  let onDialog = Promise.withResolvers<void>();

  async function open() {
    const page = await context.newPage();
    const missingFonts = await within(findMissingFonts(page), STEP_MS);
    context.on('page', (other) => {
      if (other !== page) other.close().catch(() => {});
    });
    page.on('dialog', (asked) => {
      if (asked.type() === 'beforeunload') return void asked.accept().catch(() => {});
      dialog = asked;
      onDialog.resolve();
      recorder.missed(`the page asked by a dialog: ${asked.message()}`);
      tell({ kind: 'asked', message: asked.message().slice(0, 1_000) });
    });
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) tell({ kind: 'at', url: frame.url() });
    });
    const crashed = crashOf(page);
    const arrival = await routeAttended(context, page, recorder, (seen) => tell(seen));
    await page.goto(url, { waitUntil: 'commit', timeout: OPEN_MS }).catch(() => {});
    await page.waitForLoadState('domcontentloaded', { timeout: STEP_MS }).catch(() => {});
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

  return {
    watch(see) {
      let unwatch = (): void => {};
      tell = see;
      see({ kind: 'at', url: page.url() });
      if (dialog) see({ kind: 'asked', message: dialog.message() });
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
        tell({ kind: 'asked', message: null });
        acts.answers++;
        await within((act.accept ? asked?.accept() : asked?.dismiss()) ?? Promise.resolve(), STEP_MS).catch(() => {});
        return;
      }
      // Behind its dialog the page takes nothing.
      if (dialog) return;
      count(acts, act);
      hasTyped ||= act.kind === 'text';
      onDialog = Promise.withResolvers();
      // While a page asks by a dialog, or hangs, an act on it does not end.
      await within(Promise.race([perform(page, act), onDialog.promise, crashed]), STEP_MS).catch(() => {});
    },
    counts: () => ({ ...acts }),
    async take() {
      if (dialog) await dialog.dismiss().catch(() => {});
      await page.waitForLoadState('domcontentloaded', { timeout: STEP_MS }).catch(() => {});
      if (hasTyped) {
        await emptyFields(page);
        recorder.missed(
          'a person typed: fields were emptied before the page was taken, and what was sent after, with cookies, is not in the record',
        );
      }
      const shown = await takePage(page, recorder, { left: (most = STEP_MS) => most, missingFonts, crashed });
      const to = visitor.clock().toISOString();
      const { visit } = arrival;
      if (!visit) throw new Error('a page that never came is taken');
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

function sayAttended({ by, from, to, acts: { clicks, keys, scrolls, answers } }: Attendance): string {
  return `attended: a person (account ${by}) was at the keyboard from ${from} to ${to}: ${clicks} clicks, ${keys} keys, ${scrolls} scrolls, ${answers} answers to dialogs`;
}

function count(acts: Attendance['acts'], act: AttendedAct): void {
  if (act.kind === 'click' || act.kind === 'back') acts.clicks++;
  else if (act.kind === 'scroll') acts.scrolls++;
  else if (act.kind === 'text') acts.keys += [...act.text].length;
  else acts.keys++;
}

async function perform(page: Page, act: Exclude<AttendedAct, { kind: 'answer' }>): Promise<void> {
  switch (act.kind) {
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
