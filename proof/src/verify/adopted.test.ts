import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createRandom, putTogether, sealAnew, sealSample, takeApart } from '../../testing/packages.ts';
import { createSigner } from '../base/signer.ts';
import { type Log, openLog } from '../log/log.ts';
import { adopt } from '../seal/adopt.ts';
import { readAdopted } from './adopted.ts';
import { verifyPackage } from './verify.ts';

const AT = '2026-11-24T12:00:00Z';
const dir = mkdtempSync(join(tmpdir(), 'vigie-adopted-'));
const signer = createSigner('test.example/log', new Uint8Array(32).fill(7));
let log: Log;
before(async () => {
  log = await openLog({ dir: join(dir, 'log'), origin: 'test.example/log', signer });
});
after(async () => {
  await log.close();
  rmSync(dir, { recursive: true, force: true });
});
const seal = async (n: number, bytes: Uint8Array, type = 'application/wacz') => {
  const capture = adopt({ bytes, type, about: { name: 'é' } }, 'offers.wacz', AT);
  return (await sealSample(n, createRandom(1), { dir, signer, log, capture })).bytes;
};
const failed = (bytes: Uint8Array) => verifyPackage(bytes).steps.find(({ ok }) => ok === false)?.id;

test('a file of another program comes back byte for byte, whatever is in it', async () => {
  const files: [Uint8Array, string][] = [
    [new Uint8Array(0), 'text/html'],
    [new TextEncoder().encode('WARC/1.1\r\n\r\n'), 'application/warc'],
    [new TextEncoder().encode('HTTP/1.1 200 OK\r\n\r\nx'), 'application/json'],
    [Uint8Array.from({ length: 70_000 }, (_, place) => place % 251), 'application/wacz'],
    [new Uint8Array(9).fill(255), 'application/gzip'],
  ];
  for (const [place, [bytes, type]] of files.entries()) {
    const sealed = await seal(place, bytes, type);
    const { ok, verdict, vouchers, statement } = verifyPackage(sealed);
    assert.ok(ok);
    assert.match(verdict.en, /It holds a file that another program made/);
    assert.match(vouchers[0]?.what.en ?? '', /another program’s file/);
    assert.deepEqual([statement?.by, statement?.startedAt], ['adopted', AT]);
    assert.deepEqual(Buffer.from(readAdopted(sealed) ?? 'none'), Buffer.from(bytes));
  }
});

test('a statement that names another file, or calls a capture adopted, does not hold', async () => {
  const parts = takeApart(await seal(20, new Uint8Array(5)));
  const other = takeApart(await seal(21, new Uint8Array(6))).seal.statement.url;
  assert.equal(failed(putTogether(sealAnew(parts, signer, { url: other }))), 'seal');
  assert.equal(failed(putTogether(sealAnew(parts, signer))), undefined);
  const captured = await sealSample(22, createRandom(1), { dir, signer, log });
  assert.equal(failed(putTogether(sealAnew(takeApart(captured.bytes), signer, { by: 'adopted' }))), 'seal');
  assert.equal(readAdopted(captured.bytes), null);
  assert.equal(readAdopted(new Uint8Array(40)), null);
});
