import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import https from 'node:https';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { outcome, PAGE, visitor } from '../../../testing/visited-site.ts';
import { createVisitor, type Visit, type VisitFailure } from './fetch.ts';

test('a host that does not answer at all is a timeout: the time for a connection is its own', async () => {
  const silent = createServer(() => {});
  const sockets: Socket[] = [];
  silent.on('connection', (socket) => sockets.push(socket));
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
  const address = silent.address();
  const where = typeof address === 'object' && address ? address.port : 0;
  const secure = await createVisitor({
    contact: 'x',
    clock: () => new Date(),
    allow: [`127.0.0.1:${where}`],
    limits: { connectMs: 300 },
  }).visit(`https://127.0.0.1:${where}/`, { robots: false });
  for (const socket of sockets) socket.destroy();
  silent.close();
  assert.equal(outcome(secure), 'timeout');
  assert.ok(!secure.ok);
  assert.equal(secure.detail, 'no connection after 300 ms', 'not when all the time given is used up');
});

test('TLS: a chain that nobody vouches for is refused, a trusted one is recorded', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-tls-'));
  /** A key and its certificate. */
  const certify = (name: string, subject: string, ...more: string[]): void => {
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', `${name}.key`];
    const certificate = ['-x509', '-out', `${name}.pem`, '-subj', `/CN=${subject}`, '-days', '2', ...more];
    execFileSync('openssl', ['req', ...key, ...certificate], { cwd: folder, stdio: 'ignore' });
  };
  certify('ca', 'Test root');
  certify('leaf', 'shop.test', '-addext', 'subjectAltName=DNS:shop.test', '-CA', 'ca.pem', '-CAkey', 'ca.key');
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const secure = https.createServer(
    { key: read('leaf.key'), cert: read('leaf.pem') + read('ca.pem') },
    (_request, response) => {
      response.end(PAGE);
    },
  );
  await new Promise<void>((done) => secure.listen(0, '127.0.0.1', done));
  const address = secure.address();
  const where = typeof address === 'object' && address ? address.port : 0;
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
  const go = (name: string, ca: string[]): Promise<Visit | VisitFailure> =>
    visitor({ allow: [`${name}:${where}`], resolve, ca }).visit(`https://${name}:${where}/`, { robots: false });
  const untrusted = await go('shop.test', []);
  const trusted = await go('shop.test', [read('ca.pem')]);
  const wrongName = await go('other.test', [read('ca.pem')]);
  secure.closeAllConnections();
  secure.close();
  const sent = [read('leaf.pem'), read('ca.pem')];
  rmSync(folder, { recursive: true });
  assert.equal(outcome(untrusted), 'tls');
  assert.equal(outcome(wrongName), 'tls');
  assert.ok(trusted.ok);
  assert.deepEqual(trusted.certificates, sent);
});
