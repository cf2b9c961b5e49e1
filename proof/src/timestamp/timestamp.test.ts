import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fromBER, GeneralizedTime, OctetString, Primitive, Sequence } from 'asn1js';
import { ContentInfo, EncapsulatedContentInfo, SignedData, TimeStampResp } from 'pkijs';
import { draws } from '../../../tools/draws.ts';
import { SHARED_DATA, unlessShared } from '../../../tools/shared-data.ts';
import { createRandom, sealSample } from '../../testing/packages.ts';
import {
  createTestAuthority,
  hasOpenssl,
  OTHER_POLICY,
  POLICY,
  type TestAuthority,
  type TestAuthorityName,
} from '../../testing/timestamp-authority.ts';
import { Fault } from '../base/fault.ts';
import { createSigner } from '../base/signer.ts';
import { openLog } from '../log/log.ts';
import { readArchive, writeArchive } from '../seal/archive.ts';
import type { Capture } from '../seal/capture.ts';
import { SEAL_PATH } from '../seal/statement.ts';
import { verifyPackage } from '../verify/verify.ts';
import { readToken, verifyTimestamp } from './timestamp.ts';
import { createTimestampRequest, readTimestampResponse } from './timestamp-request.ts';

const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
const digest = createHash('sha256').update('a seal').digest();
const skip = hasOpenssl() ? false : 'no openssl on this machine';

/** A byte in so many of a token is turned; `VIGIE_STEP=2` for a long run. */
const STEP = Number(process.env.VIGIE_STEP ?? 13);

