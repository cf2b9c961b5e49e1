import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { after, before, test } from 'node:test';
import { startMarketplace } from '@vigie/demo';
import { verifyDossier } from '@vigie/proof';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { readConfig } from '../base/core/config.ts';
import { runDossierOpen } from '../cli/evidence/dossier-open.ts';
import { importListings } from '../listing/index.ts';
import { visitListings } from '../listing/visit/visit-listings.ts';
import { createLog, startVigie, type Vigie } from '../main.ts';
import { readAudit } from '../people/audit-store.ts';
import { enrol, openSession } from '../people/index.ts';
import { collectCase } from './collect-case.ts';
import { composeParts } from './dossier.ts';
import { makeDossier } from './make-dossier.ts';
import { renderSummary } from './render-dossier.ts';

const HOSTILE = '#eval("1") ]]] *b* ‮ 中文 <b> {{id}} $x$';

describeStore('a dossier', (make) => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-dossiers-'));
  const now = new Date('2026-11-24T09:00:00Z');
  const tokens: Record<string, string> = {};
  const keys: Record<string, string> = {};
  let made: TestStore;
  let vigie: Vigie;
  let marketplace: Awaited<ReturnType<typeof startMarketplace>>;
  let unit = '';
  let caseId = '';
  let encrypted: Buffer;

  async function call(who: string, method: 'GET' | 'POST', url: string, payload?: object, key?: string) {
    const answer = await vigie.http.inject({
      method,
      url,
      headers: { authorization: `Bearer ${tokens[who] ?? ''}`, ...(key ? { 'idempotency-key': key } : {}) },
      ...(payload ? { payload } : {}),
    });
    const isJson = answer.headers['content-type']?.toString().includes('json');
    return { status: answer.statusCode, body: isJson ? answer.json() : answer.rawPayload };
  }
  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; ) {
      quiet = (await vigie.context.jobs.pending()) === 0 ? quiet + 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
  async function signIn(name: string): Promise<string> {
    const { store } = vigie.context;
    const person = { unit: name, email: `${name}@test.example`, name, role: 'analyst', language: 'fr' } as const;
    const enrolled = await enrol(store, () => now, { ...person, password: 'a long password' });
    tokens[name] = await openSession(store, () => now, { id: enrolled.account, unit: enrolled.unit });
    return enrolled.unit;
  }
  /** `vigie dossier open`: its exit code, or the code of the error, and its answer. */
  async function open(name: string, bytes: Uint8Array, who: string, trusted: string[] = []) {
    const at = (what: string) => join(folder, what);
    writeFileSync(at(`${name}.age`), bytes);
    writeFileSync(at(`${who}.key`), `# public key\n${keys[who]}\n`);
    let output = '';
    const stdout = new Writable({
      write(piece, _encoding, done) {
        output += piece;
        done();
      },
    });
    const options = { identity: at(`${who}.key`), out: at(name), key: trusted };
    const exit = await runDossierOpen(at(`${name}.age`), options, { stdout, stderr: stdout, isTerminal: false }).catch(
      (error: { code: string }) => error.code,
    );
    return { exit, answer: output === '' ? null : JSON.parse(output), written: existsSync(at(name)) };
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
    const allow = [new URL(marketplace.url).host];
    const config = { ...readConfig({}), ...made.settings, browser: 'none' as const, paceMs: 0, allow };
    vigie = await startVigie({ config, clock: () => now, log: createLog('fatal') });
    unit = await signIn('one');
    await signIn('two');
    for (const who of ['court', 'other']) keys[who] = await generateX25519Identity();
    const map = await (await fetch(`${marketplace.url}/sitemap.xml`)).text();
    const source = /<loc>([^<]*\/item\/[^<]*knuckle-duster-brass[^<]*)<\/loc>/.exec(map)?.[1] ?? '';
    const { context } = vigie;
    const by = { unit, account: null, source, pictures: false };
    await importListings(
      context,
      by,
      visitListings(context.visitor, source, () => {}),
    );
    await settle();
    [{ id: caseId }] = (await call('one', 'GET', '/v1/cases?limit=1')).body.items;
    const decision = { kind: 'confirm', reason: HOSTILE };
    assert.equal((await call('one', 'POST', `/v1/cases/${caseId}/decisions`, decision)).status, 200);
    const notice = { case: caseId, language: 'fr', bonaFide: true };
    assert.equal((await call('one', 'POST', '/v1/notices', notice)).status, 200);
    const exhibit = {
      kind: 'object',
      case: caseId,
      description: `Achat de contrôle ${HOSTILE}`,
      collectedBy: { name: 'Dominique Exemple', organisation: 'Douanes' },
      collectedAt: '2026-11-20T09:00:00Z',
      collectedPlace: 'Roissy',
      object: { quantity: 1, sealNumber: 'S-1' },
    };
    assert.equal((await call('one', 'POST', '/v1/exhibits', exhibit)).status, 200);
    await settle();
  });
  after(async () => {
    await vigie.stop();
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
    const wrong = await call('one', 'POST', '/v1/dossiers', { ...input, recipients: ['age1qqq'] });
    assert.deepEqual([wrong.status, wrong.body.code], [400, 'VIGIE_REFERRAL_RECIPIENT']);
    const asked = [1, 2].map(() => call('one', 'POST', '/v1/dossiers', input, 'k'));
    const [first, second] = await Promise.all(asked);
    assert.equal(first?.status, 200, JSON.stringify(first?.body));
    assert.equal(first?.body.id, second?.body.id);
    await settle();
    const { items } = (await call('one', 'GET', `/v1/dossiers?case=${caseId}`)).body;
    assert.deepEqual(
      [items.length, items[0].state, items[0].recipients],
      [1, 'made', [recipient]],
      items[0].failure?.en,
    );
    const file = await call('one', 'GET', `/v1/dossiers/${items[0].id}/file`);
    encrypted = file.body;
    assert.equal(createHash('sha256').update(encrypted).digest('hex'), items[0].digest);
    assert.equal(encrypted.toString('latin1', 0, 21), 'age-encryption.org/v1');
    await makeDossier({ ...vigie.context, vault: vigie.vault }, unit, items[0].id);
    assert.deepEqual((await call('one', 'GET', `/v1/dossiers?case=${caseId}`)).body.items, items, 'made once');
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
      assert.equal((await call('two', 'GET', url)).status, 404, url);
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
    const collected = await vigie.context.store.inUnit(unit, (tx) => collectCase(tx, caseId));
    const enclosures = { restsOn: new Map(), packages: new Map(), notices: new Map() };
    assert.deepEqual(composeParts(collected, enclosures), composeParts(structuredClone(collected), enclosures));
    const about = { id: 'dos_1', madeAt: now.toISOString(), madeBy: 'A.', reason: 'R.', checkpoint: 'c\n1\n' };
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
      '10. Comment vérifier',
      '11. Parties de l’archive',
    ].map((heading) => text.stdout.indexOf(heading));
    assert.ok(
      headings.every((place, index) => place > (headings[index - 1] ?? 0)),
      headings.join(),
    );
    assert.match(text.stdout, /#eval\("1"\) \]\]\] \*b\*/);
    assert.match(text.stdout, /‹U\+202E›/);
    for (const said of ['confronté à un texte officiel', vigie.vault.verifierKey, 'Dominique Exemple', 'Ponctuel'])
      assert.ok(text.stdout.replace(/\s+/g, ' ').includes(said), said);
    const { stdout: info } = poppler('pdfinfo', ['-']);
    assert.match(info, /Tagged:\s+yes/);
    assert.match(info, /Title:\s+Synthèse du dossier dos_/);
    assert.match(pdf.toString('latin1'), /pdfaid:part>2<[\s\S]*pdfaid:conformance>A</);
    const fonts = poppler('pdffonts', ['-']).stdout.trim().split('\n').slice(2);
    assert.ok(fonts.length > 0 && fonts.every((line) => /\byes\s+(?:yes|no)\s+yes\b/.test(line)), fonts.join('\n'));
  });
});
