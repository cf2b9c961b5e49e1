import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startMarketplace } from '@vigie/demo';
import { verifyDossier } from '@vigie/proof';
import {
  Decrypter,
  Encrypter,
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from 'age-encryption';
import { keepOutput } from '../../testing/commands/command-output.ts';
import { addressOf, importPages } from '../../testing/import-pages.ts';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../testing/vigie.ts';
import { loadObligations } from '../base/registers/obligations.ts';
import { namesSum } from '../base/registers/sums-of-money.ts';
import { runDossierOpen } from '../cli/evidence/dossier-open.ts';
import { readAudit } from '../people/audit-store.ts';
import { type CollectedCase, collectCase } from './collect-case.ts';
import { composeParts } from './dossier.ts';
import { makeDossier } from './make-dossier.ts';
import { renderSummary } from './render-dossier.ts';

const HOSTILE = '#eval("1") ]]] *b* ‮ 中文 <b> {{id}} $x$';

describeStore('a dossier', (make) => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-dossiers-'));
  const keys: Record<string, string> = {};
  let made: TestStore;
  let product: TestVigie;
  let vigie: TestVigie['vigie'];
  let marketplace: Awaited<ReturnType<typeof startMarketplace>>;
  let unit = '';
  let caseId = '';
  let encrypted: Buffer;

  /** `vigie dossier open`: its exit code, or the code of the error, and its answer. */
  async function open(name: string, bytes: Uint8Array, who: string, trusted: string[] = []) {
    const at = (what: string) => join(folder, what);
    writeFileSync(at(`${name}.age`), bytes);
    writeFileSync(at(`${who}.key`), `# public key\n${keys[who]}\n`);
    const { io, read } = keepOutput();
    const options = { identity: at(`${who}.key`), out: at(name), key: trusted };
    const exit = await runDossierOpen(at(`${name}.age`), options, io).catch((error: { code: string }) => error.code);
    return { exit, answer: read() === '' ? null : JSON.parse(read()), written: existsSync(at(name)) };
  }
  const openArchive = async (): Promise<Uint8Array> => {
    const decrypter = new Decrypter();
    decrypter.addIdentity(keys.court ?? '');
    return decrypter.decrypt(encrypted);
  };
  const encryptAgain = async (archive: Uint8Array): Promise<Uint8Array> => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(keys.court ?? ''));
    return encrypter.encrypt(archive);
  };

  before(async () => {
    made = await make();
    marketplace = await startMarketplace({});
    product = await startTestVigie(made, { settings: { allow: [new URL(marketplace.url).host] } });
    ({ vigie } = product);
    unit = (await product.add('one')).unit;
    await product.add('two');
    for (const who of ['court', 'other']) keys[who] = await generateX25519Identity();
    await importPages(product, addressOf(marketplace, 'Knuckle duster, brass'), { unit });
    [{ id: caseId }] = (await product.call('one', 'GET', '/v1/cases?limit=1')).body.items;
    const decision = { kind: 'confirm', reason: HOSTILE };
    assert.equal((await product.call('one', 'POST', `/v1/cases/${caseId}/decisions`, decision)).status, 200);
    const notice = { case: caseId, language: 'fr', bonaFide: true };
    assert.equal((await product.call('one', 'POST', '/v1/notices', notice)).status, 200);
    const exhibit = {
      kind: 'object',
      case: caseId,
      description: `Achat de contrôle ${HOSTILE}`,
      collectedBy: { name: 'Dominique Exemple', organisation: 'Douanes' },
      collectedAt: '2026-11-20T09:00:00Z',
      collectedPlace: 'Roissy',
      object: { quantity: 1, sealNumber: 'S-1' },
    };
    assert.equal((await product.call('one', 'POST', '/v1/exhibits', exhibit)).status, 200);
    await product.sendByHand('one', caseId);
    const choice = { case: caseId, as: 'prosecutor', recipient: 'tj-55545', offence: ['55'], reason: HOSTILE };
    const chosen = await product.call('one', 'POST', '/v1/recipient-choices', choice);
    const referral = { case: caseId, choice: chosen.body.items[0].id, on: '2026-11-24', said: HOSTILE };
    assert.equal((await product.call('one', 'POST', '/v1/referrals', referral)).status, 200);
  });
  after(async () => {
    await product.stop();
    await marketplace.stop();
    await made.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is asked for once, made by a job, encrypted, and written down: who, why, for whom', async () => {
    const recipient = await identityToRecipient(keys.court ?? '');
    const input = {
      case: caseId,
      recipients: [recipient, recipient],
      reason: 'Article 40 du code de procédure pénale',
    };
    const wrong = await product.call('one', 'POST', '/v1/dossiers', { ...input, recipients: ['age1qqq'] });
    assert.deepEqual([wrong.status, wrong.body.code], [400, 'VIGIE_REFERRAL_RECIPIENT']);
    const strong = await identityToRecipient(await generateHybridIdentity());
    for (const recipients of [
      [recipient, strong],
      [strong, recipient],
    ]) {
      const mixed = await product.call('one', 'POST', '/v1/dossiers', { ...input, recipients });
      assert.deepEqual([mixed.status, mixed.body.code], [400, 'VIGIE_REFERRAL_MIXED_RECIPIENTS']);
    }
    const asked = [1, 2].map(() => product.call('one', 'POST', '/v1/dossiers', input, 'k'));
    const [first, second] = await Promise.all(asked);
    assert.equal(first?.status, 200, JSON.stringify(first?.body));
    assert.equal(first?.body.id, second?.body.id);
    await product.settle();
    const { items } = (await product.call('one', 'GET', `/v1/dossiers?case=${caseId}`)).body;
    assert.deepEqual(
      [items.length, items[0].state, items[0].recipients],
      [1, 'made', [recipient]],
      items[0].failure?.en,
    );
    const file = await product.call('one', 'GET', `/v1/dossiers/${items[0].id}/file`);
    encrypted = file.body;
    assert.equal(createHash('sha256').update(encrypted).digest('hex'), items[0].digest);
    assert.equal(encrypted.toString('latin1', 0, 21), 'age-encryption.org/v1');
    await makeDossier({ ...vigie.context, vault: vigie.vault }, unit, items[0].id);
    assert.deepEqual((await product.call('one', 'GET', `/v1/dossiers?case=${caseId}`)).body.items, items, 'made once');
    const acts = await vigie.context.store.inUnit(unit, (tx) => readAudit(tx, caseId));
    const ofDossier = acts.filter(({ act }) => act.startsWith('dossier.'));
    assert.deepEqual(
      ofDossier.map(({ act, account, reason }) => [act, account !== null, reason]),
      [
        ['dossier.asked', true, input.reason],
        ['dossier.made', false, null],
        ['dossier.fetched', true, null],
      ],
    );
    assert.deepEqual(ofDossier[0]?.content.recipients, [recipient]);
    for (const url of [`/v1/dossiers?case=${caseId}`, `/v1/dossiers/${items[0].id}/file`])
      assert.equal((await product.call('two', 'GET', url)).status, 404, url);
  });

  test('opens with the right identity, every step holding, and with no other', async () => {
    const { exit, answer } = await open('right', encrypted, 'court', [vigie.vault.verifierKey]);
    assert.equal(exit, 0, JSON.stringify(answer));
    assert.ok(answer.steps.every(({ ok }: { ok: boolean }) => ok));
    assert.deepEqual([answer.trust, answer.dossier.case], ['known-key', caseId]);
    const read = (path: string) => readFileSync(join(folder, 'right', path), 'utf8');
    const [snapshot] = JSON.parse(read('snapshots.json'));
    const digest = createHash('sha256')
      .update(read(`snapshots/${snapshot.id}.json`))
      .digest('hex');
    assert.equal(digest, snapshot.digest, 'a snapshot’s file is what its digest is of');
    const [finding] = JSON.parse(read('findings.json'));
    assert.ok(existsSync(join(folder, 'right', `rests-on/${finding.packDigest}.txt`)));
    const [kept] = JSON.parse(read('custody.json'));
    assert.deepEqual(
      [kept.holder.name, kept.handOvers],
      ['Dominique Exemple', []],
      'the part’s names are those of dossiers sealed before',
    );
    assert.deepEqual(await open('stranger', encrypted, 'other'), {
      exit: 'VIGIE_REFERRAL_WRONG_IDENTITY',
      answer: null,
      written: false,
    });
    assert.equal((await open('no-age', Buffer.from('PK'), 'court')).exit, 'VIGIE_REFERRAL_NOT_AGE');
    assert.equal((await open('right', encrypted, 'court')).exit, 'VIGIE_REFERRAL_OUT', 'a folder in use is left alone');
  });

  test('a byte flipped anywhere, encrypted or in a part, is refused, and nothing is written', async () => {
    for (const at of [200, encrypted.length >> 1, encrypted.length - 1]) {
      const flipped = Buffer.from(encrypted);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      const { exit, answer, written } = await open(`flipped-${at}`, flipped, 'court');
      assert.deepEqual([exit, answer.steps[0].ok, written], [1, false, false]);
    }
    const archive = await openArchive();
    const { manifest } = verifyDossier(archive);
    for (const { path } of manifest?.parts ?? []) {
      const copy = Buffer.from(archive);
      // A part begins behind its header in the archive: 30 bytes and its name.
      let at = copy.indexOf(path);
      while (copy.toString('latin1', at - 30, at - 26) !== 'PK\x03\x04') at = copy.indexOf(path, at + 1);
      at += path.length;
      copy[at] = (copy[at] ?? 0) ^ 1;
      const { exit, answer, written } = await open(
        `part-${path.replaceAll('/', '-')}`,
        await encryptAgain(copy),
        'court',
      );
      const said = answer.steps.find(({ ok }: { ok: boolean }) => ok === false).detail.en;
      assert.deepEqual([exit, written, said.includes(`a byte of ${path} `)], [1, false, true], said);
    }
  });

  test('the same case gives the same parts; the summary reads in order, its fonts inside, hostile text as text', async (t) => {
    const collected = await vigie.context.store.inUnit(unit, (tx) =>
      collectCase(tx, caseId, { platforms: [], timeZone: 'Europe/Paris', at: product.clock() }),
    );
    const enclosures = { restsOn: new Map(), packages: new Map(), notices: new Map(), keys: null };
    const part = (path: string) =>
      JSON.parse(
        Buffer.from(composeParts(collected, enclosures).find((one) => one.path === path)?.bytes ?? '').toString(),
      );
    const { listings, weeks, definitions } = part('figures.json');
    assert.deepEqual([listings, weeks.length, Object.keys(definitions)], [1, 1, ['asked', 'removed', 'returned']]);
    assert.deepEqual(part('referrals.json').referrals[0].standing.waitsFor, 'them');
    assert.deepEqual(composeParts(collected, enclosures), composeParts(structuredClone(collected), enclosures));
    const about = {
      id: 'dos_1',
      madeAt: product.clock().toISOString(),
      madeBy: 'A.',
      reason: 'R.',
      checkpoint: 'c\n1\n',
    };
    const input = { collected, about, recipients: ['age1x'], signer: 'k', timeZone: 'Europe/Paris', parts: [] };
    assert.deepEqual(await renderSummary(input), await renderSummary(input));
    const pdf = readFileSync(join(folder, 'right', 'summary.pdf'));
    const poppler = (command: string, args: string[]) =>
      spawnSync(command, args, { input: pdf, encoding: 'utf8', maxBuffer: 1 << 24 });
    const text = poppler('pdftotext', ['-', '-']);
    if (text.error) return t.skip('no pdftotext: apt-get install poppler-utils');
    const headings = [
      'En bref',
      '1. Ce qui a été constaté',
      '2. Fondements juridiques',
      '3. Décisions',
      '4. Chronologie',
      '5. Preuves scellées',
      '6. Notifications et délais',
      '7. Contrôles',
      '8. Remises en ligne',
      '9. Pièces',
      '10. Transmissions et suites',
      '11. Comment vérifier',
      '12. Parties de l’archive',
    ].map((heading) => text.stdout.indexOf(heading));
    assert.ok(
      headings.every((place, index) => place > (headings[index - 1] ?? 0)),
      headings.join(),
    );
    assert.match(text.stdout, /#eval\("1"\) \]\]\] \*b\*/);
    assert.match(text.stdout, /‹U\+202E›/);
    for (const said of [
      'confronté à un texte officiel',
      vigie.vault.verifierKey,
      'Dominique Exemple',
      'Ponctuel',
      'judiciaire de Verdun',
      'Offres visées',
    ])
      assert.ok(text.stdout.replace(/\s+/g, ' ').includes(said), said);
    const { stdout: info } = poppler('pdfinfo', ['-']);
    assert.match(info, /Tagged:\s+yes/);
    assert.match(info, /Title:\s+Synthèse du dossier dos_/);
    assert.match(pdf.toString('latin1'), /pdfaid:part>2<[\s\S]*pdfaid:conformance>A</);
    const fonts = poppler('pdffonts', ['-']).stdout.trim().split('\n').slice(2);
    assert.ok(fonts.length > 0 && fonts.every((line) => /\byes\s+(?:yes|no)\s+yes\b/.test(line)), fonts.join('\n'));
  });

  test('candidates that a person confirmed are an annex, with the digests of what was sealed and no sum of money', async (t) => {
    const where = { platforms: [], timeZone: 'Europe/Paris', at: product.clock() };
    const collected = await vigie.context.store.inUnit(unit, (tx) => collectCase(tx, caseId, where));
    assert.deepEqual(collected.candidates, []);
    const words = (en: string) => ({ en, fr: en });
    const [obligation] = loadObligations('shein').filter(({ key }) => key === 'shein-penalty-payment');
    assert.ok(obligation);
    const digest = 'ab'.repeat(32);
    const candidate: CollectedCase['candidates'][number]['candidates'][number] = {
      id: '2026-11-10/lst_1',
      listing: 'lst_1',
      day: '2026-11-10',
      case: caseId,
      title: 'Offre #1',
      url: 'https://market.example/1',
      checks: 1,
      exhibits: [{ evidence: 'evd_1', check: 'chk_1', seenAt: '2026-11-10T09:00:00.000Z', digest, logIndex: 1 }],
      state: 'confirmed',
      stands: true,
      decision: { by: 'Ann', at: '2026-11-11T09:00:00.000Z', reason: 'Vu.', evidence: ['evd_1'] },
    };
    const with1 = {
      ...collected,
      candidates: [
        {
          obligation: { ...obligation, own: null },
          definition: words('Offres comptées'),
          notice: words('Dire si l’un compte revient au juge'),
          candidates: [candidate],
        },
      ],
    };
    const enclosures = { restsOn: new Map(), packages: new Map(), notices: new Map(), keys: null };
    const file = composeParts(with1, enclosures).find(({ path }) => path === 'candidates.json');
    assert.ok(file && Buffer.from(file.bytes).toString().includes(digest));
    const about = {
      id: 'dos_1',
      madeAt: product.clock().toISOString(),
      madeBy: 'A.',
      reason: 'R.',
      checkpoint: 'c\n1\n',
    };
    const pdf = await renderSummary({
      collected: with1,
      about,
      recipients: ['age1x'],
      signer: 'k',
      timeZone: 'Europe/Paris',
      parts: [],
    });
    const text = spawnSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' });
    if (text.error) return t.skip('no pdftotext: apt-get install poppler-utils');
    const said = text.stdout.replace(/\s+/g, ' ');
    for (const part of [
      'Annexe. Candidats',
      'Astreinte par infraction constatée',
      digest,
      'revient au juge',
      'NON VÉRIFIÉ',
    ])
      assert.ok(said.includes(part), part);
    const annex = said.slice(said.indexOf('Annexe. Candidats'));
    assert.equal(namesSum(annex), false, annex);
  });
});
