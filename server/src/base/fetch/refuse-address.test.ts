import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDestination, refuseAddress } from './refuse-address.ts';

const REFUSED = [
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '100.100.100.200',
  '127.0.0.1',
  '127.255.255.254',
  '168.63.129.16',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.192',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.51.100.7',
  '203.0.113.9',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:a9fe:a9fe',
  '::ffff:0:127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b::10.0.0.1',
  '64:ff9b:1::7f00:1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '2002:0808:0808::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  'nonsense',
];
const PUBLIC = [
  '1.1.1.1',
  '8.8.8.8',
  '172.32.0.1',
  '100.128.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::808:808',
  '2606:4700::1111',
  '2a01:cb00::1',
];

for (const address of REFUSED) test(`${address} is refused`, () => assert.notEqual(refuseAddress(address), null));
for (const address of PUBLIC) test(`${address} is public`, () => assert.equal(refuseAddress(address), null));

const FORMS: [string, 'bad-url' | 'refused-address'][] = [
  ['http://2130706433/', 'refused-address'],
  ['http://0x7f000001/', 'refused-address'],
  ['http://0177.0.0.1/', 'refused-address'],
  ['http://0x7f.1/', 'refused-address'],
  ['http://127.1/', 'refused-address'],
  ['http://①②⑦.0.0.1/', 'refused-address'],
  ['http://127.0.0.1./', 'refused-address'],
  ['http://[::ffff:127.0.0.1]/', 'refused-address'],
  ['http://[::ffff:7f00:1]/', 'refused-address'],
  ['http://[::1]:8080/', 'refused-address'],
  ['http://[64:ff9b::a9fe:a9fe]/', 'refused-address'],
  ['http://169.254.169.254/latest/meta-data/', 'refused-address'],
  ['http://example.org:22/', 'refused-address'],
  ['http://user:secret@example.org/', 'bad-url'],
  ['http://user@example.org/', 'bad-url'],
  ['file:///etc/passwd', 'bad-url'],
  ['ftp://example.org/', 'bad-url'],
  ['javascript:alert(1)', 'bad-url'],
  ['/relative', 'bad-url'],
  ['', 'bad-url'],
  [`http://example.org/${'a'.repeat(9_000)}`, 'bad-url'],
];
for (const [url, kind] of FORMS) {
  test(`${url.slice(0, 60)} is ${kind}`, () => {
    const read = readDestination(url, []);
    assert.equal('kind' in read ? read.kind : 'taken', kind);
  });
}

test('the allow-list names host and port as the URL does, nothing else', () => {
  const allow = ['127.0.0.1:8080', '[::1]:8080', 'Shop.internal:80'];
  const allowed = (url: string): boolean => {
    const read = readDestination(url, allow);
    return 'kind' in read ? false : read.allowed;
  };
  assert.equal(allowed('http://127.0.0.1:8080/x'), true);
  assert.equal(allowed('http://2130706433:8080/x'), true);
  assert.equal(allowed('http://[::1]:8080/x'), true);
  assert.equal(allowed('http://shop.internal/x'), true);
  assert.equal(allowed('http://127.0.0.1:8081/x'), false);
  assert.equal(allowed('http://localhost:8080/x'), false);
  assert.equal(allowed('http://shop.internal.evil.test/x'), false);
});
