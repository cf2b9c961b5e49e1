/**
 * Tokens whose signer is named by the key identifier of its certificate (RFC 5652, 5.3), and revocation lists signed with
 * RSASSA-PSS (RFC 4055, RFC 5280). openssl makes all of them.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Integer, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TSTInfo } from 'pkijs';
import { generatePssKeys } from '../../testing/pss-keys.ts';
import { hasOpenssl, POLICY } from '../../testing/timestamp-authority.ts';
import { SHA256, verifyTimestamp } from './timestamp.ts';

const skip = hasOpenssl() ? false : 'no openssl on this machine';
const digest = createHash('sha256').update('a seal').digest();
const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
const PSS = ['rsa_padding_mode:pss', 'rsa_mgf1_md:sha256', 'rsa_pss_saltlen:32'].flatMap((option) => [
  '-sigopt',
  option,
]);
/** A certificate, the key that it is of, and what it calls that key. `twin` is another certificate of the same key. */
const CERTIFICATES = {
  hash: ['a', 'hash'],
  twin: ['a', 'hash'],
  chosen: ['b', '01:02:03:04'],
  // Takes the name of another's key.
  borrowed: ['c', '01:02:03:04'],
  none: ['b', 'none'],
  revoked: ['d', 'hash'],
} as const;
type Name = keyof typeof CERTIFICATES;
const NAMES = Object.keys(CERTIFICATES).filter((name): name is Name => name in CERTIFICATES);

