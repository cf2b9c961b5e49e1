import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Io } from '../terminal/io.ts';
import { untilAsked } from './until-asked.ts';

const COMMAND = join(import.meta.dirname, '../../../../bin/vigie.js');

/** How long a process that ended by itself is left before it is started again; it doubles each time. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
/** One that ran so long did start: what ended it is another matter than what ended it before. */
const STEADY_MS = 60_000;
/** What has not ended this long after it was asked to is ended. */
const PATIENCE_MS = 30_000;

/** A process that is started again whenever it ends by itself. */
interface Kept {
  /** Resolves when it is there. The exit where the web process ended before: then it is not started again. */
  ready: Promise<number | null>;
  stop(): Promise<void>;
}

/** Starts `vigie NAME` and keeps it running, once it has said that it is there. The web process's address is said here. */
function keepRunning(name: 'web' | 'worker', io: Io): Kept {
  const stopping = new AbortController();
  let child: ChildProcess | null = null;
  let wasReady = false;
  const ready = Promise.withResolvers<number | null>();

  /** @returns its exit; null: it was killed. */
  async function runOnce(): Promise<number | null> {
    // By the channel, it learns that this process has died, however it died.
    child = spawn(process.execPath, [COMMAND, name], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    child.stdout?.on('data', (piece: Buffer) => {
      if (name === 'web') io.stdout.write(piece);
      wasReady = true;
      ready.resolve(null);
    });
    const [code] = await once(child, 'close');
    child = null;
    return typeof code === 'number' ? code : null;
  }

  async function run(): Promise<void> {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const began = Date.now();
      const exit = await runOnce();
      if (stopping.signal.aborted) return;
      // The web process begins, with the same settings: what ended the worker after that may pass.
      if (name === 'web' && exit !== null && !wasReady) return ready.resolve(exit);
      if (Date.now() - began > STEADY_MS) pause = FIRST_PAUSE_MS;
      io.stderr.write(`vigie: the ${name} process ended (${exit ?? 'killed'}); it is started again\n`);
      await delay(pause, null, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
    }
  }
  const running = run();
  return {
    ready: ready.promise,
    async stop() {
      stopping.abort();
      child?.kill('SIGTERM');
      const late = setTimeout(() => {
        io.stderr.write(`vigie: the ${name} process did not end in ${PATIENCE_MS / 1000} seconds; it is killed\n`);
        child?.kill('SIGKILL');
      }, PATIENCE_MS);
      await running;
      clearTimeout(late);
    },
  };
}

/**
 * `vigie serve`: the service with its console, until it is told to end. What answers people (`vigie web`) and what
 * works (`vigie worker`) are processes of their own: whatever the one does, the other goes on, and either is started
 * again when it ends by itself.
 *
 * @returns 0, or the exit of the one that could not start: it says why
 */
export async function runServe(io: Io): Promise<number> {
  const asked = untilAsked();
  const kept: Kept[] = [];
  let exit: number | null = null;
  // One after the other: the first prepares the store, and says alone what keeps both from starting.
  for (const name of ['web', 'worker'] as const) {
    const one = keepRunning(name, io);
    kept.push(one);
    exit = await Promise.race([one.ready, asked.then(() => 0)]);
    if (exit !== null) break;
  }
  if (exit === null) await asked;
  await Promise.all(kept.map(({ stop }) => stop()));
  return exit ?? 0;
}
