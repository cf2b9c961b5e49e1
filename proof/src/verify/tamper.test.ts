/**
 * What it takes to change a package unseen, for one who has no key: over a thousand changes of the file and of its
 * parts, made with a fixed seed, each with the step that must name it. And packages that nobody touched: none may be
 * refused. What is done to the seal: tamper-seal.test.ts.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { canonicalJson } from '@vigie/canonical-json';
import { mendDigests, type Parts, putTogether } from '../../testing/packages.ts';
import {
  another,
  assertCaught,
  bytesOf,
  encode,
  GOOD,
  hasAuthority,
  isStamped,
  type Mutation,
  noise,
  partsOf,
  pick,
  random,
  type StepId,
  sealPackages,
  trustAll,
  trustKey,
} from '../../testing/tampering.ts';
import { writeArchive } from '../seal/archive.ts';
import { DIGEST_PATH, INDEX_PATH, MANIFEST_PATH, PAGES_PATH, sha256Hex, WARC_PATH } from '../seal/package-layout.ts';
import { readWarc } from '../seal/read-warc.ts';
import { SEAL_PATH } from '../seal/statement.ts';
import { verifyPackage } from './verify.ts';

sealPackages();

test(`none of ${GOOD} good packages is refused`, (context) => {
  if (!hasAuthority()) context.diagnostic('without openssl, none of them has a timestamp');
  for (const [n, bytes] of Array.from({ length: GOOD }, (_, n) => bytesOf(n)).entries()) {
    const report = verifyPackage(bytes, isStamped(n) ? trustAll() : trustKey());
    assert.ok(report.ok, `package ${n}: ${JSON.stringify(report.steps.find(({ ok }) => ok === false))}`);
    assert.ok(verifyPackage(bytes).ok, `package ${n}, trusting nobody`);
  }
});

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

/**
 * Changes to the web archive that leave all digests of the package right: a record dropped, doubled, moved, replaced.
 */
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

test('each of more than a thousand changes of the parts is caught, at the step that is about it', (context) => {
  assertCaught(context, [touchFile, changeParts, changeRecords], 1000);
});