describe('whom a timestamp names as its signer', { skip }, () => {
  const dir = mkdtempSync(join(tmpdir(), 'vigie-signer-'));
  const run = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: dir, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  const text = (file: string): string => readFileSync(join(dir, file), 'utf8');
  const keep = (name: string, key: KeyObject): void =>
    writeFileSync(join(dir, `${name}.key`), key.export({ type: 'pkcs8', format: 'pem' }));

  before(() => {
    const authority = (name: string): string =>
      `[${name}]\ndatabase=${name}/index.txt\nserial=${name}/serial\ncrlnumber=${name}/crlnumber\nnew_certs_dir=.\n` +
      `certificate=${name}.pem\nprivate_key=${name}.key\ndefault_md=sha256\npolicy=any\ndefault_days=9\ndefault_crl_days=9\nunique_subject=no\n`;
    writeFileSync(
      join(dir, 'ca.cnf'),
      `${authority('rsa')}${authority('open')}[any]\ncommonName=supplied\n[req]\ndistinguished_name=dn\n[dn]\n` +
        '[root]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n' +
        NAMES.map(
          (name) =>
            `[${name}]\nbasicConstraints=CA:FALSE\nextendedKeyUsage=critical,timeStamping\nsubjectKeyIdentifier=${CERTIFICATES[name][1]}\n`,
        ).join(''),
    );
    for (const name of ['a', 'b', 'c', 'd']) keep(name, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
    keep('rsa', generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
    keep('open', generatePssKeys({ modulusLength: 2048 }).privateKey);
    for (const root of ['rsa', 'open']) {
      mkdirSync(join(dir, root));
      writeFileSync(join(dir, root, 'index.txt'), '');
      writeFileSync(join(dir, root, 'serial'), '1000\n');
      writeFileSync(join(dir, root, 'crlnumber'), '01\n');
      const made = ['-key', `${root}.key`, '-out', `${root}.pem`, '-days', '9', '-subj', `/CN=Root ${root}`];
      run('req', '-x509', ...made, '-config', 'ca.cnf', '-extensions', 'root', ...PSS);
      for (const name of root === 'rsa' ? NAMES : (['hash', 'revoked'] as const)) {
        const subject = ['-subj', `/CN=Authority ${name}`, '-config', 'ca.cnf'];
        run('req', '-new', '-key', `${CERTIFICATES[name][0]}.key`, '-out', `${name}.csr`, ...subject);
        const by = ['-batch', '-config', 'ca.cnf', '-name', root, '-extensions', name, '-notext', ...PSS];
        run('ca', ...by, '-in', `${name}.csr`, '-out', `${root}-${name}.pem`);
      }
      run('ca', '-config', 'ca.cnf', '-name', root, '-revoke', `${root}-revoked.pem`, '-crl_reason', 'keyCompromise');
      run('ca', '-config', 'ca.cnf', '-name', root, '-gencrl', '-out', 'list.pem', ...PSS);
      run('crl', '-in', 'list.pem', '-outform', 'DER', '-out', `${root}.crl`);
    }
    const info = new TSTInfo({
      version: 1,
      policy: POLICY,
      messageImprint: new MessageImprint({
        hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
        hashedMessage: new OctetString({ valueHex: bufferOf(digest) }),
      }),
      serialNumber: new Integer({ value: 1 }),
      genTime: new Date(),
    });
    writeFileSync(join(dir, 'content.der'), new Uint8Array(info.toSchema().toBER()));
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  /** A token that names its signer by the key identifier; `options` of `openssl cms` besides. */
  const sign = (name: Name, options: string[] = [], root = 'rsa'): Uint8Array => {
    const of = ['-econtent_type', '1.2.840.113549.1.9.16.1.4', '-in', 'content.der', '-outform', 'DER'];
    const by = ['-signer', `${root}-${name}.pem`, '-inkey', `${CERTIFICATES[name][0]}.key`, '-md', 'sha256', '-cades'];
    run('cms', '-sign', '-binary', '-nodetach', ...of, ...by, ...options, '-out', 'token.der');
    return new Uint8Array(readFileSync(join(dir, 'token.der')));
  };
  const byKey = (name: Name, ...options: string[]): Uint8Array => sign(name, ['-keyid', ...options]);
  const authorityOf = (token: Uint8Array, ...others: string[]): string =>
    verifyTimestamp(token, digest, { roots: [text('rsa.pem'), ...others.map((name) => text(`rsa-${name}.pem`))] })
      .authority;

  test('a key identifier leads to the certificate that has it, in the token or among what was given', () => {
    for (const [token, others, found] of [
      [byKey('hash'), [], 'hash'],
      [byKey('chosen'), [], 'chosen'],
      [byKey('hash', '-nocerts'), ['hash'], 'hash'],
      [byKey('chosen', '-nocerts'), ['none', 'hash', 'chosen'], 'chosen'],
      // Of two certificates of one key, the signed attributes say which.
      [byKey('hash', '-nocerts'), ['twin', 'hash'], 'hash'],
      [byKey('twin', '-nocerts'), ['hash', 'twin'], 'twin'],
      [byKey('twin', '-certfile', 'rsa-hash.pem'), [], 'twin'],
      // Another key under this one's name is not the one that signed.
      [byKey('chosen', '-nocerts'), ['borrowed', 'chosen'], 'chosen'],
      [byKey('chosen', '-certfile', 'rsa-borrowed.pem'), [], 'chosen'],
      [sign('hash'), [], 'hash'],
      [sign('none'), [], 'none'],
      [sign('none', ['-nocerts']), ['chosen', 'none'], 'none'],
    ] satisfies [Uint8Array, Name[], Name][])
      assert.equal(authorityOf(token, ...others), `Authority ${found}`, `${found} among ${others.join()}`);
  });

  test('a key identifier that no certificate has, or one of another key, does not hold', () => {
    for (const [kind, token, others, said] of [
      ['no certificate', byKey('hash', '-nocerts'), [], /neither in the timestamp nor/],
      ['one without an identifier', byKey('chosen', '-nocerts'), ['none'], /neither in the timestamp nor/],
      ['one of another identifier', byKey('chosen', '-nocerts'), ['hash'], /neither in the timestamp nor/],
      ['one of another key', byKey('chosen', '-nocerts'), ['borrowed'], /signature is not valid/],
      ['another one of this key', byKey('hash', '-nocerts'), ['twin'], /names another certificate/],
    ] satisfies [string, Uint8Array, Name[], RegExp][])
      assert.throws(() => authorityOf(token, ...others), said, kind);
    const token = byKey('chosen', '-nocerts');
    const at = Buffer.from(token).indexOf(Buffer.from('800401020304', 'hex'));
    assert.ok(at > 0, '[0] subjectKeyIdentifier');
    token[at + 5] = 5;
    assert.throws(() => authorityOf(token, 'chosen'), /neither in the timestamp nor/);
  });

  test('a revocation list that is signed with RSASSA-PSS revokes, by either kind of RSA key', () => {
    for (const root of ['rsa', 'open']) {
      const crl = new Uint8Array(readFileSync(join(dir, `${root}.crl`)));
      assert.ok(Buffer.from(crl).includes(Buffer.from('06092a864886f70d01010a', 'hex')), 'RSASSA-PSS');
      const trust = { roots: [text(`${root}.pem`)], crls: [crl] };
      assert.equal(verifyTimestamp(sign('hash', ['-keyid'], root), digest, trust).trusted, true, root);
      const token = sign('revoked', [], root);
      assert.throws(() => verifyTimestamp(token, digest, trust), /Authority revoked was revoked on/, root);
      // A list that its issuer has not signed says nothing, nor does that of another: it is told, and nothing is known.
      const turned = crl.slice();
      turned[turned.length - 1] = (turned[turned.length - 1] ?? 0) ^ 1;
      const foreign = new Uint8Array(readFileSync(join(dir, `${root === 'rsa' ? 'open' : 'rsa'}.crl`)));
      const authority = `Root ${root}`;
      for (const [crls, isKnown, remarks] of [
        [[turned], false, [`A revocation list in the name of ${authority} is left aside`]],
        [[foreign], false, [`None of the revocation lists is of ${authority}, which issued`]],
        [[foreign, turned], false, [`A revocation list in the name of ${authority} is left aside`]],
      ] satisfies [Uint8Array[], boolean, string[]][]) {
        const said = verifyTimestamp(token, digest, { ...trust, crls });
        assert.equal(said.trusted, true, root);
        assert.equal(said.revocation?.isKnown, isKnown);
        assert.deepEqual(
          said.revocation?.remarks.map(({ en }, at) => en.slice(0, remarks[at]?.length)),
          remarks,
        );
      }
      assert.throws(() => verifyTimestamp(token, digest, { ...trust, crls: [foreign, turned, crl] }), /was revoked on/);
      const good = sign('hash', ['-keyid'], root);
      const told = (crls: Uint8Array[], roots = trust.roots) =>
        verifyTimestamp(good, digest, { roots, crls }).revocation;
      assert.equal(told([]), null);
      assert.deepEqual(told([crl, foreign]), { isKnown: true, remarks: [] });
      const both = told([turned, crl]);
      assert.deepEqual([both?.isKnown, both?.remarks.length], [true, 1], 'what is left aside is told all the same');
      // The signer's own certificate is trusted: who issued it still says whether it was revoked.
      const own = text(`${root}-revoked.pem`);
      for (const roots of [[own, text(`${root}.pem`)], [`${text(`${root}.pem`)}${own}`]])
        assert.throws(() => verifyTimestamp(token, digest, { roots, crls: [crl] }), /was revoked on/, root);
      const alone = verifyTimestamp(token, digest, { roots: [own], crls: [crl] });
      assert.deepEqual([alone.trusted, alone.revocation?.isKnown], [true, false]);
      assert.match(
        alone.revocation?.remarks[0]?.en ?? '',
        /^The certificate of whoever issued that of Authority revoked/,
      );
    }
  });
});
