import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import { leafOf, openNote, openProof, parseVerifierKey, sealIntoFolder, verifyPackage } from '@vigie/proof';
import pino from 'pino';
import { systemClock } from '../../base/core/clock.ts';
import { readConfig } from '../../base/core/config.ts';
import { ROOT } from '../../base/core/home.ts';
import { createVisitor } from '../../base/fetch/fetch.ts';
import { createHttp, type Http } from '../../base/http/http.ts';
import { runWitness } from '../../cli/evidence/witness.ts';
import { capture } from '../capture/capture.ts';
import { openVault, type Vault } from '../vault/vault.ts';
import { addLogRoutes } from './log-routes.ts';
import { proveEntry } from './prove-package.ts';
import { createWitnesses, readLogState, type Witnesses } from './witness.ts';

const CLI = join(ROOT, 'server/src/cli/main.ts');
const NAME = 'witness.example/w1';
const leaf = (n: number): Uint8Array => Buffer.alloc(32, n);
const log = pino({ level: 'silent' });

/** Runs `vigie witness` until its first line, KEY@URL, is there. */
async function startWitness(data: string, key: string, port = 0): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(
    process.execPath,
    [CLI, 'witness', '--name', NAME, '--log', key, '--data', data, '--port', String(port)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = await once(child.stdout, 'data');
  return { child, line: String(line).trim() };
}

async function stopWitness(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  assert.equal(code, 0);
}

describe('a log that a witness watches over', () => {
  const dir = mkdtempSync(join(tmpdir(), 'vigie-watched-'));
  const data = join(dir, 'data');
  const env = { ...process.env, VIGIE_DATA: data, VIGIE_LOG_ORIGIN: 'log.example/evidence' };
  let vault: Vault;
  let child: ChildProcess;
  let line = '';
  let witnesses: Witnesses;
  let http: Http;
  let page: Server;

  const watch = (vaultOf: Vault): Witnesses => {
    const config = readConfig({ ...env, VIGIE_WITNESSES: line });
    const allow = [new URL(line.slice(line.indexOf('@http') + 1)).host];
    const visitor = createVisitor({ contact: 'test', clock: systemClock, allow, paceMs: 0 });
    return createWitnesses({ visitor, clock: systemClock, log, config }, vaultOf);
  };
  const witness = () => parseVerifierKey(line.slice(0, line.indexOf('@http')));
  const get = (url: string) => http.inject({ method: 'GET', url });

  before(async () => {
    vault = openVault(readConfig(env));
    ({ child, line } = await startWitness(join(dir, 'witness'), vault.verifierKey));
    witnesses = watch(vault);
    http = await createHttp({ log, version: 'test' });
    await addLogRoutes(http, vault.logDir);
    page = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Lampe</title><h1>Lampe</h1>');
    }).listen(0, '127.0.0.1');
    await once(page, 'listening');
  });
  after(async () => {
    child.kill('SIGKILL');
    await http.close();
    await vault.close();
    page.close();
    rmSync(dir, { recursive: true, force: true });
  });

  test('each new head is cosigned, published with the head, and asked for once', async () => {
    const opened = await vault.log();
    for (const count of [1, 400]) {
      await opened.append(Array.from({ length: count }, (_, n) => leaf(n % 256)));
      await witnesses.submit();
      const answer = await get('/log/checkpoint');
      const { verified, cosigned } = openNote(answer.body, [vault.signer, witness()]);
      assert.deepEqual([verified, cosigned.map(({ name }) => name)], [[vault.origin], [NAME]]);
    }
    const published = opened.checkpoint;
    await witnesses.submit();
    assert.equal(opened.checkpoint, published, 'a fresh cosignature is not asked for again');
    const state = readLogState(vault, witnesses);
    assert.deepEqual(
      { ...state, witnesses: state.witnesses.map(({ cosignedAt, url, ...rest }) => rest) },
      {
        origin: vault.origin,
        key: vault.verifierKey,
        size: 401,
        witnesses: [{ name: NAME, size: 401, failure: null }],
      },
    );
    // What is kept beside the log was lost: the witness says what it knows.
    rmSync(join(vault.logDir, 'cosigned'), { recursive: true });
    await opened.append([leaf(7)]);
    await witnesses.submit();
    assert.deepEqual([witnesses.states()[0]?.size, witnesses.states()[0]?.failure], [402, null]);
  });

  test('a package sealed before a witness saw it is proved in the head that it has cosigned since', async () => {
    const { port } = page.address() as AddressInfo;
    const visitor = createVisitor({ contact: 'test', clock: systemClock, allow: [`127.0.0.1:${port}`], paceMs: 0 });
    const sealed = await sealIntoFolder({
      id: 'package',
      dir,
      capture: await capture(visitor, `http://127.0.0.1:${port}/`, { browser: 'none' }),
      maker: { software: 'test', version: '1' },
      previous: null,
      salt: Buffer.alloc(16, 1),
      signer: vault.signer,
      log: await vault.log(),
    });
    const { ok, statement } = verifyPackage(sealed.bytes);
    assert.ok(ok && statement);
    const keys = [vault.signer, witness()];
    const { witnesses: named } = readConfig({ VIGIE_WITNESSES: line });
    const entry = { id: 'package', index: sealed.index, leaf: leafOf(statement) };
    const early = openProof(proveEntry(vault, entry, named), entry.leaf, keys);
    // The log has another's leaf at this place, or none.
    for (const index of [sealed.index - 1, sealed.index + 1]) {
      assert.throws(() => proveEntry(vault, { ...entry, index }, named), { code: 'VIGIE_EVIDENCE_NOT_ENTRY' });
    }
    assert.deepEqual([early.verified, early.cosigned], [[vault.origin], []], 'by the log alone as yet');
    await witnesses.submit();
    await (await vault.log()).append([leaf(9)]);
    const proof = execFileSync(process.execPath, [CLI, 'log', 'prove', sealed.path], {
      env: { ...env, VIGIE_WITNESSES: line },
      encoding: 'utf8',
    });
    const proved = openProof(proof, leafOf(statement), keys);
    assert.deepEqual([proved.index, proved.verified, proved.cosigned[0]?.name], [sealed.index, [vault.origin], NAME]);
  });

  test('a witness that is away is named, and has missed nothing when it is back', async () => {
    const { port } = new URL(line.slice(line.indexOf('@http') + 1));
    await stopWitness(child);
    await (await vault.log()).append([leaf(10)]);
    await witnesses.submit();
    assert.match(witnesses.states()[0]?.failure ?? '', /./);
    const again = await startWitness(join(dir, 'witness'), vault.verifierKey, Number(port));
    assert.equal(again.line, line, 'the same key at the same address');
    child = again.child;
    await witnesses.submit();
    const { size } = await vault.log();
    assert.deepEqual([witnesses.states()[0]?.size, witnesses.states()[0]?.failure], [size, null]);
  });

  test('a log that was put back from an older copy and grew anew is told so by its witness', async () => {
    const copy = join(dir, 'copy');
    await vault.close();
    cpSync(data, copy, { recursive: true });
    vault = openVault(readConfig(env));
    await (await vault.log()).append([leaf(11), leaf(12)]);
    await watch(vault).submit();
    const restored = openVault(readConfig({ ...env, VIGIE_DATA: copy }));
    for (const leaves of [[leaf(13)], [leaf(14)]]) {
      const opened = restored.log();
      await (await opened).append(leaves);
      const asked = watch(restored);
      await asked.submit();
      assert.match(asked.states()[0]?.failure ?? '', /has seen/);
      await assert.rejects((await opened).append([leaf(15)]), { name: 'VigieError' }, 'nothing more is signed');
    }
    assert.equal(readdirSync(join(dir, 'witness')).filter((name) => name.startsWith('fork-')).length, 1);
    await restored.close();
  });

  test('tiles are served for ever, heads for the moment, and nothing else of the folder', async () => {
    const { size } = await vault.log();
    const tile = await get('/log/tile/0/000');
    assert.deepEqual([tile.statusCode, tile.rawPayload.length], [200, 8192]);
    assert.equal(tile.headers['content-type'], 'application/octet-stream');
    assert.equal(tile.headers['cache-control'], 'public, max-age=31536000, immutable');
    const partial = await get(`/log/tile/entries/001.p/${size - 256}`);
    assert.deepEqual([partial.statusCode, partial.headers['content-type']], [200, 'application/octet-stream']);
    assert.equal((await get('/log/tile/0/000.p/5')).statusCode, 404, 'a full tile has replaced it');
    for (const path of ['checkpoint', `cosigned/${Buffer.from(witness().keyId).toString('hex')}`]) {
      const { statusCode, headers } = await get(`/log/${path}`);
      assert.deepEqual(
        [statusCode, headers['content-type'], headers['cache-control']],
        [200, 'text/plain; charset=utf-8', 'no-cache'],
      );
    }
    writeFileSync(join(vault.logDir, 'tile/0/.000.1.tmp'), 'x');
    for (const path of [
      'index',
      'highest',
      'vigie.lock',
      'tile/0/.000.1.tmp',
      'tile/0',
      '../log-key.json',
      '%2e%2e/log-key.json',
      'tile/64/000',
      'tile/0/000.p/256',
      'tile/0/000.p/0',
    ])
      assert.equal((await get(`/log/${path}`)).statusCode, 404, path);
  });

  test('what is not right is said before anything is watched', async () => {
    const given = { name: NAME, log: [vault.verifierKey], data: join(dir, 'other'), host: '127.0.0.1', port: '0' };
    const io = { stdout: new PassThrough(), stderr: new PassThrough(), isTerminal: false };
    for (const [wrong, code] of [
      [{ log: ['nothing'] }, 'VIGIE_PROOF_VERIFIER_KEY'],
      [{ port: '99999' }, 'VIGIE_WITNESS_PORT'],
      [{ port: 'x' }, 'VIGIE_WITNESS_PORT'],
      [{ host: '192.0.2.1' }, 'VIGIE_WITNESS_ADDRESS'],
      [{ name: 'two words', data: join(dir, 'another') }, 'VIGIE_PROOF_NAME'],
      [{ data: join(dir, 'witness') }, 'VIGIE_PROOF_LOCKED'],
      [{ data: join(dir, 'witness'), name: 'another' }, 'VIGIE_WITNESS_NAME'],
    ] as const)
      await assert.rejects(runWitness({ ...given, ...wrong, log: 'log' in wrong ? [...wrong.log] : given.log }, io), {
        code,
      });
    const [key, url] = [line.slice(0, line.indexOf('@http')), 'https://witness.example'];
    for (const [wrong, said] of [
      ['x', /is not KEY@URL/],
      [key, /is not KEY@URL/],
      [`${vault.verifierKey}@${url}`, /the key of a log/],
      [line.replace('@http', '@ftp'), /no address/],
      [`${key}@`, /no address/],
      [`${key}@${url}@${url}`, /a second @/],
      [`${key}@https://user@witness.example`, /a second @/],
      [`${key}@https:// ${key}@${url}`, /no address/],
    ] as const)
      assert.throws(() => readConfig({ VIGIE_WITNESSES: wrong }), { code: 'VIGIE_CONFIG_INVALID', message: said });
    assert.deepEqual(readConfig({ VIGIE_WITNESSES: `${key}@${url}/, ${key}@${url}/b` }).witnesses, [
      { key, url },
      { key, url: `${url}/b` },
    ]);
    assert.throws(() => openVault(readConfig({ ...env, VIGIE_LOG_ORIGIN: 'another.example/log' })), {
      code: 'VIGIE_EVIDENCE_ORIGIN',
    });
    assert.match(readFileSync(join(data, 'log-key.json'), 'utf8'), /log\.example/);
    assert.ok(!existsSync(join(dir, 'another')), 'no key of a name that no note can hold');
  });
});
