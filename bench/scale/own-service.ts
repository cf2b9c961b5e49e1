import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { holdServer } from '../../server/src/base/database/embedded/embedded-server.ts';
import { dataFolder } from '../../server/testing/stores.ts';
import { processorSeconds } from '../counted/processor-seconds.ts';

const VIGIE = join(import.meta.dirname, '../../bin/vigie.js');
const SIGN_IN = { email: 'ada@bench.example', password: 'a password for the bench' };

/** A data folder with PostgreSQL as Vigie brings it, which writes to its disk, and a unit with one account. */
export async function openInstallation(settings: Record<string, string> = {}) {
  const folder = await dataFolder();
  const held = await holdServer(folder.path, { settings });
  const env = {
    ...process.env,
    VIGIE_DATA: folder.path,
    VIGIE_PORT: '0',
    VIGIE_PASSWORD: SIGN_IN.password,
    VIGIE_LOG_LEVEL: 'error',
    VIGIE_BROWSER: 'none',
  };
  const made = spawnSync(
    process.execPath,
    [
      VIGIE,
      'account',
      'add',
      SIGN_IN.email,
      '--unit',
      'Bench',
      '--name',
      'Ada',
      '--language',
      'en',
      '--role',
      'administrator',
    ],
    { env, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`vigie account: ${made.stderr}`);
  const database = new pg.Client({ connectionString: held.url });
  await database.connect();
  const spent = (root?: number) => processorSeconds(folder.path, [root]);
  return {
    folder: folder.path,
    database,
    /** Starts `vigie` with these arguments. */
    start: (...args: string[]) =>
      spawn(process.execPath, [VIGIE, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] }),
    /** Seconds of processor time so far, of PostgreSQL (`postgres`), and of a process and what it started. */
    spent,
    async close() {
      await database.end();
      await held.release();
      await folder.drop();
    },
  };
}
export type Installation = Awaited<ReturnType<typeof openInstallation>>;

/** Seconds of processor time of processes that this one started and that have ended. */
function endedSeconds(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return fields.slice(13, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
}

/** Runs a command to its end. @returns seconds of processor time of node and of PostgreSQL, and by the clock */
export async function runCounted(installation: Installation, ...args: string[]) {
  const before = { database: installation.spent().postgres ?? 0, node: endedSeconds() };
  const began = performance.now();
  const child = installation.start(...args);
  child.stdout.resume();
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`vigie ${args[0]} ended with ${code}`);
  const wall = (performance.now() - began) / 1000;
  return { node: endedSeconds() - before.node, postgres: (installation.spent().postgres ?? 0) - before.database, wall };
}

/** Starts `vigie web` or `vigie serve` and signs in. @returns where it answers, and the headers of the account */
export async function openService(installation: Installation, command: 'web' | 'serve') {
  const service = installation.start(command);
  let address = '';
  for await (const piece of service.stdout) {
    address = /http:\/\/\S+/.exec(String(piece))?.[0] ?? '';
    if (address !== '') break;
  }
  const signedIn = await fetch(`${address}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(SIGN_IN),
  });
  const cookie = /vigie_session=([^;]+)/.exec(signedIn.headers.get('set-cookie') ?? '')?.[1];
  if (cookie === undefined) throw new Error(`nobody was signed in: ${signedIn.status} ${await signedIn.text()}`);
  return {
    pid: service.pid,
    address,
    headers: { authorization: `Bearer ${cookie}` },
    async stop() {
      service.kill();
      if (service.exitCode === null) await once(service, 'exit');
    },
  };
}
