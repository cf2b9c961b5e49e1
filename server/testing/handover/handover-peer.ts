import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Config, readConfig } from '../../src/base/core/config.ts';
import { ROOT } from '../../src/base/core/home.ts';
import { createLog, startVigie, startWorker } from '../../src/main.ts';
import { fastClock } from '../exchange-peer.ts';

const COMPILED = join(ROOT, 'node_modules/.cache/vigie/compiled');

/** One process of an installation: it answers people, or works, or does both. */
export interface PartSettings {
  config: Partial<Config>;
  part: 'web' | 'worker' | 'all';
  /** When the fast clock began, in real milliseconds: the same for all. */
  began: number;
}

async function runPart({ config, part, began }: PartSettings): Promise<void> {
  const clock = fastClock(began);
  const log = createLog(process.env.VIGIE_TEST_LOG ?? 'fatal');
  const settings = {
    config: { ...readConfig({}), browser: 'none' as const, paceMs: 0, undoSeconds: 0, ...config },
    clock,
    log,
  };
  if (part === 'worker') await startWorker(settings);
  else await (await startVigie({ ...settings, works: part === 'all' })).listen();
  process.stdout.write('ready\n');
}

/** A process of an installation that can be killed at any moment and started again. */
export function createPart(settings: PartSettings) {
  let child: ChildProcess | null = null;
  const part = {
    kills: 0,
    async start(): Promise<void> {
      for (let tries = 0; ; tries++) {
        const started = spawn(process.execPath, ['--no-warnings', import.meta.filename], {
          // What was compiled once is compiled: most of a start is that.
          env: {
            ...process.env,
            NODE_COMPILE_CACHE: COMPILED,
            VIGIE_TEST_PART: JSON.stringify(settings),
            NODE_TEST_CONTEXT: '',
          },
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        child = started;
        const isReady = await Promise.race([
          once(started.stdout, 'data').then(() => true),
          once(started, 'exit').then(() => false),
        ]);
        if (isReady) return;
        // What was killed may hold its port or its lock for a moment.
        if (tries > 20) throw new Error(`the ${settings.part} does not start`);
        await wait(300);
      }
    },
    async kill(): Promise<void> {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      part.kills++;
    },
  };
  return part;
}

const settings = process.env.VIGIE_TEST_PART;
if (settings) await runPart(JSON.parse(settings));
