import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { createTestAuthority, hasOpenssl, type TestAuthorityName } from '../../testing/timestamp-authority.ts';
import { verifyTimestamp } from './timestamp.ts';
import { createTimestampRequest, readTimestampResponse } from './timestamp-request.ts';

const digest = createHash('sha256').update('a seal').digest();
const skip = hasOpenssl() ? false : 'no openssl on this machine';

test('a list whose successor was due tells no longer that nothing was revoked, but what it revokes', { skip }, () => {
  const authority = createTestAuthority();
  try {
    const later = (days: number) => new Date(Date.now() + days * 86_400_000);
    const token = (as: TestAuthorityName) => {
      const { request, nonce } = createTimestampRequest(digest);
      return readTimestampResponse(authority.answer(request, as), digest, nonce);
    };
    const check = (as: TestAuthorityName, crls: Uint8Array[], days: number) =>
      verifyTimestamp(token(as), digest, { roots: [authority.root], crls, now: later(days) }).revocation;
    const [brief, long] = [authority.crl(1), authority.crl(40)];
    assert.deepEqual(check('good', [brief], 0), { isKnown: true, remarks: [] });
    const outdated = check('good', [brief], 2);
    assert.equal(outdated?.isKnown, false);
    assert.match(outdated?.remarks[0]?.en ?? '', /of Test root is out of date: the next was due on \d{4}-/);
    assert.equal(outdated?.remarks.length, 1);
    assert.deepEqual(check('good', [brief, long], 2), { isKnown: true, remarks: [] }, 'one of two is current');
    assert.throws(() => check('revoked', [brief], 2), /was revoked on/);
    // The certificates are of thirty days: what a list says that lasted longer stays.
    assert.deepEqual(check('good', [long], 400), { isKnown: true, remarks: [] });
  } finally {
    authority.remove();
  }
});
