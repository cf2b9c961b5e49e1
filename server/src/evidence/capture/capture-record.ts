import type { Exchange } from '@vigie/proof';
import type { HeaderList, Hop, Visit, VisitFailure, VisitOptions, Visitor } from '../../base/fetch/fetch.ts';

/** Bounds of one capture. */
export interface CaptureBudget {
  /** Requests, the page's own included. */
  requests: number;
  /** Octets of all bodies. */
  bytes: number;
  /** Milliseconds for everything, without the waiting for the host's turn. */
  totalMs: number;
  /** Milliseconds for one part of the page. */
  partMs: number;
}

/** What a capture may cost where nothing else is said. */
export const CAPTURE_BUDGET: CaptureBudget = {
  requests: 200,
  bytes: 50 * 1024 * 1024,
  totalMs: 60_000,
  partMs: 15_000,
};

const GAPS = 100;
/** How many parts of a page are fetched at once, as browsers do. */
const AT_ONCE = 6;

/**
 * What is fetched for one capture: through the visitor alone, so that the guard against private networks and the record
 * are one.
 */
export interface Recorder {
  readonly exchanges: Exchange[];
  readonly gaps: string[];
  /** Notes what is missing; ends with a count when there is too much of it. */
  missed(gap: string): void;
  /** Whether no more is fetched. */
  isSpent(): boolean;
  /**
   * Fetches a part of the page: no robots.txt, no turn, but within the budget. The same URL is fetched once, save where
   * it `isFresh`.
   */
  part(
    url: string,
    options?: Pick<VisitOptions, 'method' | 'headers' | 'body'>,
    isFresh?: boolean,
  ): Promise<Visit | null>;
  /** Visits a page as such: robots.txt and the host's turn apply. */
  page(
    url: string,
    options?: Pick<VisitOptions, 'method' | 'headers' | 'body' | 'limits'>,
  ): Promise<Visit | VisitFailure>;
}

/** Bodies are asked for as they are, so that the record can be read without undoing anything. */
const PLAIN: HeaderList = [['Accept-Encoding', 'identity']];

/**
 * Starts the record of one capture; `signal` ends whatever is still being fetched.
 *
 * @param keep what is recorded of an exchange; left out: all of it
 */
export function createRecorder(
  visitor: Visitor,
  budget: CaptureBudget,
  signal: AbortSignal,
  keep: (exchange: Exchange) => Exchange = (exchange) => exchange,
): Recorder {
  const exchanges: Exchange[] = [];
  const gaps: string[] = [];
  const known = new Map<string, Promise<Visit | null>>();
  const waiting: (() => void)[] = [];
  let requests = 0;
  let bytes = 0;
  let running = 0;
  let missing = 0;

  function missed(gap: string): void {
    missing++;
    if (missing <= GAPS) gaps.push(gap.replace(/\s+/g, ' ').slice(0, 300));
    else gaps[GAPS] = `and ${missing - GAPS} more gaps`;
  }

  function record(visited: Visit | VisitFailure): void {
    for (const hop of visited.redirects) add(hop);
    if (visited.ok) add({ ...visited, at: visited.endedAt });
  }

  function add(hop: Hop): void {
    bytes += hop.codedBody.length;
    const exchange = {
      url: hop.url,
      requestMethod: hop.method,
      requestHeaders: hop.requestHeaders,
      requestBody: hop.requestBody,
      status: hop.status,
      statusText: hop.statusText,
      responseHeaders: hop.responseHeaders,
      body: hop.codedBody,
      at: hop.at,
      address: hop.address,
      addresses: hop.addresses,
      certificates: hop.certificates,
    };
    exchanges.push(keep(exchange));
  }

  const isSpent = (): boolean => requests >= budget.requests || bytes >= budget.bytes;

  async function fetchPart(
    url: string,
    options: Pick<VisitOptions, 'method' | 'headers' | 'body'>,
  ): Promise<Visit | null> {
    if (isSpent()) {
      missed(`${url}: not fetched, the budget of ${budget.requests} requests and ${budget.bytes} octets is used up`);
      return null;
    }
    requests++;
    if (running >= AT_ONCE) await new Promise<void>((turn) => waiting.push(turn));
    running++;
    try {
      const visited = await visitor.visit(url, {
        ...options,
        headers: [...(options.headers ?? []), ...PLAIN],
        robots: false,
        pace: false,
        signal,
        limits: { totalMs: budget.partMs, bytes: Math.max(1, budget.bytes - bytes) },
      });
      record(visited);
      if (visited.ok) return visited;
      missed(`${visited.url}: ${visited.kind}, ${visited.detail}`);
      return null;
    } finally {
      running--;
      waiting.shift()?.();
    }
  }

  return {
    exchanges,
    gaps,
    missed,
    isSpent,
    part(url, options = {}, isFresh = false) {
      if (isFresh || (options.method ?? 'GET') !== 'GET') return fetchPart(url, options);
      const before = known.get(url);
      if (before) return before;
      const fetched = fetchPart(url, options);
      known.set(url, fetched);
      return fetched;
    },
    async page(url, options = {}) {
      requests++;
      const headers = [...(options.headers ?? []), ...PLAIN];
      const visited = await visitor.visit(url, { ...options, headers, signal });
      record(visited);
      return visited;
    },
  };
}
