import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { WACZ } from '@harvard-lil/js-wacz';
import { verifyDossier, verifyPackage } from '@vigie/proof';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { WARCRecord, WARCSerializer } from 'warcio';
import { openCases } from '../server/src/case/group-store.ts';
import { runAdopt } from '../server/src/cli/evidence/adopt.ts';
import { readAudit } from '../server/src/people/audit-store.ts';
import { keepOutput } from '../server/testing/commands/command-output.ts';
import { describeStore, type TestStore } from '../server/testing/stores.ts';
import { startTestVigie, type TestVigie } from '../server/testing/vigie.ts';

const ROOT = join(import.meta.dirname, '..');
const NOW = '2026-11-24T12:00:00Z';
const SEEN = ['https://shop.example/offer/1', 'https://shop.example/offer/2'];
const GIVER = { name: 'Dominique Exemple', organisation: 'Partner authority' };

/** A package as js-wacz makes it of what warcio wrote. */
async function writeForeign(folder: string): Promise<Buffer> {
  const records: Uint8Array[] = [];
  for (const [place, url] of SEEN.entries()) {
    const page = async function* () {
      yield Buffer.from(
        `<!doctype html><html><head><title>Desk lamp ${place + 1}</title></head><body><h1>Desk lamp</h1></body></html>`,
      );
    };
    const record = WARCRecord.create(
      {
        url,
        type: 'response',
        date: `2026-11-0${place + 1}T10:00:00Z`,
        warcVersion: 'WARC/1.1',
        httpHeaders: { 'Content-Type': 'text/html; charset=utf-8' },
        statusline: 'HTTP/1.1 200 OK',
      },
      page(),
    );
    records.push(await WARCSerializer.serialize(record, { gzip: true }));
  }
  const input = join(folder, 'offers.warc.gz');
  const output = join(folder, 'offers.wacz');
  writeFileSync(input, Buffer.concat(records));
  await new WACZ({ input, output, log: { ...console, log() {}, info() {}, warn() {}, trace() {} } }).process();
  return readFileSync(output);
}

