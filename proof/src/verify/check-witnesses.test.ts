/**
 * What others have signed of the log: that it holds where it should, and that nothing that was changed, swapped or
 * dated otherwise passes for it.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createRandom, type Parts, putTogether, sealSample, takeApart } from '../../testing/packages.ts';
import { cosign } from '../base/cosignature.ts';
import { type Cosigner, createCosigner, type Signer, verifierKey } from '../base/keys.ts';
import { signatureLine, signNote } from '../base/note.ts';
import { createSigner } from '../base/signer.ts';
import { formatCheckpoint } from '../log/checkpoint.ts';
import { openLog } from '../log/log.ts';
import { inclusionProof, leafHash, rootOfHashes } from '../log/merkle.ts';
import { leafOf, type Seal } from '../seal/statement.ts';
import { readPolicy, type VerifyReport, verifyPackage } from './verify.ts';

const signerOf = (name: string, seed: number): Signer => createSigner(name, new Uint8Array(32).fill(seed));
const signer = signerOf('test.example/log', 7);
const [first, second] = [createCosigner(signerOf('w.example/1', 1)), createCosigner(signerOf('w.example/2', 2))];
const SECONDS = Date.parse('2026-11-25T10:00:00Z') / 1000;

let packages: Parts[];
/** Entries of the log: those of the packages, then others. */
let leaves: Uint8Array[];

before(async () => {
  const dir = mkdtempSync(join(tmpdir(), 'vigie-witnesses-'));
  const log = await openLog({ dir: join(dir, 'log'), origin: signer.name, signer });
  const random = createRandom(11);
  packages = [];
  for (const n of [2, 3, 4]) {
    const { bytes } = await sealSample(n, random, { dir, signer, log });
    packages.push(takeApart(bytes));
  }
  await log.close();
  leaves = [...packages.map(({ seal }) => leafOf(seal.statement)), ...[7, 8].map((n) => new Uint8Array(32).fill(n))];
  after(() => rmSync(dir, { recursive: true }));
});

/** The signed head of a log with these entries. */
function headOf(entries: readonly Uint8Array[], by = signer, origin = signer.name): string {
  const root = rootOfHashes(entries.map(leafHash));
  return signNote(formatCheckpoint({ origin, size: entries.length, root }), [by]);
}
const textOf = (note: string): string => note.slice(0, note.lastIndexOf('\n\n') + 1);
const lineOf = (note: string, by: Cosigner, seconds = SECONDS): string =>
  signatureLine(by, cosign(textOf(note), by, seconds));
const hashesOf = (entries: readonly Uint8Array[], index: number): string[] => {
  const hashes = entries.map(leafHash);
  const subtree = (level: number, at: number): Uint8Array =>
    rootOfHashes(hashes, at * 2 ** level, (at + 1) * 2 ** level);
  return inclusionProof(index, entries.length, subtree).map((hash) => Buffer.from(hash).toString('base64'));
};
const proofOf = (entries: readonly Uint8Array[], index: number, note: string): string =>
  `c2sp.org/tlog-proof@v1\nindex ${index}\n${hashesOf(entries, index)
    .map((hash) => `${hash}\n`)
    .join('')}\n${note}`;

/** The package at a place of the log, and the same with another word about the log. */
const packageAt = (index: number, log: Partial<Seal['log']> = {}): Uint8Array => {
  const { files, seal } = packages[index] ?? assert.fail();
  return putTogether({ files, seal: { ...seal, log: { ...seal.log, ...log } } });
};
const check = (bytes: Uint8Array, witnesses: readonly Cosigner[], proof?: string): VerifyReport =>
  verifyPackage(bytes, {
    trustedKeys: [verifierKey(signer)],
    witnesses: { keys: witnesses.map(verifierKey), ...(proof === undefined ? {} : { proof }) },
  });
const stepOf = ({ steps }: VerifyReport) => steps.find(({ id }) => id === 'witnesses') ?? assert.fail();
/** A proof of the entry in the whole log, whose head the first witness has cosigned. */
const goodProof = (index: number): string => {
  const head = headOf(leaves);
  return proofOf(leaves, index, head + lineOf(head, first));
};

