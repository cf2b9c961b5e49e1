import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';

/** The first that is there. Debian's shell without windows takes half the processor time of the whole browser. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];
const PLACES = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/opt/google/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const LAUNCH_MS = 20_000;
const CLOSE_MS = 5_000;

/**
 * Path of a Chromium on this machine: `CHROMIUM_PATH`, else the usual names along `PATH` and in the usual places; null
 * without.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  if (env.CHROMIUM_PATH) return isExecutable(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : null;
  const folders = [...(env.PATH ?? '').split(delimiter).filter(Boolean), ...PLACES];
  for (const name of NAMES) {
    const found = folders.map((folder) => join(folder, name)).find(isExecutable);
    if (found) return found;
  }
  return PLACES.filter((place) => place.endsWith('Chromium') || place.endsWith('Chrome')).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * One Chromium for many captures, each in a profile of its own. Started when first needed, and again after it broke.
 */
export interface SharedBrowser {
  /** A new empty profile. @throws Error when Chromium cannot be started, or was closed. */
  openProfile(options: BrowserContextOptions): Promise<BrowserContext>;
  /** Ends a Chromium that answers no more; a later profile starts a new one. */
  drop(): Promise<void>;
  /** Ends Chromium for good: a capture that is under way starts it no more. */
  close(): Promise<void>;
}

/** @returns null when there is no Chromium on this machine. */
export function openBrowser(env: NodeJS.ProcessEnv = process.env): SharedBrowser | null {
  const found = findChromium(env);
  return found ? shareBrowser(found) : null;
}

function shareBrowser(executablePath: string): SharedBrowser {
  let running: Promise<Browser> | null = null;
  let isClosed = false;

  async function drop(): Promise<void> {
    const ending = running;
    running = null;
    const browser = await ending?.catch(() => null);
    if (browser) await Promise.race([browser.close().catch(() => {}), pause(CLOSE_MS)]);
  }

  async function openIn(browser: Promise<Browser>, options: BrowserContextOptions): Promise<BrowserContext> {
    return within((await browser).newContext(options), LAUNCH_MS);
  }
  function start(): Promise<Browser> {
    if (isClosed) throw new Error('Chromium was closed');
    running ??= launch(executablePath);
    return running;
  }

  return {
    async openProfile(options) {
      try {
        return await openIn(start(), options);
      } catch {
        await drop(); // once more with a new process: the old one may have been killed
        return openIn(start(), options);
      }
    },
    drop,
    async close() {
      isClosed = true;
      await drop();
    },
  };
}

async function launch(executablePath: string): Promise<Browser> {
  const { chromium } = await import('playwright-core'); // loading it takes longer than a plain capture
  return chromium.launch({
    executablePath,
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0, // root cannot have a sandbox
    timeout: LAUNCH_MS,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      '--disable-gpu',
      '--disable-software-rasterizer',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-extensions',
      // Every request is answered by us. What should slip past that ends at a proxy that does not exist, loopback
      // included.
      '--proxy-server=http://127.0.0.1:9',
      '--proxy-bypass-list=<-loopback>',
      // Of two names, one per generation of Chromium.
      '--webrtc-ip-handling-policy=disable_non_proxied_udp',
      '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
      '--js-flags=--max-old-space-size=512',
    ],
  });
}

/** Rejects when a promise takes too long; whatever it does later is ignored. */
export async function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no answer after ${Math.round(ms)} ms`)), Math.max(1, ms));
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
    promise.catch(() => {});
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, ms).unref();
  });
}
