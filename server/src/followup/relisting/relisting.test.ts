import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startMarketplace } from '@vigie/demo';
import { emptyListing } from '@vigie/engine';
import { sql } from 'kysely';
import { z } from 'zod';
import { importSome } from '../../../testing/import-pages.ts';
import { bringOver, describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import type { Tx } from '../../base/database/store.ts';
import { listConfirmedListings } from '../../case/index.ts';
import { readPictures } from '../../listing/index.ts';
import { findFindings, findPackVersion } from '../../screening/index.ts';
import { rematchRelisting } from './decide-relisting.ts';
import { KnownOffers } from './known-offers.ts';
import { clusterSchema, relistingSchema } from './relisting-schema.ts';

const casesSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      state: z.string(),
      stage: z.string(),
      nextStep: z.string().nullable(),
    }),
  ),
});
const followSchema = z.object({ relistings: z.array(relistingSchema), cluster: clusterSchema });
const detailSchema = z.object({
  stage: z.string(),
  nextStep: z.string().nullable(),
  snapshots: z.array(
    z.object({
      content: z.object({ id: z.string() }),
      findings: z.array(z.object({ id: z.string(), pack: z.string(), legal: z.array(z.unknown()) })),
    }),
  ),
});

/** Two offers, and under which ids they come again. */
const OFFERS = ['20302', '10301', '20377', '10388'];

