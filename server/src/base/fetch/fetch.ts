import { VERSION } from '../../version.ts';
import type { Clock } from '../core/clock.ts';
import { ACCEPT_ENCODING } from './decode-body.ts';
import { createPacer, type Pacer } from './politeness.ts';
import { readDestination } from './refuse-address.ts';
import {
  type Answer,
  exchange,
  type HeaderList,
  type Refusal,
  type Resolve,
  systemResolve,
  type VisitFailureKind,
  type VisitLimits,
} from './request.ts';
import { allowsVisit, crawlDelaySeconds, ROBOTS_BYTES, type Robots, readRobots } from './robots.ts';

export type { HeaderList, Resolve, VisitFailureKind, VisitLimits } from './request.ts';

/** One answer on the way, with the instant at which it was there (ISO 8601). */
export interface Hop extends Answer {
  at: string;
}

/** A page that answered, whatever its status. */
export interface Visit extends Answer {
  ok: true;
  requestedUrl: string;
  /** After redirects; the same as `url`. */
  finalUrl: string;
  /** The redirecting answers before this one, in order. */
  redirects: Hop[];
  /** ISO 8601. */
  startedAt: string;
  endedAt: string;
}

/** A visit without an answer to judge. */
export interface VisitFailure {
  ok: false;
  kind: VisitFailureKind;
  /** What happened, for people. */
  detail: string;
  requestedUrl: string;
  /** Where it failed: the requested URL or one it was redirected to. */
  url: string;
  redirects: Hop[];
  startedAt: string;
  endedAt: string;
}

export interface VisitOptions {
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /**
   * Besides, or in place of, those that every visit sends. `Host`, `User-Agent` and what frames the message cannot be
   * set.
   */
  headers?: HeaderList;
  body?: Buffer | null;
  /** Ask robots.txt first: true. */
  robots?: boolean;
  /** Wait for the host's turn: true. */
  pace?: boolean;
  limits?: Partial<VisitLimits>;
  /** Cut what is too large instead of failing: false. */
  truncate?: boolean;
  /** Go through this HTTP(S) proxy, by CONNECT to the address that was checked: null, directly. */
  proxy?: URL | null;
  signal?: AbortSignal | null;
  /**
   * A file to write the body of an answer 200 into, as it was sent: `body` is empty then, and nothing is held in memory.
   */
  into?: string;
  /** Whether a redirect to this host is followed: all are. */
  within?: (host: string) => boolean;
}

export interface VisitorOptions {
  /** An address at which the site's owner reaches who visits: part of the user agent. */
  contact: string;
  clock: Clock;
  /** `HOST:PORT` of private destinations that may be visited. */
  allow?: readonly string[];
  /** Least milliseconds between two requests to one host: 1000. */
  paceMs?: number;
  /** Gives the hosts' turns: one of its own. */
  pacer?: Pacer;
  limits?: Partial<VisitLimits>;
  /** Value of `Accept-Language`. */
  language?: string;
  /** The time zone that a page's scripts are told (IANA). */
  timeZone?: string;
  resolve?: Resolve;
  /** PEM of certificate authorities trusted besides the known ones. */
  ca?: readonly string[];
}

/** Goes to web pages, politely and never into private networks. Owns the hosts' turns and the cache of robots.txt. */
export interface Visitor {
  readonly userAgent: string;
  readonly language: string;
  readonly timeZone: string;
  readonly clock: Clock;
  /** Visits one page. Never throws for what the other side does: a failure is a value. */
  visit(url: string, options?: VisitOptions): Promise<Visit | VisitFailure>;
}

