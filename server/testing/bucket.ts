import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import type { BucketSettings } from '../src/base/core/config.ts';

/**
 * S3rver checks signatures; its one pair of keys is this. It knows neither object lock nor versions, and breaks on a
 * list of more than a page.
 */
const KEYS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

/** Starts a store of objects with these buckets, in a process of its own that keeps its files below `folder`. */
async function startBuckets(
  folder: string,
  names: readonly [string, ...string[]],
): Promise<{ settings: BucketSettings; stop(): void }> {
  const serve = `
    const S3rver = require('@20minutes/s3rver');
    const configureBuckets = ${JSON.stringify(names)}.map((name) => ({ name }));
    new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: process.argv[1], configureBuckets })
      .run().then(({ port }) => console.log(port));`;
  const child = spawn(process.execPath, ['-e', serve, '--', folder], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await child.stdout.take(1).toArray();
  const endpoint = `http://127.0.0.1:${Number(String(line))}`;
  return {
    settings: { endpoint, bucket: names[0], region: 'us-east-1', ...KEYS, lockDays: 30, lockMode: 'governance' },
    stop: () => void child.kill('SIGKILL'),
  };
}

/**
 * Buckets of these names for the tests of a file, and a folder that goes with them.
 *
 * @returns `bucket()`: the settings of the first, or of the one that is named; there once a test runs
 */
export function useBuckets(names: readonly [string, ...string[]]) {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-storage-'));
  let started: Awaited<ReturnType<typeof startBuckets>>;
  before(async () => {
    started = await startBuckets(join(folder, 's3rver'), names);
  });
  after(() => {
    started.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, bucket: (bucket = names[0]): BucketSettings => ({ ...started.settings, bucket }) };
}
