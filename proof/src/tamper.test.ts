/**
 * What it takes to change a package unseen. Over a thousand changes, made with a fixed seed, each with the step that must name it:
 * by an outsider who touches the file, by one who makes it consistent again without the key, by one who seals it anew with a key of their own (only `--key`
 * tells), and by the sealer itself after the fact (only the timestamp tells). And two hundred packages that nobody touched: none may be refused.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { canonicalJson } from '@vigie/canonical-json';
import { writeArchive } from './archive.ts';
import { verifierKey } from './keys.ts';
import { type Log, openLog } from './log/log.ts';
import { leafHash, rootOfHashes } from './log/merkle.ts';
import { signNote } from './note.ts';
import { DIGEST_PATH, INDEX_PATH, MANIFEST_PATH, PAGES_PATH, sha256Hex, WARC_PATH } from './package-layout.ts';
import {
  createRandom,
  makeCapture,
  makeNoise,
  mendDigests,
  type Parts,
  putTogether,
  sealAnew,
  takeApart,
} from './package-testing.ts';
import { readWarc } from './read-warc.ts';
import { sealIntoFolder } from './seal.ts';
import { createSigner } from './signer.ts';
import { leafOf, SEAL_PATH, type Seal, type Statement } from './statement.ts';
import { createTimestampRequest, readTimestampResponse } from './timestamp-request.ts';
import { createTestAuthority, hasOpenssl, type TestAuthority } from './timestamp-testing.ts';
import { type VerifyOptions, type VerifyStep, verifyPackage } from './verify.ts';

const SEED = 20_261_125;
const GOOD = 200;
const signer = createSigner('test.example/log', new Uint8Array(32).fill(7));
const attacker = createSigner('test.example/log', new Uint8Array(32).fill(66));

const random = createRandom(SEED);
const noise = (length: number): Uint8Array => makeNoise(length, random);
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
/** The records of a web archive, each as it is compressed. */
function membersOf(parts: Parts): Uint8Array[] {
  const warc = parts.files.get(WARC_PATH) ?? new Uint8Array();
  const records = readWarc(warc);
  assert.ok(Array.isArray(records));
  return records.map(({ offset, length }) => warc.subarray(offset, offset + length));
}

const compress = (data: Uint8Array): Buffer => {
  const member = gzipSync(data);
  member[9] = 255;
  return member;
};

type StepId = VerifyStep['id'];
/** A change, and the step or steps of which one must name it. */
interface Mutation {
  kind: string;
  bytes: Uint8Array;
  at: StepId[];
  /** What the reader trusts; left out: nothing in particular. */
  trust?: VerifyOptions;
}

let dir: string;
let log: Log;
let authority: TestAuthority | null = null;
let packages: Uint8Array[];
const isStamped = (n: number): boolean => authority !== null && n % 4 === 2;

before(async () => {
  dir = mkdtempSync(join(tmpdir(), 'vigie-tamper-'));
  if (hasOpenssl()) authority = createTestAuthority();
  log = await openLog({ dir: join(dir, 'log'), origin: 'test.example/log', signer });
  packages = [];
  for (let n = 0; n < GOOD; n++) {
    const sealed = await sealIntoFolder({
      id: `p${n}`,
      dir,
      capture: makeCapture(n, random),
      maker: { software: 'test', version: '1' },
      previous: n % 9 === 8 ? sha256Hex(packages.at(-1) ?? new Uint8Array()) : null,
      salt: noise(16),
      signer,
      log,
      timestamp: isStamped(n)
        ? async (digest) => {
            const { request, nonce } = createTimestampRequest(digest);
            return readTimestampResponse(authority?.answer(request) ?? new Uint8Array(), digest, nonce);
          }
        : null,
    });
    packages.push(sealed.bytes);
  }
});
after(async () => {
  await log.close();
  authority?.remove();
  rmSync(dir, { recursive: true });
});

const trustKey = (): VerifyOptions => ({ trustedKeys: [verifierKey(signer)] });
const trustAll = (): VerifyOptions => ({
  ...trustKey(),
  timestamps: { roots: [authority?.root ?? ''], crls: authority ? [authority.crl()] : [] },
});

