// kill -9 at any moment of logging and sealing. The capture before it is in server/src/evidence/seal/kill.test.ts.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { verifierKey } from '../base/keys.ts';
import { createSigner } from '../base/signer.ts';
import { verifyPackage } from '../verify/verify.ts';
import { openLog } from './log.ts';
import { verifyLog } from './verify-log.ts';

const ORIGIN = 'test.example/log';
const signer = createSigner(ORIGIN, new Uint8Array(32).fill(7));
const leaf = (n: number): Uint8Array => createHash('sha256').update(String(n)).digest();
const pathOf = (name: string): string => JSON.stringify(join(import.meta.dirname, name));

/**
 * Batches of up to some hundred leaves, so that many a kill falls between the files of a batch, and a package after
 * each.
 */
const CHILD = `
import { createHash } from 'node:crypto';
import { makeCapture, createRandom } from ${pathOf('../../testing/packages.ts')};
import { sealIntoFolder } from ${pathOf('../seal/seal.ts')};
import { createSigner } from ${pathOf('../base/signer.ts')};
import { openLog } from ${pathOf('log.ts')};
const [dir, from] = process.argv.slice(1);
const origin = ${JSON.stringify(ORIGIN)};
const signer = createSigner(origin, new Uint8Array(32).fill(7));
const log = await openLog({ dir: dir + '/log', origin, signer });
for (let n = Number(from); ; n++) {
  const at = log.size;
  const leaves = Array.from({ length: 1 + ((n * 31) % 400) }, (_, i) => createHash('sha256').update(String(at + i)).digest());
  const { first, size } = await log.append(leaves);
  process.stdout.write('logged ' + first + ' ' + size + '\\n');
  const { digest } = await sealIntoFolder({
    id: 'p' + n, dir, capture: makeCapture(n, createRandom(n)), maker: { software: 'test', version: '1' }, previous: null,
    salt: Buffer.alloc(16, n % 251), signer, log,
  });
  process.stdout.write('sealed ' + n + ' ' + digest + '\\n');
}`;

const LANES = 2;
const ROUNDS = Number(process.env.VIGIE_KILLS ?? 10) / LANES;

/** A folder whose process is killed again and again. */
async function runLane(dir: string) {
  const packages = join(dir, 'packages');
  mkdirSync(packages);
  const logged: [first: number, size: number][] = [];
  const sealed = new Map<number, string>();
  let cutOff = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const next = Math.max(1, ...sealed.keys()) + 1;
    const child = spawn(process.execPath, ['--input-type=module', '-e', CHILD, '--', packages, String(next)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { NODE_COMPILE_CACHE: join(dir, 'compiled'), ...process.env },
    });
    const gone = once(child, 'exit');
    let said = '';
    child.stdout.on('data', (piece) => {
      said += piece;
    });
    // Some die while they open the log, the others while they write.
    const isEarly = round % 5 === 4;
    if (!isEarly) await Promise.race([once(child.stdout, 'data'), gone]);
    await new Promise((resolve) => setTimeout(resolve, (round * 37) % (isEarly ? 300 : 150)));
    child.kill('SIGKILL');
    const [, signal] = await gone;
    assert.equal(signal, 'SIGKILL', `round ${round}: it ended by itself, so the log does not open again`);
    for (const line of said.split('\n').slice(0, -1)) {
      const [what, one, two] = line.split(' ');
      if (what === 'logged') logged.push([Number(one), Number(two)]);
      else sealed.set(Number(one), two ?? '');
    }
    const size = logged.at(-1)?.[1] ?? 0;
    const now = verifyLog(join(packages, 'log'), ORIGIN, verifierKey(signer));
    if (round > 0) assert.ok(now.ok && now.size >= size, `round ${round}: ${JSON.stringify(now)}`);
    const isHalf = readdirSync(packages, { recursive: true }).some((name) => /\.(pending|tmp)$/.test(String(name)));
    if (isHalf || now.size > size + 1) cutOff++;
  }
  const log = await openLog({ dir: join(packages, 'log'), origin: ORIGIN, signer });
  for (const [first, size] of logged) {
    for (let n = first; n < size; n++) assert.equal(log.find(leaf(n)), n, 'nothing acknowledged is lost');
  }
  await log.close();
  const entries = new Set<number | null>();
  for (const [n, digest] of sealed) {
    const report = verifyPackage(readFileSync(join(packages, `p${n}.wacz`)), { trustedKeys: [verifierKey(signer)] });
    assert.deepEqual([report.ok, report.digest], [true, digest], `package ${n} is what was acknowledged`);
    entries.add(report.logIndex);
  }
  assert.equal(entries.size, sealed.size, 'each has an entry of its own');
  return { logged: logged.length, sealed: sealed.size, cutOff };
}

test(`killed ${ROUNDS * LANES} times, at any moment, nothing acknowledged is lost and the log opens again`, {
  timeout: 900_000,
}, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-log-'));
  const lanes = await Promise.all(Array.from({ length: LANES }, () => runLane(mkdtempSync(join(folder, 'lane-')))));
  t.diagnostic(JSON.stringify(lanes));
  for (const { logged } of lanes) {
    assert.ok(logged > ROUNDS / 4, `only ${logged} batches: the kills come too early`);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