test('without keys of witnesses nothing is said against the package, but that nobody has vouched for its log', () => {
  for (const report of [verifyPackage(packageAt(1)), check(packageAt(1), []), check(packageAt(1), [], goodProof(1))]) {
    const { ok, detail } = stepOf(report);
    assert.deepEqual([report.ok, ok], [true, null]);
    assert.match(detail.en, /^Nobody has vouched for the log/);
    assert.match(detail.fr, /^Personne ne s’est porté garant du journal/);
    assert.ok(report.vouchers.every(({ role }) => role !== 'witness'));
  }
});

test('who has cosigned is named, with when: in a later head, in the head of the package, or in both', () => {
  const at = '2026-11-25T10:00:00.000Z';
  const later = check(packageAt(1), [first], goodProof(1));
  assert.deepEqual(
    [later.ok, stepOf(later).ok, stepOf(later).detail.en],
    [true, true, `Seen by w.example/1 on ${at}.`],
  );
  assert.deepEqual(
    later.vouchers.filter(({ role }) => role === 'witness').map(({ name, trusted }) => [name, trusted]),
    [['w.example/1', true]],
  );
  assert.equal(
    stepOf(check(packageAt(1), [first, second], goodProof(1))).detail.fr,
    `Vu par w.example/1 le ${at} (1 des 2 témoins dont vous avez donné la clé).`,
  );
  const { checkpoint } = packages[1]?.seal.log ?? assert.fail();
  const own = packageAt(1, { checkpoint: checkpoint + lineOf(checkpoint, first, SECONDS - 3600) });
  assert.equal(stepOf(check(own, [first])).detail.en, 'Seen by w.example/1 on 2026-11-25T09:00:00.000Z.');
  const both = headOf(leaves);
  const proof = proofOf(leaves, 1, both + lineOf(both, second) + lineOf(both, first));
  assert.match(
    stepOf(check(own, [first, second], proof)).detail.en,
    /1 on .*09:00.*, w.example\/2 on .*10:00.*2 of the 2/,
  );
  // The head of the package itself is a later head as good as any.
  const same = proofOf(leaves.slice(0, 2), 1, checkpoint + lineOf(checkpoint, second));
  assert.equal(stepOf(check(packageAt(1), [second], same)).ok, true);
});

