import { execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Cluster, hereFor, serverEnvironment } from './cluster.ts';

/** The name of its socket; where there are sockets, no port is opened. */
export const SOCKET_PORT = 5432;

/** Windows has none that PostgreSQL and Node both know. */
export const HAS_SOCKETS = process.platform !== 'win32';

const LONGEST_LOG = 1_000_000;

/** What `postmaster.pid` says, line by line. */
interface PidFile {
  pid: number;
  port: number;
}

const pidFile = (cluster: Cluster): string => join(cluster.data, 'postmaster.pid');

function readPidFile(cluster: Cluster): PidFile | null {
  try {
    const [pid, , , port] = readFileSync(pidFile(cluster), 'utf8').split('\n');
    return { pid: Number(pid), port: Number(port) };
  } catch {
    return null;
  }
}

/** Whether process `pid` is the server of this database, and not another that got the number of a dead one. */
function isServer(pid: number, cluster: Cluster): boolean {
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster.data);
    } catch {
      return false;
    }
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The server that runs on this database, whoever started it. */
export function runningServer(cluster: Cluster): PidFile | null {
  const found = readPidFile(cluster);
  return found && isServer(found.pid, cluster) ? found : null;
}

const portFile = (cluster: Cluster): string => join(cluster.data, '../port');

/** The port of the last start without sockets; 0 where there was none. */
export function readPort(cluster: Cluster): number {
  return existsSync(portFile(cluster)) ? Number(readFileSync(portFile(cluster), 'utf8')) : 0;
}

/** A free port of the loopback address: `wanted`, or another. */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(freePort(0)));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The same port as ever where it can be had: connection strings name it. */
async function keepPort(cluster: Cluster): Promise<number> {
  const port = await freePort(readPort(cluster));
  writeFileSync(portFile(cluster), String(port));
  return port;
}

const SETTINGS = {
  max_connections: '100',
  shared_buffers: '64MB',
  timezone: 'UTC',
  // Fewer processes: what they would do alone is done by whoever needs it, and nothing is replicated.
  io_method: 'sync',
  max_logical_replication_workers: '0',
  log_checkpoints: 'off',
  // An import fills empty tables in seconds: until they are counted, plans take a unit's name for as rare as an offer's.
  autovacuum_naptime: '5s',
};

export interface Start {
  /** The process has ended: it could not start, or another was there. */
  hasEnded(): boolean;
  /** What it wrote since it was started. */
  messages(): string;
}

/**
 * Starts the server in a session of its own: what is typed at our terminal does not reach it, and we can end before it.
 * It is ready when it accepts connections.
 */
export async function startServer(
  cluster: Cluster,
  { sockets, settings }: { sockets: boolean; settings: Record<string, string> },
): Promise<Start> {
  const connections = sockets
    ? { listen_addresses: '', unix_socket_directories: '.', unix_socket_permissions: '0700', port: String(SOCKET_PORT) }
    : { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(await keepPort(cluster)) };
  const all = { ...SETTINGS, ...connections, ...settings };
  forgetDeadServer(cluster);
  const log = openSync(cluster.log, 'a', 0o600);
  if (fstatSync(log).size > LONGEST_LOG) truncateSync(cluster.log);
  const began = fstatSync(log).size;
  const child = spawn(
    join(cluster.binaries.bin, 'postgres'),
    ['-D', hereFor(cluster.data), ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { cwd: cluster.data, env: serverEnvironment(), detached: true, stdio: ['ignore', log, log], ...cluster.user },
  );
  closeSync(log);
  child.unref();
  let failure = '';
  let hasEnded = false;
  child.once('error', (error) => {
    failure = error.message;
    hasEnded = true;
  });
  child.once('exit', () => {
    hasEnded = true;
  });
  return {
    hasEnded: () => hasEnded,
    messages: () => failure || (existsSync(cluster.log) ? readFileSync(cluster.log).subarray(began).toString() : ''),
  };
}

/** How long a server that was just started may take to be in its place. */
const SETTLED_MS = 2000;

/**
 * Forgets a dead server: its number may be that of another process of our user by now, as in a container that was
 * started again, and PostgreSQL would take that one for it. A new trace is left alone.
 */
function forgetDeadServer(cluster: Cluster): void {
  const path = pidFile(cluster);
  const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (age > SETTLED_MS && !runningServer(cluster)) rmSync(path, { force: true });
}

/**
 * Ends the server without waiting for its clients, and waits until it has ended. What was committed is on disk already.
 */
export async function stopServer(cluster: Cluster): Promise<void> {
  const found = runningServer(cluster);
  if (!found) return;
  if (process.platform === 'win32') {
    execFileSync(join(cluster.binaries.bin, 'pg_ctl'), ['stop', '-D', cluster.data, '-m', 'fast'], { stdio: 'ignore' });
    return;
  }
  process.kill(found.pid, 'SIGINT');
  while (runningServer(cluster)?.pid === found.pid) await delay(10);
}