test(`none of ${GOOD} good packages is refused`, (context) => {
  if (!authority) context.diagnostic('without openssl, none of them has a timestamp');
  for (const [n, bytes] of packages.entries()) {
    const report = verifyPackage(bytes, isStamped(n) ? trustAll() : trustKey());
    assert.ok(report.ok, `package ${n}: ${JSON.stringify(report.steps.find(({ ok }) => ok === false))}`);
    assert.ok(verifyPackage(bytes).ok, `package ${n}, trusting nobody`);
  }
});

/** Packages to change: all but the large ones. */
const pick = (): number => {
  for (;;) {
    const n = random(GOOD);
    if (n % 50 !== 1) return n;
  }
};
const bytesOf = (n: number): Uint8Array => packages[n] ?? new Uint8Array();
const partsOf = (n: number): Parts => takeApart(bytesOf(n));
/** Another package than the one given, of the same kind. */
const another = (n: number, step = 12): number =>
  ((n + step) % GOOD) % 50 === 1 ? another(n, step + 12) : (n + step) % GOOD;

/** Changes to the file as it lies there. */
function* touchFile(): Generator<Mutation> {
  for (let i = 0; i < 300; i++) {
    const bytes = Uint8Array.from(bytesOf(pick()));
    const at = random(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
    yield { kind: 'a bit turned', bytes, at: ['archive'] };
  }
  for (let i = 0; i < 60; i++) {
    const bytes = bytesOf(pick());
    yield { kind: 'cut off', bytes: bytes.subarray(0, random(bytes.length)), at: ['archive'] };
    yield { kind: 'bytes appended', bytes: Buffer.concat([bytes, noise(1 + random(40))]), at: ['archive'] };
    yield { kind: 'bytes before', bytes: Buffer.concat([noise(1 + random(40)), bytes]), at: ['archive'] };
    const at = random(bytes.length);
    const inserted = Buffer.concat([bytes.subarray(0, at), noise(1 + random(8)), bytes.subarray(at)]);
    yield { kind: 'bytes inserted', bytes: inserted, at: ['archive'] };
    const removed = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random(8))]);
    yield { kind: 'bytes removed', bytes: removed, at: ['archive'] };
  }
  for (let i = 0; i < 20; i++) {
    const bytes = Buffer.from(bytesOf(pick()));
    const directory = bytes.readUInt32LE(bytes.length - 6);
    const slack = Buffer.concat([bytes.subarray(0, directory), noise(7), bytes.subarray(directory)]);
    slack.writeUInt32LE(directory + 7, slack.length - 6);
    yield { kind: 'slack between the parts and their directory', bytes: slack, at: ['archive'] };
    const comment = Buffer.concat([bytes, Buffer.from('note')]);
    comment.writeUInt16LE(4, bytes.length - 2);
    yield { kind: 'a comment of the archive', bytes: comment, at: ['archive'] };
  }
}

/** Changes to the parts, in an archive that is written anew as it should be. */
function* changeParts(): Generator<Mutation> {
  for (let i = 0; i < 20; i++) {
    const n = pick();
    const files = [...partsOf(n).files].map(([path, bytes]) => ({ path, bytes }));
    const [first, second] = [random(6), random(6)];
    const order = files.map(
      (file, place) => files[place === first ? second : place === second ? first : place] ?? file,
    );
    if (first !== second) yield { kind: 'parts in another order', bytes: writeArchive(order), at: ['contents'] };
    const extra = [...files, { path: `extra-${i}.txt`, bytes: noise(9) }];
    yield { kind: 'a part too many', bytes: writeArchive(extra), at: ['contents'] };
    const twice = [...files];
    twice.splice(random(6), 0, files[random(6)] ?? { path: 'x', bytes: noise(1) });
    yield { kind: 'a name twice', bytes: writeArchive(twice), at: ['contents'] };
    yield {
      kind: 'a part left out',
      bytes: writeArchive(files.filter((_, place) => place !== first)),
      at: ['contents'],
    };
    for (const path of [WARC_PATH, INDEX_PATH, PAGES_PATH]) {
      const parts = partsOf(n);
      parts.files.set(path, partsOf(another(n)).files.get(path) ?? noise(3));
      yield { kind: `another package's ${path}`, bytes: putTogether(parts), at: ['contents'] };
    }
    for (const path of [MANIFEST_PATH, DIGEST_PATH]) {
      const parts = partsOf(n);
      const text = Buffer.from(parts.files.get(path) ?? []).toString('utf8');
      parts.files.set(path, encode(random(2) ? `${text}\n` : text.replace('{', '{ ')));
      if (path === MANIFEST_PATH)
        parts.files.set(
          DIGEST_PATH,
          encode(canonicalJson({ path, hash: `sha256:${sha256Hex(parts.files.get(path) ?? noise(1))}` })),
        );
      yield { kind: `${path} written another way`, bytes: putTogether(parts), at: ['contents'] };
    }
    const spaced = partsOf(n).files;
    const seal = Buffer.from(spaced.get(SEAL_PATH) ?? []).toString('utf8');
    spaced.set(SEAL_PATH, encode(seal.replace(',"signature"', ', "signature"')));
    yield {
      kind: 'a seal written another way',
      bytes: writeArchive([...spaced].map(([path, bytes]) => ({ path, bytes }))),
      at: ['seal'],
    };
  }
}