/** A name for each change, the package, the witnesses that the reader trusts, the proof, and what is said. */
function listChanges(): [string, Uint8Array, Cosigner[], string | undefined, RegExp][] {
  const own = packageAt(1);
  const head = headOf(leaves);
  const line = lineOf(head, first);
  const inAll = (note: string): string => proofOf(leaves, 1, note);
  const namesake = createCosigner(signerOf(first.name, 9));
  const { checkpoint } = packages[1]?.seal.log ?? assert.fail();
  const elsewhere = headOf(leaves.slice(0, 4));
  const early = leaves.slice(0, 2);
  const grown = packageAt(1, { size: leaves.length, proof: hashesOf(leaves, 1), checkpoint: head });
  const fork = [new Uint8Array(32).fill(5), ...leaves.slice(1, 2)];
  const moved = [...leaves.slice(1), ...leaves.slice(0, 1)];
  const foreign = signerOf('other.example/log', 8);
  const cosigned = (note: string): string => note + lineOf(note, first);
  const [, encoded = ''] = / (\S+)\n$/.exec(line) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  bytes.writeBigUInt64BE(BigInt(SECONDS - 86_400), 4);
  const backDated = `— ${first.name} ${bytes.toString('base64')}\n`;
  const longAgo = Date.parse('2026-01-01T00:00:00Z') / 1000;
  const plain = signatureLine(first, first.sign(new TextEncoder().encode(textOf(head))));
  const none = /^None of the witnesses/;
  const signature = /^A signature in the proof file is not valid/;
  const notShown = /^The proof file does not show this seal/;
  const history = /^The proof file tells another history/;
  const otherLog = /^The proof file is of another log/;
  return [
    ['no cosignature at all', own, [first], undefined, none],
    ['the key of another witness', own, [second], goodProof(1), none],
    ['a key of the same name', own, [namesake], goodProof(1), none],
    ['a signature of the same name by another', own, [first], inAll(head + lineOf(head, namesake)), none],
    ['a cosignature of another head', own, [first], inAll(head + lineOf(elsewhere, first)), signature],
    [
      'a cosignature of another head, in the package',
      packageAt(1, { checkpoint: checkpoint + lineOf(elsewhere, first) }),
      [first],
      undefined,
      /^The package has a signature on the log by a witness/,
    ],
    [
      'one good cosignature, one wrong',
      own,
      [first, second],
      inAll(head + line + lineOf(elsewhere, second)),
      signature,
    ],
    ['a signature of the text without a time', own, [first], inAll(head + plain), signature],
    ['the time put back', own, [first], inAll(head + backDated), signature],
    [
      'a witness that signs another time',
      own,
      [first],
      inAll(head + lineOf(head, first, longAgo)),
      /signed before, 2026-01-01/,
    ],
    ['no time', own, [first], inAll(head + lineOf(head, first, 0)), /signed before, 1970/],
    ["another package's proof", own, [first], goodProof(2), notShown],
    ["another package's place", own, [first], goodProof(1).replace('index 1', 'index 2'), notShown],
    ["another head's proof", own, [first], proofOf(leaves.slice(0, 4), 1, cosigned(head)), notShown],
    ['a head rolled back', grown, [first], proofOf(early, 1, cosigned(headOf(early))), history],
    ['another log of the same size', own, [first], proofOf(fork, 1, cosigned(headOf(fork))), history],
    ['another place in another log', own, [first], proofOf(moved, 0, cosigned(headOf(moved))), history],
    ['a head that the log has not signed', own, [first], inAll(`${textOf(head)}\n${line}`), otherLog],
    ['a head that another has signed', own, [first], inAll(cosigned(headOf(leaves, foreign))), otherLog],
    ["another log of the keeper's", own, [first], inAll(cosigned(headOf(leaves, signer, 'test.example/2'))), otherLog],
    ['nothing', own, [first], '', notShown],
    ['a head alone', own, [first], cosigned(head), notShown],
    ['line ends of another kind', own, [first], goodProof(1).replaceAll('\n', '\r\n'), notShown],
    ['a mark at the start', own, [first], `\ufeff${goodProof(1)}`, notShown],
    ['no proof, and nobody asked', own, [], 'proof', notShown],
  ];
}

test('what witnesses have not signed, or not of this seal in this log, is refused, and said', () => {
  for (const [kind, bytes, witnesses, proof, said] of listChanges()) {
    const report = check(bytes, witnesses, proof);
    const failed = report.steps.filter(({ ok }) => ok === false);
    assert.deepEqual([report.ok, failed.map(({ id }) => id), report.vouchers], [false, ['witnesses'], []], kind);
    assert.match(failed[0]?.detail.en ?? '', said, kind);
  }
});

test('no character of a proof can be another', () => {
  const [bytes, proof] = [packageAt(1), goodProof(1)];
  for (let at = 0; at < proof.length; at++) {
    const turned = `${proof.slice(0, at)}${proof[at] === 'A' ? 'B' : 'A'}${proof.slice(at + 1)}`;
    assert.equal(stepOf(check(bytes, [first], turned)).ok, false, `character ${at}: ${turned.slice(at - 20, at + 20)}`);
  }
});

/** What is said under a policy, with or without keys beside it. */
function underPolicy(bytes: Uint8Array, policy: string, proof?: string, keys: readonly Cosigner[] = []): VerifyReport {
  return verifyPackage(bytes, {
    policy: readPolicy(new TextEncoder().encode(policy)),
    witnesses: { keys: keys.map(verifierKey), ...(proof === undefined ? {} : { proof }) },
  });
}
const failedOf = ({ steps }: VerifyReport): string[] => steps.filter(({ ok }) => ok === false).map(({ id }) => id);