describeStore('relistings', (make) => {
  let made: TestStore;
  let product: TestVigie;
  let marketplace: Awaited<ReturnType<typeof startMarketplace>>;
  let unit = '';

  async function call<T>(schema: z.ZodType<T>, method: 'GET' | 'POST', url: string, payload?: object): Promise<T> {
    const { status, body } = await product.call('A', method, url, payload);
    assert.ok(status < 300, `${method} ${url}: ${status} ${JSON.stringify(body).slice(0, 300)}`);
    return schema.parse(body);
  }
  const sweep = () => importSome(product, marketplace, { unit, pictures: true, parts: OFFERS });
  async function check(at: string): Promise<void> {
    product.at(at);
    const { store, jobs } = product.vigie.context;
    await store.inUnit(unit, (tx) => jobs.send(tx, 'followup.check', { unit }));
    await product.settle();
  }
  const findCase = async (title: string, state: string) => {
    const { items } = await call(casesSchema, 'GET', `/v1/cases?state=${state}&limit=200`);
    const found = items.find((each) => each.title === title);
    assert.ok(found, `${title} among ${state}: ${items.map((each) => each.title).join('; ')}`);
    return found;
  };
  const follow = (id: string) => call(followSchema, 'GET', `/v1/follow-ups?case=${id}`);

  before(async () => {
    made = await make();
    marketplace = await startMarketplace({});
    product = await startTestVigie(made, { settings: { allow: [new URL(marketplace.url).host] } });
    ({ unit } = await product.add('A'));
    await sweep();
    for (const title of ['Adult doll, 80 cm', 'Poupée pour adultes, 100 cm']) {
      const { id } = await findCase(title, 'open');
      await call(z.unknown(), 'POST', `/v1/cases/${id}/decisions`, { kind: 'confirm', reason: 'Seen and read.' });
      await call(z.unknown(), 'POST', '/v1/notices', { case: id, language: 'fr', bonaFide: true });
      await product.sendByHand('A', id);
    }
    marketplace.setDay(1);
    await check('2026-11-25T10:00:00Z');
    await check('2026-11-25T12:00:00Z');
    marketplace.setDay(3);
    product.at('2026-11-27T22:00:00Z');
    await sweep();
  });
  after(async () => {
    await product.stop();
    await marketplace.stop();
    await made.drop();
  });

  test('an offer under another id and title, by the same trader, is linked to the first, and is left to a person', async () => {
    const found = await findCase('Adult doll, 80 cm', 'open');
    assert.deepEqual([found.state, found.stage, found.nextStep], ['confirmed', 'relisted', 'decide-relisting']);
    const { relistings, cluster } = await follow(found.id);
    const [back] = relistings;
    assert.ok(back && relistings.length === 1);
    assert.equal(back.relisted.title, 'Adult doll 80 cm, new batch');
    assert.deepEqual(back.signals.map(({ kind }) => kind).sort(), ['picture', 'text', 'trader']);
    assert.equal(back.state, 'found');
    assert.equal(back.days, 2.5, 'from the first look that found it gone to the day it was seen again');
    assert.deepEqual(
      cluster.offers.map(({ relisting, goneSince }) => [relisting === null, goneSince !== null]),
      [
        [true, true],
        [false, false],
      ],
    );
    assert.deepEqual([cluster.platform.confirmed, cluster.platform.relisted, cluster.platform.medianDays], [2, 2, 2.5]);
    assert.deepEqual([cluster.trader?.confirmed, cluster.trader?.relisted], [1, 1]);
  });

  test('with another trader and nothing in its text, the picture alone links it', async () => {
    const { relistings } = await follow((await findCase('Poupée pour adultes, 100 cm', 'open')).id);
    assert.deepEqual(
      relistings.map(({ relisted, signals }) => [relisted.title, signals.map(({ kind }) => kind)]),
      [["Mannequin d'étalage, modèle B", ['picture']]],
    );
  });

  test('confirmed, it is a finding of the case and has its evidence; rejected, it counts nowhere', async () => {
    const { id } = await findCase('Poupée pour adultes, 100 cm', 'open');
    const [back] = (await follow(id)).relistings;
    const decide = (relisting: string, kind: string) =>
      call(z.unknown(), 'POST', `/v1/relistings/${relisting}/decisions`, { kind, reason: 'Compared by eye.' });
    await decide(back?.id ?? '', 'confirm');
    await product.settle();
    const detail = await call(detailSchema, 'GET', `/v1/cases/${id}`);
    assert.deepEqual([detail.stage, detail.nextStep], ['relisted', 'notice']);
    const finding = detail.snapshots.find(({ content }) => content.id === '10388')?.findings[0];
    assert.ok(finding && finding.legal.length > 0);
    const evidence = await call(
      z.object({ items: z.array(z.object({ state: z.string(), check: z.string().nullable() })) }),
      'GET',
      `/v1/evidence?case=${id}`,
    );
    assert.deepEqual(
      evidence.items.map(({ state, check: ofCheck }) => [state, ofCheck === null]),
      [
        ['sealed', true],
        ['sealed', false],
        ['sealed', false],
        ['sealed', true],
      ],
      'of the offer, of the two looks that found it gone, of the relisted one',
    );
    const { store } = product.vigie.context;
    const [kept] = await store.inUnit(unit, (tx) => findFindings(tx, [finding.id]));
    const restsOn = await findPackVersion(store.db, kept?.packDigest ?? '');
    const again = await store.inUnit(unit, (tx) => rematchRelisting(tx, restsOn ?? ''));
    assert.deepEqual(again, kept?.matches, 'it can be recomputed');
    await assert.rejects(decide(back?.id ?? '', 'reject'), /VIGIE_FOLLOWUP_RELISTING_DECIDED/);
    await assert.rejects(decide('rls_none', 'reject'), /VIGIE_FOLLOWUP_UNKNOWN_RELISTING/);

    const other = await findCase('Adult doll, 80 cm', 'open');
    await decide((await follow(other.id)).relistings[0]?.id ?? '', 'reject');
    await product.settle();
    const after = await findCase('Adult doll, 80 cm', 'confirmed');
    assert.deepEqual([after.stage, after.nextStep], ['removed', null]);
    const { cluster } = await follow(other.id);
    assert.deepEqual([cluster.offers.length, cluster.platform.relisted, cluster.trader?.relisted], [1, 1, 0]);
  });

  test('what new offers are compared with follows decisions and pictures, one by one', async () => {
    const { store } = product.vigie.context;
    const known = new KnownOffers();
    const learn = () => store.inUnit(unit, (tx) => known.learn(tx), '*');
    const { id } = await findCase('Adult doll, 80 cm', 'confirmed');
    const ofCase = async () =>
      (await store.inUnit(unit, (tx) => listConfirmedListings(tx), '*')).find(({ caseId }) => caseId === id);
    const offer = await ofCase();
    assert.ok(offer);
    const decide = async (kind: string) => {
      await call(z.unknown(), 'POST', `/v1/cases/${id}/decisions`, { kind, reason: 'Read once more.' });
      await product.settle();
      await learn();
    };
    await learn();
    assert.ok(known.has(null, offer.listing));
    await decide('dismiss');
    assert.deepEqual([known.has(null, offer.listing), await ofCase()], [false, undefined]);
    await decide('confirm');
    assert.ok(known.has(null, offer.listing));

    const pictures = await store.inUnit(
      unit,
      async (tx) => {
        await sql`insert into picture (unit_id, snapshot_id, url, pdq, quality, hashed_at)
          values (${unit}, ${offer.snapshot}, 'https://x.example/1', ${'0f3c'.repeat(16)}, 100, now())`.execute(tx);
        return readPictures(tx, [offer.snapshot]);
      },
      '*',
    );
    const came = (pictures.get(offer.snapshot) ?? []).filter(({ url }) => url === 'https://x.example/1');
    assert.equal(came.length, 1);
    const again = () =>
      known.match({ content: emptyListing('elsewhere.example', 'Something else'), pictures: came }).length;
    assert.equal(again(), 0);
    await learn();
    assert.equal(again(), 1);
  });

  test('what new offers are compared with misses no picture that comes while a case is confirmed, and forgets what is erased', async () => {
    const { store } = product.vigie.context;
    const inUnit = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => store.inUnit(unit, work, '*');
    const known = new KnownOffers();
    const { id } = await findCase('Adult doll, 80 cm', 'confirmed');
    const offer = (await inUnit((tx) => listConfirmedListings(tx))).find(({ caseId }) => caseId === id);
    assert.ok(offer);
    const decide = async (kind: string) => {
      await call(z.unknown(), 'POST', `/v1/cases/${id}/decisions`, { kind, reason: 'Read a third time.' });
      await product.settle();
      await inUnit((tx) => known.learn(tx));
    };
    await decide('dismiss');
    await inUnit(async (tx) => {
      await sql`insert into picture (unit_id, snapshot_id, url, pdq, quality, hashed_at)
        values (${unit}, ${offer.snapshot}, 'https://x.example/2', ${'a5c3'.repeat(16)}, 100, now())`.execute(tx);
      await decide('confirm');
    });
    const pictures = await inUnit((tx) => readPictures(tx, [offer.snapshot]));
    const came = (pictures.get(offer.snapshot) ?? []).filter(({ url }) => url === 'https://x.example/2');
    assert.equal(came.length, 1);
    const content = emptyListing('elsewhere.example', 'Something else');
    assert.equal(known.match({ content, pictures: came }).length, 0, 'it was not there when the case was confirmed');
    await inUnit((tx) => known.learn(tx));
    assert.equal(known.match({ content, pictures: came }).length, 1);

    const again = async () => {
      await inUnit((tx) => known.learn(tx));
      return known.match({ content: { ...content, brand: 'Kx', mpn: 'TG-6500' }, pictures: came }).length;
    };
    const setContent = (tx: Tx, told: object) =>
      sql`update snapshot set content = content || ${JSON.stringify(told)}::jsonb where id = ${offer.snapshot}`.execute(
        tx,
      );
    await inUnit((tx) => sql`delete from picture where snapshot_id = ${offer.snapshot}`.execute(tx));
    assert.equal(await again(), 0, 'its pictures are gone');
    await inUnit((tx) => setContent(tx, { brand: 'Kx', mpn: 'TG-6500' }));
    assert.equal(await again(), 1);
    await inUnit((tx) => setContent(tx, { brand: null, mpn: null }));
    assert.equal(await again(), 0, 'what it said is gone');
  });
});

