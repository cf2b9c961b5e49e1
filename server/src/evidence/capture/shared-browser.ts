import { readFileSync } from 'node:fs';
import type { BrowserContext, BrowserContextOptions } from 'playwright-core';
import { findChromium, LAUNCH_MS, launch, type Started } from './chromium.ts';

/** Profiles that a Chromium opens before another takes its place: what it may have leaked goes with it. */
const PROFILES = 200;
/** What its lasting processes may hold in memory, in octets. */
const MEMORY = 1024 ** 3;
const CLOSE_MS = 5_000;
const PAGE = 4096;

/**
 * Chromium for many captures, each in a profile of its own: nothing goes from one to the next. Started when first
 * needed, again after it broke, and anew after many profiles or where it takes much memory.
 */
export interface SharedBrowser {
  /**
   * A new empty profile.
   *
   * @param alone in a Chromium that shows nothing else, and ends with the profile
   * @throws Error when Chromium cannot be started, or was closed.
   */
  openProfile(options: BrowserContextOptions, alone?: 'alone'): Promise<BrowserContext>;
  /** Ends the Chromium of a profile that answers no more, with all else that it shows. */
  drop(profile: BrowserContext): Promise<void>;
  /** Ends every Chromium for good: a capture that is under way starts none. */
  close(): Promise<void>;
}

/** One Chromium. */
interface Running {
  started: Promise<Started>;
  /** Profiles that it has opened, and those that are still open. */
  profiles: number;
  open: number;
}

/** @returns null when there is no Chromium on this machine. */
export function openBrowser(env: NodeJS.ProcessEnv = process.env): SharedBrowser | null {
  const found = findChromium(env);
  return found ? shareBrowser(found) : null;
}

/** @param most profiles that a Chromium opens before another takes its place */
export function shareBrowser(executablePath: string, most = PROFILES): SharedBrowser {
  /** The one that opens profiles; those that it has taken the place of end with their last. */
  let current: Running | null = null;
  const all = new Set<Running>();
  const of = new WeakMap<BrowserContext, Running>();
  let isClosed = false;

  function start(): Running {
    if (isClosed) throw new Error('Chromium was closed');
    const running: Running = { started: launch(executablePath), profiles: 0, open: 0 };
    all.add(running);
    running.started.then(
      ({ browser }) => browser.on('disconnected', () => forget(running)),
      () => forget(running),
    );
    return running;
  }

  function forget(running: Running): void {
    all.delete(running);
    if (current === running) current = null;
  }

  async function end(running: Running): Promise<void> {
    forget(running);
    const started = await running.started.catch(() => null);
    if (!started) return;
    const { browser, pid } = started;
    const isOver = await within(browser.close(), CLOSE_MS).then(
      () => true,
      () => false,
    );
    if (isOver || pid === null) return;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {} // It has ended meanwhile.
  }

  async function openIn(running: Running, options: BrowserContextOptions): Promise<BrowserContext> {
    running.profiles++;
    running.open++;
    let isOpen = true;
    const left = (): void => {
      if (!isOpen) return;
      isOpen = false;
      running.open--;
      if (running.open === 0 && running !== current) end(running).catch(() => {});
    };
    try {
      const { browser } = await running.started;
      const profile = await within(browser.newContext(options), LAUNCH_MS);
      of.set(profile, running);
      profile.on('close', left);
      return profile;
    } catch (error) {
      left();
      throw error;
    }
  }

  /** The one that others share, or the next. */
  async function share(): Promise<Running> {
    const before = current;
    if (before) {
      const isSpent = before.profiles >= most || (await isLarge(before));
      if (!isSpent) return before;
      if (current === before) current = null;
      if (before.open === 0) end(before).catch(() => {});
    }
    current ??= start();
    return current;
  }

  return {
    async openProfile(options, alone) {
      if (alone) return openIn(start(), options);
      const running = await share();
      try {
        return await openIn(running, options);
      } catch {
        await end(running); // once more with a new process: the old one may have been killed
        return openIn(await share(), options);
      }
    },
    async drop(profile) {
      const running = of.get(profile);
      if (running) await end(running);
    },
    async close() {
      isClosed = true;
      await Promise.all([...all].map(end));
    },
  };
}

async function isLarge({ started }: Running): Promise<boolean> {
  const { pids } = (await started.catch(() => null)) ?? { pids: [] };
  return residentBytes(pids) > MEMORY;
}

/** What processes hold in memory, where the system says so (Linux). */
function residentBytes(pids: readonly number[]): number {
  let bytes = 0;
  for (const pid of pids) {
    try {
      bytes += Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE;
    } catch {} // It has ended, or this is another system.
  }
  return bytes;
}

/** How long the word that a Chromium has ended may take to arrive after what it broke off. */
const WORD_MS = 1_000;

/**
 * Tells whether a profile went with its Chromium, whichever page ended that.
 *
 * @returns `ended` settles then; `isEnded` is to be asked before the profile is closed
 */
export function watchEnd(profile: BrowserContext): { ended: Promise<void>; isEnded(error: unknown): Promise<boolean> } {
  const gone = Promise.withResolvers<void>();
  profile.once('close', () => gone.resolve());
  return {
    ended: gone.promise,
    isEnded(error) {
      const isBrokenOff = !(error instanceof Error) || /closed/.test(error.message);
      if (profile.browser()?.isConnected() === false) return Promise.resolve(true);
      if (!isBrokenOff) return Promise.resolve(false);
      return within(gone.promise, WORD_MS).then(
        () => true,
        () => false,
      );
    },
  };
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
