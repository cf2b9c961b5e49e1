/** A site for tests of visits: one path, one behaviour of a server, however odd. */
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { after, before } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { createVisitor, type Visit, type VisitFailure, type VisitorOptions } from '../src/base/fetch/fetch.ts';

export const PAGE = '<html><title>Offer</title><body>An ordinary offer</body></html>';
const ZEROS = Buffer.alloc(50_000_000);

const BEHAVIOURS: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/page': (_request, response) => {
    response.setHeader('Set-Cookie', ['a=1', 'b=2']);
    response.end(PAGE);
  },
  '/gzip': coded('gzip', gzipSync(PAGE)),
  '/x-gzip': coded('X-GZIP', gzipSync(PAGE)),
  '/br': coded('br', brotliCompressSync(PAGE)),
  '/zstd': coded('zstd', zstdCompressSync(PAGE)),
  '/deflate': coded('deflate', deflateSync(PAGE)),
  '/deflate-bare': coded('deflate', deflateRawSync(PAGE)),
  '/twice': coded('gzip, br', brotliCompressSync(gzipSync(PAGE))),
  '/thrice': coded('gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(PAGE)))),
  '/not-gzip': coded('gzip', Buffer.from(PAGE)),
  '/half-gzip': coded('gzip', gzipSync(PAGE).subarray(0, 30)),
  '/unknown-coding': coded('rot13', Buffer.from(PAGE)),
  '/bomb': coded('gzip', gzipSync(ZEROS)),
  '/bomb-br': coded('br', brotliCompressSync(ZEROS)),
  '/bomb-twice': coded('gzip, gzip', gzipSync(gzipSync(ZEROS))),
  '/endless': (_request, response) => {
    const more = (): void => {
      while (response.write(ZEROS.subarray(0, 65_536)));
    };
    response.on('drain', more);
    more();
  },
  '/long-headers': (_request, response) => {
    response.setHeader('X-Long', 'x'.repeat(80_000)).end();
  },
  '/never': () => {},
  '/drip': (_request, response) => {
    response.write('a');
    const timer = setInterval(() => response.write('a'), 20);
    response.on('close', () => clearInterval(timer));
  },
  '/cut': (_request, response) => {
    response.setHeader('Content-Length', '1000');
    response.write('half');
    setTimeout(() => response.destroy(), 20);
  },
  '/reset': (request) => request.socket.resetAndDestroy(),
  '/to-page': redirect(302, '/page'),
  '/to-relative': redirect(301, 'page?x=1#part'),
  '/to-utf8': redirect(302, '/gone/é'),
  '/to-private': redirect(302, 'http://10.0.0.1/'),
  '/to-metadata': redirect(302, 'http://169.254.169.254/latest/meta-data/'),
  '/to-decimal': redirect(307, 'http://2130706433/'),
  '/to-mapped': redirect(308, 'http://[::ffff:127.0.0.1]/'),
  '/to-other-port': redirect(302, 'http://127.0.0.1:1/'),
  '/to-file': redirect(302, 'file:///etc/passwd'),
  '/to-credentials': redirect(302, 'http://a:b@example.org/'),
  '/to-nonsense': redirect(302, 'http://['),
  '/to-rebind': redirect(302, 'http://rebind.test/'),
  '/loop': redirect(302, '/loop'),
  '/no-location': (_request, response) => {
    response.statusCode = 302;
    response.end('where to?');
  },
  '/to-closed': redirect(302, '/closed/page'),
  '/echo': (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.end(
        JSON.stringify({ method: request.method, headers: request.rawHeaders, body: Buffer.concat(chunks).toString() }),
      );
    });
  },
  '/after-post': redirect(303, '/echo'),
  '/keep-post': redirect(307, '/echo'),
  '/503': (_request, response) => {
    response.statusCode = 503;
    response.end('busy');
  },
};

function coded(coding: string, body: Buffer) {
  return (_request: IncomingMessage, response: ServerResponse): void => {
    response.setHeader('Content-Encoding', coding).end(body);
  };
}

function redirect(status: number, target: string) {
  return (_request: IncomingMessage, response: ServerResponse): void => {
    const location = Buffer.from(target).toString('latin1');
    response.writeHead(status, { Location: location });
    response.end('elsewhere');
  };
}

/** What the site says in robots.txt, the paths that it was asked for, and where it is. */
export const site = {
  robots: { status: 200, body: 'User-agent: Vigie\nDisallow: /closed/\n' },
  seen: [] as string[],
  at: '',
  port: 0,
};

const server = http.createServer({ maxHeaderSize: 1 << 20 }, (request, response) => {
  site.seen.push(request.url ?? '');
  if (request.url === '/robots.txt') {
    response.statusCode = site.robots.status;
    return response.end(site.robots.body);
  }
  const behaviour = BEHAVIOURS[(request.url ?? '').replace(/\?.*$/, '')];
  if (behaviour) return behaviour(request, response);
  response.statusCode = 404;
  return response.end('Not found');
});

/** Serves the site while the tests of a file run. */
export function serveSite(): void {
  before(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    site.port = typeof address === 'object' && address ? address.port : 0;
    site.at = `http://127.0.0.1:${site.port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
}

export function visitor(options: Partial<VisitorOptions> = {}) {
  return createVisitor({
    contact: 'https://vigie.test/contact',
    clock: () => new Date(),
    allow: [`127.0.0.1:${site.port}`],
    paceMs: 0,
    ...options,
  });
}

export function visit(path: string, options: Partial<VisitorOptions> = {}): Promise<Visit | VisitFailure> {
  return visitor(options).visit(path.startsWith('/') ? site.at + path : path, { robots: false });
}

export function outcome(visited: Visit | VisitFailure): string {
  return visited.ok ? `${visited.status} ${visited.body.length}` : visited.kind;
}

/** For what waits in vain: no longer than this. */
export const QUICK = { limits: { connectMs: 300, firstByteMs: 150, totalMs: 400, bytes: 1_000_000 } };
/** The names that the tests know. */
export async function resolveForTests(name: string) {
  if (name === 'localhost' || name === 'rebind.test') return [{ address: '127.0.0.1', family: 4 }];
  if (name === 'mixed.test')
    return [
      { address: '1.1.1.1', family: 4 },
      { address: 'fd00::1', family: 6 },
    ];
  if (name === 'mapped.test') return [{ address: '::ffff:192.168.0.1', family: 6 }];
  if (name === 'empty.test') return [];
  throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
}