describe('timestamps', { skip }, () => {
  let authority: TestAuthority;
  const tokenOf = (as: TestAuthorityName = 'good', policy = POLICY): Uint8Array => {
    const { request, nonce } = createTimestampRequest(digest);
    const answer = authority.answer(request, as, policy);
    return as === 'expired' ? answer : readTimestampResponse(answer, digest, nonce);
  };
  before(() => {
    authority = createTestAuthority();
  });
  after(() => authority.remove());

  test('a token over a digest holds, and says when and by whom', () => {
    const began = Date.now();
    const token = tokenOf();
    const ended = Date.now();
    const said = verifyTimestamp(token, digest, {
      roots: [authority.root],
      crls: [authority.crl()],
      policies: [POLICY],
    });
    const at = Date.parse(said.at);
    assert.ok(at > began - 1000 && at <= ended, `${said.at}: in whole seconds, while it was asked for`);
    assert.deepEqual([said.authority, said.policy, said.trusted], ['Test authority good', POLICY, true]);
    assert.equal(verifyTimestamp(token, digest).trusted, null, 'without roots it says so');
  });

  test('each thing that can be wrong is named', () => {
    const good = tokenOf();
    const other = createTestAuthority();
    try {
      const cases: [string, RegExp, () => unknown][] = [
        ['another digest', /of something else/, () => verifyTimestamp(good, createHash('sha256').update('x').digest())],
        ['another root', /none of the roots/, () => verifyTimestamp(good, digest, { roots: [other.root] })],
        [
          'revoked',
          /was revoked on/,
          () => verifyTimestamp(tokenOf('revoked'), digest, { roots: [authority.root], crls: [authority.crl()] }),
        ],
        [
          'another policy',
          /policy 1\.3\.6\.1\.4\.1\.99999\.2/,
          () => verifyTimestamp(tokenOf('good', OTHER_POLICY), digest, { policies: [POLICY] }),
        ],
        ['rubbish', /is no timestamp/, () => verifyTimestamp(new Uint8Array([1, 2, 3]), digest)],
        ['nothing', /is no timestamp/, () => verifyTimestamp(new Uint8Array(), digest)],
      ];
      for (const [name, wanted, check] of cases)
        assert.throws(check, (error) => error instanceof Fault && wanted.test(error.message), name);
    } finally {
      other.remove();
    }
  });

  test('an authority whose certificate has expired, that refuses, or that answers another request, gives no token', () => {
    const { request, nonce } = createTimestampRequest(digest);
    assert.throws(() => readTimestampResponse(tokenOf('expired'), digest, nonce), /not in force|another request/);
    const expired = authority.answer(request, 'expired');
    assert.throws(() => readTimestampResponse(expired, digest, nonce), /was not in force/);
    assert.throws(
      () => readTimestampResponse(authority.answer(request), digest, new Uint8Array(12)),
      /another request/,
    );
    assert.throws(() => readTimestampResponse(authority.answer(new Uint8Array([48, 0])), digest, nonce), /status 2/);
    assert.throws(() => readTimestampResponse(new Uint8Array([7]), digest, nonce), /no RFC 3161 response/);
  });

  test('authorities sign with ECDSA and with RSA, and either is checked', () => {
    for (const as of ['good', 'rsa'] as const) {
      const { request, nonce } = createTimestampRequest(digest);
      const token = readTimestampResponse(authority.answer(request, as), digest, nonce);
      assert.equal(verifyTimestamp(token, digest, { roots: [authority.root] }).authority, `Test authority ${as}`);
      const turned = token.slice();
      turned[turned.length - 9] = (turned[turned.length - 9] ?? 0) ^ 1;
      assert.throws(() => verifyTimestamp(turned, digest), /signature is not valid/, as);
    }
  });

  test('a certificate that is not for timestamps alone, and says so critically, makes none', () => {
    const said = new Uint8Array(readToken(tokenOf()).content);
    const trust = { roots: [authority.root] };
    assert.ok(verifyTimestamp(authority.sign(said, 'good'), digest, trust), 'what openssl cms signs is a token, too');
    for (const as of ['unmarked', 'lax', 'wide'] as const)
      assert.throws(() => verifyTimestamp(authority.sign(said, as), digest, trust), /not one for timestamps alone/, as);
  });

  test('a certificate that was replaced later made good tokens; one whose key was stolen never did', () => {
    const trust = { roots: [authority.root], crls: [authority.crl()] };
    const before = new Date(Date.now() - 3_600_000);
    const dated = (as: 'replaced' | 'revoked'): Uint8Array => {
      const { info } = readToken(tokenOf());
      info.genTime = before;
      return authority.sign(new Uint8Array(info.toSchema().toBER()), as);
    };
    assert.throws(() => verifyTimestamp(dated('replaced'), digest, trust), /was not in force/, 'before it was made');
    assert.throws(() => verifyTimestamp(tokenOf('replaced'), digest, trust), /was revoked on/, 'after it was replaced');
    assert.throws(() => verifyTimestamp(tokenOf('revoked'), digest, trust), /was revoked on/);
    assert.ok(
      verifyTimestamp(tokenOf('replaced'), digest, { roots: [authority.root] }),
      'without the list nobody can tell',
    );
  });

  test('the authority’s own certificate may be the one that is trusted', () => {
    const own = readToken(tokenOf()).signed.certificates?.[0];
    const der = Buffer.from(own && 'toSchema' in own ? own.toSchema().toBER() : new ArrayBuffer(0));
    const pem = `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;
    assert.equal(verifyTimestamp(tokenOf(), digest, { roots: [pem] }).trusted, true);
    assert.throws(() => verifyTimestamp(tokenOf(), digest, { roots: ['a certificate'] }), /is no certificate/);
  });

  /** A good token, taken apart, changed and put together; what is signed in it is not signed again. */
  const changed = (token: Uint8Array, change: (signed: SignedData) => void): Uint8Array => {
    const envelope = ContentInfo.fromBER(bufferOf(token));
    const signed = new SignedData({ schema: envelope.content });
    change(signed);
    envelope.content = signed.toSchema(true);
    return new Uint8Array(envelope.toSchema().toBER());
  };

  test('a token without its certificate holds where the file of roots has it, and not else', () => {
    const bare = changed(tokenOf(), (signed) => delete signed.certificates);
    const [own] = readToken(tokenOf()).signed.certificates ?? [];
    const der = Buffer.from(own && 'toSchema' in own ? own.toSchema().toBER() : new ArrayBuffer(0));
    const pem = `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;
    for (const roots of [[pem], [`${authority.root}${pem}`], [`${pem}${authority.root}`], [authority.root, pem]])
      assert.equal(verifyTimestamp(bare, digest, { roots }).trusted, true);
    const other = createTestAuthority();
    try {
      for (const trust of [{}, { roots: [authority.root] }, { roots: [other.root] }])
        assert.throws(() => verifyTimestamp(bare, digest, trust), /neither in the timestamp nor in what you gave/);
    } finally {
      other.remove();
    }
  });

  test('a time that is not in UTC to the second is named as it is written, and never read as another', () => {
    const token = tokenOf();
    const withTime = (written: string): Uint8Array =>
      changed(token, (signed) => {
        const { result } = fromBER(bufferOf(readToken(token).content));
        assert.ok(result instanceof Sequence);
        const place = result.valueBlock.value.findIndex((each) => each instanceof GeneralizedTime);
        const idBlock = { tagClass: 1, tagNumber: 24 };
        result.valueBlock.value[place] = new Primitive({ idBlock, valueHex: bufferOf(Buffer.from(written)) });
        const eContent = new OctetString({ valueHex: result.toBER() });
        signed.encapContentInfo = new EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.9.16.1.4', eContent });
      });
    // RFC 3161, 2.4.2; the moments are those of the calendar.
    for (const [written, at] of [
      ['20261128180000Z', '2026-11-28T18:00:00.000Z'],
      ['20261128180000.5Z', '2026-11-28T18:00:00.500Z'],
      ['20261128180000.123Z', '2026-11-28T18:00:00.123Z'],
      ['20280229235959Z', '2028-02-29T23:59:59.000Z'],
    ] as const)
      assert.equal(readToken(withTime(written)).info.genTime.toISOString(), at);
    for (const written of [
      '20261128180000',
      '20261128180000.5',
      '20261128180000+0100',
      '20261128180000-0000',
      '202611281800Z',
      '2026112818Z',
      '20261128Z',
      '20261128180000.Z',
      '20261128180000,5Z',
      '20261128180000z',
      '20261328180000Z',
      '20270229180000Z',
      '20261128250000Z',
      '20261128186000Z',
    ])
      assert.throws(
        () => verifyTimestamp(withTime(written), digest),
        (error) => {
          assert.ok(error instanceof Fault, written);
          // What is too far from a time for the library is no timestamp at all.
          return error.message.includes(`malformed: its time, ${written},`) || /no timestamp/.test(error.message);
        },
      );
    assert.throws(() => verifyTimestamp(withTime('20261128180000'), digest), /malformed: its time, 20261128180000,/);
  });

  test('no single bit of a token can be turned', () => {
    const token = tokenOf();
    const trust = { roots: [authority.root] };
    const wanted = JSON.stringify(verifyTimestamp(token, digest, trust));
    let unnoticed = 0;
    for (let at = 0; at < token.length; at += STEP) {
      const turned = token.slice();
      turned[at] = (turned[at] ?? 0) ^ (1 << (Math.floor(at / STEP) % 8));
      try {
        // What is not signed (the order of things, a root that is carried along) may change, as long as what is said
        // does not.
        if (JSON.stringify(verifyTimestamp(turned, digest, trust)) !== wanted) unnoticed += 1;
      } catch {
        // Noticed.
      }
    }
    assert.equal(unnoticed, 0);
  });

  test('the token of another seal is refused by name; with its own, each package holds', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'vigie-stamps-'));
    const signer = createSigner('test.example/log', new Uint8Array(32).fill(7));
    const log = await openLog({ dir: join(dir, 'log'), origin: 'test.example/log', signer });
    try {
      const seals: Uint8Array[] = [];
      for (let n = 0; n < draws(10, 30); n++) {
        const sealed = await sealSample(n, createRandom(n), {
          dir,
          capture: { ...CAPTURE, url: `https://shop.example/${n}` },
          signer,
          log,
          timestamp: authority.stamp,
        });
        assert.ok(verifyPackage(sealed.bytes, { timestamps: { roots: [authority.root] } }).ok);
        seals.push(sealed.bytes);
      }
      const textOf = (bytes: Uint8Array): string => {
        const files = readArchive(bytes);
        assert.ok(Array.isArray(files));
        return Buffer.from(files.find(({ path }) => path === SEAL_PATH)?.bytes ?? []).toString('utf8');
      };
      const withSeal = (bytes: Uint8Array, text: string): Uint8Array => {
        const files = readArchive(bytes);
        assert.ok(Array.isArray(files));
        return writeArchive(
          files.map((file) => (file.path === SEAL_PATH ? { path: SEAL_PATH, bytes: Buffer.from(text) } : file)),
        );
      };
      const [first = new Uint8Array(), second = new Uint8Array()] = seals;
      const token = /"timestamp":"[^"]+"/;
      const swapped = withSeal(first, textOf(first).replace(token, token.exec(textOf(second))?.[0] ?? ''));
      const fault = verifyPackage(swapped).steps.find(({ ok }) => ok === false);
      assert.deepEqual([fault?.id, fault?.detail.en], ['timestamp', 'The timestamp is of something else.']);
      const without = withSeal(first, textOf(first).replace(/,"timestamp":"[^"]+"/, ''));
      assert.ok(verifyPackage(without).ok, 'without roots, a package without a timestamp holds and says so');
      assert.ok(!verifyPackage(without, { timestamps: { roots: [authority.root] } }).ok);
    } finally {
      await log.close();
      rmSync(dir, { recursive: true, force: true });
    }
  });
});

