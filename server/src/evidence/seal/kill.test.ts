// kill -9 at any moment of capture and sealing: no half package, no fork of the log, nothing lost that was
// acknowledged.
// A child takes a second or two to load all that, so there are ten kills here, and a hundred in kill.long.ts; those of
// the log and the seal alone are in proof/src/log/kill.test.ts.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { verifyLog, verifyPackage } from '@vigie/proof';
import { openBrowser } from '../capture/shared-browser.ts';
import { openVault } from '../vault/vault.ts';

const IMPORTS = `
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sealIntoFolder } from '@vigie/proof';
import { createVisitor } from ${JSON.stringify(new URL('../../base/fetch/fetch.ts', import.meta.url).href)};
import { capture } from ${JSON.stringify(new URL('../capture/capture.ts', import.meta.url).href)};
import { openBrowser } from ${JSON.stringify(new URL('../capture/shared-browser.ts', import.meta.url).href)};
import { openVault } from ${JSON.stringify(new URL('../vault/vault.ts', import.meta.url).href)};`;
/**
 * Captures, seals and keeps one page after the other, and says so when each is done, as a service would that is asked
 * again: what it has kept it does not seal anew, though it died before it said so.
 */
const CHILD = `${IMPORTS}
const [dataDir, site, from, by] = process.argv.slice(1);
const vault = openVault({ dataDir, bucket: null, storageKey: null });
const log = await vault.log();
const visitor = createVisitor({ contact: 'test', clock: () => new Date(), allow: [site], paceMs: 0 });
const browser = by === 'browser' ? openBrowser() : 'none';
process.stdout.write('up\\n');
for (let n = Number(from); ; n++) {
  const id = 'evd_' + String(n).padStart(26, '0');
  if (!existsSync(join(vault.packagesDir, id + '.wacz')) && (await vault.storage.list()).includes(id)) {
    process.stdout.write('kept ' + id + ' ' + createHash('sha256').update(await vault.readPackage(id)).digest('hex') + '\\n');
    continue;
  }
  const taken = await capture(visitor, 'http://' + site + '/offer/' + n, { browser });
  const sealed = await sealIntoFolder({
    id, dir: vault.packagesDir, capture: taken, maker: { software: 'test', version: '1' }, previous: null,
    salt: Buffer.alloc(16, n % 251), signer: vault.signer, log,
  });
  process.stdout.write('sealed ' + id + ' ' + sealed.digest + '\\n');
  await vault.storage.archive(id);
  process.stdout.write('kept ' + id + ' ' + sealed.digest + '\\n');
}`;

