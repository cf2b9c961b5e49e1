import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSigner, verifierKey, verifyEd25519 } from '@vigie/proof';
import { isInnerList, parseDictionary } from 'structured-headers';
import {
  contentDigest,
  onlyKey,
  type SignedRequest,
  type SignedResponse,
  signatureBase,
  signRequest,
  signResponse,
  verifyRequest,
  verifyResponse,
} from './http-signature.ts';

const NOW = new Date('2026-11-25T10:00:00Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const sender = createSigner('sender.example', Buffer.alloc(32, 1));
const platform = createSigner('platform.example', Buffer.alloc(32, 2));

const plain: SignedRequest = {
  method: 'POST',
  url: 'https://platform.example/v1/inboxes/inb_1/notices',
  headers: { 'content-type': 'application/json', 'idempotency-key': 'ntc_1' },
  body: Buffer.from('{"format":"vigie.notice/1"}'),
};

function withFields<Message extends SignedRequest | SignedResponse>(
  message: Message,
  fields: [string, string][],
): Message {
  const added = Object.fromEntries(fields.map(([name, value]) => [name.toLowerCase(), value]));
  return { ...message, headers: { ...message.headers, ...added } };
}
const signed = withFields(plain, signRequest(plain, sender, NOW));
const field = (message: SignedRequest | SignedResponse, name: string) => String(message.headers[name]);

test('signs what RFC 9421 signs: example B.2.6, with the key of B.1.4', () => {
  const seed = Buffer.from('n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU', 'base64url');
  const key = createSigner('test-key-ed25519', seed);
  assert.equal(Buffer.from(key.publicKey).toString('base64url'), 'JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs');
  const field =
    'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"';
  const input = parseDictionary(field).get('sig-b26');
  assert.ok(input && isInnerList(input));
  const values = new Map([
    ['"date"', 'Tue, 20 Apr 2021 02:07:55 GMT'],
    ['"@method"', 'POST'],
    ['"@path"', '/foo'],
    ['"@authority"', 'example.com'],
    ['"content-type"', 'application/json'],
    ['"content-length"', '18'],
  ]);
  const base = signatureBase(input, (component) => values.get(component) ?? null);
  const signature = key.sign(Buffer.from(base));
  assert.equal(
    Buffer.from(signature).toString('base64'),
    'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==',
  );
  assert.ok(verifyEd25519(key.publicKey, Buffer.from(base), signature));
});

test('digests a body as RFC 9530 does', () => {
  assert.equal(
    contentDigest(Buffer.from('{"hello": "world"}\n')),
    'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:',
  );
});

test('a signed request is believed, of its key alone', async () => {
  const key = await verifyRequest(signed, onlyKey(verifierKey(sender)), later(10));
  assert.equal(key.name, 'sender.example');
  await assert.rejects(verifyRequest(signed, onlyKey(verifierKey(platform)), NOW), /key is not known/);
  await assert.rejects(verifyRequest(signed, onlyKey(null), NOW), /key is not known/);
  const impostor = createSigner('sender.example', Buffer.alloc(32, 3));
  const forged = withFields(plain, signRequest(plain, impostor, NOW));
  await assert.rejects(
    verifyRequest(forged, () => sender, NOW),
    /not of this message and this key/,
  );
});

const CHANGES: [what: string, change: SignedRequest, message: RegExp][] = [
  ['another body', { ...signed, body: Buffer.from('{}') }, /Content-Digest/],
  [
    'another body with its digest',
    withFields({ ...signed, body: Buffer.from('{}') }, [['Content-Digest', contentDigest(Buffer.from('{}'))]]),
    /not of this message/,
  ],
  ['another inbox', { ...signed, url: signed.url.replace('inb_1', 'inb_2') }, /not of this message/],
  ['another method', { ...signed, method: 'PUT' }, /not of this message/],
  ['another idempotency key', withFields(signed, [['Idempotency-Key', 'ntc_2']]), /not of this message/],
  ['another type', withFields(signed, [['Content-Type', 'text/html']]), /not of this message/],
  ['no digest', { ...signed, headers: { ...signed.headers, 'content-digest': undefined } }, /signed but not there/],
  ['no signature', { ...signed, headers: { ...signed.headers, signature: undefined } }, /no signature named vigie/],
  ['no input', { ...signed, headers: { ...signed.headers, 'signature-input': undefined } }, /names no vigie/],
  ['an item as input', withFields(signed, [['Signature-Input', 'vigie=1']]), /names no vigie/],
  ['what is no structured field', withFields(signed, [['Signature-Input', '((((']]), /names no vigie/],
  ['an endless field', withFields(signed, [['Signature-Input', `vigie=(${'"a" '.repeat(9000)})`]]), /names no vigie/],
  [
    'less covered',
    withFields(signed, [['Signature-Input', field(signed, 'signature-input').replace('"@target-uri" ', '')]]),
    /does not cover "@target-uri"/,
  ],
  [
    'a component of the wrong message',
    withFields(signed, [['Signature-Input', field(signed, 'signature-input').replace('"@method"', '"@method";req')]]),
    /does not cover "@method"/,
  ],
  [
    'more covered',
    withFields(signed, [
      ['Signature-Input', field(signed, 'signature-input').replace('("@method"', '("date" "@method"')],
    ]),
    /covers more/,
  ],
  [
    'another purpose',
    withFields(signed, [['Signature-Input', field(signed, 'signature-input').replace('vigie-exchange', 'payments')]]),
    /tag/,
  ],
  [
    'another algorithm',
    withFields(signed, [['Signature-Input', field(signed, 'signature-input').replace('"ed25519"', '"hmac-sha256"')]]),
    /algorithm/,
  ],
  [
    'no end',
    withFields(signed, [['Signature-Input', field(signed, 'signature-input').replace(/;expires=\d+/, '')]]),
    /created and expires/,
  ],
  [
    'a distant end',
    withFields(signed, [
      ['Signature-Input', field(signed, 'signature-input').replace(/;expires=\d+/, ';expires=9999999999')],
    ]),
    /longer than 3600/,
  ],
];

for (const [what, change, message] of CHANGES) {
  test(`a request with ${what} is refused`, async () => {
    await assert.rejects(verifyRequest(change, onlyKey(verifierKey(sender)), NOW), (error: Error) => {
      assert.match(error.message, message);
      return 'code' in error && error.code === 'VIGIE_EXCHANGE_UNSIGNED';
    });
  });
}

test('a signature has its time, and clocks may differ by a minute', async () => {
  const keys = onlyKey(verifierKey(sender));
  await verifyRequest(signed, keys, later(-59));
  await verifyRequest(signed, keys, later(359));
  await assert.rejects(verifyRequest(signed, keys, later(-61)), /in the future/);
  await assert.rejects(verifyRequest(signed, keys, later(361)), /expired/);
});

test('an answer is bound to its request', async () => {
  const answer: SignedResponse = {
    status: 202,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from('{"kind":"receipt"}'),
  };
  const reply = withFields(answer, signResponse(answer, signed, platform, NOW));
  const keys = onlyKey(verifierKey(platform));
  await verifyResponse(reply, signed, keys, NOW);
  await assert.rejects(verifyResponse({ ...reply, status: 200 }, signed, keys, NOW), /not of this message/);
  await assert.rejects(verifyResponse({ ...reply, body: Buffer.from('{}') }, signed, keys, NOW), /Content-Digest/);
  const other = withFields(
    { ...plain, url: `${plain.url}x` },
    signRequest({ ...plain, url: `${plain.url}x` }, sender, NOW),
  );
  await assert.rejects(verifyResponse(reply, other, keys, NOW), /not of this message/);
});