const published = join(SHARED_DATA, 'conformance/rfc3161');

/**
 * Answers of other authorities, kept by the client library of Trail of Bits: what each is, and what is to be said of
 * it.
 */
const PUBLISHED: [string, string, RegExp | null][] = [
  ['sigstage', 'response-sha256.tsr', null],
  ['sigstage', 'response-sha384.tsr', null],
  ['sigstage', 'response-sha512.tsr', null],
  ['sigstage', 'response-invalid-signature.tsr', /signature is not valid/],
  ['sigstage', 'response-no-embedded-cert.tsr', null],
  // Expired since; in force when it was made.
  ['sigstore.mock', 'response-expired.tsr', null],
  ['test_tsa', 'response.tsr', null],
  ['test_tsa', 'response-injected-certs.tsr', null],
  ['test_tsa', 'other_response.tsr', /none of the roots/],
];

test('the published tokens of other authorities', { skip: unlessShared(published) }, () => {
  for (const [folder, file, fault] of PUBLISHED) {
    const response = TimeStampResp.fromBER(readFileSync(join(published, folder, file)));
    const token = new Uint8Array(response.timeStampToken?.toSchema().toBER() ?? new ArrayBuffer(0));
    const imprint = readToken(token).info.messageImprint;
    const stamped = new Uint8Array(imprint.hashedMessage.valueBlock.valueHexView);
    const roots = [readFileSync(join(published, folder, 'ts_chain.pem'), 'utf8')];
    const check = () => verifyTimestamp(token, stamped, { roots });
    if (fault) assert.throws(check, fault, file);
    else assert.equal(check().trusted, true, file);
    assert.throws(
      () =>
        verifyTimestamp(
          token,
          stamped.map((byte) => byte ^ 1),
          { roots },
        ),
      Fault,
      file,
    );
  }
});

const at = new Date().toISOString();
const CAPTURE: Capture = {
  url: 'https://shop.example/',
  finalUrl: 'https://shop.example/',
  startedAt: at,
  endedAt: at,
  by: 'http',
  userAgent: 'Vigie test',
  language: 'fr',
  viewport: null,
  clock: { source: 'system', synchronised: 'unknown' },
  title: 'Lampe',
  text: 'Lampe',
  exchanges: [],
  screenshot: null,
  dom: null,
  listing: null,
  ageGate: null,
  gaps: [],
};
