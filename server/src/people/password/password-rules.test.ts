import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mustBeHardToGuess } from './password-rules.ts';

const KNOWN = ['ada.lovelace@shop.example', 'Ada Lovelace', 'Service de contrôle'];

test('a password that many choose, that repeats itself or that names the person is refused', async () => {
  for (const [password, code] of [
    ['Xk3-9qLp-77vW-', 'VIGIE_PEOPLE_PASSWORD_SHORT'],
    ['é'.repeat(257), 'VIGIE_PEOPLE_PASSWORD_LONG'],
    ['aaaaaaaaaaaaaaaa', 'VIGIE_PEOPLE_PASSWORD_COMMON'],
    ['passwordpassword', 'VIGIE_PEOPLE_PASSWORD_COMMON'],
    ['1234567890123456', 'VIGIE_PEOPLE_PASSWORD_COMMON'],
    ['qwertyuiopasdfgh', 'VIGIE_PEOPLE_PASSWORD_COMMON'],
    ['vigievigievigie', 'VIGIE_PEOPLE_PASSWORD_COMMON'],
    ['ada.lovelace@shop.example', 'VIGIE_PEOPLE_PASSWORD_COMMON'],
    ['LovelaceLovelace1', 'VIGIE_PEOPLE_PASSWORD_COMMON'],
  ] as const)
    await assert.rejects(mustBeHardToGuess(password, KNOWN), { code, status: 400 }, password);
});

test('any other is taken, whatever its signs, and a long one is judged in time', async () => {
  for (const password of [
    'cheval correct agrafe pile',
    'unlaufkcqwermvt',
    'Приморский бульвар 27',
    'x9k '.repeat(64),
  ]) {
    const before = performance.now();
    await mustBeHardToGuess(password, KNOWN).catch((error) => assert.equal(password.length, 256, String(error)));
    assert.ok(performance.now() - before < 5000, password);
  }
});
