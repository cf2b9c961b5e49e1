// A witness that answers as version 1.0.0 of C2SP tlog-witness has it, and as what was published before July 2026 did:
// that it knows another log of the same size is a 409 there, with the size or without one.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { createCosigner, createSigner, openWitness, verifierKey, viewLog } from '@vigie/proof';
import pino from 'pino';
import { systemClock } from '../../base/core/clock.ts';
import { type Config, readConfig } from '../../base/core/config.ts';
import { createVisitor } from '../../base/fetch/fetch.ts';
import { createOutside, readRefusal } from '../heads/ask-outside.ts';
import { openVault, type Vault } from '../vault/vault.ts';
import { createWitnesses } from './witness.ts';

type Answer = { status: number; type: string; body: string };

const dir = mkdtempSync(join(tmpdir(), 'vigie-old-witness-'));
const cosigner = createCosigner(createSigner('witness.example/old', new Uint8Array(32).fill(4)));
const leaf = (n: number): Uint8Array => Buffer.alloc(32, n);
const TOLD = { status: 409, type: 'text/x.tlog.size' };
/** What the server says in place of the 422 of today: to a request with this old size. */
let fork: (old: string) => Answer;
let asked: string[] = [];
let server: Server;
let address = '';
let watching: ReturnType<typeof openWitness>;
let count = 0;

before(async () => {
  server = createServer(async (request, response) => {
    const body = (await request.toArray()).join('');
    const [, old = ''] = /^old (\d+)\n/.exec(body) ?? [];
    asked.push(old);
    const now = watching.addCheckpoint(body, Math.floor(Date.now() / 1000));
    const { status, type, body: text } = now.status === 422 ? fork(old) : now;
    response.writeHead(status, { 'content-type': type }).end(text);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => {
  server.close();
  rmSync(dir, { recursive: true, force: true });
});
beforeEach(() => {
  asked = [];
  count += 1;
});

const configOf = (name: string): Config =>
  readConfig({
    VIGIE_DATA: join(dir, `${name}${count}`),
    VIGIE_LOG_ORIGIN: 'log.example/old',
    VIGIE_WITNESSES: `${verifierKey(cosigner)}@http://${address}/`,
  });
const visitor = () => createVisitor({ contact: 'test', clock: systemClock, allow: [address], paceMs: 0 });
const witnessesOf = (vault: Vault, config: Config) =>
  createWitnesses({ visitor: visitor(), clock: systemClock, log: pino({ level: 'silent' }), config }, vault);

test('what a refusal says, by the status, the answer and what was asked', () => {
  for (const [status, answer, old, size, says] of [
    [422, '', 3, 5, 'other'],
    [422, 'roots do not match\n', 5, 5, 'other'],
    [409, '7\n', 3, 5, 7],
    [409, '0\n', 3, 5, 0],
    [409, '3\n', 3, 5, 'other'],
    [409, '5\n', 5, 5, 'other'],
    [409, '', 5, 5, 'other'],
    [409, 'roots do not match\n', 5, 5, 'other'],
    // With two sizes there is a proof: a 409 is then for the size alone, and has to have it.
    [409, '', 3, 5, null],
    [409, '7', 3, 5, null],
    [409, '07\n', 3, 5, null],
    [403, '', 5, 5, null],
    [404, '5\n', 5, 5, null],
    [429, '', 5, 5, null],
  ] as const)
    assert.equal(
      readRefusal(status, answer, { old, size }),
      says,
      `${status} ${JSON.stringify(answer)} ${old} ${size}`,
    );
});

for (const [kind, answer] of [
  ['with the size that it knows', (old) => ({ ...TOLD, body: `${old}\n` })],
  ['in plain text, as version 1.0.0 has it', () => ({ ...TOLD, type: 'text/plain', body: 'roots do not match\n' })],
  ['without a word', () => ({ ...TOLD, type: 'text/plain', body: '' })],
] satisfies [string, (old: string) => Answer][])
  test(`another log of the same size, told by a 409 ${kind}, stops the log`, async () => {
    fork = answer;
    const [config, other] = [configOf('a'), configOf('b')];
    const vault = openVault(config);
    const { signer } = vault;
    watching = openWitness({ dir: join(dir, `seen${count}`), cosigner, logs: [signer] });
    await (await vault.log()).append([leaf(1), leaf(2)]);
    const witnesses = witnessesOf(vault, config);
    await witnesses.submit();
    assert.deepEqual([witnesses.states()[0]?.size, witnesses.states()[0]?.failure], [2, null]);
    // The same key, another history of the same size.
    mkdirSync(other.dataDir, { recursive: true });
    cpSync(join(config.dataDir, 'log-key.json'), join(other.dataDir, 'log-key.json'));
    const forked = openVault(other);
    const opened = await forked.log();
    await opened.append([leaf(1), leaf(3)]);
    const outside = createOutside(
      { visitor: visitor(), witnesses: config.witnesses, bucket: null },
      { signer, keys: [signer], mirrorPrefix: '' },
    );
    await assert.rejects(outside.ask(viewLog(forked.logDir, forked.origin, signer, [])), {
      code: 'VIGIE_LOG_FORK_OUTSIDE',
    });
    assert.deepEqual(asked.slice(-1), ['2']);
    const doubting = witnessesOf(forked, other);
    await doubting.submit();
    assert.match(doubting.states()[0]?.failure ?? '', /witness\.example\/old/);
    await assert.rejects(opened.append([leaf(4)]), { name: 'VigieError' }, 'nothing more is signed');
    for (const each of [vault, forked]) await each.close();
    watching.close();
  });

test('a 409 with another size is asked again with that size, and the log goes on', async () => {
  fork = () => assert.fail('it is one log');
  const config = configOf('c');
  const vault = openVault(config);
  watching = openWitness({ dir: join(dir, `seen${count}`), cosigner, logs: [vault.signer] });
  await (await vault.log()).append([leaf(1), leaf(2)]);
  await witnessesOf(vault, config).submit();
  rmSync(join(vault.logDir, 'cosigned'), { recursive: true });
  await (await vault.log()).append([leaf(3)]);
  const again = witnessesOf(vault, config);
  await again.submit();
  assert.deepEqual([asked, again.states()[0]?.size, again.states()[0]?.failure], [['0', '0', '2'], 3, null]);
  await vault.close();
  watching.close();
});
