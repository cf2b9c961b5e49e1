import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { createWriteStream } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { pipeline } from 'node:stream/promises';
import tls, { TLSSocket } from 'node:tls';
import { decodeBody } from './decode-body.ts';
import { openTunnel, type Tunnel } from './proxy.ts';
import { type Destination, refuseAddress } from './refuse-address.ts';

/** Why there is no answer to judge. */
export type VisitFailureKind =
  | 'timeout'
  | 'refused-address'
  | 'robots'
  | 'too-large'
  | 'dns'
  | 'tls'
  | 'connection'
  | 'bad-url'
  | 'proxy'
  | 'too-many-redirects'
  | 'elsewhere';

/** Bounds of one visit. Times in milliseconds, without the waiting that politeness asks for. */
export interface VisitLimits {
  /** Until the connection stands, TLS included. */
  connectMs: number;
  /** From the request to the answer's first octet. */
  firstByteMs: number;
  /** For everything, redirects included. */
  totalMs: number;
  /** Octets of a body, before and after decoding. */
  bytes: number;
  redirects: number;
}

/** Header fields as they went over the wire: in order, with their case, repeated ones apart. */
export type HeaderList = [name: string, value: string][];

/** Names → addresses. Injected in tests; the system's resolver otherwise. */
export type Resolve = (name: string) => Promise<LookupAddress[]>;

export const systemResolve: Resolve = (name) => lookup(name, { all: true, verbatim: true });

/** One request and its answer. */
export interface Answer {
  url: string;
  method: string;
  requestHeaders: HeaderList;
  requestBody: Buffer | null;
  status: number;
  statusText: string;
  responseHeaders: HeaderList;
  /** With content codings undone. */
  body: Buffer;
  /** As it was sent: the same buffer when nothing was coded. */
  codedBody: Buffer;
  /** The body went on beyond the limit and was cut there (only when asked for). */
  truncated: boolean;
  /** The address that was connected to, and checked before. */
  address: string;
  /** Every address that the host's name led to, all checked. */
  addresses: string[];
  /** PEM, the site's own first; empty without TLS. */
  certificates: string[];
}

export interface Refusal {
  kind: VisitFailureKind;
  detail: string;
}

export interface Ask {
  destination: Destination;
  method: string;
  headers: HeaderList;
  body: Buffer | null;
  limits: VisitLimits;
  /** What is left of `limits.totalMs`. */
  remainingMs: number;
  /** Cut a body at the limit instead of refusing it. */
  truncate: boolean;
  resolve: Resolve;
  /** Certificate authorities trusted besides the known ones, PEM. */
  ca: readonly string[];
  signal: AbortSignal | null;
  /** The proxy to go through, of the operator's own configuration; null: directly. */
  proxy: URL | null;
  /** A file to write the body of an answer 200 into, as it comes: nothing of it is held. */
  into: string | null;
}

/** Node's 250 ms per address give up on distant hosts. */
const CONNECTING = { autoSelectFamilyAttemptTimeout: 2_500 };

class Refused extends Error {
  readonly refusal: Refusal;
  constructor(kind: VisitFailureKind, detail: string) {
    super(detail);
    this.refusal = { kind, detail };
  }
}

/**
 * Sends one request and reads its answer. The addresses of the name are resolved once, checked, and only these are
 * connected to: a name that changes its mind in between (DNS rebinding) gains nothing.
 */
export async function exchange(ask: Ask): Promise<Answer | Refusal> {
  const deadline = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => deadline.reject(new Refused('timeout', `not done after ${ask.limits.totalMs} ms`)),
    Math.max(1, ask.remainingMs),
  );
  const controller = new AbortController();
  try {
    return await Promise.race([converse(ask, controller.signal), deadline.promise]);
  } catch (error) {
    return error instanceof Refused ? error.refusal : toRefusal(error, ask.destination.host);
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}

