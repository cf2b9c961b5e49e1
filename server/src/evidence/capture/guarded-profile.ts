import type { BrowserContext } from 'playwright-core';
import type { Visitor } from '../../base/fetch/fetch.ts';
import type { Recorder } from './capture-record.ts';
import type { SharedBrowser } from './shared-browser.ts';

/** How large the window is that a page is shown in. */
export const VIEWPORT = { width: 1280, height: 900 };

/** As whom a page is visited. */
export type ShownAs = Pick<Visitor, 'userAgent' | 'language' | 'timeZone'>;

/**
 * A fresh profile of Chromium for one page, signed out everywhere, that says who visits as every request of Vigie does,
 * and has no connection of its own.
 *
 * @throws Error where Chromium cannot be started
 */
export async function openGuardedProfile(
  browser: SharedBrowser,
  recorder: Recorder,
  { userAgent, language, timeZone }: ShownAs,
  alone?: 'alone',
): Promise<BrowserContext> {
  const context = await browser.openProfile(
    {
      userAgent,
      locale: language.split(/[,;]/)[0] ?? 'fr-FR',
      viewport: VIEWPORT,
      deviceScaleFactor: 1,
      reducedMotion: 'reduce',
      timezoneId: timeZone,
      acceptDownloads: false,
      serviceWorkers: 'block',
    },
    alone,
  );
  await context.routeWebSocket(
    () => true,
    (socket) => {
      recorder.missed(`${socket.url()}: a WebSocket, closed`);
      return socket.close();
    },
  );
  // Calls between browsers are connections that nobody could answer in Chromium's place.
  await context.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'RTCPeerConnection');
    Reflect.deleteProperty(globalThis, 'webkitRTCPeerConnection');
  });
  return context;
}
