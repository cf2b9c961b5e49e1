import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { VigieError } from '../../core/errors.ts';
import { isPassing } from '../passing.ts';
import { type Cluster, OWNER, openCluster } from './cluster.ts';
import {
  HAS_SOCKETS,
  readPort,
  runningServer,
  SOCKET_PORT,
  type Start,
  startServer,
  stopServer,
} from './postmaster.ts';

/** A data folder's own PostgreSQL, which several processes share: who comes first starts it, who goes last stops it. */
export interface EmbeddedServer {
  /** The owner's connection string. It stays the same while this process holds the server. */
  url: string;
  /** Resolves when the server takes connections: at once, or when it has been started again after it died. */
  ready(): Promise<void>;
  /** Gives it up; it is stopped if nobody else holds it. */
  release(): Promise<void>;
}

/**
 * Who holds the server holds this advisory lock with others; who stops it, alone. It goes with the connection: a killed
 * process holds nothing.
 */
const HELD = `hashtext('vigie server')`;

/** How long a server may take to start: it replays what a power cut left. */
const PATIENCE_MS = 60_000;

/**
 * Written by a server that found another one's trace (the other starts or has just been killed), or that ran and was
 * stopped by the last who held it, before we did.
 */
const TRY_AGAIN = /lock file|shared memory block|received \w+ shutdown request/;

/** The longest path of a socket is 107 bytes on Linux and 103 on macOS. */
const LONGEST_SOCKET = 100;

/** Where clients find the socket: in the data directory, or by a short link to it. */
function socketFolder(data: string): { path: string; forget(): void } {
  if (Buffer.byteLength(join(data, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_SOCKET) return { path: data, forget() {} };
  const folder = mkdtempSync(join(tmpdir(), 'vigie-'));
  const path = join(folder, 's');
  symlinkSync(data, path);
  return { path, forget: () => rmSync(folder, { recursive: true, force: true }) };
}

function cannotStart(cluster: Cluster, why: string): VigieError {
  return new VigieError('VIGIE_STORE_START', `The embedded database does not start (${cluster.log}): ${why.trim()}`, {
    exit: 3,
    status: 503,
  });
}

interface Options {
  /** Settings of PostgreSQL beside ours. */
  settings?: Record<string, string>;
  /** Where false, the loopback address is used, as on Windows. */
  sockets?: boolean;
}

/** The connection that holds, and its socket, for which alone no process stays. */
interface Hold {
  client: pg.Client;
  socket: Socket;
}

/**
 * Connects to the server, which is started where it does not run, until a connection takes part in holding it. Nothing
 * is locked meanwhile: of two servers started at once PostgreSQL lets one live, and whoever stops it holds it alone, so
 * that we wait, are cut off, and start it again.
 */
async function takePart(cluster: Cluster, url: () => string, options: Required<Options>): Promise<Hold> {
  const until = Date.now() + PATIENCE_MS;
  let started: Start | null = null;
  let pause = 2;
  while (Date.now() < until) {
    if (started === null && !runningServer(cluster)) started = await startServer(cluster, options);
    const socket = new Socket();
    const client = new pg.Client({
      connectionString: url(),
      connectionTimeoutMillis: PATIENCE_MS,
      stream: () => socket,
    });
    client.on('error', () => {}); // Told by the query that fails, or by 'end'.
    try {
      await client.connect();
      await client.query(`select pg_advisory_lock_shared(${HELD})`);
      return { client, socket };
    } catch (error) {
      client.end().catch(() => {});
      if (!isPassing(error)) throw error;
    }
    if (started?.hasEnded()) {
      const why = started.messages();
      if (!TRY_AGAIN.test(why) && !runningServer(cluster)) throw cannotStart(cluster, why);
      started = null;
    }
    await delay(pause);
    pause = Math.min(pause * 1.3, 50);
  }
  throw cannotStart(cluster, started?.messages() || 'it takes no connection');
}

/**
 * Takes part in holding the server of a data folder: it is made and started where there is none, and adopted where it
 * was left running.
 *
 * @throws VigieError `VIGIE_STORE_START` and those of `openCluster`.
 */
export async function holdServer(folder: string, options: Options = {}): Promise<EmbeddedServer> {
  const { settings = {}, sockets = HAS_SOCKETS } = options;
  const cluster = openCluster(folder);
  const socket = sockets ? socketFolder(cluster.data) : null;
  const url = (): string => {
    const address = new URL(`postgres://${OWNER}:${cluster.password}@localhost/postgres`);
    address.port = String(socket ? SOCKET_PORT : (runningServer(cluster)?.port ?? readPort(cluster)));
    if (socket) address.searchParams.set('host', socket.path);
    return address.href;
  };
  let isReleased = false;
  let held: Promise<Hold> | null = null;
  const take = (): Promise<Hold> => {
    const taken = takePart(cluster, url, { settings, sockets }).then((hold) => {
      hold.client.once('end', () => {
        if (held === taken) held = null;
        // The server died under us: others of this process connect to it without asking.
        if (!isReleased) take().catch(() => {});
      });
      hold.socket.unref();
      return hold;
    });
    taken.catch(() => {
      if (held === taken) held = null;
    });
    held = taken;
    return taken;
  };
  try {
    await take();
  } catch (error) {
    socket?.forget();
    throw error;
  }
  return {
    url: url(),
    async ready() {
      await (held ?? take());
    },
    async release() {
      isReleased = true;
      const hold = await held?.catch(() => null);
      if (hold) await leave(hold, cluster).catch(() => {}); // It died meanwhile.
      socket?.forget();
    },
  };
}

const lastSchema = z.object({ last: z.boolean() });

async function leave({ client, socket }: Hold, cluster: Cluster): Promise<void> {
  socket.ref();
  await client.query(`select pg_advisory_unlock_shared(${HELD})`);
  const { rows } = await client.query(`select pg_try_advisory_lock(${HELD}) as last`);
  if (lastSchema.parse(rows[0]).last) await stopServer(cluster);
  await client.end();
}
