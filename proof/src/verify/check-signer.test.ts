// Keys that were replaced: what each has sealed holds by the key that is trusted now, with the dates, and nothing else.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createRandom, makeCapture, sealSample } from '../../testing/packages.ts';
import { formatKeyHistory, readKeyHistory, signKeyChange } from '../base/key-history.ts';
import { type Signer, verifierKey } from '../base/keys.ts';
import { createSigner } from '../base/signer.ts';
import { openLog } from '../log/log.ts';
import { writeProof } from '../log/write-proof.ts';
import { type VerifyOptions, verifyPackage } from './verify.ts';

const ORIGIN = 'log.example/evidence';
const signers = [1, 2, 3].map((n) => createSigner(ORIGIN, new Uint8Array(32).fill(n)));
const [first, second, third] = signers as [Signer, Signer, Signer];
const [one, two, three] = [first, second, third].map(verifierKey) as [string, string, string];
const dir = mkdtempSync(join(tmpdir(), 'vigie-keys-'));
const logDir = join(dir, 'log');
const random = createRandom(5);
const packages: Uint8Array[] = [];
after(() => rmSync(dir, { recursive: true }));

const VISITED = Date.parse(makeCapture(1, createRandom(5)).endedAt);
const later = (days: number): string => new Date(VISITED + days * 86_400_000).toISOString();

async function seal(into: string, n: number, signer: Signer, formerKeys: Signer[] = []): Promise<Uint8Array> {
  const log = await openLog({ dir: into, origin: ORIGIN, signer, formerKeys });
  const { bytes } = await sealSample(n, random, {
    id: `p${n}-${signers.indexOf(signer)}`,
    dir: join(into, '..'),
    signer,
    log,
    watchers: [],
  });
  await log.close();
  return bytes;
}

/** The first key, replaced as planned after one entry; the second, withdrawn after two. */
const planned = signKeyChange({ at: later(10), withdrawnSince: null, size: 1 }, [], first, second);
const withdrawn = (since: string): string =>
  signKeyChange({ at: later(20), withdrawnSince: since, size: 2 }, [planned], second, third);
const history = formatKeyHistory([planned, withdrawn(later(15))]);

before(async () => {
  packages.push(await seal(logDir, 1, first));
  packages.push(await seal(logDir, 2, second, [first]));
  packages.push(await seal(logDir, 3, third, [second, first]));
});

const check = (n: number, options: VerifyOptions) => {
  const { ok, steps } = verifyPackage(packages[n] ?? new Uint8Array(), options);
  const { en } = steps.find(({ id }) => id === 'signer')?.detail ?? { en: '' };
  return { ok, en };
};
const proofOf = (index: number): string => writeProof(logDir, index, readFileSync(join(logDir, 'checkpoint'), 'utf8'));
const withProof = (n: number): VerifyOptions => ({
  trustedKeys: [three],
  keyHistory: history,
  witnesses: { keys: [], proof: proofOf(n) },
});

test('what a replaced key has sealed holds by the newest key and the changes, with the dates', () => {
  assert.equal(check(0, { trustedKeys: [three] }).ok, false, 'the newest key alone does not know it');
  const rotated = check(0, { trustedKeys: [three], keyHistory: history });
  assert.ok(rotated.ok);
  assert.match(rotated.en, new RegExp(`in use until ${later(10)}`));
  assert.ok(check(2, { trustedKeys: [three], keyHistory: history }).ok);
  assert.ok(check(0, { trustedKeys: [one] }).ok, 'by the old key itself, as before');
  assert.ok(
    check(1, { trustedKeys: [one], keyHistory: formatKeyHistory([planned]) }).ok,
    'a planned change is followed',
  );
});

test('what a withdrawn key has sealed holds by a proof in a head of a later key alone', () => {
  const without = check(1, { trustedKeys: [three], keyHistory: history });
  assert.equal(without.ok, false);
  assert.match(without.en, /withdrawn on .* Only a proof file/);
  const proved = check(1, withProof(1));
  assert.ok(proved.ok, proved.en);
  assert.match(proved.en, new RegExp(`in use from ${later(10)}; in use until ${later(20)}; withdrawn.*${later(15)}`));
  assert.equal(check(1, withProof(0)).ok, false, 'the proof of another entry');
  const since = formatKeyHistory([planned, withdrawn(later(-1))]);
  const late = check(1, { ...withProof(1), keyHistory: since });
  assert.match(late.en, /before this was sealed/);
  assert.equal(late.ok, false);
  assert.equal(check(2, { trustedKeys: [two], keyHistory: history }).ok, false, 'it answers for no key after it');
});

test('a key that was withdrawn seals nothing more, in the log or in one of its own', async () => {
  const own = join(dir, 'thief');
  cpSync(logDir, join(own, 'log'), { recursive: true });
  rmSync(join(own, 'log/checkpoint'));
  rmSync(join(own, 'log/highest'));
  rmSync(join(own, 'log/tile'), { recursive: true });
  // Another log under the stolen key: as long, with a package that says it was sealed before.
  await seal(join(own, 'log'), 4, second);
  const forged = await seal(join(own, 'log'), 5, second);
  for (const proof of [
    proofOf(0),
    proofOf(1),
    writeProof(join(own, 'log'), 1, readFileSync(join(own, 'log/checkpoint'), 'utf8')),
  ]) {
    const report = verifyPackage(forged, { ...withProof(1), witnesses: { keys: [], proof } });
    assert.equal(report.steps.find(({ id }) => id === 'signer')?.ok, false);
  }
});

test('changes of keys that are not signed by both, or do not follow one another, are refused', () => {
  assert.equal(readKeyHistory(history).length, 2);
  const stranger = createSigner(ORIGIN, new Uint8Array(32).fill(9));
  const forged = signKeyChange({ at: later(5), withdrawnSince: null, size: 1 }, [], stranger, second);
  for (const [what, notes] of Object.entries({
    'another past': [forged, withdrawn(later(15))],
    'without the first': [withdrawn(later(15))],
    'turned round': [withdrawn(later(15)), planned],
    'a date changed': [planned.replace(later(10), later(9))],
    'a signature left out': [planned.replace(/\n[^\n]+\n$/, '\n')],
  })) {
    assert.throws(() => readKeyHistory(formatKeyHistory(notes)), { name: 'ProofError' }, what);
    assert.equal(check(2, { trustedKeys: [three], keyHistory: formatKeyHistory(notes) }).ok, false, what);
  }
  for (const file of ['', '{}', '[]', '{"format":"vigie-keys/1","changes":[1]}']) {
    assert.throws(() => readKeyHistory(file), { code: 'VIGIE_PROOF_KEYS' });
  }
});
