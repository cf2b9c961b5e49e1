import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SHARED_DATA, unlessShared } from '../../../tools/shared-data.ts';
import { cosign, verifyCosignature } from './cosignature.ts';
import { createCosigner, parseVerifierKey, verifierKey, verifyEd25519 } from './keys.ts';
import { openNote, signatureLine, signNote } from './note.ts';
import { createSigner } from './signer.ts';

/**
 * A head that a log in operation published, with its own signature of another type and those of four public witnesses;
 * keys as the witnesses publish them (sigsum's and transparency.dev's lists).
 */
const PUBLISHED = `arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==
`;
const SECONDS = 0x6a122120;
const LOG = 'arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f';
const REMORA = 'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2';
const SMARTIT = `witness1.smartit.nu/witness1+a48c820f+${Buffer.from('04f4855a0f46e8a3e23bb40faf260ee57ab8a18249fa402f2ca2d28a60e1a3130e', 'hex').toString('base64')}`;
const STAGEMOLE = `witness.stagemole.eu+67f7aea0+${Buffer.from('044a921b7caef58ae670cdc11ef4184f1c058f7b9259a9107a969f69fa54aa496f', 'hex').toString('base64')}`;

test("published cosignatures hold: those of public witnesses on a public log's head, beside its own signature", () => {
  const keys = [LOG, REMORA, SMARTIT, STAGEMOLE].map(parseVerifierKey);
  const opened = openNote(PUBLISHED, keys);
  assert.deepEqual(opened.verified, ['arche2025h1.staging.ct.transparency.dev']);
  assert.deepEqual(
    opened.cosigned.map(({ name, seconds }) => ({ name, seconds })),
    ['witness1.smartit.nu/witness1', 'remora.n621.de', 'witness.stagemole.eu'].map((name) => ({
      name,
      seconds: SECONDS,
    })),
  );
  assert.equal(opened.unknown, 2);
  for (const { line } of opened.cosigned) assert.ok(PUBLISHED.includes(`\n${line}`));
  assert.deepEqual(keys.map(verifierKey), [LOG, REMORA, SMARTIT, STAGEMOLE]);
});

test('a cosignature covers text, time and key; and is no signature of a note', () => {
  const witness = createSigner('witness.example/w1', new Uint8Array(32).fill(3));
  const cosigner = createCosigner(witness);
  const verifier = parseVerifierKey(verifierKey(cosigner));
  const text = 'example.com/log\n1\nf+7CoKgXKE/tNys9TTXcr/ad6U/K3xvznmzew9y6SP0=\nan extension line\n';
  const signature = cosign(text, cosigner, 1_679_315_147);
  assert.equal(verifyCosignature(text, signature, verifier), 1_679_315_147);
  assert.equal(verifyCosignature(text.replace('an ext', 'no ext'), signature, verifier), null);
  for (let at = 0; at < signature.length; at++) {
    const changed = Uint8Array.from(signature, (byte, index) => (index === at ? byte ^ 1 : byte));
    assert.equal(verifyCosignature(text, changed, verifier), null, `byte ${at}`);
  }
  assert.equal(verifyCosignature(text, signature.subarray(1), verifier), null);
  const signed = signNote(text, [witness]);
  const note = signed + signatureLine(cosigner, signature);
  assert.deepEqual(openNote(note, [witness]).cosigned, []);
  const both = openNote(note, [witness, verifier]);
  assert.deepEqual([both.verified.length, both.cosigned.length, both.unknown], [1, 1, 0]);
  // A witness's key vouches by a cosignature only: what the same key signed as a note is refused under its id, and the
  // reverse.
  const plain = signatureLine(cosigner, witness.sign(new TextEncoder().encode(text)));
  assert.throws(() => openNote(signed + plain, [verifier]), { code: 'VIGIE_PROOF_NOTE_SIGNATURE' });
  const misplaced = signatureLine(witness, signature);
  assert.throws(() => openNote(`${text}\n${misplaced}`, [witness]), { code: 'VIGIE_PROOF_NOTE_SIGNATURE' });
});

test('a note with control characters, a lone carriage return or a malformed line is none', () => {
  for (const spoil of ['\u0000', '\t', '\r']) {
    assert.throws(() => openNote(PUBLISHED.replace('1432088532', `1432088532${spoil}`), []), {
      code: 'VIGIE_PROOF_NOTE',
    });
  }
  assert.throws(() => openNote(PUBLISHED.replace('— remora', '- remora'), []), { code: 'VIGIE_PROOF_NOTE' });
  assert.equal(openNote(PUBLISHED, []).unknown, 6);
});

const vectors = join(SHARED_DATA, 'conformance/cctv_ed25519/ed25519vectors.json');

/** Of the 914 published edge cases of Ed25519, those that hold by RFC 8032 and have no point of a small order. */
test('Ed25519 as C2SP publishes its edge cases: non-canonical points, small orders and their leftovers are refused', {
  skip: unlessShared(vectors),
}, () => {
  const refused = /^(?:low_order_A|low_order_R|non_canonical_A|non_canonical_R|low_order_residue|reencoded_k)$/;
  const cases: { number: number; key: string; sig: string; msg: string; flags: string[] | null }[] = JSON.parse(
    readFileSync(vectors, 'utf8'),
  );
  assert.equal(cases.length, 914);
  let held = 0;
  for (const { number, key, sig, msg, flags } of cases) {
    const holds = verifyEd25519(Buffer.from(key, 'hex'), Buffer.from(msg), Buffer.from(sig, 'hex'));
    assert.equal(holds, !flags?.some((flag) => refused.test(flag)), `vector ${number}: ${flags}`);
    held += Number(holds);
  }
  assert.ok(held > 0);
});
