import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOfCode, newFollowCode } from './follow-code.ts';

test('a code has 80 random bits, each of which counts, in four groups', () => {
  for (const [bytes, code] of [
    [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0], '0000-0000-0000-0000'],
    [[0, 0, 0, 0, 0, 0, 0, 0, 0, 1], '0000-0000-0000-0001'],
    [[255, 255, 255, 255, 255, 255, 255, 255, 255, 255], 'ZZZZ-ZZZZ-ZZZZ-ZZZZ'],
    [[8, 0, 0, 0, 0, 0, 0, 0, 0, 0], '1000-0000-0000-0000'],
  ] as const)
    assert.equal(
      newFollowCode(() => Uint8Array.from(bytes)),
      code,
    );
  const codes = new Set<string>();
  for (let bit = 0; bit < 80; bit++)
    codes.add(
      newFollowCode((size) => Uint8Array.from({ length: size }, (_, at) => (at === bit >> 3 ? 1 << (bit & 7) : 0))),
    );
  assert.equal(codes.size, 80, 'a bit more is another code');
  assert.match(newFollowCode(), /^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
});

test('however a code is typed it is the same, and another is another', () => {
  const digest = digestOfCode('7KQ2-MZ0X-1T9B-H3WD');
  for (const typed of ['7kq2 mz0x 1t9b h3wd', ' 7KQ2MZ0X1T9BH3WD\n', '7KQ2–MZOX–IT9B–H3WD', '7kq2-mzox-lt9b-h3wd'])
    assert.equal(digestOfCode(typed), digest, typed);
  for (const typed of ['', '7KQ2-MZ0X-1T9B-H3WE', '7KQ2-MZ0X-1T9B'])
    assert.notEqual(digestOfCode(typed), digest, typed);
});
