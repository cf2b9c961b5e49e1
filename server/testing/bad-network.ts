import { once } from 'node:events';
import net from 'node:net';

/** What the network does with a connection. */
export type Fate = 'pass' | 'refuse' | 'lose-answer' | 'stall' | 'repeat';

/** A network that cuts, stalls and repeats connections, by a fixed row of chances. */
export async function startNetwork(port: number) {
  let seed = 70; // Each fate comes within the first fourteen connections.
  const counts: Record<Fate, number> = { pass: 0, refuse: 0, 'lose-answer': 0, stall: 0, repeat: 0 };
  const network = { isCut: false, isBad: true, counts, port: 0, stop: async () => {} };
  const nextFate = (): Fate => {
    if (network.isCut) return 'refuse';
    if (!network.isBad) return 'pass';
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    const chance = seed / 2_147_483_648;
    return chance < 0.06
      ? 'refuse'
      : chance < 0.12
        ? 'lose-answer'
        : chance < 0.13
          ? 'stall'
          : chance < 0.25
            ? 'repeat'
            : 'pass';
  };
  const server = net.createServer((client) => {
    const fate = nextFate();
    counts[fate]++;
    client.on('error', () => {});
    if (fate === 'refuse') return void client.resetAndDestroy();
    const sent: Buffer[] = [];
    const upstream = net.connect(port, '127.0.0.1');
    upstream.on('error', () => client.destroy());
    client.on('data', (piece) => {
      sent.push(piece);
      upstream.write(piece);
    });
    client.on('end', () => upstream.end());
    client.on('close', () => upstream.destroy());
    upstream.on('data', (piece) => {
      // The other side has acted on it; who asked never hears.
      if (fate === 'lose-answer') client.resetAndDestroy();
      else if (fate === 'stall') setTimeout(() => client.destroy(), 1500);
      else client.write(piece);
    });
    upstream.on('end', () => {
      if (fate !== 'stall') client.end();
      if (fate !== 'repeat') return;
      const again = net.connect(port, '127.0.0.1', () => again.write(Buffer.concat(sent)));
      again.on('error', () => {});
      again.resume();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  network.port = (server.address() as net.AddressInfo).port;
  network.stop = async () => {
    server.close();
  };
  return network;
}

/**
 * A free port below those that outgoing connections are given: a connection to a port where nobody listens may be given
 * that very port, and then holds it against the process that starts again.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const server = net.createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}
