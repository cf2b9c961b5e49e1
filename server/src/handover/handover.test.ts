import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { emptyListing } from '@vigie/engine';
import { createSigner, verifyDossier, verifyPackage } from '@vigie/proof';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { sql } from 'kysely';
import { putAwayPart } from '../../testing/handover/put-away-part.ts';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../testing/vigie.ts';
import { ALL_CASES } from '../base/database/reader.ts';
import { listHidden } from '../base/jobs/hidden-store.ts';
import { recipientOf } from '../base/peer/sealed-to-key.ts';
import { blank } from '../retention/erase/blank-store.ts';
import { receiveHello } from './receive.ts';
import { sendHandover } from './send.ts';
import { dropFiles, keepHandovers } from './upkeep.ts';

const reason = 'It is theirs to work.';
const SHOP = 'https://shop.example/';

describeStore('a case from one unit to another of the installation', (make) => {
  let made: TestStore;
  let started: TestVigie;
  let units: Record<'nice' | 'lyon' | 'lille', string>;
  let number = 0;

  // biome-ignore lint/suspicious/noExplicitAny: answers are asserted on, not typed
  async function ask(who: string, method: 'GET' | 'POST' | 'PUT', url: string, body?: object): Promise<any> {
    const reply = await started.call(who, method, url, body, `k${number++}`);
    assert.ok(reply.status < 300, `${who} ${method} ${url}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body;
  }
  const refused = async (who: string, method: 'GET' | 'POST' | 'PUT', url: string, body?: object): Promise<string> =>
    (await started.call(who, method, url, body, `k${number++}`)).body.code;

  /** A case of Nice with one offer. @returns its id */
  async function openCase(name: string): Promise<string> {
    const trader = { id: name, name, address: null, email: null, url: null };
    const offer = emptyListing('shop.example', `Coup-de-poing américain ${name}`);
    await ask('nina', 'POST', '/v1/listings', { listings: [{ ...offer, id: name, url: `${SHOP}${name}`, trader }] });
    await started.settle();
    const { items } = await ask('nina', 'GET', '/v1/cases?limit=200');
    const found = items.find((each: { title: string }) => each.title.endsWith(name));
    assert.ok(found, name);
    return found.id;
  }
  async function offer(about: object): Promise<string> {
    const { id } = await ask('nina', 'POST', '/v1/handovers', { unit: units.lyon, reason, ...about });
    await started.settle();
    return id;
  }
  const cases = async (who: string): Promise<string[]> =>
    (await ask(who, 'GET', '/v1/cases?limit=200')).items.map((each: { title: string }) => each.title);
  const stands = async (who: string, id: string): Promise<string> =>
    (await ask(who, 'GET', `/v1/handovers/${id}`)).state;
  /** Whether its files are still there, after what is done each minute. */
  async function hasFiles(unit: 'nice' | 'lyon', id: string): Promise<boolean> {
    await dropFiles(started.vigie.context, units[unit]);
    return existsSync(join(started.vigie.context.config.dataDir, 'handovers', units[unit], id));
  }
  const confirm = { kind: 'confirm', reason: 'Seen and read.' };

  before(async () => {
    made = await make();
    started = await startTestVigie(made);
    const add = async (name: string, unit: string) => (await started.add(name, { unit, role: 'administrator' })).unit;
    units = { nice: await add('nina', 'Nice'), lyon: await add('luc', 'Lyon'), lille: await add('lise', 'Lille') };
    await started.add('lea', { unit: 'Lyon', role: 'analyst' });
    await started.add('lou', { unit: 'Lyon', role: 'auditor' });
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });

  test('is locked from the offer on, and given whole: the other unit acts on it, counts it, and holds the exhibits', async () => {
    const of = await openCase('given');
    const party = { name: 'N', organisation: 'Nice' };
    const object = { quantity: 1, sealNumber: 'S-1' };
    const at = { collectedAt: '2026-11-24T08:00:00Z', collectedPlace: 'Nice' };
    const exhibit = { kind: 'object', case: of, description: 'A box', collectedBy: party, object, ...at };
    const { id: exhibited } = await ask('nina', 'POST', '/v1/exhibits', exhibit);
    await ask('nina', 'POST', `/v1/cases/${of}/decisions`, confirm);
    const choice = { case: of, as: 'prosecutor', recipient: 'tj-06088', reason };
    const chosen = (await ask('nina', 'POST', '/v1/recipient-choices', choice)).items[0].id;
    await started.settle();
    const counted = (await ask('nina', 'GET', '/v1/figures')).cases;
    const id = await offer({ case: of, level: 'give' });
    assert.equal(await stands('nina', id), 'offered');
    assert.equal(await stands('luc', id), 'offered');
    const transfer = { from: party, to: { ...party, name: 'M' }, at: at.collectedAt, reason, condition: 'As it was.' };
    const acts = [
      ['POST', `/v1/cases/${of}/decisions`, { ...confirm, kind: 'dismiss' }],
      ['POST', '/v1/exhibits', exhibit],
      ['POST', `/v1/exhibits/${exhibited}/custody-transfers`, { ...transfer, sealIntact: true }],
      ['POST', '/v1/recipient-choices', choice],
      ['POST', '/v1/referrals', { case: of, choice: chosen, on: '2026-11-20' }],
    ] as const;
    for (const [method, url, body] of [
      ...acts,
      ['PUT', `/v1/cases/${of}/visibility`, { visibility: 'named', reason }],
      ['PUT', `/v1/cases/${of}/closure`, { outcome: 'other', reason }],
    ] as const)
      assert.equal(await refused('nina', method, url, body), 'VIGIE_STORE_CASE_AWAY', url);
    assert.equal(
      await refused('nina', 'POST', '/v1/handovers', { case: of, level: 'give', unit: units.lille, reason }),
      'VIGIE_HANDOVER_UNDER_WAY',
    );
    // Not accepted yet: nothing in it is read, and a third unit sees none of it.
    assert.equal(await refused('luc', 'GET', `/v1/handovers/${id}/record`), 'VIGIE_HANDOVER_NOT_READABLE');
    assert.equal(await refused('lise', 'GET', `/v1/handovers/${id}`), 'VIGIE_HANDOVER_UNKNOWN');
    assert.equal(await refused('lea', 'POST', `/v1/handovers/${id}/acceptance`), 'VIGIE_PEOPLE_ROLE_APPROVER');
    await ask('luc', 'POST', `/v1/handovers/${id}/acceptance`);
    await started.settle();
    assert.deepEqual([await stands('nina', id), await stands('luc', id)], ['given', 'taken']);
    const { case: taken, receipt, release, listDigest } = await ask('luc', 'GET', `/v1/handovers/${id}`);
    assert.match(receipt, new RegExp(`accepted\\n${id}\\nlevel give\\nlist ${listDigest}`));
    assert.match(release, new RegExp(`released\\n${id}\\nlevel give\\nlist ${listDigest}`));
    assert.ok((await cases('luc')).some((title) => title.endsWith('given')));
    assert.ok(!(await cases('nina')).some((title) => title.endsWith('given')));
    await ask('luc', 'POST', `/v1/cases/${taken}/decisions`, confirm);
    for (const [method, url, body] of acts)
      assert.equal(await refused('nina', method, url, body), 'VIGIE_STORE_CASE_AWAY', `${url}, given`);
    assert.equal((await ask('nina', 'GET', `/v1/cases/${of}`)).visibility, 'away');
    const [box] = (await ask('luc', 'GET', `/v1/exhibits?case=${taken}`)).items;
    assert.deepEqual([box.description, box.holder.organisation, box.seal], ['A box', 'Nice', 'S-1']);
    const record = await ask('luc', 'GET', `/v1/handovers/${id}/record`);
    assert.equal(record.decisions[0].kind, 'confirm');
    // As long as its packages are still to be sealed here, it goes to nobody else, who would get it without them.
    const { context, vault } = started.vigie;
    const onward = { case: taken, level: 'read', unit: units.lille, reason };
    await context.store.inUnit(
      units.lyon,
      (tx) => sql`update handover set adopted_at = null where id = ${id}`.execute(tx),
      ALL_CASES,
    );
    assert.equal(await refused('luc', 'POST', '/v1/handovers', onward), 'VIGIE_HANDOVER_COMING');
    await keepHandovers(context, vault, units.lyon, new Set());
    await ask('luc', 'POST', '/v1/handovers', onward);
    await started.settle();
    const [here, there] = [
      (await ask('nina', 'GET', '/v1/figures')).cases,
      (await ask('luc', 'GET', '/v1/figures')).cases,
    ];
    assert.equal(counted.confirmed, 1);
    assert.deepEqual([here.confirmed, there.confirmed], [0, 1], 'one unit counts it');
  });

  test('what is refused or withdrawn is acted on again where it was', async () => {
    const of = await openCase('kept');
    const first = await offer({ case: of, level: 'give' });
    await ask('luc', 'POST', `/v1/handovers/${first}/refusal`, { reason: 'Not ours.' });
    await started.settle();
    const { state, answerReason } = await ask('nina', 'GET', `/v1/handovers/${first}`);
    assert.deepEqual([state, answerReason], ['refused', 'Not ours.']);
    assert.equal(await hasFiles('lyon', first), false, 'what was refused does not stay');
    assert.equal(await hasFiles('nice', first), true);
    const second = await offer({ case: of, level: 'give' });
    await ask('nina', 'POST', `/v1/handovers/${second}/withdrawal`, { reason: 'By mistake.' });
    await started.settle();
    assert.equal(await stands('luc', second), 'withdrawn');
    assert.equal(await refused('luc', 'POST', `/v1/handovers/${second}/acceptance`), 'VIGIE_HANDOVER_STATE');
    await ask('nina', 'POST', `/v1/cases/${of}/decisions`, confirm);
  });

  test('a share is read until its end, and remarks go both ways; nothing else of the unit is seen', async () => {
    const of = await openCase('shared');
    const until = new Date(started.clock().getTime() + 3_600_000).toISOString();
    const id = await offer({ case: of, level: 'together', until });
    await ask('luc', 'POST', `/v1/handovers/${id}/acceptance`);
    await started.settle();
    assert.deepEqual([await stands('nina', id), await stands('luc', id)], ['accepted', 'accepted']);
    assert.match((await ask('luc', 'GET', `/v1/handovers/${id}`)).release, /\nlevel together\n/, 'no custody');
    const record = await ask('lea', 'GET', `/v1/handovers/${id}/record`);
    assert.match(record.about.title, /shared$/);
    assert.ok(record.offers[0].findings.length > 0);
    assert.equal(await refused('lea', 'GET', `/v1/cases/${of}`), 'VIGIE_CASE_UNKNOWN');
    const { parts } = await ask('lea', 'GET', `/v1/handovers/${id}`);
    assert.ok(!parts.some(({ path }: { path: string }) => path === 'audit.json'), 'its audit log is not shared');
    const [{ sha256 }] = parts;
    assert.equal((await started.call('lea', 'GET', `/v1/handovers/${id}/files/${sha256}`)).status, 200);
    assert.equal(await refused('lise', 'GET', `/v1/handovers/${id}/files/${sha256}`), 'VIGIE_HANDOVER_UNKNOWN');
    // The giver goes on working it, and hears what the other says.
    await ask('nina', 'POST', `/v1/cases/${of}/decisions`, confirm);
    await ask('lea', 'POST', `/v1/handovers/${id}/remarks`, { text: 'Seen in Lyon too.' });
    await started.settle();
    const { remarks } = await ask('nina', 'GET', `/v1/handovers/${id}`);
    assert.deepEqual(
      remarks.map(({ by, text, direction }: Record<string, string>) => [by, text, direction]),
      [['lea, Lyon', 'Seen in Lyon too.', 'in']],
    );
    started.pass(3_601);
    assert.equal(await refused('lea', 'GET', `/v1/handovers/${id}/record`), 'VIGIE_HANDOVER_NOT_READABLE');
    assert.equal(await refused('lea', 'GET', `/v1/handovers/${id}/files/${sha256}`), 'VIGIE_HANDOVER_NOT_READABLE');
  });

  test('what is restricted between offer and acceptance is not shared with a whole unit', async () => {
    const of = await openCase('later');
    const id = await offer({ case: of, level: 'read' });
    await ask('nina', 'PUT', `/v1/cases/${of}/visibility`, { visibility: 'sealed', reason: 'Order no. 12.' });
    await ask('luc', 'POST', `/v1/handovers/${id}/acceptance`);
    await started.settle();
    assert.deepEqual([await stands('nina', id), await stands('luc', id)], ['withdrawn', 'withdrawn']);
    assert.equal(await refused('lea', 'GET', `/v1/handovers/${id}/record`), 'VIGIE_HANDOVER_NOT_READABLE');
  });

  test('a case that is given away says no more what was found since it was handed over', async () => {
    assert.deepEqual(...(await putAwayPart(started.vigie.context, units.nice, await openCase('parted'))));
  });

  test('a case that is erased ends its shares, and takes their files along on both sides', async () => {
    const of = await openCase('erased');
    const id = await offer({ case: of, level: 'together' });
    await ask('luc', 'POST', `/v1/handovers/${id}/acceptance`);
    await started.settle();
    await ask('nina', 'POST', `/v1/handovers/${id}/remarks`, { text: 'Seen in Nice.' });
    await started.settle();
    assert.deepEqual([await hasFiles('nice', id), await hasFiles('lyon', id)], [true, true]);
    const { context } = started.vigie;
    await context.store.inUnit(units.nice, (tx) => blank(tx, 'cases', [of], 'ers_1'), ALL_CASES);
    await sendHandover(context, units.nice, id);
    const { title, state, remarks, parts } = await ask('nina', 'GET', `/v1/handovers/${id}`);
    assert.deepEqual([title, state, remarks[0].text, parts], ['[erased]', 'ended', '[erased]', []]);
    assert.equal(await stands('luc', id), 'ended');
    assert.deepEqual([await hasFiles('nice', id), await hasFiles('lyon', id)], [false, false]);
  });

  test('of a restricted case, only those hear who may accept it, then who did', async () => {
    const of = await openCase('secret');
    await ask('nina', 'PUT', `/v1/cases/${of}/visibility`, { visibility: 'sealed', reason: 'Order no. 12.' });
    const id = await offer({ case: of, level: 'give' });
    assert.equal(await refused('lea', 'GET', `/v1/handovers/${id}`), 'VIGIE_HANDOVER_UNKNOWN');
    const { context } = started.vigie;
    const seenBy = async (who: string): Promise<string[]> => {
      const { account } = await started.add(who, { unit: 'Lyon', role: 'auditor' });
      return context.store.inUnit(units.lyon, (tx) => listHidden(tx, [id]), account);
    };
    assert.deepEqual(await seenBy('lia'), [id], 'whoever listens to changes hears nothing of it');
    await ask('luc', 'POST', `/v1/handovers/${id}/acceptance`);
    await started.settle();
    const told = (await ask('lou', 'GET', '/v1/audit?limit=200')).items;
    assert.ok(!told.some(({ subject }: { subject: string }) => subject === id), 'nor does the audit log tell');
    assert.ok(
      told.some(({ subject }: { subject: string }) => subject.startsWith('hnd_')),
      'of others it does',
    );
    const { state, case: taken } = await ask('luc', 'GET', `/v1/handovers/${id}`);
    assert.equal(state, 'taken');
    assert.equal((await ask('luc', 'GET', `/v1/cases/${taken}`)).visibility, 'sealed');
    assert.equal(await refused('lea', 'GET', `/v1/cases/${taken}`), 'VIGIE_CASE_UNKNOWN');
    assert.ok(!(await cases('lea')).some((title) => title.endsWith('secret')));
    assert.equal(await refused('lea', 'GET', `/v1/handovers/${id}`), 'VIGIE_HANDOVER_UNKNOWN');
  });

  test('where there is no connection, files carry it: twice, late, damaged or to somebody else; a giver put back locks again', async () => {
    const { key } = (await ask('nina', 'GET', '/v1/handover-recipients')).own;
    const register = (who: string, name: string, unit: string) =>
      ask(who, 'POST', '/v1/handover-partners', { name, url: null, unit, key });
    const partner = (await register('nina', 'Lyon, by hand', units.lyon)).id;
    await register('luc', 'Nice, by hand', units.nice);
    const of = await openCase('carried');
    const party = { name: 'N', organisation: 'Nice' };
    const at = { collectedAt: '2026-11-24T08:00:00Z', collectedPlace: 'Nice' };
    const archive = { name: 'page.html', content: Buffer.from('<!doctype html><p>A page').toString('base64') };
    const exhibit = { kind: 'archive', case: of, description: 'A page', collectedBy: party, archive, ...at };
    await ask('nina', 'POST', '/v1/exhibits', exhibit);
    await started.settle();
    const { id } = await ask('nina', 'POST', '/v1/handovers', { case: of, level: 'give', partner, reason });
    await started.settle();
    const fileOf = async (who: string): Promise<Buffer> => ask(who, 'GET', `/v1/handovers/${id}/file`);
    const take = async (who: string, file: Uint8Array): Promise<unknown[]> => {
      const { state, isNew } = await ask(who, 'POST', '/v1/handovers/files', file);
      return [state, isNew];
    };
    const offered = await fileOf('nina');
    const broken = Buffer.from(offered);
    broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1;
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipientOf(createSigner('elsewhere.example', new Uint8Array(32))));
    for (const [who, file, code] of [
      ['luc', Buffer.from('nothing of it'), 'NONE'],
      ['luc', broken, 'DAMAGED'],
      ['luc', offered.subarray(0, -70_000), 'DAMAGED'],
      ['luc', Buffer.from(await encrypter.encrypt('x')), 'ELSEWHERE'],
      ['lise', offered, 'ELSEWHERE'],
    ] as const)
      assert.equal(await refused(who, 'POST', '/v1/handovers/files', file), `VIGIE_HANDOVER_FILE_${code}`);
    assert.ok(!offered.includes(id), 'sealed: it names nothing');
    assert.deepEqual(await take('luc', offered), ['offered', true]);
    assert.deepEqual(await take('luc', offered), ['offered', false]);
    await ask('luc', 'POST', `/v1/handovers/${id}/acceptance`);
    await started.settle();
    const accepted = await fileOf('luc');
    const isLocked = async () =>
      (await refused('nina', 'POST', `/v1/cases/${of}/decisions`, { ...confirm, kind: 'dismiss' })) ===
      'VIGIE_STORE_CASE_AWAY';
    assert.deepEqual([await stands('luc', id), await isLocked()], ['accepting', true]);
    assert.deepEqual(await take('nina', accepted), ['given', true]);
    assert.equal(await refused('nina', 'POST', `/v1/handovers/${id}/withdrawal`, { reason }), 'VIGIE_HANDOVER_STATE');
    const released = await fileOf('nina');
    assert.deepEqual(await take('luc', released), ['taken', true]);
    for (const late of [released, offered]) assert.deepEqual(await take('luc', late), ['taken', false]);
    assert.deepEqual(await take('nina', accepted), ['given', false]);
    await started.settle();

    // What was given is checked here too: the giver's package, and the dossier of the case that was taken.
    const { case: taken, parts } = await ask('luc', 'GET', `/v1/handovers/${id}`);
    const given = parts.find(({ path }: { path: string }) => path.endsWith('.wacz'));
    const { vigie } = started;
    const wacz = await ask('luc', 'GET', `/v1/handovers/${id}/files/${given.sha256}`);
    assert.ok(verifyPackage(wacz).ok, 'the package of Nice holds');
    const identity = await generateX25519Identity();
    const recipients = [await identityToRecipient(identity)];
    const dossier = (await ask('luc', 'POST', '/v1/dossiers', { case: taken, recipients, reason })).id;
    await started.settle();
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const whole = await decrypter.decrypt(await ask('luc', 'GET', `/v1/dossiers/${dossier}/file`));
    const { ok, manifest } = verifyDossier(whole);
    const original = manifest?.parts.find(({ path }) => path.startsWith('originals/'));
    assert.deepEqual([ok, original?.sha256], [true, given.sha256], 'with the package of Nice as it was given');

    // Nice is put back from a backup of before the offer.
    const { store } = vigie.context;
    await store.inUnit(
      units.nice,
      async (tx) => {
        await sql`select set_config('vigie.handing_over', ${of}, true)`.execute(tx);
        await sql`delete from handover where id = ${id}`.execute(tx);
        await sql`update "case" set visibility = 'unit', joined_to = null where id = ${of}`.execute(tx);
      },
      ALL_CASES,
    );
    assert.equal(await refused('nina', 'POST', '/v1/handovers/files', accepted), 'VIGIE_HANDOVER_FILE_EARLY');
    const hello = { kind: 'hello' as const, from: units.nice, to: units.lyon, given: [] };
    assert.deepEqual(await receiveHello(vigie.context, hello, key), { forgotten: 1 });
    await ask('nina', 'POST', `/v1/cases/${of}/decisions`, confirm);
    const reminder = await fileOf('luc');
    assert.deepEqual(await take('nina', reminder), ['given', true]);
    assert.deepEqual([await isLocked(), await take('nina', reminder)], [true, ['given', false]]);
  });

  test('what few may see is in a backup, whose reader is nobody of the unit', async () => {
    const { rows } = await sql<{ name: string }>`select polrelid::regclass::text as name from pg_policy
      where not polpermissive and polroles = '{0}'`.execute(started.vigie.context.store.db);
    assert.deepEqual(rows, [], 'policies that hide rows from their owner, too');
  });
});
