/** Packages for tests: sealed from captures of many kinds, taken apart, changed and put together again. */

import { canonicalJson } from '@vigie/canonical-json';
import { type Signer, verifierKey } from '../src/base/keys.ts';
import { signNote } from '../src/base/note.ts';
import { leafHash, rootOfHashes } from '../src/log/merkle.ts';
import { readArchive, writeArchive } from '../src/seal/archive.ts';
import type { Capture } from '../src/seal/capture.ts';
import { DIGEST_PATH, MANIFEST_PATH, sha256Hex } from '../src/seal/package-layout.ts';
import { type SealedPackage, sealIntoFolder } from '../src/seal/seal.ts';
import { leafOf, SEAL_PATH, type Seal, type Statement } from '../src/seal/statement.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A whole number from 0 to one below. */
export type Random = (below: number) => number;

/** Numbers from a seed (mulberry32): the same every time. */
export function createRandom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export const makeNoise = (length: number, random: Random): Uint8Array => Uint8Array.from({ length }, () => random(256));

const WORDS = [
  'lampe',
  'été',
  '“offre”',
  '中文',
  '👍🏽',
  'na\u0301ïve',
  '\u202eabc',
  'x'.repeat(300),
  '<b>&amp;</b>',
  '"\\\n',
];

/**
 * Captures of many kinds: browser and plain HTTP, many languages, empty bodies and large ones, headers that do not
 * belong in a line.
 */
export function makeCapture(n: number, random: Random): Capture {
  const noise = (length: number): Uint8Array => makeNoise(length, random);
  const word = (): string => WORDS[random(WORDS.length)] ?? '';
  const url = `https://${n % 7 === 0 ? 'xn--ofre-9ra' : 'shop'}.example/offre/${n}?q=${encodeURIComponent(word())}${n % 11 === 0 ? '#a' : ''}`;
  const at = new Date(Date.UTC(2026, 9, 1) + n * 3_600_000).toISOString();
  const isBrowser = n % 3 !== 0;
  const size = n % 50 === 1 ? 2_000_000 : n % 5 === 0 ? 0 : random(5000);
  return {
    url,
    finalUrl: n % 4 === 0 ? `${url}&final=1` : url,
    startedAt: at,
    endedAt: new Date(Date.parse(at) + random(30_000)).toISOString(),
    by: isBrowser ? 'browser' : 'http',
    userAgent: `Vigie ${word()}`,
    language: 'fr',
    viewport: isBrowser ? { width: 1280, height: 900 } : null,
    clock: { source: 'system', synchronised: 'unknown' },
    title: `${word()} ${n}`,
    text: `${word()} ${word()}\n${word()}`,
    exchanges: Array.from({ length: 1 + (n % 4) }, (_, part) => ({
      url: part === 0 ? url : `https://img.example/${n}/${part}.png`,
      requestMethod: 'GET',
      requestHeaders: [['Accept', '*/*']],
      requestBody: null,
      status: part === 3 ? 404 : 200,
      statusText: part === 3 ? '' : 'OK',
      responseHeaders: [
        ['Content-Type', part === 0 ? 'text/html; charset=utf-8' : 'image/png'],
        ['Set-Cookie', 'a=1\r\nX: y'],
        ['Set-Cookie', 'b=2'],
      ],
      body: part % 2 === 0 ? noise(size) : encode(`${word()}\r\n\r\n${word()}`),
      at,
      address: n % 2 === 0 ? '203.0.113.7' : null,
      addresses: n % 2 === 0 ? ['203.0.113.7', '2001:db8::7'] : [],
      certificates: [],
    })),
    screenshot: isBrowser ? Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), noise(random(3000))]) : null,
    dom: isBrowser ? `<html>${word()}</html>` : null,
    listing: n % 6 === 0 ? null : { title: word(), price: '12.50' },
    ageGate: null,
    gaps: n % 8 === 0 ? [word(), 'une image'] : [],
  };
}

type SealOptions = Parameters<typeof sealIntoFolder>[0];

/** Seals the `n`th of these captures as package `p<n>`. @param about what is given besides, or in place of a sample's */
export function sealSample(
  n: number,
  random: Random,
  about: Pick<SealOptions, 'dir' | 'signer' | 'log'> & Partial<SealOptions>,
): Promise<SealedPackage> {
  return sealIntoFolder({
    id: `p${n}`,
    capture: makeCapture(n, random),
    maker: { software: 'test', version: '1' },
    previous: null,
    salt: new Uint8Array(16).fill(n),
    ...about,
  });
}

/** A package taken apart, to be changed and put together again. */
export interface Parts {
  files: Map<string, Uint8Array>;
  seal: Seal;
}

export function takeApart(bytes: Uint8Array): Parts {
  const files = readArchive(bytes);
  if (!Array.isArray(files)) throw new Error(files.fault.en);
  const own = new Map(files.map(({ path, bytes: content }) => [path, content]));
  return { files: own, seal: JSON.parse(Buffer.from(own.get(SEAL_PATH) ?? []).toString('utf8')) };
}

export function putTogether({ files, seal }: Parts): Uint8Array {
  const whole = new Map(files).set(SEAL_PATH, encode(canonicalJson(seal)));
  return writeArchive([...whole].map(([path, bytes]) => ({ path, bytes })));
}

/** What anyone can do after changing a part: write the digests of the manifest anew, and the manifest's own. */
export function mendDigests(files: Map<string, Uint8Array>): void {
  const manifest = JSON.parse(Buffer.from(files.get(MANIFEST_PATH) ?? []).toString('utf8'));
  for (const resource of manifest.resources) {
    const bytes = files.get(resource.path) ?? new Uint8Array();
    resource.hash = `sha256:${sha256Hex(bytes)}`;
    resource.bytes = bytes.length;
  }
  const text = encode(canonicalJson(manifest));
  files.set(MANIFEST_PATH, text);
  files.set(DIGEST_PATH, encode(canonicalJson({ path: MANIFEST_PATH, hash: `sha256:${sha256Hex(text)}` })));
}

/**
 * What anyone can do with a key of their own, or the sealer with the true one: a statement, a signature, and a log that
 * holds nothing else.
 */
export function sealAnew(parts: Parts, by: Signer, change: Partial<Statement> = {}): Parts {
  const contents = sha256Hex(parts.files.get(MANIFEST_PATH) ?? new Uint8Array());
  const statement = { ...parts.seal.statement, contents, signer: verifierKey(by), ...change };
  const root = Buffer.from(rootOfHashes([leafHash(leafOf(statement))])).toString('base64');
  const seal: Seal = {
    ...parts.seal,
    statement,
    signature: Buffer.from(by.sign(encode(canonicalJson(statement)))).toString('base64'),
    log: { index: 0, size: 1, proof: [], checkpoint: signNote(`test.example/log\n1\n${root}\n`, [by]) },
  };
  return { files: parts.files, seal };
}
