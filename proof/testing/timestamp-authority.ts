import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTimestampRequest, readTimestampResponse } from '../src/timestamp/timestamp-request.ts';

/** Whether there is an `openssl` to make an authority with. */
export function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export const POLICY = '1.3.6.1.4.1.99999.1';
export const OTHER_POLICY = '1.3.6.1.4.1.99999.2';

/**
 * The authorities: what is wrong with each but the first two is its name. `lax`: not marked critical; `wide`: for
 * timestamps and for servers.
 */
export type TestAuthorityName = 'good' | 'rsa' | 'expired' | 'revoked' | 'replaced' | 'unmarked' | 'lax' | 'wide';

/** A timestamp authority of openssl's, with a certificate authority above it: for tests. */
export interface TestAuthority {
  root: string;
  /**
   * Answers a request as the named authority, under a policy of its own choice. openssl refuses to as `unmarked`, `lax`
   * and `wide`: see `sign`.
   */
  answer(request: Uint8Array, as?: TestAuthorityName, policy?: string): Uint8Array;
  /** The token over a digest, by way of a request: what sealing asks for. */
  stamp(this: void, digest: Uint8Array): Promise<Uint8Array>;
  /** Signs what a token says (TSTInfo, DER) as the named authority, whatever its certificate is for. */
  sign(content: Uint8Array, as: TestAuthorityName): Uint8Array;
  /** The revocation list, DER; one whose successor is due after so many days. */
  crl(days?: number): Uint8Array;
  remove(): void;
}

/** What the certificates are for. */
const USES = {
  tsa: 'extendedKeyUsage=critical,timeStamping',
  unmarked: '',
  lax: 'extendedKeyUsage=timeStamping',
  wide: 'extendedKeyUsage=critical,timeStamping,serverAuth',
};

export function createTestAuthority(): TestAuthority {
  const dir = mkdtempSync(join(tmpdir(), 'vigie-tsa-'));
  const run = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: dir, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  mkdirSync(join(dir, 'ca'));
  writeFileSync(join(dir, 'ca/index.txt'), '');
  writeFileSync(join(dir, 'ca/serial'), '1000\n');
  writeFileSync(join(dir, 'ca/crlnumber'), '01\n');
  writeFileSync(join(dir, 'tsa-serial'), '01\n');
  writeFileSync(
    join(dir, 'ca.cnf'),
    `[ca]\ndefault_ca=own\n[own]\ndir=${dir}/ca\ndatabase=$dir/index.txt\nserial=$dir/serial\ncrlnumber=$dir/crlnumber\nnew_certs_dir=$dir\n` +
      `certificate=${dir}/root.pem\nprivate_key=${dir}/root.key\ndefault_md=sha256\npolicy=any\ndefault_days=30\ndefault_crl_days=30\nunique_subject=no\n` +
      `[any]\ncommonName=supplied\n` +
      Object.entries(USES)
        .map(([name, use]) => `[${name}]\nbasicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\n${use}\n`)
        .join('') +
      `[req]\ndistinguished_name=dn\n[dn]\n[root]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n`,
  );
  run(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'root.key',
    '-out',
    'root.pem',
    '-days',
    '3650',
    '-subj',
    '/CN=Test root',
    '-config',
    'ca.cnf',
    '-extensions',
    'root',
  );
  const expired = ['-startdate', '20200101000000Z', '-enddate', '20210101000000Z'];
  const made = new Set<TestAuthorityName>();
  /** Makes what an authority signs with, once it is needed: openssl takes its time for each. */
  const need = (name: TestAuthorityName): void => {
    if (made.has(name)) return;
    made.add(name);
    const { privateKey } =
      name === 'rsa'
        ? generateKeyPairSync('rsa', { modulusLength: 2048 })
        : generateKeyPairSync('ec', { namedCurve: 'P-256' });
    writeFileSync(join(dir, `${name}.key`), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    run(
      'req',
      '-new',
      '-key',
      `${name}.key`,
      '-out',
      `${name}.csr`,
      '-subj',
      `/CN=Test authority ${name}`,
      '-config',
      'ca.cnf',
    );
    run(
      'ca',
      '-batch',
      '-config',
      'ca.cnf',
      '-extensions',
      name in USES ? name : 'tsa',
      '-in',
      `${name}.csr`,
      '-out',
      `${name}.pem`,
      '-notext',
      ...(name === 'expired' ? expired : []),
    );
    writeFileSync(
      join(dir, `${name}.cnf`),
      `[tsa]\ndefault_tsa=own\n[own]\ndir=${dir}\nserial=${dir}/tsa-serial\ncrypto_device=builtin\nsigner_cert=${dir}/${name}.pem\nsigner_key=${dir}/${name}.key\n` +
        `certs=${dir}/root.pem\nsigner_digest=sha256\ndefault_policy=${POLICY}\nother_policies=${OTHER_POLICY}\ndigests=sha256\naccuracy=secs:1\ness_cert_id_alg=sha256\n`,
    );
    const why = { revoked: 'keyCompromise', replaced: 'superseded' };
    if (name === 'revoked' || name === 'replaced')
      run('ca', '-config', 'ca.cnf', '-revoke', `${name}.pem`, '-crl_reason', why[name]);
  };
  const list = (days: number): Uint8Array => {
    for (const name of ['revoked', 'replaced'] as const) need(name);
    run('ca', '-config', 'ca.cnf', '-gencrl', '-crldays', `${days}`, '-out', 'list.pem');
    run('crl', '-in', 'list.pem', '-outform', 'DER', '-out', 'list.crl');
    return new Uint8Array(readFileSync(join(dir, 'list.crl')));
  };
  let current: Uint8Array | undefined;
  const answer: TestAuthority['answer'] = (request, as = 'good', policy = POLICY) => {
    need(as);
    writeFileSync(join(dir, 'query.tsq'), request);
    const others = policy === POLICY ? [] : ['-tspolicy', policy];
    run('ts', '-reply', '-config', `${as}.cnf`, '-queryfile', 'query.tsq', '-out', 'answer.tsr', ...others);
    return new Uint8Array(readFileSync(join(dir, 'answer.tsr')));
  };
  return {
    root: readFileSync(join(dir, 'root.pem'), 'utf8'),
    answer,
    async stamp(digest) {
      const { request, nonce } = createTimestampRequest(digest);
      return readTimestampResponse(answer(request), digest, nonce);
    },
    sign(content, as) {
      need(as);
      writeFileSync(join(dir, 'content.der'), content);
      const of = ['-econtent_type', '1.2.840.113549.1.9.16.1.4', '-in', 'content.der'];
      const by = ['-signer', `${as}.pem`, '-inkey', `${as}.key`, '-md', 'sha256', '-cades'];
      run('cms', '-sign', '-binary', '-nodetach', ...of, ...by, '-outform', 'DER', '-out', 'token.der');
      return new Uint8Array(readFileSync(join(dir, 'token.der')));
    },
    crl(days) {
      current ??= list(40);
      return days === undefined ? current : list(days);
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
