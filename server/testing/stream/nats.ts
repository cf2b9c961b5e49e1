import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { LISTINGS, SCREENING } from '../../src/base/stream/layout.ts';
import { freePort } from '../own-server.ts';

const DEBIAN = '/usr/sbin/nats-server';
/** Why tests with a stream are left out; false: they are not. */
export const noNats = existsSync(DEBIAN) ? false : 'no nats-server: node tools/setup.js --tests';

/** Of a server alone. */
const USER = 'vigie';
const PASSWORD = 'a password';

/** A server of NATS with JetStream. */
export interface NatsServer {
  url: string;
  port: number;
  start(): Promise<void>;
  /** As somebody else with rights on the server may. */
  changeConsumer(to: { ack_wait: number }): Promise<void>;
  /** As a crash does. */
  kill(): Promise<void>;
  drop(): Promise<void>;
}

/** @param cluster where it is one of several: its name there, its port for the others, theirs, and where clients find it */
export async function natsServer(
  cluster: { name: string; port: number; others: number[]; found: number } | null = null,
): Promise<NatsServer> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-nats-'));
  const port = await freePort();
  const routes = cluster?.others.map((other) => `nats://127.0.0.1:${other}`).join(',');
  const inCluster = cluster
    ? [
        '-n',
        cluster.name,
        '--cluster_name',
        'vigie',
        '--cluster',
        `nats://127.0.0.1:${cluster.port}`,
        '--routes',
        routes ?? '',
        '--client_advertise',
        `127.0.0.1:${cluster.found}`,
      ]
    : ['--user', USER, '--pass', PASSWORD];
  let child: ChildProcess | null = null;
  const server: NatsServer = {
    url: cluster ? `nats://127.0.0.1:${port}` : `nats://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}`,
    port,
    async start() {
      const started = spawn(DEBIAN, ['-js', '-sd', folder, '-a', '127.0.0.1', '-p', String(port), ...inCluster], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      child = started;
      let said = '';
      await new Promise<void>((resolve, reject) => {
        started.stderr?.on('data', (piece: Buffer) => {
          if (said.length < 20_000) said += piece;
          if (said.includes('Server is ready')) resolve();
        });
        started.once('exit', () => reject(new Error(`nats-server ended: ${said.slice(-500)}`)));
      });
    },
    async changeConsumer(to) {
      const connection = await connect({ servers: `127.0.0.1:${port}`, user: USER, pass: PASSWORD });
      await (await jetstreamManager(connection)).consumers.update(LISTINGS, SCREENING, to);
      await connection.close();
    },
    async kill() {
      if (!child) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      child = null;
    },
    async drop() {
      await server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}
