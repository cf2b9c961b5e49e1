import { createHash } from 'node:crypto';
import { AwsV4Signer } from 'aws4fetch';
import { type Clock, systemClock } from '../../base/core/clock.ts';
import type { BucketSettings } from '../../base/core/config.ts';
import { explainFailure } from '../../base/fetch/failure-words.ts';
import { createVisitor, type Visit, type VisitOptions } from '../../base/fetch/fetch.ts';
import { refusal } from '../refusals.ts';
import { say } from '../words.ts';
import type { BlobStore } from './blob-store.ts';

/** Nothing that is kept is larger. */
const BYTES = 1 << 30;
const LIMITS = { bytes: BYTES, totalMs: 600_000, firstByteMs: 60_000, redirects: 0 };
const PAGES = 10_000;

/**
 * A bucket of an S3-compatible store, addressed by path (`endpoint/bucket/key`), each request signed with Signature Version 4
 * and each upload with its SHA-256, so that the store itself refuses what was changed on the way. Requests go through the
 * visitor's door; the endpoint, being the operator's own choice, may be private.
 *
 * @throws of each method: VigieError `VIGIE_STORAGE_REFUSED` (exit 3) with what the store answered, `VIGIE_STORAGE_UNREACHABLE`
 */
export function openBucket(settings: BucketSettings, clock: Clock = systemClock): BlobStore {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey, lockDays, lockMode } = settings;
  const { hostname, port, protocol } = new URL(endpoint);
  const visitor = createVisitor({
    contact: 'storage',
    clock,
    allow: [`${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`],
    paceMs: 0,
  });
  const place = `${endpoint.replace(/\/$/, '')}/${bucket}`;
  let isLockOffered: Promise<boolean> | null = null;

  async function ask(
    method: NonNullable<VisitOptions['method']>,
    path: string,
    body: Uint8Array | null = null,
    headers: Record<string, string> = {},
  ): Promise<Visit> {
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

  /** @param but statuses that are an answer and no refusal. */
  async function mustAsk(...[method, path, body, headers, but = []]: [...Parameters<typeof ask>, number[]?]) {
    const visited = await ask(method, path, body, headers);
    if (visited.status < 300 || but.includes(visited.status)) return visited;
    const why = /<Code>([\w.]{1,80})<\/Code>/.exec(visited.body.toString('utf8', 0, 4_000))?.[1];
    throw refusal('VIGIE_STORAGE_REFUSED', { place, status: visited.status, why: why ?? say('noReason') });
  }

  /** Whether the bucket was made with object lock. A store that does not know the question does not have the thing. */
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
      const { body, status } = await mustAsk('GET', `?${query}${from}`, null, {}, [405, 501]);
      if (status > 300) return;
      const xml = body.toString();
      yield xml;
      from = next(xml);
    }
  }

  return {
    place,
    async put(key, bytes, { isLocked = false } = {}) {
      const until =
        isLocked && lockDays > 0 && (await offersLock()) ? new Date(clock().getTime() + lockDays * 86_400_000) : null;
      await mustAsk('PUT', `/${key}`, bytes, {
        'Content-MD5': createHash('md5').update(bytes).digest('base64'),
        'x-amz-checksum-sha256': createHash('sha256').update(bytes).digest('base64'),
        ...(until
          ? {
              'x-amz-object-lock-mode': lockMode.toUpperCase(),
              'x-amz-object-lock-retain-until-date': until.toISOString(),
            }
          : {}),
      });
      return until;
    },
    async get(key) {
      const visited = await mustAsk('GET', `/${key}`, null, {}, [404]);
      return visited.status === 404 ? null : visited.body;
    },
    async list(prefix) {
      const keys: string[] = [];
      const query = `list-type=2&prefix=${encodeURIComponent(prefix)}`;
      for await (const xml of pages(query, (text) => {
        const token = tagsOf(text, 'NextContinuationToken')[0];
        return token === undefined ? null : `&continuation-token=${encodeURIComponent(token)}`;
      })) {
        keys.push(...tagsOf(xml, 'Key'));
      }
      return keys;
    },
    async remove(key) {
      const versions: string[] = [];
      // Without the versions of a versioned bucket, what is deleted is only hidden.
      for await (const xml of pages(`versions&prefix=${encodeURIComponent(key)}`, () => null)) {
        for (const entry of xml.split(/<(?:Version|DeleteMarker)>/).slice(1)) {
          const [id] = tagsOf(entry, 'VersionId');
          if (id && tagsOf(entry, 'Key')[0] === key) versions.push(id);
        }
      }
      for (const id of versions)
        await mustAsk('DELETE', `/${key}?versionId=${encodeURIComponent(id)}`, null, {}, [404]);
      if (versions.length === 0) await mustAsk('DELETE', `/${key}`, null, {}, [404]);
    },
  };
}

/** The texts of an element in a store's answer. Keys are ours, without characters that XML would hide. */
function tagsOf(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text = '']) =>
    text.replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  );
}
