import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { resolveRequest } from './routes.ts';
import { sendAnswer } from './send.ts';

/** How a sample marketplace is started. */
export interface MarketplaceOptions {
  /** 0 or nothing: any free port. */
  readonly port?: number;
  readonly host?: '127.0.0.1';
  /** Days since the first; the marketplace changes with it and with nothing else. */
  readonly day?: number;
  /** False: no pictures, in pages, exports or by their address. */
  readonly images?: boolean;
  /** How long the behaviour `slow` keeps its visitor waiting; a minute unless said. */
  readonly slowMs?: number;
}

/** A running sample marketplace. */
export interface Marketplace {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  readonly day: number;
  /** A day is a whole number from 0. */
  setDay(day: number): void;
  /** Closes every connection and waits until the port is free. */
  stop(): Promise<void>;
}

/** Starts the sample marketplace on loopback. Rejects with Node's error when the port is taken. */
export async function startMarketplace(options: MarketplaceOptions = {}): Promise<Marketplace> {
  const { port = 0, host = '127.0.0.1', images = true, slowMs = 60_000 } = options;
  let day = checkDay(options.day ?? 0);
  let origin = '';

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const readable = request.method === 'GET' || request.method === 'HEAD';
    if (!readable) {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const { pathname, searchParams } = new URL(request.url ?? '/', origin);
    const found = await resolveRequest({ origin, day, images, slowMs }, pathname, searchParams);
    await sendAnswer(response, found, request.method === 'HEAD');
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else response.writeHead(400).end();
    });
  });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the sample marketplace has no port');
  origin = `http://${host}:${address.port}`;

  return {
    url: origin,
    get day() {
      return day;
    },
    setDay(next) {
      day = checkDay(next);
    },
    async stop() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function checkDay(day: number): number {
  if (!Number.isSafeInteger(day) || day < 0) throw new RangeError(`a day is a whole number from 0, not ${day}`);
  return day;
}
