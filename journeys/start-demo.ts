import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { collectFaults, launchBrowser, look } from './browser.ts';
import { say } from './screens/say.ts';

export const VIGIE = join(import.meta.dirname, '../bin/vigie.js');
type Env = Record<string, string>;

/** Runs `vigie` to its end. */
export function vigie(args: string[], env: Env = {}) {
  return spawnSync(process.execPath, [VIGIE, ...args], { encoding: 'utf8', env: { ...process.env, ...env } });
}

/** Starts `vigie`, and waits until it has said what is expected. */
export async function startVigie(args: string[], env: Env, expected: RegExp) {
  const child = spawn(process.execPath, [VIGIE, ...args], {
    env: { ...process.env, VIGIE_PORT: '0', CI: 'true', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let progress = '';
  child.stderr.on('data', (piece) => {
    progress += piece;
  });
  await new Promise<void>((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`vigie ${args[0]} ended with ${code}: ${progress}`)));
    child.stdout.on('data', (piece) => {
      output += piece;
      if (expected.test(output)) resolve();
    });
  });
  return {
    output,
    async stop(): Promise<void> {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

export interface Visit {
  context: BrowserContext;
  page: Page;
  /** What the browser complained of. */
  faults: string[];
}

export interface Demo {
  /**
   * Opens the console as the analyst, in French, or as the admin, who signs in. Each has one browser at their desk, which
   * keeps what it fetched, until somebody closes its context; a `width` is another browser's.
   */
  enter(who?: { isAdmin?: boolean; width?: number }): Promise<Visit>;
  /** Signs in as the admin, where the console asks who one is. */
  signIn(page: Page): Promise<void>;
  /** Whether there is time for what another test has held already. */
  isLong: boolean;
  /** Looks once more at a screen that an everyday test looks at, in another state or width: in the long run. */
  lookAgain(page: Page, name: string): Promise<void>;
  /** An address of the console. */
  at(path: string): string;
  browser(): Browser;
  /** The address that signs in. */
  entrance(): string;
}

/**
 * Opens the demo on its folder before the tests of a suite, which share it, and ends it after them.
 *
 * @param data the folder, known once what comes before has run
 * @param isLong whether there is time for more than one look at a screen
 */
export function shareDemo(data: () => string, { isLong = false } = {}): Demo {
  let running: Awaited<ReturnType<typeof startVigie>>;
  let browser: Browser;
  let entrance = '';
  let password = '';
  before(async () => {
    running = await startVigie(['demo', '--no-open', '--data', data()], {}, /Ctrl\+C/);
    entrance = /http:\/\/[\d.:]+\/demo\/[\w-]+/.exec(running.output)?.[0] ?? '';
    password = /password ([\w-]+)/.exec(running.output)?.[1] ?? '';
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await running?.stop();
  });
  const desks = new Map<boolean, BrowserContext>();
  const at = (path: string): string => new URL(path, entrance).href;
  const signIn = async (page: Page): Promise<void> => {
    await page.getByLabel(say('signIn.email')).fill('admin@demo.example');
    await page.getByLabel(say('signIn.password')).fill(password);
    await page.keyboard.press('Enter');
  };
  return {
    at,
    signIn,
    isLong,
    lookAgain: async (page, name) => (isLong ? look(page, name) : undefined),
    browser: () => browser,
    entrance: () => entrance,
    async enter({ isAdmin = false, width } = {}) {
      const desk = width === undefined ? desks.get(isAdmin) : undefined;
      const isThere = desk !== undefined && browser.contexts().includes(desk);
      const viewport = { width: width ?? 1280, height: 900 };
      const context = isThere ? desk : await browser.newContext({ viewport, locale: 'fr-FR' });
      if (width === undefined) desks.set(isAdmin, context);
      const page = await context.newPage();
      const faults = collectFaults(page);
      await page.goto(isAdmin ? at('/') : entrance);
      if (isAdmin && !isThere) await signIn(page);
      await page.getByRole('heading', { level: 1, name: say('worktable.title') }).waitFor();
      return { context, page, faults };
    },
  };
}