/** Changes to the web archive that leave all digests of the package right: a record dropped, doubled, moved, replaced. */
function* changeRecords(): Generator<Mutation> {
  for (let i = 0; i < 25; i++) {
    const n = pick();
    const rewritten = (
      kind: string,
      at: StepId[],
      change: (members: Uint8Array[], parts: Parts) => Uint8Array[],
    ): Mutation => {
      const parts = partsOf(n);
      parts.files.set(WARC_PATH, Buffer.concat(change(membersOf(parts), parts)));
      mendDigests(parts.files);
      return { kind, bytes: putTogether(parts), at };
    };
    const place = random(membersOf(partsOf(n)).length - 1);
    yield rewritten('a record dropped', ['index', 'seal'], (members) => members.filter((_, own) => own !== place));
    yield rewritten('a record doubled', ['index', 'seal'], (members) =>
      members.flatMap((one, own) => (own === place ? [one, one] : [one])),
    );
    yield rewritten('records in another order', ['index', 'seal'], (members) => [
      ...members.slice(1),
      ...members.slice(0, 1),
    ]);
    yield rewritten('the check of a gzip member changed', ['warc'], (members) =>
      members.map((one, own) => {
        const turned = Uint8Array.from(one);
        const check = turned.length - 1 - random(8);
        if (own === place) turned[check] = (turned[check] ?? 0) ^ (1 << random(8));
        return turned;
      }),
    );
    yield rewritten('bytes after a gzip member', ['warc'], (members) =>
      members.flatMap((one, own) => (own === place ? [one, noise(3)] : [one])),
    );
    yield rewritten('a name in the head of a gzip member', ['warc'], (members) =>
      members.map((one, own) => (own === place ? gzipNamed(one) : one)),
    );
    yield rewritten('a body changed, its digests not', ['warc'], (members) =>
      members.map((one, own) => {
        if (own !== place) return one;
        const data = gunzipSync(one);
        data[data.length - 5] = (data[data.length - 5] ?? 0) ^ 1;
        return compress(data);
      }),
    );
    const parts = partsOf(n);
    const lines = Buffer.from(parts.files.get(INDEX_PATH) ?? []).toString('utf8');
    const wrong = [
      lines.replace(/"offset":"(\d+)"/, (_, offset) => `"offset":"${Number(offset) + 1}"`),
      lines.replace(/"length":"(\d+)"/, (_, length) => `"length":"${Number(length) - 1}"`),
      lines.replace(/"digest":"sha256:./, (text) => `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`),
      lines.replace(/"url":"([^"]+)"/, '"url":"https://other.example/"'),
      `x${lines}`,
      lines.slice(0, -1),
    ];
    for (const text of wrong) {
      const own = partsOf(n);
      own.files.set(INDEX_PATH, encode(text));
      mendDigests(own.files);
      yield { kind: 'a line of the index changed', bytes: putTogether(own), at: ['index'] };
    }
  }
}

/** A gzip member with a file name in its head: other bytes, the same content. */
function gzipNamed(member: Uint8Array): Uint8Array {
  const head = Buffer.from(member.subarray(0, 10));
  head[3] = 8;
  return Buffer.concat([head, Buffer.from('name\0'), member.subarray(10)]);
}

/** The screenshot of another package in place of the own one, everything that needs no key made right. */
function swapScreenshot(n: number): Parts {
  const parts = partsOf(n);
  const other = partsOf(another(n));
  parts.files = new Map([...other.files].filter(([path]) => path !== SEAL_PATH));
  parts.files.set(SEAL_PATH, new Uint8Array());
  const manifest = Buffer.from(parts.files.get(MANIFEST_PATH) ?? []).toString('utf8');
  parts.files.set(MANIFEST_PATH, encode(canonicalJson({ ...JSON.parse(manifest), title: 'as it was' })));
  mendDigests(parts.files);
  return parts;
}