const LIMITS: VisitLimits = {
  connectMs: 10_000,
  firstByteMs: 20_000,
  totalMs: 45_000,
  bytes: 20 * 1024 * 1024,
  redirects: 5,
};
const AGENT = 'Vigie';
const ROBOTS_FRESH_MS = 24 * 3600_000; // RFC 9309 section 2.4
const ROBOTS_RETRY_MS = 10 * 60_000;
const ROBOTS_HOSTS = 2_000;
const CRAWL_DELAY_BOUND_MS = 30_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const FIXED_HEADERS =
  /^(host|user-agent|connection|content-length|transfer-encoding|te|trailer|upgrade|expect|proxy-.*|keep-alive)$/i;

type RobotsAnswer = { robots: Robots } | Refusal;

/** A visitor with turns and a cache of its own: make one per process and pass it on. */
export function createVisitor(options: VisitorOptions): Visitor {
  const { clock, allow = [], paceMs = 1000, pacer = createPacer(), resolve = systemResolve, ca = [] } = options;
  const language = options.language ?? 'fr-FR,fr;q=0.9,en;q=0.8';
  const timeZone = options.timeZone ?? 'UTC';
  const contact = options.contact.replace(/[^\u0020-\u007e]|[()]/g, ' ').trim();
  const userAgent = `${AGENT}/${VERSION.split('.', 2).join('.')} (+${contact})`;
  const robotsCache = new Map<string, { until: number; answer: Promise<RobotsAnswer> }>();

  async function visit(requestedUrl: string, asked: VisitOptions = {}): Promise<Visit | VisitFailure> {
    const limits = { ...LIMITS, ...options.limits, ...asked.limits };
    const signal = asked.signal ?? null;
    const proxy = asked.proxy ?? null;
    // What goes into a file goes there as it was sent.
    const uncoded: HeaderList = asked.into === undefined ? [] : [['Accept-Encoding', 'identity']];
    const startedAt = clock().toISOString();
    const redirects: Hop[] = [];
    let url = requestedUrl;
    let method = asked.method ?? 'GET';
    let body = asked.body ?? null;
    let remainingMs = limits.totalMs;
    const failure = (refusal: Refusal): VisitFailure => ({
      ok: false,
      kind: refusal.kind,
      detail: refusal.detail,
      requestedUrl,
      url,
      redirects,
      startedAt,
      endedAt: clock().toISOString(),
    });
    for (;;) {
      const destination = readDestination(url, allow);
      if ('kind' in destination) return failure(destination);
      url = destination.url.href;
      let delayMs = paceMs;
      if (asked.robots !== false) {
        const answer = await robotsOf(destination.url, proxy, signal);
        if ('kind' in answer) return failure(answer);
        if (!allowsVisit(answer.robots, AGENT, url)) {
          return failure({
            kind: 'robots',
            detail: `${destination.url.origin}/robots.txt does not let ${AGENT} visit this page`,
          });
        }
        delayMs = Math.max(
          delayMs,
          Math.min((crawlDelaySeconds(answer.robots, AGENT) ?? 0) * 1000, CRAWL_DELAY_BOUND_MS),
        );
      }
      try {
        if (asked.pace !== false) await pacer.turn(destination.host, delayMs, signal);
        signal?.throwIfAborted();
      } catch {
        return failure({ kind: 'timeout', detail: 'given up before it was the turn' });
      }
      const before = performance.now();
      const answer = await exchange({
        destination,
        method,
        headers: headersFor(destination.url, [...uncoded, ...(asked.headers ?? [])], body),
        body,
        limits,
        remainingMs,
        truncate: asked.truncate ?? false,
        resolve,
        ca,
        signal,
        proxy,
        into: asked.into ?? null,
      });
      remainingMs -= performance.now() - before;
      if ('kind' in answer) return failure(answer);
      const at = clock().toISOString();
      const location = REDIRECTS.has(answer.status) ? headerOf(answer.responseHeaders, 'location') : null;
      if (location === null)
        return { ok: true, ...answer, requestedUrl, finalUrl: answer.url, redirects, startedAt, endedAt: at };
      redirects.push({ ...answer, at });
      if (redirects.length > limits.redirects) {
        return failure({ kind: 'too-many-redirects', detail: `more than ${limits.redirects} redirects` });
      }
      // Header fields are Latin-1 to Node, UTF-8 to most of those who write them.
      const target = Buffer.from(location, 'latin1').toString();
      if (!URL.canParse(target, url)) return failure({ kind: 'bad-url', detail: 'redirected to what is no URL' });
      url = new URL(target, url).href;
      if (asked.within?.(new URL(url).host) === false)
        return failure({ kind: 'elsewhere', detail: `it leads to another site: ${new URL(url).host}` });
      if (answer.status === 303 || (method === 'POST' && answer.status < 303)) {
        method = method === 'HEAD' ? 'HEAD' : 'GET';
        body = null;
      }
    }
  }

  function headersFor(url: URL, extra: HeaderList, body: Buffer | null): HeaderList {
    const own = extra.filter(([name, value]) => !FIXED_HEADERS.test(name) && isHeader(name, value));
    const has = (wanted: string): boolean => own.some(([name]) => name.toLowerCase() === wanted);
    const list: HeaderList = [
      ['Host', url.host],
      ['User-Agent', userAgent],
    ];
    if (!has('accept')) list.push(['Accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8']);
    if (!has('accept-language')) list.push(['Accept-Language', language]);
    if (!has('accept-encoding')) list.push(['Accept-Encoding', ACCEPT_ENCODING]);
    list.push(...own);
    if (body) list.push(['Content-Length', String(body.length)]);
    list.push(['Connection', 'close']);
    return list;
  }

  function robotsOf(url: URL, proxy: URL | null, signal: AbortSignal | null): Promise<RobotsAnswer> {
    const now = clock().getTime();
    const key = proxy ? `${url.origin} ${proxy.host}` : url.origin;
    const known = robotsCache.get(key);
    if (known && now < known.until && known.until - now <= ROBOTS_FRESH_MS) return known.answer;
    const entry = { until: now + ROBOTS_FRESH_MS, answer: fetchRobots(url.origin, proxy) };
    robotsCache.delete(key);
    robotsCache.set(key, entry);
    const [oldest] = robotsCache.keys();
    if (oldest !== undefined && robotsCache.size > ROBOTS_HOSTS) robotsCache.delete(oldest);
    return entry.answer.then((answer) => {
      if ('kind' in answer) entry.until = Math.min(entry.until, now + ROBOTS_RETRY_MS);
      return signal?.aborted ? { kind: 'timeout', detail: 'given up while robots.txt was read' } : answer;
    });
  }

  /**
   * RFC 9309 section 2.3.1: not there (4xx) lets everybody in, out of order (5xx, 429) nobody; no connection is that
   * failure.
   */
  async function fetchRobots(origin: string, proxy: URL | null): Promise<RobotsAnswer> {
    const visited = await visit(`${origin}/robots.txt`, {
      robots: false,
      truncate: true,
      proxy,
      headers: [['Accept-Encoding', 'identity']],
      limits: { bytes: ROBOTS_BYTES },
    });
    if (!visited.ok) {
      if (visited.kind === 'too-many-redirects') return { robots: readRobots('') };
      return { kind: visited.kind, detail: `robots.txt: ${visited.detail}` };
    }
    if (visited.status >= 500 || visited.status === 429) {
      return {
        kind: 'robots',
        detail: `${origin}/robots.txt answers ${visited.status}: nobody may visit until it is read`,
      };
    }
    return { robots: readRobots(visited.status >= 200 && visited.status < 300 ? visited.body.toString() : '') };
  }

  return { userAgent, language, timeZone, clock, visit };
}

function isHeader(name: string, value: string): boolean {
  return /^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(name) && /^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(value);
}

/** The value of a header field, its first when repeated; null without. */
export function headerOf(headers: HeaderList, name: string): string | null {
  const wanted = name.toLowerCase();
  return headers.find(([candidate]) => candidate.toLowerCase() === wanted)?.[1] ?? null;
}
