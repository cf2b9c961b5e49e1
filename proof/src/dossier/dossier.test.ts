import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { verifierKey } from '../base/keys.ts';
import { createSigner } from '../base/signer.ts';
import { type Log, openLog } from '../log/log.ts';
import { type ArchiveFile, readArchive, writeArchive } from '../seal/archive.ts';
import type { Capture } from '../seal/capture.ts';
import { sealIntoFolder } from '../seal/seal.ts';
import { sealDossier, verifyDossier, writeManifest } from './dossier.ts';

const signer = createSigner('test.example/log', new Uint8Array(32).fill(7));
const stranger = createSigner('test.example/log', new Uint8Array(32).fill(8));
const maker = { software: 'test', version: '1' };
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const capture: Capture = {
  url: 'https://shop.example/offer',
  finalUrl: 'https://shop.example/offer',
  startedAt: '2026-11-24T10:00:00.000Z',
  endedAt: '2026-11-24T10:00:01.000Z',
  by: 'http',
  userAgent: 'Vigie test',
  language: 'fr',
  viewport: { width: 1280, height: 900 },
  title: 'Offre',
  text: '',
  exchanges: [],
  screenshot: null,
  dom: null,
  listing: null,
  ageGate: null,
  clock: { source: 'system', synchronised: 'unknown' },
  gaps: [],
};

let dir: string;
let log: Log;
let parts: ArchiveFile[];
const about = () => ({
  id: 'dos_1',
  case: 'cas_1',
  madeAt: '2026-11-24T12:00:00.000Z',
  madeBy: 'A. Analyst',
  reason: 'Art. 40',
  maker,
  checkpoint: 'c',
});
const seal = (own = parts) => sealDossier({ about: about(), parts: own, signer, log, salt: Buffer.alloc(32, 1) });

before(async () => {
  dir = mkdtempSync(join(tmpdir(), 'vigie-dossier-'));
  log = await openLog({ dir: join(dir, 'log'), origin: 'test.example/log', signer });
  const sealed = await sealIntoFolder({
    id: 'evd_1',
    dir,
    capture,
    maker,
    previous: null,
    salt: Buffer.alloc(16, 2),
    signer,
    log,
  });
  parts = [
    { path: 'summary.pdf', bytes: encode('%PDF') },
    { path: 'case.json', bytes: encode('{"id":"cas_1"}') },
    { path: 'evidence/evd_1.wacz', bytes: sealed.bytes },
    { path: 'notices/ntc_1.json', bytes: encode('{}') },
  ];
});
after(async () => {
  await log.close();
  rmSync(dir, { recursive: true });
});

/** The step that fails, and what it says. */
function faultOf(bytes: Uint8Array): string {
  const { ok, steps, manifest } = verifyDossier(bytes);
  const failed = steps.find((step) => step.ok === false);
  assert.deepEqual([ok, manifest], [false, null]);
  assert.ok(steps.slice(steps.indexOf(failed ?? (steps[0] as never)) + 1).every((step) => step.ok === null));
  return `${failed?.id}: ${failed?.detail.en}`;
}

test('a dossier holds, says by whom it is signed, and made again has the same manifest and log entry', async () => {
  const first = await seal();
  const size = log.size;
  const second = await seal();
  assert.deepEqual([second.manifestDigest, second.index, log.size], [first.manifestDigest, first.index, size]);
  assert.deepEqual(writeManifest(about(), parts), writeManifest(about(), parts));
  const report = verifyDossier(first.bytes, { trustedKeys: [verifierKey(signer)] });
  assert.ok(report.ok, JSON.stringify(report.steps));
  assert.deepEqual([report.trust, report.manifest?.case, report.files.length], ['known-key', 'cas_1', 6]);
  assert.equal(verifyDossier(first.bytes).trust, 'unknown-key');
  const { steps } = verifyDossier(first.bytes, { trustedKeys: [verifierKey(stranger)] });
  assert.equal(steps.find(({ ok }) => ok === false)?.id, 'signer', 'another key than the one given is refused');
});

test('a byte flipped in any part is caught, and the part named', async () => {
  const { bytes } = await seal();
  const files = readArchive(bytes);
  assert.ok(Array.isArray(files));
  for (const [place, { path }] of files.entries()) {
    const raw = Buffer.from(bytes);
    const at =
      files.slice(0, place).reduce((sum, file) => sum + 30 + file.path.length + file.bytes.length, 0) +
      30 +
      path.length;
    raw[at] = (raw[at] ?? 0) ^ 1;
    assert.match(faultOf(raw), new RegExp(`^archive: .*a byte of ${path} `));
    // Closed again by someone who can write archives, as a reader's own recipient can.
    const changed = files.map((file, index) => {
      if (index !== place) return file;
      const copy = Uint8Array.from(file.bytes);
      copy[0] = (copy[0] ?? 0) ^ 1;
      return { path: file.path, bytes: copy };
    });
    assert.match(faultOf(writeArchive(changed)), new RegExp(path.replace('.', '\\.')), path);
  }
  const rubbish = [new Uint8Array(), bytes.subarray(0, bytes.length - 1), Buffer.alloc(1000)];
  for (const one of rubbish) assert.match(faultOf(one), /^archive: /);
});

test('a part taken out, put in, moved or swapped, another key, another log: each is refused by name', async () => {
  const { bytes } = await seal();
  const files = readArchive(bytes);
  assert.ok(Array.isArray(files));
  const [manifest, sealed, ...own] = files;
  assert.ok(manifest && sealed);
  const close = (list: ArchiveFile[]) => faultOf(writeArchive([manifest, sealed, ...list]));
  assert.match(close(own.slice(0, -1)), /^parts: notices\/ntc_1\.json is missing/);
  assert.match(close([...own, { path: 'more.txt', bytes: encode('x') }]), /^parts: more\.txt is not listed/);
  assert.match(close([...own].reverse()), /^parts: summary\.pdf is missing/);
  const bySomeoneElse = await sealDossier({ about: about(), parts, signer: stranger, log, salt: Buffer.alloc(32, 1) });
  assert.match(faultOf(bySomeoneElse.bytes), /^checkpoint: /, 'the log is of another key');
  const spoilt = parts.map((file) => (file.path.endsWith('.wacz') ? { ...file, bytes: encode('PK') } : file));
  assert.match(faultOf((await seal(spoilt)).bytes), /^packages: evidence\/evd_1\.wacz: The file is complete/);
  const other = readArchive((await seal(parts.slice(1))).bytes);
  assert.ok(Array.isArray(other) && other[1]);
  assert.match(faultOf(writeArchive([manifest, other[1], ...own])), /^signature: /);
});

test('a part cannot be named so that it is written elsewhere', async () => {
  for (const path of ['../x.json', '/x.json', 'a/b/c.json', 'manifest.json', 'a\\b.json', '.x', 'evidence/..', 'x']) {
    await assert.rejects(seal([{ path, bytes: encode('x') }]), /cannot name a part/, path);
  }
});