test('a policy says which log and which witnesses are trusted; its quorum is that of one head', () => {
  const log = `log ${verifierKey(signer)}\n`;
  const two = `witness a ${verifierKey(first)}\nwitness b ${verifierKey(second)}\n`;
  const [any, all] = [`${log}${two}group g any a b\nquorum g\n`, `${log}${two}group g all a b\nquorum g\n`];
  const head = headOf(leaves);
  const proofBy = (...by: Cosigner[]): string =>
    proofOf(leaves, 1, `${head}${by.map((each) => lineOf(head, each)).join('')}`);
  const { checkpoint } = packages[1]?.seal.log ?? assert.fail();
  const own = packageAt(1, { checkpoint: checkpoint + lineOf(checkpoint, first) });
  const foreign = `log ${verifierKey(signerOf('other.example/log', 8))}\n`;
  const renamed = `log ${verifierKey(signerOf('renamed.example/log', 7))}\n`;
  for (const [kind, bytes, policy, proof, failed] of [
    ['one of two', packageAt(1), any, proofBy(first), []],
    ['both of two', packageAt(1), all, proofBy(second, first), []],
    ['one where both are asked for', packageAt(1), all, proofBy(second), ['witnesses']],
    ['one in each of two heads', own, all, proofBy(second), ['witnesses']],
    ['one in the head of the package', own, any, proofOf(leaves, 1, head), []],
    ['nobody', packageAt(1), any, undefined, ['witnesses']],
    ['nobody asked for', packageAt(1), `${log}quorum none\n`, undefined, []],
    ['another log', packageAt(1), `${foreign}quorum none\n`, undefined, ['signer']],
    ['this log among others', packageAt(1), `${foreign}${log}quorum none\n`, undefined, []],
    ['the key under another name', packageAt(1), `${renamed}quorum none\n`, undefined, ['signer']],
    ['no log named', packageAt(1), 'quorum none\n', undefined, []],
  ] satisfies [string, Uint8Array, string, string | undefined, string[]][])
    assert.deepEqual(failedOf(underPolicy(bytes, policy, proof)), failed, kind);
  const seen = underPolicy(packageAt(1), any, proofBy(first));
  assert.deepEqual([seen.trust, stepOf(seen).ok], ['known-key', true]);
  assert.match(stepOf(seen).detail.en, /^Seen by w\.example\/1 on .*\. As your policy asks \(quorum g\)\.$/);
  assert.match(stepOf(seen).detail.fr, /Conforme à votre politique \(quorum g\)\.$/);
  const nobody = underPolicy(packageAt(1), `${log}quorum none\n`);
  assert.deepEqual([nobody.ok, stepOf(nobody).ok], [true, null]);
  assert.match(stepOf(nobody).detail.en, /^Nobody has vouched for the log: your policy asks for no witness/);
  assert.equal(underPolicy(packageAt(1), 'quorum none\n').trust, 'unknown-key');
});

test('keys beside a policy narrow what is trusted, and never widen it', () => {
  const policy = `log ${verifierKey(signer)}\nwitness a ${verifierKey(first)}\nquorum a\n`;
  const head = headOf(leaves);
  const proof = proofOf(leaves, 1, head + lineOf(head, first) + lineOf(head, second));
  assert.deepEqual(failedOf(underPolicy(packageAt(1), policy, proof, [second])), []);
  assert.deepEqual(failedOf(underPolicy(packageAt(1), policy, goodProof(1), [second])), ['witnesses']);
  const bySecond = proofOf(leaves, 1, head + lineOf(head, second));
  assert.deepEqual(failedOf(underPolicy(packageAt(1), policy, bySecond, [second])), ['witnesses']);
  const other = verifierKey(signerOf('other.example/log', 8));
  for (const [key, logs] of [
    [other, policy],
    [verifierKey(signer), policy.replace(verifierKey(signer), other)],
  ] as const) {
    const read = readPolicy(new TextEncoder().encode(logs));
    const report = verifyPackage(packageAt(1), { trustedKeys: [key], policy: read, witnesses: { keys: [], proof } });
    assert.deepEqual(failedOf(report), ['signer']);
  }
});

test('a log that calls itself otherwise than its key is not the one that a policy names', () => {
  const { files, seal } = packages[0] ?? assert.fail();
  const leaf = leafOf(seal.statement);
  const checkpoint = headOf([leaf], signer, 'test.example/2');
  const bytes = putTogether({ files, seal: { ...seal, log: { index: 0, size: 1, proof: [], checkpoint } } });
  assert.deepEqual(failedOf(underPolicy(bytes, `log ${verifierKey(signer)}\nquorum none\n`)), ['checkpoint']);
});