async function converse(ask: Ask, stop: AbortSignal): Promise<Answer | Refusal> {
  const { destination, limits } = ask;
  const addresses = await findAddresses(ask);
  stop.throwIfAborted();
  const signal = ask.signal ? AbortSignal.any([stop, ask.signal]) : stop;
  const tunnel = ask.proxy ? await throughProxy(ask, ask.proxy, addresses, signal) : null;
  const received = await request(ask, addresses, tunnel, signal);
  const coding = received.responseHeaders
    .filter(([name]) => name.toLowerCase() === 'content-encoding')
    .map(([, value]) => value)
    .join(',');
  const body =
    received.truncated || ask.into !== null
      ? received.codedBody
      : await decodeBody(received.codedBody, coding, limits.bytes);
  if (!Buffer.isBuffer(body)) return body;
  return {
    url: destination.url.href,
    method: ask.method,
    requestHeaders: ask.headers,
    requestBody: ask.body,
    ...received,
    addresses: addresses.map(({ address }) => address),
    body,
  };
}

/** The proxy is handed the address that was checked, never the name: what it connects to is what was looked at. */
async function throughProxy(
  { destination, limits }: Ask,
  proxy: URL,
  addresses: LookupAddress[],
  signal: AbortSignal,
): Promise<Tunnel> {
  const chosen = addresses.find(({ family }) => family === 4) ?? addresses[0];
  try {
    const to = { address: chosen?.address ?? '', port: destination.port };
    return await openTunnel(proxy, to, { connectMs: limits.connectMs, signal });
  } catch (error) {
    throw new Refused('proxy', error instanceof Error ? error.message : 'the proxy gave no connection');
  }
}

async function findAddresses({ destination, resolve }: Ask): Promise<LookupAddress[]> {
  const { host, allowed } = destination;
  const literal = /^[\d.]+$|:/.test(host);
  const addresses = literal
    ? [{ address: host, family: host.includes(':') ? 6 : 4 }]
    : await resolveName(resolve, host);
  if (!allowed) {
    // One private address among public ones is no accident: the name is refused as a whole.
    for (const { address } of addresses) {
      const reason = refuseAddress(address);
      if (reason) throw new Refused('refused-address', literal ? reason : `${host} leads to ${reason}`);
    }
  }
  return addresses;
}

async function resolveName(resolve: Resolve, host: string): Promise<LookupAddress[]> {
  try {
    const addresses = await resolve(host);
    if (addresses.length > 0) return addresses;
  } catch (error) {
    throw new Refused('dns', `${host} cannot be resolved (${codeOf(error)})`);
  }
  throw new Refused('dns', `${host} has no address`);
}

type Received = Pick<
  Answer,
  'status' | 'statusText' | 'responseHeaders' | 'codedBody' | 'truncated' | 'address' | 'certificates'
>;

