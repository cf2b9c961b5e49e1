import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { createTimestampRequest, readTimestampResponse, TimestampFault, verifyTimestamp } from './timestamp.ts';
import { createTestAuthority, hasOpenssl, OTHER_POLICY, POLICY, type TestAuthority } from './timestamp-testing.ts';

const digest = createHash('sha256').update('a seal').digest();
const skip = hasOpenssl() ? false : 'no openssl on this machine';

describe('timestamps', { skip }, () => {
  let authority: TestAuthority;
  const tokenOf = (as: 'good' | 'expired' | 'revoked' = 'good', policy = POLICY): Uint8Array => {
    const { request, nonce } = createTimestampRequest(digest);
    const answer = authority.answer(request, as, policy);
    return as === 'expired' ? answer : readTimestampResponse(answer, digest, nonce);
  };
  before(() => {
    authority = createTestAuthority();
  });
  after(() => authority.remove());

  test('a token over a digest holds, and says when and by whom', () => {
    const began = Date.now();
    const token = tokenOf();
    const said = verifyTimestamp(token, digest, {
      roots: [authority.root],
      crls: [authority.crl()],
      policies: [POLICY],
    });
    assert.ok(Math.abs(Date.parse(said.at) - began) < 60_000, said.at);
    assert.deepEqual([said.authority, said.policy, said.trusted], ['Test authority good', POLICY, true]);
    assert.equal(verifyTimestamp(token, digest).trusted, null, 'without roots it says so');
  });

  test('each thing that can be wrong is named', () => {
    const good = tokenOf();
    const other = createTestAuthority();
    try {
      const cases: [string, RegExp, () => unknown][] = [
        ['another digest', /of something else/, () => verifyTimestamp(good, createHash('sha256').update('x').digest())],
        ['another root', /none of the roots/, () => verifyTimestamp(good, digest, { roots: [other.root] })],
        [
          'revoked',
          /was revoked on/,
          () => verifyTimestamp(tokenOf('revoked'), digest, { roots: [authority.root], crls: [authority.crl()] }),
        ],
        [
          'another policy',
          /policy 1\.3\.6\.1\.4\.1\.99999\.2/,
          () => verifyTimestamp(tokenOf('good', OTHER_POLICY), digest, { policies: [POLICY] }),
        ],
        ['rubbish', /is no timestamp/, () => verifyTimestamp(new Uint8Array([1, 2, 3]), digest)],
        ['nothing', /is no timestamp/, () => verifyTimestamp(new Uint8Array(), digest)],
      ];
      for (const [name, wanted, check] of cases)
        assert.throws(check, (error) => error instanceof TimestampFault && wanted.test(error.message), name);
    } finally {
      other.remove();
    }
  });

  test('an authority whose certificate has expired, that refuses, or that answers another request, gives no token', () => {
    const { request, nonce } = createTimestampRequest(digest);
    assert.throws(() => readTimestampResponse(tokenOf('expired'), digest, nonce), /not in force|another request/);
    const expired = authority.answer(request, 'expired');
    assert.throws(() => readTimestampResponse(expired, digest, nonce), /was not in force/);
    assert.throws(
      () => readTimestampResponse(authority.answer(request), digest, new Uint8Array(12)),
      /another request/,
    );
    assert.throws(() => readTimestampResponse(authority.answer(new Uint8Array([48, 0])), digest, nonce), /status 2/);
    assert.throws(() => readTimestampResponse(new Uint8Array([7]), digest, nonce), /no RFC 3161 response/);
  });

  test('no single bit of a token can be turned', () => {
    const token = tokenOf();
    const trust = { roots: [authority.root] };
    const wanted = JSON.stringify(verifyTimestamp(token, digest, trust));
    let unnoticed = 0;
    for (let at = 0; at < token.length; at += 2) {
      const turned = token.slice();
      turned[at] = (turned[at] ?? 0) ^ (1 << ((at >> 1) % 8));
      try {
        // What is not signed (the order of things, a root that is carried along) may change, as long as what is said does not.
        if (JSON.stringify(verifyTimestamp(turned, digest, trust)) !== wanted) unnoticed += 1;
      } catch {
        // Noticed.
      }
    }
    assert.equal(unnoticed, 0);
  });
});
