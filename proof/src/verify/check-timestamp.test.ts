import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Timestamp } from '../timestamp/timestamp.ts';
import { sayTimestamp } from './check-timestamp.ts';
import { Unchecked } from './verify-report.ts';

const statement = { endedAt: '2026-11-20T09:00:00.000Z' };
const remark = { en: 'A list is left aside.', fr: 'Une liste est écartée.' };
const stamped = (trusted: true | null, revocation: Timestamp['revocation']): Timestamp => ({
  at: '2026-11-20T09:00:01.000Z',
  authority: 'Authority',
  policy: '1.2.3',
  trusted,
  revocation,
});

test('a timestamp says what the lists of revoked certificates tell, and is unchecked where they cannot', () => {
  for (const [trusted, revocation, isChecked, en, fr] of [
    [true, null, true, /root you trust\.$/, /acceptez la racine\.$/],
    [true, { isKnown: true, remarks: [] }, true, /root you trust\.$/, /acceptez la racine\.$/],
    [true, { isKnown: true, remarks: [remark] }, true, /you trust\. A list is left/, /racine\. Une liste est écartée/],
    [
      true,
      { isKnown: false, remarks: [remark] },
      false,
      /you trust\. Whether its certificate was revoked is not known\. A list is left aside\.$/,
      /racine\. On ignore si son certificat a été révoqué\. Une liste est écartée\.$/,
    ],
    [null, null, false, /anyone can make one\.$/, /en créer une\.$/],
    [null, { isKnown: false, remarks: [remark] }, false, /make one\. A list is left/, /une\. Une liste est écartée/],
  ] as const) {
    const said = sayTimestamp(
      stamped(trusted, revocation && { ...revocation, remarks: [...revocation.remarks] }),
      statement,
    );
    assert.equal(said instanceof Unchecked, !isChecked);
    const words = said instanceof Unchecked ? said.words : said;
    assert.match(words.en, en);
    assert.match(words.fr, fr);
  }
});
