import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { z } from 'zod';

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
export const LAUNCH_MS = 20_000;

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

const RUN = fileURLToPath(new URL('run-chromium.sh', import.meta.url));
const processesSchema = z.array(z.object({ type: z.string(), id: z.int() }));

/** A Chromium that runs. */
export interface Started {
  browser: Browser;
  /** Its first process; null: not known. */
  pid: number | null;
  /** Its processes that stay, whatever it shows. */
  pids: number[];
}

/** Starts a Chromium that has no way of its own to the network. What it keeps on the disk goes with it. */
export async function launch(executablePath: string): Promise<Started> {
  const artifacts = await mkdtemp(join(tmpdir(), 'vigie-chromium-'));
  let browser: Browser | null = null;
  try {
    browser = await startGuarded(executablePath, artifacts);
    browser.on('disconnected', () => rm(artifacts, { recursive: true, force: true }).catch(() => {}));
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    await session.detach();
    const lasting = processesSchema.parse(processInfo).filter(({ type }) => type !== 'renderer');
    const pid = lasting.find(({ type }) => type === 'browser')?.id ?? null;
    return { browser, pid, pids: lasting.map(({ id }) => id) };
  } catch (error) {
    await browser?.close().catch(() => {}); // Nobody else knows of it.
    await rm(artifacts, { recursive: true, force: true });
    throw error;
  }
}

async function startGuarded(executablePath: string, artifacts: string): Promise<Browser> {
  const { chromium } = await import('playwright-core'); // loading it takes longer than a plain capture
  return chromium.launch({
    executablePath: RUN,
    env: { ...process.env, VIGIE_CHROMIUM: executablePath, VIGIE_ARTIFACTS: artifacts },
    artifactsDir: artifacts,
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
