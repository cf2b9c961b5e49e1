import { createHash } from 'node:crypto';
import { type Clock, systemClock } from '../core/clock.ts';
import type { BucketSettings } from '../core/config.ts';
import type { BlobStore } from './blob-store.ts';
import { createS3Requests } from './s3-request.ts';

/**
 * A bucket of an S3-compatible store. Each upload is sent with its SHA-256, so that the store itself refuses what was
 * changed on the way.
 *
 * @throws of each method: VigieError `VIGIE_STORAGE_REFUSED` (exit 3) with what the store answered,
 *   `VIGIE_STORAGE_UNREACHABLE`
 */
export function openBucket(settings: BucketSettings, clock: Clock = systemClock): BlobStore {
  const { lockDays, lockMode } = settings;
  const { place, mustAsk, pages, offersLock } = createS3Requests(settings, clock);
  const locks = async (): Promise<boolean> => lockDays > 0 && (await offersLock());
  /** Paths, with their versions where the bucket has object lock and so keeps them. */
  async function* pathsOf(prefix: string): AsyncGenerator<{ key: string; path: string }> {
    if (await locks()) {
      const query = `versions&prefix=${encodeURIComponent(prefix)}`;
      for await (const xml of pages(query, nextVersions))
        for (const entry of xml.split('<Version>').slice(1)) {
          const [key = ''] = tagsOf(entry, 'Key');
          yield { key, path: `/${key}?versionId=${encodeURIComponent(tagsOf(entry, 'VersionId')[0] ?? '')}` };
        }
      return;
    }
    for await (const xml of pages(`list-type=2&prefix=${encodeURIComponent(prefix)}`, nextKeys))
      for (const key of tagsOf(xml, 'Key')) yield { key, path: `/${key}` };
  }
  async function versionsOf(key: string): Promise<{ id: string; isLatest: boolean }[]> {
    const versions: { id: string; isLatest: boolean }[] = [];
    for await (const xml of pages(`versions&prefix=${encodeURIComponent(key)}`, () => null)) {
      for (const entry of xml.split(/<(?:Version|DeleteMarker)>/).slice(1)) {
        const [id] = tagsOf(entry, 'VersionId');
        if (id && tagsOf(entry, 'Key')[0] === key)
          versions.push({ id, isLatest: tagsOf(entry, 'IsLatest')[0] === 'true' });
      }
    }
    return versions;
  }
  const removeVersion = (key: string, id: string) => mustAsk('DELETE', `/${key}?versionId=${id}`, { but: [404] });
  return {
    place,
    locks,
    async *versions(prefix) {
      for await (const { key, path } of pathsOf(prefix)) {
        const visited = await mustAsk('GET', path, { but: [404] });
        if (visited.status !== 404) yield { key, bytes: visited.body };
      }
    },
    async put(key, bytes, { isLocked = false } = {}) {
      const until = isLocked && (await locks()) ? new Date(clock().getTime() + lockDays * 86_400_000) : null;
      const headers = {
        'Content-MD5': createHash('md5').update(bytes).digest('base64'),
        'x-amz-checksum-sha256': createHash('sha256').update(bytes).digest('base64'),
        ...(until
          ? {
              'x-amz-object-lock-mode': lockMode.toUpperCase(),
              'x-amz-object-lock-retain-until-date': until.toISOString(),
            }
          : {}),
      };
      await mustAsk('PUT', `/${key}`, { body: bytes, headers });
      return until;
    },
    async get(key) {
      const visited = await mustAsk('GET', `/${key}`, { but: [404] });
      return visited.status === 404 ? null : visited.body;
    },
    async part(key, from, length) {
      const headers = { Range: `bytes=${from}-${from + length - 1}` };
      const { status, body } = await mustAsk('GET', `/${key}`, { headers, but: [404, 416] });
      if (status === 404) return null;
      if (status === 416) return Buffer.alloc(0);
      // A store that knows no ranges answers with the whole.
      return status === 206 ? body : body.subarray(from, from + length);
    },
    async list(prefix) {
      const keys: string[] = [];
      const query = `list-type=2&prefix=${encodeURIComponent(prefix)}`;
      for await (const xml of pages(query, nextKeys)) keys.push(...tagsOf(xml, 'Key'));
      return keys;
    },
    async forgetOlder(key) {
      for (const { id, isLatest } of await versionsOf(key)) if (!isLatest) await removeVersion(key, id);
    },
    async remove(key) {
      // Without the versions of a versioned bucket, what is deleted is only hidden.
      const versions = await versionsOf(key);
      for (const { id } of versions) await removeVersion(key, id);
      if (versions.length === 0) await mustAsk('DELETE', `/${key}`, { but: [404] });
    },
  };
}

function nextKeys(xml: string): string | null {
  const token = tagsOf(xml, 'NextContinuationToken')[0];
  return token === undefined ? null : `&continuation-token=${encodeURIComponent(token)}`;
}

function nextVersions(xml: string): string | null {
  const [key, version] = [tagsOf(xml, 'NextKeyMarker')[0], tagsOf(xml, 'NextVersionIdMarker')[0]];
  if (key === undefined) return null;
  return `&key-marker=${encodeURIComponent(key)}&version-id-marker=${encodeURIComponent(version ?? '')}`;
}

/** The texts of an element in a store's answer. Keys are ours, without characters that XML would hide. */
function tagsOf(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text = '']) =>
    text.replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  );
}
