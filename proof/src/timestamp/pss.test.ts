import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Integer, OctetString } from 'asn1js';
import { AlgorithmIdentifier, ContentInfo, MessageImprint, SignedData, TSTInfo } from 'pkijs';
import { SHARED_DATA, unlessShared } from '../../../tools/shared-data.ts';
import { generatePssKeys } from '../../testing/pss-keys.ts';
import { hasOpenssl, POLICY } from '../../testing/timestamp-authority.ts';
import { verifyPackage } from '../verify/verify.ts';
import { SHA256, verifyTimestamp } from './timestamp.ts';

const skip = hasOpenssl() ? false : 'no openssl on this machine';
const digest = createHash('sha256').update('a seal').digest();
const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

/** What a token says (TSTInfo), now. */
function contentOf(): Uint8Array {
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
  return new Uint8Array(info.toSchema().toBER());
}

const padding = (flag: '-sigopt' | '-keyopt', mask: string, salt: string): string[] =>
  ['rsa_padding_mode:pss', `rsa_mgf1_md:${mask}`, `rsa_pss_saltlen:${salt}`].flatMap((option) => [flag, option]);

/** How tokens are signed: by which key, hash, hash of the mask, length of the salt (`max`: as much as fits). */
const TOKENS: [Name, string, string, string][] = [
  ['rsa', 'sha256', 'sha256', '32'],
  ['rsa', 'sha256', 'sha256', '20'],
  ['rsa', 'sha256', 'sha256', '0'],
  ['rsa', 'sha256', 'sha256', 'max'],
  ['rsa', 'sha384', 'sha384', '48'],
  ['rsa', 'sha512', 'sha512', '64'],
  ['rsa', 'sha512', 'sha256', '32'],
  ['rsa', 'sha256', 'sha1', '20'],
  ['open', 'sha256', 'sha256', '32'],
  ['open', 'sha512', 'sha512', '64'],
  ['bound', 'sha256', 'sha256', '32'],
  ['bound', 'sha256', 'sha256', '64'],
];

/** `rsa`: a key for anything; `open`: for RSASSA-PSS; `bound`: for that with SHA-256 and a salt of 32 bytes at least. */
type Name = 'rsa' | 'open' | 'bound';

/**
 * Certificates by a root that signs with RSASSA-PSS: RFC 4055, RFC 5756. openssl makes them, and says of each token
 * that it holds.
 */
