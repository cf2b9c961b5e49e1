import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ROOT } from '../src/base/core/home.ts';
import { freePort } from './own-server.ts';

/** `vigie serve` as a user runs it, under something that starts it again where it ends, as systemd would. */
export interface Served {
  url: string;
  /** Its processes: itself first, then those it has started, without the database's. */
  processes(): number[];
  /** How often it has ended without being asked. */
  ended(): number;
  /** What it said on stderr. */
  said(): string;
  /** Resolves when it says that it is ready. */
  untilReady(): Promise<void>;
  /** Asks it to end. @returns its exit code, and how long it took */
  stop(): Promise<{ code: number | null; ms: number }>;
}

/** The children of each process of this machine (Linux). */
function childrenByParent(): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      if (readFileSync(`/proc/${name}/comm`, 'utf8').startsWith('postgres')) continue;
      found.set(parent, [...(found.get(parent) ?? []), Number(name)]);
    } catch {
      // It has ended meanwhile.
    }
  }
  return found;
}

/** @param settings environment: `DATABASE_URL` or `VIGIE_DATA` */
export async function serve(settings: Record<string, string>): Promise<Served> {
  const port = await freePort();
  const env = {
    PATH: process.env.PATH ?? '',
    NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/vigie'),
    VIGIE_PORT: String(port),
    VIGIE_BROWSER: 'none',
    VIGIE_PACE_MS: '0',
    VIGIE_UNDO_SECONDS: '0',
    VIGIE_LOG_LEVEL: 'error',
    ...settings,
  };
  const url = `http://127.0.0.1:${port}`;
  let said = '';
  let ended = 0;
  let isStopping = false;
  let child: ChildProcess;
  const start = (): void => {
    child = spawn(process.execPath, [join(ROOT, 'bin/vigie.js'), 'serve'], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr?.on('data', (piece: Buffer) => {
      said = (said + piece).slice(-20_000);
    });
    child.once('exit', () => {
      if (isStopping) return;
      ended += 1;
      start();
    });
  };
  start();
  return {
    url,
    ended: () => ended,
    said: () => said,
    processes() {
      const all = childrenByParent();
      const below = (pid: number): number[] => [pid, ...(all.get(pid) ?? []).flatMap(below)];
      return child.pid === undefined ? [] : below(child.pid);
    },
    async untilReady() {
      for (const end = Date.now() + 120_000; Date.now() < end; await delay(25)) {
        const reply = await fetch(`${url}/health/ready`).catch(() => null);
        await reply?.arrayBuffer().catch(() => {});
        if (reply?.status === 200) return;
      }
      throw new Error(`vigie serve does not become ready: ${said}`);
    },
    async stop() {
      isStopping = true;
      const began = Date.now();
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      return { code: child.exitCode, ms: Date.now() - began };
    },
  };
}
