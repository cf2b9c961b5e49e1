import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { draws } from '../../../tools/draws.ts';
import { generatePssKeys } from '../../testing/pss-keys.ts';
import * as browser from './browser.ts';
import * as node from './node.ts';

const bytes = fc.uint8Array({ maxLength: 3000 });
const NAMES: node.HashName[] = ['sha1', 'sha256', 'sha384', 'sha512'];

test('the browser offers what Node offers', () =>
  assert.deepEqual(Object.keys(browser).sort(), Object.keys(node).sort()));

test('hashes and checksums of both are the same', () => {
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      for (const name of NAMES) assert.deepEqual(browser.hash(name, a, b), node.hash(name, a, b));
      assert.equal(browser.crc32(a), node.crc32(a));
    }),
  );
  assert.deepEqual(node.hash('sha256'), createHash('sha256').digest());
});

test('both decompress alike: what follows is left, what is broken, cut or too large is refused', () => {
  fc.assert(
    fc.property(bytes, bytes, fc.nat(), (content, tail, at) => {
      const packed = deflateRawSync(content);
      const followed = Buffer.concat([packed, tail]);
      for (const { inflate } of [node, browser]) {
        assert.deepEqual(inflate(followed, 10_000), { data: Buffer.from(content), used: packed.length });
        if (content.length > 1) assert.equal(inflate(packed, content.length - 1), null);
        assert.equal(inflate(packed.subarray(0, at % packed.length), 10_000), null);
      }
      const turned = Uint8Array.from(packed);
      turned[at % packed.length] = (packed[at % packed.length] ?? 0) ^ (1 << (at % 8));
      assert.deepEqual(browser.inflate(turned, 10_000), node.inflate(turned, 10_000));
    }),
    { numRuns: draws(150, 500) },
  );
});

test('both hold the same signatures to be right, and wrong', () => {
  const message = randomBytes(100);
  const keys = [
    generateKeyPairSync('rsa', { modulusLength: 2048 }),
    generateKeyPairSync('rsa', { modulusLength: 3072 }),
    ...['P-256', 'P-384', 'P-521', 'brainpoolP256r1', 'brainpoolP384r1', 'brainpoolP512r1'].map((namedCurve) =>
      generateKeyPairSync('ec', { namedCurve }),
    ),
  ];
  for (const { publicKey, privateKey } of keys) {
    const spki = publicKey.export({ format: 'der', type: 'spki' });
    for (const name of NAMES) {
      const signature = sign(name, message, privateKey);
      const turned = Uint8Array.from(signature);
      turned[turned.length >> 1] = (signature[turned.length >> 1] ?? 0) ^ 4;
      for (const { verifySignature } of [node, browser]) {
        const place = `${privateKey.asymmetricKeyType} ${privateKey.asymmetricKeyDetails?.namedCurve ?? ''} ${name}`;
        assert.ok(verifySignature(spki, name, message, signature), place);
        assert.ok(!verifySignature(spki, name, message, turned), place);
        assert.ok(!verifySignature(spki, name, randomBytes(100), signature), place);
        assert.ok(!verifySignature(spki, name, message, signature.subarray(1)), place);
        assert.ok(!verifySignature(spki.subarray(1), name, message, signature), place);
      }
    }
  }
  const other = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
  for (const { verifySignature } of [node, browser])
    assert.ok(
      !verifySignature(
        other.publicKey.export({ format: 'der', type: 'spki' }),
        'sha256',
        message,
        sign('sha256', message, other.privateKey),
      ),
      'a curve that nobody asked for',
    );
  const ed = generateKeyPairSync('ed25519');
  const raw = ed.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const signature = sign(null, message, ed.privateKey);
  for (const { verifyEd25519 } of [node, browser]) {
    assert.ok(verifyEd25519(raw, message, signature));
    assert.ok(!verifyEd25519(raw, message.subarray(1), signature));
    assert.ok(!verifyEd25519(raw, message, signature.subarray(1)));
    assert.ok(!verifyEd25519(new Uint8Array(32).fill(255), message, signature));
  }
});

