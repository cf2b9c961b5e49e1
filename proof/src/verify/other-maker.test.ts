import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { BlobReader, BlobWriter, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import { verifyPackage } from './verify.ts';

interface Made {
  /** Parts beside the manifest. */
  parts?: Record<string, string>;
  /** Digests other than those of the parts. */
  digests?: Record<string, string>;
  software?: string | null;
  level?: number;
  zip64?: boolean;
  comment?: string;
}

/** A package as zip.js writes it. */
async function make({
  parts = { 'archive/data.warc': 'WARC/1.1' },
  digests = {},
  software = 'maker 1.2',
  ...how
}: Made) {
  const zip = new ZipWriter(new BlobWriter(), { level: how.level ?? 6, zip64: how.zip64 ?? false });
  const resources = Object.entries(parts).map(([path, text]) => ({
    path,
    hash: `sha256:${digests[path] ?? createHash('sha256').update(text).digest('hex')}`,
  }));
  const manifest = { wacz_version: '1.1.1', ...(software === null ? {} : { software }), resources };
  await zip.add('datapackage.json', new TextReader(JSON.stringify(manifest, null, 2)));
  for (const [path, text] of Object.entries(parts)) await zip.add(path, new Uint8ArrayReader(Buffer.from(text)));
  const blob = await zip.close(how.comment ? Buffer.from(how.comment) : undefined);
  return new Uint8Array(await blob.arrayBuffer());
}

const OTHER = /^Made by another program/;
const failed = (bytes: Uint8Array) => {
  const { ok, verdict, steps } = verifyPackage(bytes);
  return { ok, verdict: verdict.en, step: steps.find((step) => step.ok === false)?.id };
};

const PACKAGES: [what: string, made: Made, step: string][] = [
  ['packed', {}, 'seal'],
  ['stored', { level: 0 }, 'seal'],
  ['with sizes of 64 bits', { zip64: true }, 'seal'],
  ['with a comment at its end', { comment: 'made by hand' }, 'seal'],
  ['without a name of what made it', { software: null }, 'seal'],
  ['with names that are not ASCII', { parts: { 'archive/é.warc': 'x', 'pages/pages.jsonl': '{}' } }, 'seal'],
  ['with nothing listed', { parts: {} }, 'seal'],
  ['with an empty part', { parts: { 'indexes/index.cdx': '' } }, 'seal'],
  [
    'with many parts',
    { parts: Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`archive/${n}.warc`, 'x'])) },
    'seal',
  ],
  ['with a digest of another part', { digests: { 'archive/data.warc': '00'.repeat(32) } }, 'contents'],
];
for (const [what, made, step] of PACKAGES)
  test(`a package of another program, ${what}, is said to be that`, async () => {
    const found = failed(await make(made));
    assert.deepEqual([found.ok, found.step], [false, step]);
    assert.match(found.verdict, OTHER);
    if (made.software !== null) assert.match(found.verdict, /\(maker 1\.2\)/);
  });

test('what is cut, has a seal, or is no package is not said to be of another program', async () => {
  const whole = await make({});
  for (const bytes of [
    whole.subarray(0, -30),
    await make({ parts: { 'seal.json': '{}' } }),
    Buffer.from('PK\u0003\u0004'),
    Buffer.alloc(100),
  ])
    assert.doesNotMatch(failed(bytes).verdict, OTHER);
  const blob = new ZipWriter(new BlobWriter());
  await blob.add('a.txt', new BlobReader(new Blob(['a'])));
  assert.doesNotMatch(failed(new Uint8Array(await (await blob.close()).arrayBuffer())).verdict, OTHER);
  // Whatever a byte says, this answers.
  for (let at = 0; at < whole.length; at += 7) {
    const changed = Uint8Array.from(whole);
    changed[at] = 255 - (changed[at] ?? 0);
    assert.equal(failed(changed).ok, false);
  }
});
