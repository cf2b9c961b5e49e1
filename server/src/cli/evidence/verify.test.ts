import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  createCosigner,
  createSigner,
  formatAddCheckpoint,
  openLog,
  openWitness,
  sealIntoFolder,
  verifierKey,
  writeProof,
} from '@vigie/proof';
import { createRandom, makeCapture, putTogether, takeApart } from '@vigie/proof/testing/packages';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ROOT } from '../../base/core/config.ts';
import { verificationJsonSchema } from '../../evidence/schema.ts';

const signer = createSigner('vigie.local/evidence', new Uint8Array(32).fill(7));
const key = verifierKey(signer);
const cosigner = createCosigner(createSigner('witness.example/w1', new Uint8Array(32).fill(3)));
const witness = verifierKey(cosigner);
const schemaFile = join(ROOT, 'docs/reference/verification.schema.json');
let dir: string;

/** Runs `vigie verify` as a user does. */
function verify(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'bin/vigie.js'), 'verify', ...args], {
    cwd: dir,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}
const linesOf = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

before(async () => {
  dir = mkdtempSync(join(tmpdir(), 'vigie-verify-'));
  const log = await openLog({ dir: join(dir, 'log'), origin: signer.name, signer });
  const random = createRandom(3);
  for (const n of [1, 2, 3]) {
    const capture = makeCapture(n, random);
    const url = n === 2 ? `https://boutique.example/${'une-adresse-longue/'.repeat(60)}?q=中文` : capture.finalUrl;
    await sealIntoFolder({
      id: `p${n}`,
      dir,
      capture: { ...capture, url, finalUrl: url },
      maker: { software: 'test', version: '1' },
      previous: null,
      salt: new Uint8Array(16).fill(n),
      signer,
      log,
    });
  }
  const watching = openWitness({ dir: join(dir, 'witness'), cosigner, logs: [signer] });
  const { checkpoint } = log;
  const { body } = watching.addCheckpoint(formatAddCheckpoint({ old: 0, proof: [], checkpoint }), 1_795_000_000);
  const head = log.addCosignature(checkpoint, body, cosigner);
  for (const n of [1, 2, 3])
    writeFileSync(join(dir, `p${n}.proof`), writeProof(join(dir, 'log'), n - 1, head.checkpoint));
  watching.close();
  await log.close();
  const parts = takeApart(new Uint8Array(readFileSync(join(dir, 'p2.wacz'))));
  const moved = { ...parts.seal, log: { ...parts.seal.log, index: 0 } };
  writeFileSync(join(dir, 'moved.wacz'), putTogether({ ...parts, seal: moved }));
});
after(() => rmSync(dir, { recursive: true }));

test('several packages are a line each; one that fails makes the answer no', () => {
  const good = verify('p1.wacz', 'p2.wacz', '--key', key);
  assert.deepEqual(
    [good.code, linesOf(good.out).map(({ file, ok, trust }) => [file, ok, trust])],
    [
      0,
      [
        ['p1.wacz', true, 'known-key'],
        ['p2.wacz', true, 'known-key'],
      ],
    ],
  );
  const bad = verify('p1.wacz', 'moved.wacz', 'p3.wacz');
  assert.deepEqual([bad.code, linesOf(bad.out).map(({ ok }) => ok)], [1, [true, false, true]]);
});

test('another key than the one given is a no; what is no key is a wrong call', () => {
  const other = verifierKey(createSigner(signer.name, new Uint8Array(32).fill(8)));
  const refused = verify('p1.wacz', '--key', other);
  assert.equal(refused.code, 1);
  assert.equal(linesOf(refused.out)[0].steps.find(({ ok }: { ok: boolean }) => ok === false).id, 'signer');
  const wrong = verify('p1.wacz', '--key', 'a+key');
  assert.deepEqual([wrong.code, wrong.out], [2, '']);
  assert.match(wrong.err, /--key: "a\+key" is no verifier key/);
  assert.equal(verify().code, 2);
  assert.equal(verify('p1.wacz', 'p2.wacz', '--report', 'r.pdf').code, 2);
});

test('witnesses vouch for the log by a proof of the package, and their keys are told from those of logs', () => {
  const seen = verify('p2.wacz', '--key', key, '--witness', witness, '--proof', 'p2.proof');
  const [{ steps, vouchers }] = linesOf(seen.out);
  assert.deepEqual([seen.code, steps.at(-1).id, steps.at(-1).ok], [0, 'witnesses', true]);
  assert.deepEqual([vouchers.at(-1).role, vouchers.at(-1).name], ['witness', 'witness.example/w1']);
  for (const args of [
    ['--witness', witness],
    ['--witness', witness, '--proof', 'p1.proof'],
  ]) {
    const refused = verify('p2.wacz', ...args);
    assert.deepEqual([refused.code, linesOf(refused.out)[0].steps.at(-1).ok], [1, false]);
  }
  assert.match(verify('p2.wacz', '--witness', key).err, /--witness: .* is no key of a witness/);
  assert.match(verify('p2.wacz', '--key', witness).err, /--key: .* is the key of a witness: give it with --witness/);
  assert.deepEqual(
    [verify('p1.wacz', 'p2.wacz', '--proof', 'p1.proof').code, verify('p1.wacz', '--proof', 'x').code],
    [2, 2],
  );
});

test('what is printed is what the published schema says', () => {
  const published = JSON.parse(readFileSync(schemaFile, 'utf8'));
  assert.deepEqual(published, verificationJsonSchema(), 'stale: run node tools/generate/verification-schema.ts');
  const fits = new Ajv2020({ strict: false }).compile(published);
  for (const line of [
    ...linesOf(verify('p1.wacz', 'p2.wacz', 'moved.wacz').out),
    ...linesOf(verify('p3.wacz', '--key', key, '--witness', witness, '--proof', 'p3.proof').out),
  ])
    assert.ok(fits(line), JSON.stringify(fits.errors));
});

test('the report is one tagged page in either language, whatever the package holds', () => {
  const trust = ['--key', key, '--witness', witness, '--proof', 'p2.proof'];
  for (const [file, lang, said, ...args] of [
    ['p1.wacz', 'en', 'Nothing shows who sealed it'],
    ['p2.wacz', 'fr', 'Rien ne montre qui l’a scellé'],
    ['p2.wacz', 'fr', 'Témoin du journal : witness.example/w1', ...trust],
    ['moved.wacz', 'en', 'does not hold'],
    ['moved.wacz', 'fr', 'ne contient pas ce scellé'],
  ] as const) {
    const pdf = join(dir, 'report.pdf');
    verify(file, '--report', pdf, '--lang', lang, ...args);
    const about = execFileSync('pdfinfo', [pdf], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    assert.match(about, /Pages: +1\n/);
    assert.match(about, /Tagged: +yes/);
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
    assert.ok(text.includes(said), text);
    const [{ digest }] = linesOf(verify(file).out);
    assert.ok(text.includes(digest));
    assert.ok(text.includes(`vigie verify "${file}"`));
    rmSync(pdf);
  }
});

test('the web verifier can be had as a file', {
  skip: existsSync(join(ROOT, 'console/dist/verify.html')) ? false : 'not built: node tools/setup.js',
}, () => {
  const page = join(dir, 'page.html');
  assert.deepEqual(verify('--web', page), { code: 0, out: '', err: '' });
  assert.match(readFileSync(page, 'utf8'), /connect-src 'none'/);
});