/** RSASSA-PSS: size of the key, hash, hash of the mask, length of the salt (RFC 4055, section 3.1). */
const PSS: [number, node.HashName, node.HashName, number][] = [
  [2048, 'sha256', 'sha256', 32],
  [2048, 'sha1', 'sha1', 20],
  [2048, 'sha384', 'sha384', 48],
  [2048, 'sha512', 'sha512', 64],
  [2048, 'sha512', 'sha256', 32],
  [2048, 'sha256', 'sha1', 20],
  [2048, 'sha256', 'sha256', 0],
  // The longest that fits.
  [2048, 'sha256', 'sha256', 222],
  // An encoded message that is a byte shorter than the key, and others that do not fill their first byte.
  [2049, 'sha256', 'sha256', 32],
  [2047, 'sha256', 'sha256', 32],
  [2050, 'sha384', 'sha384', 48],
];

test('both hold the same RSASSA-PSS signatures to be right, with just the parameters that the key states', () => {
  const message = randomBytes(100);
  for (const [modulusLength, hashAlgorithm, mgf1HashAlgorithm, saltLength] of PSS) {
    const stated = { modulusLength, hashAlgorithm, mgf1HashAlgorithm, saltLength };
    const { publicKey, privateKey } = generatePssKeys(stated);
    const spki = publicKey.export({ format: 'der', type: 'spki' });
    const signature = sign(hashAlgorithm, message, { key: privateKey, saltLength });
    const turned = Uint8Array.from(signature);
    turned[turned.length >> 1] = (signature[turned.length >> 1] ?? 0) ^ 4;
    const longer =
      saltLength < 200 ? sign(hashAlgorithm, message, { key: privateKey, saltLength: saltLength + 1 }) : null;
    const place = JSON.stringify(stated);
    for (const { verifySignature } of [node, browser]) {
      assert.ok(verifySignature(spki, hashAlgorithm, message, signature), place);
      assert.ok(!verifySignature(spki, hashAlgorithm, message, turned), place);
      assert.ok(!verifySignature(spki, hashAlgorithm, randomBytes(100), signature), place);
      assert.ok(!verifySignature(spki, hashAlgorithm, message, signature.subarray(1)), place);
      assert.ok(!verifySignature(spki, hashAlgorithm === 'sha256' ? 'sha384' : 'sha256', message, signature), place);
      if (longer) assert.ok(!verifySignature(spki, hashAlgorithm, message, longer), `${place}, a longer salt`);
    }
  }
  const { publicKey, privateKey } = generatePssKeys({ modulusLength: 2048 });
  const unstated = publicKey.export({ format: 'der', type: 'spki' });
  const signature = sign('sha256', message, { key: privateKey, saltLength: 32 });
  for (const { verifySignature } of [node, browser])
    assert.ok(!verifySignature(unstated, 'sha256', message, signature), 'a key that states none');
});

/**
 * RFC 8032 leaves open whether what is left of a small order counts. It does under Node: a browser must not forgive
 * what Node refuses.
 */
test('both refuse an Ed25519 signature with a leftover of small order, and a scalar or a point that is not reduced', () => {
  const { BASE, Fn, fromHex } = ed25519.Point;
  const leftover = fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05');
  const toNumber = (written: Uint8Array): bigint => BigInt(`0x${Buffer.from(written).reverse().toString('hex')}`);
  const toBytes = (scalar: bigint): Buffer => Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex').reverse();
  const message = randomBytes(50);
  const [secret, once] = [5678n, 1234n];
  for (const [key, r, isRight] of [
    [BASE.multiply(secret), BASE.multiply(once), true],
    [BASE.multiply(secret), BASE.multiply(once).add(leftover), false],
  ] as const) {
    const [keyBytes, rBytes] = [key.toBytes(), r.toBytes()];
    const k = toNumber(node.hash('sha512', rBytes, keyBytes, message)) % Fn.ORDER;
    const s = (once + k * secret) % Fn.ORDER;
    const signature = Buffer.concat([rBytes, toBytes(s)]);
    assert.ok(ed25519.verify(signature, message, keyBytes, { zip215: true }), 'right but for the leftover');
    for (const { verifyEd25519 } of [node, browser]) {
      assert.equal(verifyEd25519(keyBytes, message, signature), isRight);
      assert.ok(!verifyEd25519(keyBytes, message, Buffer.concat([rBytes, toBytes(s + Fn.ORDER)])));
      assert.ok(!verifyEd25519(keyBytes, message, Buffer.concat([new Uint8Array(32).fill(255), toBytes(s)])));
    }
  }
});