describeStore('an archive that another program made', (make) => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-adopted-'));
  let made: TestStore;
  let product: TestVigie;
  let foreign: Buffer;
  const given = (bytes: Uint8Array, name = 'offers.wacz', about: object = {}) => ({
    kind: 'archive',
    case: 'cas_1',
    description: 'Two offers',
    collectedBy: GIVER,
    collectedAt: '2026-11-20T09:00:00.000Z',
    collectedPlace: 'By e-mail',
    archive: { name, content: Buffer.from(bytes).toString('base64') },
    ...about,
  });
  const register = (who: string, body: object, key?: string) => product.call(who, 'POST', '/v1/exhibits', body, key);
  const evidence = async () => (await product.call('one', 'GET', '/v1/evidence?case=cas_1')).body.items;

  before(async () => {
    foreign = await writeForeign(folder);
    made = await make();
    product = await startTestVigie(made, { now: NOW });
    const { unit } = await product.add('one');
    await product.add('colleague', { unit: 'one' });
    await product.add('approver', { unit: 'one', role: 'approver' });
    await product.add('reader', { unit: 'one', role: 'publisher' });
    await product.add('two');
    const about = {
      platform: 'shop.example',
      trader: 't',
      product: 'p',
      title: 'Desk lamp',
      severity: 'high',
    } as const;
    await product.vigie.context.store.inUnit(unit, (tx) =>
      openCases(tx, unit, [{ ...about, id: 'cas_1' }], new Date(NOW)),
    );
  });
  after(async () => {
    await product.stop();
    await made.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is kept as it is, with who gave it, what made it and what it says was seen, and sealed from then on', async () => {
    const [first, again] = [await register('one', given(foreign), 'k'), await register('one', given(foreign), 'k')];
    assert.equal(first.status, 200, JSON.stringify(first.body));
    assert.equal(again.body.id, first.body.id);
    const digest = createHash('sha256').update(foreign).digest('hex');
    assert.deepEqual(first.body.file, { name: 'offers.wacz', digest, bytes: foreign.length });
    assert.deepEqual([first.body.kind, first.body.holder.name], ['digital', GIVER.name]);
    await product.settle();
    const [kept, ...more] = await evidence();
    assert.deepEqual(more, []);
    assert.deepEqual([kept.id, kept.by, kept.state, kept.listing], [first.body.package, 'adopted', 'sealed', null]);
    const { pages, software, ...file } = kept.adopted;
    assert.deepEqual(file, {
      name: 'offers.wacz',
      digest,
      bytes: foreign.length,
      format: 'wacz',
      pageCount: 2,
      isWhole: true,
    });
    assert.match(software, /js-wacz/);
    assert.deepEqual(
      pages.map(({ url, at }: { url: string; at: string }) => [url, at]),
      SEEN.map((url, place) => [url, `2026-11-0${place + 1}T10:00:00.000Z`]),
    );
    const original = await product.call('reader', 'GET', `/v1/evidence/${kept.id}/original`);
    assert.ok(foreign.equals(original.body));
    assert.deepEqual(original.headers['content-type'], 'application/octet-stream');
    const { context } = product.vigie;
    const account = await product.add('third', { unit: 'one' });
    const acts = await context.store.inUnit(account.unit, (tx) => readAudit(tx, 'cas_1'));
    assert.deepEqual(
      acts.map(({ act }) => act),
      ['exhibit.registered', 'evidence.sealed'],
    );
  });

  test('holds under "vigie verify", which says whose capture it is; a byte changed does not', async () => {
    const [{ id, adopted }] = await evidence();
    const { body: bytes } = await product.call('one', 'GET', `/v1/evidence/${id}/package`);
    const path = join(folder, `${id}.wacz`);
    writeFileSync(path, bytes);
    const key = product.vigie.vault.verifierKey;
    const args = [join(ROOT, 'bin/vigie.js'), 'verify', path, '--json', '--key', key];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 });
    assert.equal(status, 0, stdout + stderr);
    const report = JSON.parse(stdout);
    assert.match(report.verdict.en, /with a key that you trust\. It holds a file that another program made/);
    assert.match(report.verdict.fr, /un fichier fait par un autre programme/);
    assert.equal(report.vouchers[0].what.en, 'that another program’s file was here, as it is, when it was sealed');
    const said = report.steps.find((step: { id: string }) => step.id === 'seal').detail.en;
    assert.equal(said, `Adopted ${new Date(NOW).toISOString()}, made by another program: SHA-256 ${adopted.digest}`);
    const paper = join(folder, 'report.pdf');
    const printed = spawnSync(process.execPath, [...args.filter((each) => each !== '--json'), '--report', paper]);
    assert.equal(printed.status, 0, printed.stderr.toString());
    const read = spawnSync('pdftotext', ['-layout', paper, '-'], { encoding: 'utf8' });
    if (!read.error)
      assert.match(read.stdout.replace(/\s+/g, ' '), /File in it ni:.*Adopted 2026|Fichier contenu ni:.*Versé 2026/);
    // What was given lies in it, packed as it came: nothing in it can change.
    const at = bytes.indexOf(foreign.subarray(0, 60));
    assert.ok(at > 0);
    for (const place of [at + 10, at + (foreign.length >> 1), bytes.length >> 1]) {
      const flipped = Buffer.from(bytes);
      flipped[place] = (flipped[place] ?? 0) ^ 1;
      assert.equal(verifyPackage(flipped, { trustedKeys: [key] }).ok, false);
    }
  });

  test('is in the dossier: sealed, and as it was received', async () => {
    const identity = await generateX25519Identity();
    const recipients = [await identityToRecipient(identity)];
    assert.equal(
      (await product.call('one', 'POST', '/v1/dossiers', { case: 'cas_1', recipients, reason: 'Court' })).status,
      200,
    );
    await product.settle();
    const [dossier] = (await product.call('one', 'GET', '/v1/dossiers?case=cas_1')).body.items;
    assert.equal(dossier.state, 'made', JSON.stringify(dossier.failure));
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const { body } = await product.call('one', 'GET', `/v1/dossiers/${dossier.id}/file`);
    const report = verifyDossier(await decrypter.decrypt(body), { trustedKeys: [product.vigie.vault.verifierKey] });
    assert.deepEqual(
      report.steps.filter(({ ok }) => ok !== true),
      [],
    );
    const [{ id }] = await evidence();
    const part = (path: string) => Buffer.from(report.files.find((file) => file.path === path)?.bytes ?? '');
    assert.ok(foreign.equals(part(`originals/${id}.wacz`)));
    assert.ok(part(`evidence/${id}.wacz`).length > foreign.length);
    const summary = spawnSync('pdftotext', ['-layout', '-', '-'], { input: part('summary.pdf'), encoding: 'utf8' });
    if (summary.error) return;
    const text = summary.stdout.replace(/\s+/g, ' ');
    for (const words of ['Archive d’un autre programme', 'js-wacz', 'non vérifiées par Vigie', SEEN[1] ?? ''])
      assert.ok(text.includes(words), words);
  });

  test('is refused where it is there already, is no archive, is not theirs to give, or too large', async () => {
    const refused = async (who: string, body: object) => {
      const { status, body: said } = await register(who, body);
      return [status, said.code];
    };
    const other = given(foreign, 'other.wacz', { description: 'The same again' });
    assert.deepEqual(await refused('one', other), [409, 'VIGIE_EVIDENCE_ADOPTED']);
    assert.deepEqual(await refused('one', given(foreign)), [409, 'VIGIE_EVIDENCE_ADOPTED']);
    const table = given(Buffer.from('title;price\nLamp;2\n'), 'a.csv');
    assert.deepEqual(await refused('one', table), [400, 'VIGIE_EVIDENCE_NOT_ARCHIVE']);
    assert.equal((await register('two', given(foreign))).status, 404);
    assert.equal((await register('reader', given(foreign))).status, 403);
    assert.equal((await register('one', given(Buffer.alloc(33 * 1024 * 1024)))).status, 413);
    const later = given(foreign.subarray(0, -100), 'later.wacz', { collectedAt: '2027-01-01T00:00:00Z' });
    assert.deepEqual(await refused('one', later), [409, 'VIGIE_EVIDENCE_COLLECTED_TIME']);
    const [{ id }] = await evidence();
    for (const what of ['original', 'package'])
      assert.equal((await product.call('two', 'GET', `/v1/evidence/${id}/${what}`)).status, 404);
  });

  test('is taken though it is cut short, and said to be', async () => {
    const cut = await register('one', given(foreign.subarray(0, -100), 'cut.wacz'));
    assert.equal(cut.status, 200, JSON.stringify(cut.body));
    const page = await register('one', given(Buffer.from('<!doctype html><p>Desk lamp'), 'page.html'));
    assert.equal(page.status, 200, JSON.stringify(page.body));
    await product.settle();
    const states = (await evidence()).map((each: { adopted: { name: string; isWhole: boolean }; state: string }) => [
      each.adopted.name,
      each.state,
      each.adopted.isWhole,
    ]);
    assert.deepEqual(states.sort(), [
      ['cut.wacz', 'sealed', false],
      ['offers.wacz', 'sealed', true],
      ['page.html', 'sealed', true],
    ]);
  });

  test('is adopted at the command line too, beside the service', async () => {
    const said = {
      description: 'One offer',
      by: GIVER.name,
      organisation: GIVER.organisation,
      at: '2026-11-20T09:00:00Z',
      from: 'By e-mail',
    };
    const file = join(folder, 'lamp.html');
    writeFileSync(file, '<!doctype html><title>Desk lamp</title><p>Desk lamp');
    const options = Object.entries({ ...said, unit: 'one' }).flatMap(([name, value]) => [`--${name}`, value]);
    const args = [join(ROOT, 'bin/vigie.js'), 'evidence', 'adopt', 'cas_1', file, ...options];
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      env: { ...process.env, VIGIE_DATA: made.settings.dataDir, DATABASE_URL: made.settings.databaseUrl ?? '' },
    });
    const { exhibit, package: id, state, digest } = JSON.parse(stdout);
    assert.equal(state, 'sealed');
    assert.equal(digest, createHash('sha256').update(readFileSync(file)).digest('hex'));
    const kept = (await product.call('one', 'GET', `/v1/exhibits/${exhibit}`)).body;
    assert.deepEqual(
      [kept.package, kept.description, kept.holder.name, kept.collectedPlace, kept.collectedAt],
      [id, said.description, GIVER.name, said.from, '2026-11-20T09:00:00.000Z'],
    );
    const { context } = product.vigie;
    const { unit } = await product.add('fourth', { unit: 'one' });
    const acts = await context.store.inUnit(unit, (tx) => readAudit(tx, 'cas_1'));
    const registered = acts.findLast(({ act }) => act === 'exhibit.registered');
    assert.match(JSON.stringify(registered?.content), /, one \(vigie evidence adopt\)"/);
    // Before anything is started.
    const { io } = keepOutput();
    const refused = (at: string, more: object) => runAdopt('cas_1', at, { ...said, unit: 'one', ...more }, io);
    for (const [more, message] of [
      [{ at: 'yesterday' }, /^--at: "yesterday" is no instant/],
      [{ by: ' ' }, /^--by: /],
      [{ from: '' }, /^--from: /],
      [{ description: 'x'.repeat(2001) }, /^--description: /],
    ] as const)
      await assert.rejects(refused(file, more), { code: 'VIGIE_CLI_ADOPT', message });
    await assert.rejects(refused(join(folder, 'none.wacz'), {}), { code: 'VIGIE_LISTING_FILE' });
  });

  test('is seen with its case alone', async () => {
    const [{ id }] = await evidence();
    const named = { visibility: 'named', reason: 'An inquiry' };
    assert.equal((await product.call('approver', 'PUT', '/v1/cases/cas_1/visibility', named)).status, 200);
    assert.equal((await register('colleague', given(foreign, 'a.wacz'))).status, 404);
    for (const what of ['original', 'package', 'verification'])
      assert.equal((await product.call('colleague', 'GET', `/v1/evidence/${id}/${what}`)).status, 404, what);
    assert.equal((await product.call('approver', 'GET', `/v1/evidence/${id}/original`)).status, 200);
  });
});
