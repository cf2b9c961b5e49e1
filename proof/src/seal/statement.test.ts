import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifierKey } from '../base/keys.ts';
import { createSigner } from '../base/signer.ts';
import { digestOfStatement, leafOf, SEAL_FORMAT, type Statement } from './statement.ts';

test('a statement has the digest and the leaf that it has always had: what was sealed is checked by them', () => {
  const statement: Statement = {
    format: SEAL_FORMAT,
    contents: 'ab'.repeat(32),
    url: 'https://shop.example/offer/1?q=été “lampe” 👍🏽',
    finalUrl: 'https://shop.example/offer/1',
    startedAt: '2026-11-24T10:00:00.000Z',
    endedAt: '2026-11-24T10:00:05.250Z',
    by: 'browser',
    gaps: ['an image that did not come: "\\u0007"'],
    clock: 'system',
    maker: { software: 'test', version: '1' },
    previous: null,
    salt: '01'.repeat(32),
    signer: verifierKey(createSigner('test.example/log', new Uint8Array(32).fill(7))),
  };
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  assert.equal(hex(digestOfStatement(statement)), '59f8ed536aa7c619248299821de01ed8b84def9e7d01ef81a855fc215751a68e');
  assert.equal(hex(leafOf(statement)), 'c152ac20bda370cbc675bbe32d42d803fdba4262627a0d0f078a2710cff2542b');
});