describe('authorities that sign with RSASSA-PSS', { skip }, () => {
  const dir = mkdtempSync(join(tmpdir(), 'vigie-pss-'));
  const run = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: dir, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  const read = (file: string): Uint8Array => new Uint8Array(readFileSync(join(dir, file)));
  let roots: string[];
  before(() => {
    const keep = (name: string, key: KeyObject): void =>
      writeFileSync(join(dir, `${name}.key`), key.export({ type: 'pkcs8', format: 'pem' }));
    const modulusLength = 2048;
    keep('root', generateKeyPairSync('rsa', { modulusLength }).privateKey);
    keep('rsa', generateKeyPairSync('rsa', { modulusLength }).privateKey);
    keep('open', generatePssKeys({ modulusLength }).privateKey);
    const bound = { modulusLength, hashAlgorithm: 'sha256', mgf1HashAlgorithm: 'sha256', saltLength: 32 };
    keep('bound', generatePssKeys(bound).privateKey);
    writeFileSync(
      join(dir, 'ca.cnf'),
      '[req]\ndistinguished_name=dn\n[dn]\n[root]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\nsubjectKeyIdentifier=hash\n' +
        '[tsa]\nbasicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n',
    );
    const pss = padding('-sigopt', 'sha256', '32');
    run(
      'req',
      '-x509',
      '-key',
      'root.key',
      '-out',
      'root.pem',
      '-days',
      '9',
      '-subj',
      '/CN=Root',
      '-config',
      'ca.cnf',
      '-extensions',
      'root',
      ...pss,
    );
    for (const [serial, name] of ['rsa', 'open', 'bound'].entries()) {
      run(
        'req',
        '-new',
        '-key',
        `${name}.key`,
        '-out',
        `${name}.csr`,
        '-subj',
        `/CN=Authority ${name}`,
        '-config',
        'ca.cnf',
        ...pss,
      );
      const by = ['-CA', 'root.pem', '-CAkey', 'root.key', '-set_serial', String(serial + 2), '-days', '9', '-sha256'];
      run(
        'x509',
        '-req',
        '-in',
        `${name}.csr`,
        '-out',
        `${name}.pem`,
        ...by,
        '-extfile',
        'ca.cnf',
        '-extensions',
        'tsa',
        ...pss,
      );
    }
    roots = [readFileSync(join(dir, 'root.pem'), 'utf8')];
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  const sign = (name: Name, md: string, options: string[]): Uint8Array => {
    writeFileSync(join(dir, 'content.der'), contentOf());
    const of = ['-econtent_type', '1.2.840.113549.1.9.16.1.4', '-in', 'content.der'];
    const by = ['-signer', `${name}.pem`, '-inkey', `${name}.key`, '-md', md, ...options, '-cades'];
    run('cms', '-sign', '-binary', '-nodetach', ...of, ...by, '-outform', 'DER', '-out', 'token.der');
    return read('token.der');
  };

  test('a token holds with the parameters that it states', () => {
    for (const [name, md, mask, salt] of TOKENS) {
      const place = `${name} ${md} ${mask} ${salt}`;
      const token = sign(name, md, padding('-keyopt', mask, salt));
      run(
        'cms',
        '-verify',
        '-in',
        'token.der',
        '-inform',
        'DER',
        '-CAfile',
        'root.pem',
        '-purpose',
        'timestampsign',
        '-out',
        'said.der',
      );
      assert.equal(verifyTimestamp(token, digest, { roots }).authority, `Authority ${name}`, place);
      const turned = token.slice();
      turned[turned.length - 9] = (turned[turned.length - 9] ?? 0) ^ 1;
      assert.throws(() => verifyTimestamp(turned, digest, { roots }), /signature is not valid/, place);
    }
    assert.ok(verifyTimestamp(sign('rsa', 'sha256', []), digest, { roots }).trusted, 'PKCS #1 v1.5 below such a root');
  });

  test('parameters that are not those of the signature, or not for the key, do not hold', () => {
    const original = sign('rsa', 'sha256', padding('-keyopt', 'sha256', '32'));
    const change = (by: (algorithm: AlgorithmIdentifier) => void): Uint8Array => {
      const envelope = ContentInfo.fromBER(bufferOf(original));
      const signed = new SignedData({ schema: envelope.content });
      const [signer] = signed.signerInfos;
      assert.ok(signer);
      by(signer.signatureAlgorithm);
      envelope.content = signed.toSchema(true);
      return new Uint8Array(envelope.toSchema().toBER());
    };
    assert.ok(
      verifyTimestamp(
        change(() => {}),
        digest,
        { roots },
      ).trusted,
    );
    for (const [name, changed] of [
      ['none stated', change((algorithm) => delete algorithm.algorithmParams)],
      ['an RSA key', change((algorithm) => Object.assign(algorithm, { algorithmId: '1.2.840.113549.1.1.1' }))],
    ] as const)
      assert.throws(() => verifyTimestamp(changed, digest, { roots }), /signature is not valid/, name);
  });
});

const folder = join(SHARED_DATA, 'faults/33-timestamp-rsa-pss');

test('a package stamped below a root that signs with RSASSA-PSS holds', { skip: unlessShared(folder) }, () => {
  const report = verifyPackage(readFileSync(join(folder, 'package.wacz')), {
    timestamps: { roots: [readFileSync(join(folder, 'rootpss.pem'), 'utf8')] },
  });
  assert.deepEqual([report.ok, report.steps.find(({ id }) => id === 'timestamp')?.ok], [true, true]);
});