/** Changes to the seal by one who has no key. */
function* changeSeal(): Generator<Mutation> {
  for (let i = 0; i < 20; i++) {
    const n = pick();
    const other = partsOf(another(n)).seal;
    const changed = (kind: string, at: StepId[], change: (seal: Seal) => Seal): Mutation => {
      const parts = partsOf(n);
      return { kind, bytes: putTogether({ ...parts, seal: change(structuredClone(parts.seal)) }), at };
    };
    const relogged = (
      kind: string,
      at: StepId[],
      change: (own: Seal['log'], seal: Seal) => Partial<Seal['log']>,
    ): Mutation => changed(kind, at, (seal) => ({ ...seal, log: { ...seal.log, ...change(seal.log, seal) } }));
    const restated = (kind: string, change: (own: Statement) => Partial<Statement>, at: StepId[] = ['signature']) =>
      changed(kind, at, (seal) => ({ ...seal, statement: { ...seal.statement, ...change(seal.statement) } }));
    yield { kind: 'another screenshot, all digests made right', bytes: putTogether(swapScreenshot(n)), at: ['seal'] };
    yield changed("another package's seal", ['seal'], () => other);
    yield changed('a member too many', ['seal'], (seal) => ({ ...seal, note: 'x' }));
    yield restated('an earlier visit', ({ startedAt }) => ({ startedAt: startedAt.replace('2026', '2025') }));
    yield restated('a later end', () => ({ endedAt: '2026-12-31T00:00:00.000Z' }));
    yield restated('no date', () => ({ endedAt: 'soon' }), ['seal']);
    yield restated('another address', ({ url }) => ({ url: `${url}x` }));
    yield restated('no gaps', ({ gaps }) => ({ gaps: gaps.length > 0 ? [] : ['the picture'] }));
    yield restated('another package before it', () => ({ previous: sha256Hex(noise(4)) }));
    yield restated('another salt', () => ({ salt: '00'.repeat(16) }));
    yield restated('another signer', () => ({ signer: verifierKey(attacker) }));
    yield restated('the key written another way', ({ signer: key }) => ({ signer: key.replace(/=*$/, '==') }));
    yield changed('another signature', ['signature'], (seal) => ({ ...seal, signature: other.signature }));
    yield changed('a signature written another way', ['signature'], (seal) => ({
      ...seal,
      signature: seal.signature.replace(
        /.==$/,
        (end) => `${end === 'A==' ? 'B' : String.fromCharCode(end.charCodeAt(0) + 1)}==`,
      ),
    }));
    yield relogged('another place in the log', ['log'], ({ index, size }) => ({ index: (index + 1) % size }));
    if (n > 0) yield relogged('a hash of the proof left out', ['log'], ({ proof }) => ({ proof: proof.slice(1) }));
    const zeros = Buffer.alloc(32).toString('base64');
    yield relogged('a hash too many', ['log'], ({ proof }) => ({ proof: [...proof, zeros] }));
    yield relogged("another package's proof", ['log'], () => other.log);
    yield relogged("another package's proof at the own place", ['log'], () => ({ proof: other.log.proof }));
    const early = partsOf(n === 1 ? 0 : 1).seal.log;
    yield relogged('a checkpoint rolled back', ['log'], () => ({ checkpoint: early.checkpoint, size: early.size }));
    yield relogged('a checkpoint that nobody signed', ['checkpoint'], ({ checkpoint }) => ({
      checkpoint: checkpoint.replace(/.{8}\n$/u, (end) => `${end.startsWith('A') ? 'B' : 'A'}${end.slice(1)}`),
    }));
    yield relogged('a checkpoint that another signed', ['checkpoint'], ({ checkpoint }) => ({
      checkpoint: signNote(checkpoint.slice(0, checkpoint.lastIndexOf('\n\n') + 1), [attacker]),
    }));
    // The log forgets the entries before: the head that results is another than the one signed.
    yield relogged('entries removed from the log', ['checkpoint'], ({ checkpoint }, seal) => {
      const root = Buffer.from(rootOfHashes([leafHash(leafOf(seal.statement))])).toString('base64');
      const signature = checkpoint.slice(checkpoint.lastIndexOf('\n\n') + 1);
      return { index: 0, size: 1, proof: [], checkpoint: `test.example/log\n1\n${root}\n${signature}` };
    });
  }
}

