import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openLog, sealIntoFolder, verifyPackage } from '@vigie/proof';
import { createTestAuthority, hasOpenssl, OTHER_POLICY, POLICY, type TestAuthority } from '@vigie/proof/testing';
import { systemClock } from '../../base/core/clock.ts';
import { ROOT } from '../../base/core/home.ts';
import { createVisitor } from '../../base/fetch/fetch.ts';
import { capture } from '../capture/capture.ts';
import { openVault, type Vault } from '../vault/vault.ts';
import { createTimestamper } from './timestamp.ts';

describe('a seal with a timestamp', { skip: hasOpenssl() ? false : 'no openssl on this machine' }, () => {
  let authority: TestAuthority;
  let server: Server;
  let vault: Vault;
  let origin = '';
  let host = '';
  let answers: 'good' | 'busy' | 'page' | 'stale' = 'good';
  let stale: Uint8Array = new Uint8Array();
  const dir = mkdtempSync(join(tmpdir(), 'vigie-stamped-'));

  before(async () => {
    authority = createTestAuthority();
    server = createServer(async (request, response) => {
      if (request.method === 'GET') {
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end('<!doctype html><title>Lampe</title><h1>Lampe</h1>');
        return;
      }
      const query = Buffer.concat(await request.toArray());
      if (answers === 'busy') response.writeHead(503).end();
      else if (answers === 'page') response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>');
      else {
        const fresh = authority.answer(query);
        const answer = answers === 'stale' ? stale : fresh;
        stale = fresh;
        response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(answer);
      }
    });
    server.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    origin = `http://${host}`;
    vault = openVault({ dataDir: join(dir, 'data'), bucket: null, storageKey: null });
  });
  after(async () => {
    await vault.close();
    server.close();
    authority.remove();
    rmSync(dir, { recursive: true, force: true });
  });

  const visitor = () => createVisitor({ contact: 'test', clock: systemClock, allow: [host], paceMs: 0 });
  async function seal(id: string, change: (taken: Awaited<ReturnType<typeof capture>>) => void = () => {}) {
    const taken = await capture(visitor(), `${origin}/offer`, { browser: 'none' });
    change(taken);
    const timestamp = createTimestamper(visitor(), `${origin}/tsa`);
    const maker = { software: 'test', version: '1' };
    const { signer } = vault;
    return sealIntoFolder({
      id,
      dir,
      capture: taken,
      maker,
      previous: null,
      salt: Buffer.alloc(16, 1),
      signer,
      log: await vault.log(),
      timestamp,
    });
  }

  test('is asked for over HTTP, holds, and is checked against the roots that are given', async () => {
    const { bytes, path } = await seal('good');
    const timestamps = { roots: [authority.root], crls: [authority.crl()], policies: [POLICY] };
    const report = verifyPackage(bytes, { timestamps });
    assert.ok(report.ok, JSON.stringify(report.steps));
    assert.equal(report.timestamp?.authority, 'Test authority good');
    const failing = (trust: Parameters<typeof verifyPackage>[1]) =>
      verifyPackage(bytes, trust).steps.find(({ ok }) => ok === false)?.id;
    const other = createTestAuthority();
    assert.equal(failing({ timestamps: { roots: [other.root] } }), 'timestamp');
    assert.equal(failing({ timestamps: { policies: [OTHER_POLICY] } }), 'timestamp');
    other.remove();
    writeFileSync(join(dir, 'root.pem'), authority.root);
    writeFileSync(join(dir, 'list.crl'), authority.crl());
    const said = execFileSync(
      process.execPath,
      [
        join(ROOT, 'bin/vigie.js'),
        'verify',
        path,
        '--tsa-root',
        join(dir, 'root.pem'),
        '--tsa-crl',
        join(dir, 'list.crl'),
        '--json',
      ],
      { encoding: 'utf8' },
    );
    assert.match(said, /whose root you trust/);
  });

  test('a page said to be visited after it was stamped is refused: somebody put the clock wrong', async () => {
    const { bytes } = await seal('ahead', (taken) => {
      taken.endedAt = new Date(Date.now() + 3_600_000).toISOString();
    });
    const fault = verifyPackage(bytes).steps.find(({ ok }) => ok === false);
    assert.equal(fault?.id, 'timestamp');
    assert.match(fault?.detail.en ?? '', /stamped before/);
  });

  test('without a token nothing is sealed, and the capture waits for the authority', async () => {
    for (const [state, why] of [
      ['busy', /answers 503/],
      ['page', /its answer is of type text\/html/],
      ['stale', /another request/],
    ] as const) {
      answers = state;
      await assert.rejects(seal('waits'), why);
    }
    answers = 'good';
    const log = await vault.log();
    const { size } = log;
    const { bytes } = await seal('waits');
    assert.ok(verifyPackage(bytes, { timestamps: { roots: [authority.root] } }).ok);
    assert.equal(log.size, size + 1, 'one entry');
    await assert.rejects(
      async () =>
        createTimestamper(
          createVisitor({ contact: 'test', clock: systemClock }),
          `${origin}/tsa`,
        )?.(new Uint8Array(32)),
      /gives no token/,
      'an authority in a private network must be allowed',
    );
  });

  test('a package without one fails where roots are given, and says so where none are', async () => {
    const taken = await capture(visitor(), `${origin}/offer`, { browser: 'none' });
    const log = await openLog({ dir: join(dir, 'other-log'), origin: vault.origin, signer: vault.signer });
    const { signer } = vault;
    const plain = {
      id: 'plain',
      dir,
      capture: taken,
      maker: { software: 'test', version: '1' },
      previous: null,
      salt: Buffer.alloc(16, 2),
      signer,
      log,
    };
    const { bytes, path } = await sealIntoFolder(plain);
    await log.close();
    assert.equal(verifyPackage(bytes).timestamp, null);
    assert.ok(verifyPackage(bytes).ok);
    assert.ok(!verifyPackage(bytes, { timestamps: { roots: [authority.root] } }).ok);
    assert.ok(readFileSync(path).length > 0);
  });
});
