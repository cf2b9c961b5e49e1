import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { armor, Encrypter, generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { SHARED_DATA, unlessShared } from '../../../../tools/shared-data.ts';
import { readEncrypted, readIdentities } from './age-files.ts';

const utf16le = (text: string): Buffer => Buffer.from(text, 'utf16le');
const utf16be = (text: string): Buffer => utf16le(text).swap16();
const bom = (bytes: Buffer, ...mark: number[]): Buffer => Buffer.concat([Buffer.from(mark), bytes]);

/** How a text comes out of a program, by who wrote it. */
const ENCODINGS: [string, (text: string) => Uint8Array][] = [
  ['as age-keygen writes it', (text) => Buffer.from(text)],
  ['with line ends of Windows', (text) => Buffer.from(text.replaceAll('\n', '\r\n'))],
  ['without the last line end', (text) => Buffer.from(text.trimEnd())],
  ['UTF-8 with its mark, of Notepad', (text) => bom(Buffer.from(text.replaceAll('\n', '\r\n')), 0xef, 0xbb, 0xbf)],
  ['UTF-16, of `>` in Windows PowerShell', (text) => bom(utf16le(text.replaceAll('\n', '\r\n')), 0xff, 0xfe)],
  ['UTF-16, the other way round', (text) => bom(utf16be(text), 0xfe, 0xff)],
  ['UTF-16 without a mark', (text) => utf16le(text)],
  ['UTF-16, the other way round, without a mark', (text) => utf16be(text)],
  ['after empty lines', (text) => Buffer.from(`\n\r\n  \n${text}`)],
  ['before empty lines', (text) => Buffer.from(`${text}\n\r\n \n`)],
];

test('an identity is read however its file was saved', async () => {
  const identity = await generateX25519Identity();
  const strong = await generateHybridIdentity();
  const encrypt = async (to: string): Promise<Uint8Array> => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(to));
    return encrypter.encrypt('hello');
  };
  const [file, strongFile] = [await encrypt(identity), await encrypt(strong)];
  const keygen = `# created: 2026-11-28T18:00:00Z\n# public key: ${await identityToRecipient(identity)}\n${identity}\n`;
  const opens = async (key: Uint8Array, of = file): Promise<string> =>
    new TextDecoder().decode(await readIdentities(key, 'key.txt').decrypt(of));
  for (const [name, save] of ENCODINGS) assert.equal(await opens(save(keygen)), 'hello', name);
  for (const [name, text] of [
    ['indented', `  ${identity}\n`],
    ['with a tab and spaces after it', `\t${identity}  \n`],
    ['below another one', `${await generateX25519Identity()}\n${identity}\n`],
    ['line ends of old', keygen.replaceAll('\n', '\r')],
  ] as const)
    assert.equal(await opens(Buffer.from(text)), 'hello', name);
  for (const [name, save] of ENCODINGS) assert.equal(await opens(save(`${strong}\n`), strongFile), 'hello', name);

  const recipient = await identityToRecipient(identity);
  for (const [name, bytes, wanted] of [
    ['nothing', Buffer.alloc(0), /It is empty/],
    ['a public key', Buffer.from(recipient), /It has a public key/],
    ['the same of PowerShell', bom(utf16le(recipient), 0xff, 0xfe), /It has a public key/],
    ['a key for SSH', Buffer.from('-----BEGIN OPENSSH PRIVATE KEY-----\nx'), /private key of another kind/],
    ['a key for TLS', Buffer.from('-----BEGIN PRIVATE KEY-----\nx'), /private key of another kind/],
    ['on a device', Buffer.from('AGE-PLUGIN-YUBIKEY-1QQQ'), /on a device/],
    ['encrypted', file, /itself encrypted/],
    ['encrypted, in armor', Buffer.from(armor.encode(file)), /itself encrypted/],
    ['cut', Buffer.from(`# a\n${identity.slice(0, -3)}\n`), /cut or mistyped \(line 2/],
    ['in a sentence', Buffer.from(`my key: ${identity}`), /has no age identity/],
    ['something else', Buffer.from('hello'), /has no age identity \(a line AGE-SECRET-KEY-1…\)\.$/],
  ] as const)
    assert.throws(
      () => readIdentities(bytes, 'key.txt'),
      (error: Error) => wanted.test(error.message) && !error.message.includes(identity.slice(15, 40)),
      name,
    );
});

test('an encrypted file is read as it is and in armor, however that was saved', async () => {
  const identity = await generateX25519Identity();
  const encrypter = new Encrypter();
  encrypter.addRecipient(await identityToRecipient(identity));
  const file = await encrypter.encrypt('hello'.repeat(40));
  assert.deepEqual(readEncrypted(file, 'a.age'), file);
  const armored = armor.encode(file);
  for (const [name, save] of ENCODINGS) assert.deepEqual(readEncrypted(save(armored), 'a.age'), file, name);
  for (const [name, text] of [
    ['cut', armored.slice(0, -50)],
    ['a line lost', armored.replace(/\n[^\n]+\n/, '\n')],
    ['a letter too many', armored.replace('\n', '\nA')],
    ['of something else', armor.encode(Buffer.from('hello'))],
  ] as const)
    assert.equal(readEncrypted(Buffer.from(text), 'a.age'), null, name);
  for (const text of ['', 'hello', '-----BEGIN PGP MESSAGE-----\n', 'PK\u0003\u0004'])
    assert.throws(() => readEncrypted(Buffer.from(text), 'a.age'), { code: 'VIGIE_REFERRAL_NOT_AGE' });
});

const folder = join(SHARED_DATA, 'faults/34-age-armor-and-key-files');

test('armor and key files that were refused', { skip: unlessShared(folder) }, async () => {
  const read = (name: string): Uint8Array => readFileSync(join(folder, name));
  for (const [file, key] of [
    ['armored.age', 'lf.txt'],
    ['f.age', 'utf16.txt'],
    ['f.age', 'indent.txt'],
  ] as const) {
    const plain = await readIdentities(read(key), key).decrypt(readEncrypted(read(file), file) ?? new Uint8Array());
    assert.ok(plain.length > 0, `${file} ${key}`);
  }
});
