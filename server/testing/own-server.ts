import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type Cluster, OWNER, openCluster } from '../src/base/database/embedded/cluster.ts';
import { runningServer, SOCKET_PORT, startServer, stopServer } from '../src/base/database/embedded/postmaster.ts';
import { dataFolder } from './stores.ts';

/** A database server of a test's own, which it may stop and kill. It runs when it is made. */
export interface OwnServer {
  /** Its owner's connection string, as a service is given it. */
  url: string;
  /** Starts it, and waits until it takes connections. */
  start(): Promise<void>;
  /** Stops it without waiting for its clients. */
  stop(): Promise<void>;
  /** As an administrator. */
  ask(statement: string): Promise<Record<string, unknown>[]>;
  drop(): Promise<void>;
}

async function askServer(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // Told by the query.
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    client.end().catch(() => {});
  }
}

async function untilItAnswers(url: string): Promise<void> {
  for (const end = Date.now() + 60_000; ; await delay(20)) {
    try {
      await askServer(url, 'select 1');
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** PostgreSQL as Vigie brings it, with every table made, which Vigie takes for a server of somebody else's. */
export async function ownServer(): Promise<OwnServer> {
  const folder = await dataFolder();
  const cluster: Cluster = openCluster(folder.path);
  const url = `postgres://${OWNER}:${cluster.password}@localhost:${SOCKET_PORT}/postgres?host=${cluster.data}`;
  const server: OwnServer = {
    url,
    async start() {
      if (!runningServer(cluster)) await startServer(cluster, { sockets: true, settings: { fsync: 'off' } });
      await untilItAnswers(url);
    },
    stop: () => stopServer(cluster),
    ask: (statement) => askServer(url, statement),
    async drop() {
      await stopServer(cluster);
      rmSync(folder.path, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

/** A free port of the loopback address. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const DEBIAN = '/usr/lib/postgresql/15/bin';

/** Debian's PostgreSQL 15 on an empty folder, which keeps what it commits: the oldest that Vigie works with. */
export async function debianServer(): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-postgres-'));
  const isRoot = process.getuid?.() === 0;
  const call = (program: string, args: string[]): void => {
    const [first = '', ...rest] = [
      ...(isRoot ? ['runuser', '-u', 'postgres', '--'] : []),
      join(DEBIAN, program),
      ...args,
    ];
    execFileSync(first, rest, { stdio: 'ignore', cwd: folder });
  };
  const password = randomBytes(12).toString('hex');
  const secret = join(folder, 'password');
  writeFileSync(secret, password);
  if (isRoot) {
    const [, , uid, gid] =
      readFileSync('/etc/passwd', 'utf8')
        .split('\n')
        .find((line) => line.startsWith('postgres:'))
        ?.split(':') ?? [];
    for (const path of [folder, secret]) chownSync(path, Number(uid), Number(gid));
  }
  chmodSync(folder, 0o700);
  const port = await freePort();
  const data = join(folder, 'data');
  const how = ['-U', 'owner', '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8', '--locale=C.UTF-8'];
  call('initdb', ['-D', data, ...how]);
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=60`;
  const url = `postgres://owner:${password}@127.0.0.1:${port}/postgres`;
  const server: OwnServer = {
    url,
    async start() {
      call('pg_ctl', ['-D', data, '-W', '-l', join(folder, 'log'), '-o', options, 'start']);
      await untilItAnswers(url);
    },
    async stop() {
      call('pg_ctl', ['-D', data, '-w', '-m', 'fast', 'stop']);
    },
    ask: (statement) => askServer(url, statement),
    async drop() {
      try {
        call('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop']);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
  await server.start();
  return server;
}
