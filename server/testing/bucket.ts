import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { BucketSettings } from '../src/base/core/config.ts';

/**
 * S3rver checks signatures; its one pair of keys is this. It knows neither object lock nor versions, and breaks on a
 * list of more than a page.
 */
const KEYS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

/** A port of loopback where nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Starts a store of objects with these buckets, in a process of its own that keeps its files below `folder`. */
export async function startBuckets(
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