/** What one does who seals everything anew with a key of their own, under the same name. Without the true key to compare with, it holds. */
function* sealByAnother(): Generator<Mutation> {
  for (let i = 0; i < 40; i++) {
    const n = pick();
    const { timestamp: _, ...seal } = partsOf(n).seal;
    const trust = trustKey();
    const forged = (kind: string, parts: Parts, change: Partial<Statement> = {}): Mutation => ({
      kind,
      bytes: putTogether(sealAnew({ ...parts, seal }, attacker, change)),
      at: ['signer'],
      trust,
    });
    yield forged('sealed anew by another', partsOf(n));
    yield forged('another screenshot, sealed anew by another', swapScreenshot(n));
    yield forged('an earlier clock, sealed anew by another', partsOf(n), {
      startedAt: '2025-01-01T00:00:00.000Z',
      endedAt: '2025-01-01T00:00:10.000Z',
    });
  }
}

/** What the sealer itself can do afterwards with the true key. Only what others have vouched for tells: the timestamp's authority. */
function* sealBySealer(): Generator<Mutation> {
  if (!authority) return;
  const trust = trustAll();
  for (let i = 0; i < 25; i++) {
    const n = 2 + 4 * random(48);
    const parts = partsOf(n);
    const changed = (kind: string, change: Partial<Statement>, own = parts): Mutation => ({
      kind,
      bytes: putTogether(sealAnew({ ...own, seal: parts.seal }, signer, change)),
      at: ['timestamp'],
      trust,
    });
    yield changed('an earlier clock, signed again after the timestamp', { startedAt: '2025-01-01T00:00:00.000Z' });
    yield changed('no gaps, signed again after the timestamp', { gaps: ['nothing'] });
    yield changed('another address, signed again after the timestamp', { url: 'https://other.example/' });
    yield changed('another screenshot, signed again after the timestamp', {}, swapScreenshot(n));
    const other = partsOf(2 + ((n + 38) % 192)).seal;
    const swapped = { ...parts, seal: { ...parts.seal, timestamp: other.timestamp ?? '' } };
    yield { kind: 'the token of another package', bytes: putTogether(swapped), at: ['timestamp'], trust };
    yield { kind: 'the token of another package, trusting nobody', bytes: putTogether(swapped), at: ['timestamp'] };
    const { timestamp, ...bare } = parts.seal;
    yield { kind: 'the token left out', bytes: putTogether({ ...parts, seal: bare }), at: ['timestamp'], trust };
    const token = Buffer.from(timestamp ?? '', 'base64');
    const longer = Buffer.concat([token, noise(1)]).toString('base64');
    yield {
      kind: 'a byte after the token',
      bytes: putTogether({ ...parts, seal: { ...bare, timestamp: longer } }),
      at: ['timestamp'],
      trust,
    };
  }
}

test('each of more than a thousand changes is caught, at the step that is about it', (context) => {
  const counts = new Map<string, number>();
  for (const mutations of [touchFile, changeParts, changeRecords, changeSeal, sealByAnother, sealBySealer]) {
    for (const { kind, bytes, at, trust } of mutations()) {
      const report = verifyPackage(bytes, trust);
      const fault = report.steps.find(({ ok }) => ok === false);
      assert.ok(!report.ok && fault && at.includes(fault.id), `${kind}: ${fault?.id ?? 'not caught'} (${at})`);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  context.diagnostic(`${total} changes of ${counts.size} kinds`);
  assert.ok(total >= 1000, String(total));
});

test('what only a trusted key can tell is said where none is given', () => {
  const { timestamp: _, ...seal } = partsOf(3).seal;
  const report = verifyPackage(putTogether(sealAnew({ ...swapScreenshot(3), seal }, attacker)));
  assert.ok(report.ok, 'a package that another sealed is a whole package');
  assert.deepEqual([report.trust, report.vouchers.every(({ trusted }) => trusted === null)], ['unknown-key', true]);
  assert.equal(report.steps.find(({ id }) => id === 'signer')?.ok, null);
  assert.match(report.verdict.en, /Nothing shows who sealed it/);
});