const LANES = 2;
const ROUNDS = Number(process.env.VIGIE_KILLS ?? 10) / LANES;
/** Starting a browser takes longer than all else; some rounds of one lane go through one. */
const BROWSER_EVERY = 5;
const folder = mkdtempSync(join(tmpdir(), 'vigie-kill-'));
/** Children start from compiled code: loading it takes longer than a package does. */
const env = { NODE_COMPILE_CACHE: join(folder, 'compiled'), ...process.env, TMPDIR: folder };
const server = http.createServer((request, response) => {
  if (request.url === '/robots.txt') return response.writeHead(404).end();
  if (request.url?.endsWith('.png'))
    return response.writeHead(200, { 'Content-Type': 'image/png' }).end('x'.repeat(50_000));
  return response
    .writeHead(200, { 'Content-Type': 'text/html' })
    .end(`<title>Lampe</title>${'<p>Une lampe ordinaire.</p>'.repeat(500)}<img src="/${request.url?.length}.png">`);
});
let site = '';
before(async () => {
  spawnSync(process.execPath, ['--input-type=module', '-e', IMPORTS], { cwd: import.meta.dirname, env });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  site = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** A number from 0 to 1 that is the same in each run. */
const chanceOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32LE() / 2 ** 32;

/** One data folder, whose process is killed again and again. */
async function runLane(lane: number, hasBrowser: boolean) {
  const dataDir = join(folder, `data-${lane}`);
  const acknowledged = new Map<string, string>();
  /**
   * How long a package takes here and now, from the start of the work: kills are spread over twice that. The first of
   * each kind is let through.
   */
  const paceMs: Record<string, number> = {};
  let size = 0;
  let cutOff = 0;
  let next = 1;
  for (let round = 0; round < ROUNDS; round++) {
    const by = hasBrowser && round % BROWSER_EVERY === BROWSER_EVERY - 1 ? 'browser' : 'http';
    const child = spawn(process.execPath, ['--input-type=module', '-e', CHILD, '--', dataDir, site, String(next), by], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
      env,
    });
    const gone = once(child, 'exit');
    let said = '';
    let upAt = 0;
    child.stdout.on('data', (piece: Buffer) => {
      said += piece;
      if (upAt === 0) {
        upAt = performance.now();
        const pace = paceMs[by];
        if (pace !== undefined) setTimeout(() => child.kill('SIGKILL'), chanceOf(`${lane} ${round}`) * 2 * pace);
      }
      if (!/^sealed .*\nkept /m.test(said)) return;
      if (paceMs[by] === undefined) child.kill('SIGKILL');
      paceMs[by] ??= performance.now() - upAt;
    });
    const [, signal] = await gone;
    assert.equal(signal, 'SIGKILL', `round ${round}: it ended by itself, so the log does not open again`);
    for (const line of said.split('\n').slice(0, -1)) {
      const [, id, digest] = /^(?:sealed|kept) (\S+) (\w+)$/.exec(line) ?? [];
      if (!id || !digest) continue;
      assert.equal(acknowledged.get(id) ?? digest, digest, `${id} is the same whenever it is acknowledged`);
      acknowledged.set(id, digest);
      next = Math.max(next, Number(id.slice(4)) + (line.startsWith('kept') ? 1 : 0));
    }
    const left = readdirSync(join(dataDir, 'evidence'));
    if (left.some((name) => /\.(pending|tmp|wacz)$/.test(name))) cutOff++;
    const vault = openVault({ dataDir, bucket: null, storageKey: null });
    const report = verifyLog(vault.logDir, vault.origin, vault.verifierKey);
    assert.ok(report.ok, `round ${round}: ${JSON.stringify(report)}`);
    assert.ok(report.size >= size, `round ${round}: the log is shorter`);
    size = report.size;
  }

  const vault = openVault({ dataDir, bucket: null, storageKey: null });
  const unfinished = readdirSync(join(dataDir, 'evidence')).filter((name) => name.endsWith('.tmp'));
  assert.deepEqual(unfinished, [], 'nothing half-written stays');
  const there = await vault.storage.list();
  assert.deepEqual(
    [...acknowledged.keys()].filter((id) => !there.includes(id)),
    [],
    'nothing acknowledged is lost',
  );
  const indexes = new Set<number>();
  for (const id of there) {
    const report = verifyPackage(await vault.readPackage(id), { trustedKeys: [vault.verifierKey] });
    assert.ok(report.ok, `${id}: ${JSON.stringify(report.steps.find(({ ok }) => ok === false))}`);
    assert.equal(acknowledged.get(id) ?? report.digest, report.digest, `${id} is what was acknowledged`);
    indexes.add(report.logIndex ?? -1);
  }
  assert.equal(indexes.size, there.length, 'each has an entry of its own');
  assert.ok(size - there.length <= 1, 'a retry finds the entry that was made before');
  return { packages: there.length, acknowledged: acknowledged.size, entries: size, cutOff };
}

test(`killed ${ROUNDS * LANES} times at any moment`, { timeout: 900_000 }, async (t) => {
  const hasBrowser = openBrowser() !== null;
  const lanes = await Promise.all(Array.from({ length: LANES }, (_, lane) => runLane(lane, hasBrowser && lane === 0)));
  t.diagnostic(JSON.stringify(lanes));
  for (const { acknowledged } of lanes) {
    assert.ok(acknowledged > 0, `only ${acknowledged} were sealed: the kills come too early`);
  }
});
