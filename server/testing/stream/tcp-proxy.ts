import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A way to a port of loopback that can be cut. */
export interface TcpProxy {
  port: number;
  /** Breaks what runs through it, and lets nothing through for so long. */
  cut(ms: number): Promise<void>;
  drop(): Promise<void>;
}

/** @param port of its own; 0: any that is free */
export async function tcpProxy(to: number, port = 0): Promise<TcpProxy> {
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(to, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const breakAll = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    async cut(ms) {
      isCut = true;
      breakAll();
      await delay(ms);
      isCut = false;
    },
    async drop() {
      breakAll();
      server.close();
    },
  };
}
