import { createHash } from 'node:crypto';
import { AwsV4Signer } from 'aws4fetch';
import type { Clock } from '../core/clock.ts';
import type { BucketSettings } from '../core/config.ts';
import { explainFailure } from '../fetch/failure-words.ts';
import { createVisitor, type Visit, type VisitOptions } from '../fetch/fetch.ts';
import { refusal } from './refusals.ts';

const NO_REASON = { en: 'no reason given', fr: 'sans motif' };
/** Nothing that is kept is larger. */
const BYTES = 1 << 30;
const LIMITS = { bytes: BYTES, totalMs: 600_000, firstByteMs: 60_000, redirects: 0 };
const PAGES = 10_000;

/** How a bucket is asked. */
export interface S3Requests {
  /** Its address, without a slash at its end. */
  place: string;
  /**
   * Asks, signed. `but`: statuses that are an answer and no refusal.
   *
   * @throws VigieError `VIGIE_STORAGE_REFUSED` with what the store answered, `VIGIE_STORAGE_UNREACHABLE`
   */
  mustAsk(method: Method, path: string, request?: S3Request): Promise<Visit>;
  /** Walks a listing in pages, each an XML text; `next` has the query of the page after it. */
  pages(query: string, next: (xml: string) => string | null): AsyncGenerator<string>;
  /** Whether the bucket was made with object lock. A store that does not know the question does not have the thing. */
  offersLock(): Promise<boolean>;
}

type Method = NonNullable<VisitOptions['method']>;
interface S3Request {
  body?: Uint8Array;
  headers?: Record<string, string>;
  but?: readonly number[];
}

/**
 * Requests to a bucket, addressed by path (`endpoint/bucket/key`), each signed with Signature Version 4. They go
 * through the visitor's door; the endpoint, being the operator's own choice, may be private.
 */
export function createS3Requests(settings: BucketSettings, clock: Clock): S3Requests {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = settings;
  const { hostname, port, protocol } = new URL(endpoint);
  const visitor = createVisitor({
    contact: 'storage',
    clock,
    allow: [`${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`],
    paceMs: 0,
  });
  const place = `${endpoint.replace(/\/$/, '')}/${bucket}`;
  let isLockOffered: Promise<boolean> | null = null;

  async function ask(method: Method, path: string, { body, headers = {} }: S3Request = {}): Promise<Visit> {
    const url = `${place}${path}`;
    const digest = createHash('sha256').update(body ?? '');
    const signed = await new AwsV4Signer({
      method,
      url,
      headers: { ...headers, 'X-Amz-Content-Sha256': digest.digest('hex') },
      accessKeyId,
      secretAccessKey,
      region,
      service: 's3',
      datetime: clock()
        .toISOString()
        .replace(/[:-]|\.\d+/g, ''),
    }).sign();
    const visited = await visitor.visit(signed.url.href, {
      method,
      body: body ? Buffer.from(body.buffer, body.byteOffset, body.byteLength) : null,
      headers: [...signed.headers, ['Accept-Encoding', 'identity']],
      robots: false,
      pace: false,
      limits: LIMITS,
    });
    if (visited.ok) return visited;
    throw refusal('VIGIE_STORAGE_UNREACHABLE', { place, why: explainFailure(visited) });
  }

  async function mustAsk(method: Method, path: string, request: S3Request = {}): Promise<Visit> {
    const visited = await ask(method, path, request);
    const { but = [] } = request;
    if (visited.status < 300 || but.includes(visited.status)) return visited;
    const why = /<Code>([\w.]{1,80})<\/Code>/.exec(visited.body.toString('utf8', 0, 4_000))?.[1];
    throw refusal('VIGIE_STORAGE_REFUSED', { place, status: visited.status, why: why ?? NO_REASON });
  }

  function offersLock(): Promise<boolean> {
    isLockOffered ??= ask('GET', '?object-lock').then(
      ({ status, body }) => status === 200 && /<ObjectLockEnabled>Enabled</.test(body.toString()),
    );
    isLockOffered.catch(() => {
      isLockOffered = null;
    });
    return isLockOffered;
  }

  /** Walks a listing in pages. */
  async function* pages(query: string, next: (xml: string) => string | null): AsyncGenerator<string> {
    let from: string | null = '';
    for (let page = 0; from !== null && page < PAGES; page++) {
      const { body, status } = await mustAsk('GET', `?${query}${from}`, { but: [405, 501] });
      if (status > 300) return;
      const xml = body.toString();
      yield xml;
      from = next(xml);
    }
  }

  return { place, mustAsk, pages, offersLock };
}
