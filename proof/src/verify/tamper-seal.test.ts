/**
 * What it takes to seal a package otherwise unseen: for one without the key, who makes all else consistent; for one who
 * seals it anew with a key of their own (only `--key` tells); and for the sealer itself after the fact (only the
 * timestamp tells). Each change with the step that must name it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson } from '@vigie/canonical-json';
import { mendDigests, type Parts, putTogether, sealAnew } from '../../testing/packages.ts';
import {
  another,
  assertCaught,
  attacker,
  encode,
  GOOD,
  hasAuthority,
  type Mutation,
  noise,
  partsOf,
  pick,
  ROUNDS,
  random,
  type StepId,
  sealPackages,
  signer,
  trustAll,
  trustKey,
} from '../../testing/tampering.ts';
import { verifierKey } from '../base/keys.ts';
import { signNote } from '../base/note.ts';
import { leafHash, rootOfHashes } from '../log/merkle.ts';
import { MANIFEST_PATH, sha256Hex } from '../seal/package-layout.ts';
import { leafOf, SEAL_PATH, type Seal, type Statement } from '../seal/statement.ts';
import { verifyPackage } from './verify.ts';

sealPackages();

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
  for (let i = 0; i < ROUNDS; i++) {
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

/**
 * What one does who seals everything anew with a key of their own, under the same name. Without the true key to compare
 * with, it holds.
 */
function* sealByAnother(): Generator<Mutation> {
  for (let i = 0; i < 2 * ROUNDS; i++) {
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

/**
 * What the sealer itself can do afterwards with the true key. Only what others have vouched for tells: the timestamp's
 * authority.
 */
function* sealBySealer(): Generator<Mutation> {
  if (!hasAuthority()) return;
  const trust = trustAll();
  for (let i = 0; i < ROUNDS; i++) {
    const n = 2 + 4 * random(GOOD / 4 - 2);
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
    const other = partsOf(2 + ((n + 38) % (GOOD - 8))).seal;
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

test('each of hundreds of changes of the seal is caught, at the step that is about it', (context) => {
  assertCaught(context, [changeSeal, sealByAnother, sealBySealer], 25 * ROUNDS);
});

test('what only a trusted key can tell is said where none is given', () => {
  const { timestamp: _, ...seal } = partsOf(3).seal;
  const report = verifyPackage(putTogether(sealAnew({ ...swapScreenshot(3), seal }, attacker)));
  assert.ok(report.ok, 'a package that another sealed is a whole package');
  assert.deepEqual([report.trust, report.vouchers.every(({ trusted }) => trusted === null)], ['unknown-key', true]);
  assert.equal(report.steps.find(({ id }) => id === 'signer')?.ok, null);
  assert.match(report.verdict.en, /Nothing shows who sealed it/);
});
