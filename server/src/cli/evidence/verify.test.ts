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
  verifierKey,
  writeProof,
} from '@vigie/proof';
import { createRandom, makeCapture, putTogether, sealSample, takeApart } from '@vigie/proof/testing/packages';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { keepOutput } from '../../../testing/commands/command-output.ts';
import { ROOT } from '../../base/core/home.ts';
import { verificationJsonSchema } from '../../evidence/schema.ts';
import { runVerify, type VerifyCall } from './verify.ts';

const signer = createSigner('vigie.local/evidence', new Uint8Array(32).fill(7));
const key = verifierKey(signer);
const cosigner = createCosigner(createSigner('witness.example/w1', new Uint8Array(32).fill(3)));
const witness = verifierKey(cosigner);
const schemaFile = join(ROOT, 'docs/reference/verification.schema.json');
let dir: string;

/** Runs `vigie verify` as a user does, which costs a start: for what the options and the exit say. */
function run(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'bin/vigie.js'), 'verify', ...args], {
    cwd: dir,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}
/** What `vigie verify` does, in this process and its folder. */
async function verify(files: string[], options: Partial<VerifyCall> = {}): Promise<{ code: number; out: string }> {
  const { io, read } = keepOutput();
  const none = { key: [], tsaRoot: [], tsaCrl: [], tsaPolicy: [], witness: [], lang: 'en' } satisfies VerifyCall;
  process.chdir(dir); // packages are named without a folder, as in the runs
  try {
    return { code: await runVerify(files, { ...none, ...options }, io), out: read() };
  } finally {
    process.chdir(ROOT);
  }
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
    await sealSample(n, random, { dir, signer, log, capture: { ...capture, url, finalUrl: url } });
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
after(() => {
  rmSync(dir, { recursive: true });
});

test('several packages are a line each; one that fails makes the answer no', () => {
  const good = run('p1.wacz', 'p2.wacz', '--key', key);
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
  const bad = run('p1.wacz', 'moved.wacz', 'p3.wacz');
  assert.deepEqual([bad.code, linesOf(bad.out).map(({ ok }) => ok)], [1, [true, false, true]]);
});

test('another key than the one given is a no; what is no key is a wrong call', async () => {
  const other = verifierKey(createSigner(signer.name, new Uint8Array(32).fill(8)));
  const refused = await verify(['p1.wacz'], { key: [other] });
  assert.equal(refused.code, 1);
  assert.equal(linesOf(refused.out)[0].steps.find(({ ok }: { ok: boolean }) => ok === false).id, 'signer');
  const wrong = run('p1.wacz', '--key', 'a+key');
  assert.deepEqual([wrong.code, wrong.out], [2, '']);
  assert.match(wrong.err, /--key: "a\+key" is no verifier key/);
  await assert.rejects(verify([]), { exit: 2 });
  await assert.rejects(verify(['p1.wacz', 'p2.wacz'], { report: 'r.pdf' }), { exit: 2 });
});

test('witnesses vouch for the log by a proof of the package, and their keys are told from those of logs', async () => {
  const seen = run('p2.wacz', '--key', key, '--witness', witness, '--proof', 'p2.proof');
  const [{ steps, vouchers }] = linesOf(seen.out);
  assert.deepEqual([seen.code, steps.at(-1).id, steps.at(-1).ok], [0, 'witnesses', true]);
  assert.deepEqual([vouchers.at(-1).role, vouchers.at(-1).name], ['witness', 'witness.example/w1']);
  for (const proof of [{}, { proof: 'p1.proof' }]) {
    const refused = await verify(['p2.wacz'], { witness: [witness], ...proof });
    assert.deepEqual([refused.code, linesOf(refused.out)[0].steps.at(-1).ok], [1, false]);
  }
  await assert.rejects(verify(['p2.wacz'], { witness: [key] }), {
    exit: 2,
    message: /^--witness: .* is no key of a witness/,
  });
  await assert.rejects(verify(['p2.wacz'], { key: [witness] }), {
    exit: 2,
    message: /^--key: .* is the key of a witness: give it with --witness/,
  });
  await assert.rejects(verify(['p1.wacz', 'p2.wacz'], { proof: 'p1.proof' }), { exit: 2 });
  await assert.rejects(verify(['p1.wacz'], { proof: 'x' }), { exit: 2 });
});

test('what is printed is what the published schema says', async () => {
  const published = JSON.parse(readFileSync(schemaFile, 'utf8'));
  assert.deepEqual(published, verificationJsonSchema(), 'stale: run node tools/generate/verification-schema.ts');
  const fits = new Ajv2020({ strict: false }).compile(published);
  for (const { out } of [
    await verify(['p1.wacz', 'p2.wacz', 'moved.wacz']),
    await verify(['p3.wacz'], { key: [key], witness: [witness], proof: 'p3.proof' }),
  ])
    for (const line of linesOf(out)) assert.ok(fits(line), JSON.stringify(fits.errors));
});

test('a policy says which log and which witnesses; one that is none is refused with its line', async () => {
  const policy = join(dir, 'trust.policy');
  writeFileSync(policy, `log ${key}\nwitness w ${witness}\nquorum w\n`);
  const seen = run('p2.wacz', '--policy', 'trust.policy', '--proof', 'p2.proof');
  assert.deepEqual([seen.code, linesOf(seen.out)[0].trust], [0, 'known-key'], seen.err);
  const { code, out } = await verify(['p2.wacz'], { policy });
  assert.equal(code, 1);
  assert.match(linesOf(out)[0].steps.at(-1).detail.en, /your policy asks for \(quorum w\)/);
  writeFileSync(policy, `log ${key}\nquorum w\n`);
  await assert.rejects(verify(['p2.wacz'], { policy }), {
    code: 'VIGIE_EVIDENCE_POLICY',
    message: /^--policy .*trust\.policy: line 2: "w" is no witness or group of a line before\.$/,
  });
  await assert.rejects(verify(['p2.wacz'], { policy: join(dir, 'none') }), { code: 'VIGIE_EVIDENCE_UNREADABLE' });
});

test('the report is one tagged page in either language, whatever the package holds', async () => {
  const pdf = join(dir, 'report.pdf');
  const readReport = (): string => {
    const about = execFileSync('pdfinfo', [pdf], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    assert.match(about, /Pages: +1\n/);
    assert.match(about, /Tagged: +yes/);
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
    rmSync(pdf);
    return text;
  };
  const trust = { key: [key], witness: [witness], proof: 'p2.proof' };
  for (const [file, lang, said, options] of [
    ['p1.wacz', 'en', 'Nothing shows who sealed it', {}],
    ['p2.wacz', 'fr', 'Rien ne montre qui l’a scellé', {}],
    ['p2.wacz', 'fr', 'Témoin du journal : witness.example/w1', trust],
    ['moved.wacz', 'en', 'does not hold', {}],
    ['moved.wacz', 'fr', 'ne contient pas ce scellé', {}],
  ] as const) {
    const { out } = await verify([file], { report: pdf, lang, ...options });
    const text = readReport();
    assert.ok(text.includes(said), text);
    assert.ok(text.includes(linesOf(out)[0].digest));
    assert.ok(text.includes(`vigie verify "${file}"`));
  }
  assert.equal(run('p2.wacz', '--report', pdf, '--lang', 'fr').code, 0);
  assert.match(readReport(), /Rien ne montre qui l’a scellé/);
});

test('the web verifier can be had as a file', {
  skip: existsSync(join(ROOT, 'console/dist/verify.html')) ? false : 'not built: node tools/setup.js',
}, () => {
  const page = join(dir, 'page.html');
  assert.deepEqual(run('--web', page), { code: 0, out: '', err: '' });
  assert.match(readFileSync(page, 'utf8'), /connect-src 'none'/);
});