function request(ask: Ask, addresses: LookupAddress[], tunnel: Tunnel | null, signal: AbortSignal): Promise<Received> {
  const { destination, limits } = ask;
  const [first] = addresses;
  if (!first) throw new Refused('dns', `${destination.host} has no address`);
  const pinned: LookupFunction = (_name, options, done) => {
    if (options.all) done(null, addresses);
    else done(null, first.address, first.family);
  };
  const { promise, resolve, reject } = Promise.withResolvers<Received>();
  const secure = destination.url.protocol === 'https:';
  // Through a tunnel nothing is looked up: the connection stands already, and the certificate is checked against the
  // site's own name.
  const connection = tunnel
    ? secure
      ? { agent: new https.Agent(), socket: tunnel.socket }
      : { createConnection: () => tunnel.socket }
    : // An agent of its own: no proxy from the environment, no connection left over from another name.
      { agent: secure ? new https.Agent(CONNECTING) : new http.Agent(CONNECTING) };
  const sent = (secure ? https : http).request({
    host: destination.host,
    port: destination.port,
    path: `${destination.url.pathname}${destination.url.search}`,
    method: ask.method,
    headers: ask.headers.flat(),
    lookup: pinned,
    ...connection,
    maxHeaderSize: 64 * 1024,
    signal,
    ...(secure && ask.ca.length > 0 ? { ca: [...rootCertificates(), ...ask.ca] } : {}),
    ...(secure && !/^[\d.]+$|:/.test(destination.host) ? { servername: destination.host } : {}),
  });
  let timer = setTimeout(
    () => fail(new Refused('timeout', `no connection after ${limits.connectMs} ms`)),
    limits.connectMs,
  );
  const fail = (error: Error): void => {
    clearTimeout(timer);
    sent.destroy();
    reject(error);
  };
  sent.on('error', fail);
  sent.on('socket', (socket) => {
    const onConnected = (): void => {
      clearTimeout(timer);
      const reason = destination.allowed || tunnel ? null : refuseAddress(socket.remoteAddress ?? '');
      if (reason) fail(new Refused('refused-address', reason));
      else
        timer = setTimeout(
          () => fail(new Refused('timeout', `no answer after ${limits.firstByteMs} ms`)),
          limits.firstByteMs,
        );
    };
    if (tunnel && !secure) onConnected();
    else socket.once(secure ? 'secureConnect' : 'connect', onConnected);
  });
  sent.on('response', (response) => {
    clearTimeout(timer);
    const { socket } = response;
    // Read now: a socket that closes forgets them.
    const address = tunnel?.address ?? socket.remoteAddress ?? first.address;
    const certificates = socket instanceof TLSSocket ? chainOf(socket) : [];
    const finish = (codedBody: Buffer, truncated: boolean): void => {
      resolve({
        status: response.statusCode ?? 0,
        statusText: response.statusMessage ?? '',
        responseHeaders: pairs(response.rawHeaders),
        codedBody,
        truncated,
        address: address.replace(/^::ffff:(?=\d+\.)/, ''),
        certificates,
      });
      sent.destroy();
    };
    const chunks: Buffer[] = [];
    let length = 0;
    const out = ask.into !== null && response.statusCode === 200 ? createWriteStream(ask.into) : null;
    if (out) pipeline(response, out).then(() => finish(Buffer.alloc(0), false), fail);
    response.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (!out) chunks.push(chunk);
      if (length <= limits.bytes) return;
      if (ask.truncate) finish(Buffer.concat(chunks).subarray(0, limits.bytes), true);
      else fail(new Refused('too-large', `more than ${limits.bytes} octets`));
    });
    if (!out) response.on('end', () => finish(Buffer.concat(chunks), false));
    response.on('error', fail);
  });
  sent.end(ask.body ?? undefined);
  return promise;
}

let roots: string[] | null = null;

function rootCertificates(): string[] {
  roots ??= tls.getCACertificates('default');
  return roots;
}

function pairs(raw: readonly string[]): HeaderList {
  const list: HeaderList = [];
  for (let at = 0; at + 1 < raw.length; at += 2) list.push([raw[at] ?? '', raw[at + 1] ?? '']);
  return list;
}

/** The chain that the site showed, as far as it leads; ten links are more than any honest one has. */
function chainOf(socket: TLSSocket): string[] {
  const chain: string[] = [];
  const seen = new Set<string>();
  let certificate = socket.getPeerCertificate(true);
  while (certificate?.raw && !seen.has(certificate.fingerprint256) && chain.length < 10) {
    seen.add(certificate.fingerprint256);
    const lines = certificate.raw.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
    chain.push(`-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`);
    certificate = certificate.issuerCertificate;
  }
  return chain;
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (error instanceof Error) return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return 'unknown';
}

function toRefusal(error: unknown, host: string): Refusal {
  const code = codeOf(error);
  if (code === 'HPE_HEADER_OVERFLOW')
    return { kind: 'too-large', detail: `${host}: header fields of more than 64 KiB` };
  if (code === 'ABORT_ERR') return { kind: 'timeout', detail: `${host}: given up by the caller` };
  if (code === 'ETIMEDOUT') return { kind: 'timeout', detail: `${host}: the network gave up (${code})` };
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO|^EPROTO$|HOSTNAME_MISMATCH/.test(code)) {
    return { kind: 'tls', detail: `${host}: no trusted encrypted connection (${code})` };
  }
  return { kind: 'connection', detail: `${host}: the connection failed (${code})` };
}