test('what was confirmed before changes were noted is known to have changed', async () => {
  const at = "'2026-11-24T10:00:00Z'";
  const { store, drop } = await bringOver(
    'followup/0016-confirmed-offers',
    `insert into unit values ('unt_1', 'u', ${at});
      insert into listing (id, unit_id, platform, key, title, first_seen, last_seen) values ('lst_1', 'unt_1', 'p', 'k', 't', ${at}, ${at});
      insert into snapshot (id, unit_id, listing_id, digest, content, seen_at)
        values ('snp_1', 'unt_1', 'lst_1', 'd', '${JSON.stringify(emptyListing('p', 't'))}', ${at});
      ${[2, 1]
        .map(
          (
            n,
          ) => `insert into finding values ('fnd_${n}', 'unt_1', 'lst_1', 'snp_1', 'p', 'r${n}', 'd', 'e', 'high', '{}', ${at});
          insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, opened_at, updated_at)
            values ('cas_${n}', 'unt_1', 'p', 't', 'x${n}', 't', 'high', 'confirmed', 'opened', ${at}, ${at});
          insert into case_finding values ('unt_1', 'cas_${n}', 'fnd_${n}', ${at})`,
        )
        .join(';')}`,
  );
  const known = new KnownOffers();
  const learn = () => store.inUnit('unt_1', (tx) => known.learn(tx), '*');
  await learn();
  assert.ok(known.has(null, 'lst_1'));
  for (const among of [undefined, ['lst_1']]) {
    const listed = await store.inUnit('unt_1', (tx) => listConfirmedListings(tx, among), '*');
    assert.deepEqual(
      listed.map(({ caseId }) => caseId),
      ['cas_1'],
      'of two cases of an offer it is of the first',
    );
  }
  await store.inUnit('unt_1', (tx) => sql`update "case" set state = 'open'`.execute(tx), '*');
  await learn();
  assert.ok(known.isEmpty);
  await drop();
});
