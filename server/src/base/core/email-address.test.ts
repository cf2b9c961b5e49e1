import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asciiDomain, isEmail, needsUtf8, wireAddress } from './email-address.ts';

/** Addresses, and how they go onto the wire: RFC 6531, 3.3 and 3.7.3; RFC 5890. The scripts are those of its errata. */
const ADDRESSES: [string, string][] = [
  ['notices@market.example', 'notices@market.example'],
  ['a.b+c_d-e@Market.Example', 'a.b+c_d-e@market.example'],
  ["o'hara@market.example", "o'hara@market.example"],
  ['notices@münchen.example', 'notices@xn--mnchen-3ya.example'],
  ['notices@MÜNCHEN.example', 'notices@xn--mnchen-3ya.example'],
  ['notices@xn--mnchen-3ya.example', 'notices@xn--mnchen-3ya.example'],
  // Top-level domains in other scripts, which have digits and hyphens on the wire.
  ['info@почта.рф', 'info@xn--80a1acny.xn--p1ai'],
  ['info@xn--80a1acny.xn--p1ai', 'info@xn--80a1acny.xn--p1ai'],
  ['info@例え.テスト', 'info@xn--r8jz45g.xn--zckzah'],
  // The full stop of East Asia parts labels too (RFC 3490, 3.1).
  ['info@例え。テスト', 'info@xn--r8jz45g.xn--zckzah'],
  ['мария@почта.рф', 'мария@почта.рф'],
  ['мария@xn--80a1acny.xn--p1ai', 'мария@почта.рф'],
  ['δοκιμή@παράδειγμα.δοκιμή', 'δοκιμή@παράδειγμα.δοκιμή'],
  ['संपर्क@डाटामेल.भारत', 'संपर्क@डाटामेल.भारत'],
  ['ฝ่ายขาย@market.example', 'ฝ่ายขาย@market.example'],
  ['葉士豪@臺網中心.tw', '葉士豪@臺網中心.tw'],
  ['straße@market.example', 'straße@market.example'],
];
const NONE = [
  '',
  '@market.example',
  'notices@',
  'notices',
  'notices@market',
  'notices@market.example.1',
  'notices@127.0.0.1',
  'notices@[127.0.0.1]',
  'notices@-market.example',
  'notices@mar ket.example',
  'notices@market.example/path',
  'notices@evil.example%2Fmarket.example',
  'notices@market..example',
  '.notices@market.example',
  'not..ices@market.example',
  'notices.@market.example',
  'a b@market.example',
  'a\r\nBcc: x@market.example',
  'a@market.example\r\nBcc: x@market.example',
  'a@market.example, b@market.example',
  'Market <a@market.example>',
  '"a b"@market.example',
  'a\u202eb@market.example',
  'a\u200bb@market.example',
  'a\u3000b@market.example',
  'a%b@market.example',
  `${'ж'.repeat(33)}@market.example`,
  `a@${'b'.repeat(64)}.example`,
  `a@${'bcd.'.repeat(64)}example`,
];

test('addresses in every script are taken, and go out in ASCII as far as they can', () => {
  for (const [given, wire] of ADDRESSES) {
    assert.ok(isEmail(given), given);
    assert.equal(wireAddress(given), wire, given);
    assert.equal(needsUtf8(given), !/^[!-~]+@/.test(given), given);
  }
});

test('what is no address, or holds what cannot be seen, is refused', () => {
  for (const given of NONE) assert.ok(!isEmail(given), JSON.stringify(given));
  assert.equal(asciiDomain('localhost'), null);
});
