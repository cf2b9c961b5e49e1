import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { emptyListing, formatPdq, type Listing, pdq, readNotices } from '@vigie/engine';
import sharp from 'sharp';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { readConfig } from '../../base/core/config.ts';
import { hashPicture, readPicture } from '../../base/page/hash-picture.ts';
import { importListings, writeHashes } from '../../listing/index.ts';
import { listListings } from '../../listing/store.ts';
import { createLog, startVigie, type Vigie } from '../../main.ts';
import { enrol, inWork } from '../../people/index.ts';
import { findPackVersion, listFindings } from '../store.ts';
import { isOfPicture, keepHashes, rematchPicture } from './known-pictures.ts';
import {
  dropFormerRecords,
  findRemovedRecalls,
  type Recall,
  removeRecall,
  saveRecalls,
  stampOfRecalls,
} from './known-store.ts';
import { matchRecalls } from './recalls.ts';

/** A picture of grey rectangles of no order, another one for each seed. */
async function drawShapes(seed: number): Promise<Buffer> {
  let state = seed * 2654435761;
  const next = (most: number): number => {
    state = Math.imul(state ^ (state >>> 15), 2246822519) + 374761393;
    return ((state >>> 0) / 2 ** 32) * most;
  };
  const shapes = Array.from({ length: 24 }, () => {
    const tone = Math.round(next(255));
    return `<rect x="${next(400)}" y="${next(400)}" width="${40 + next(200)}" height="${40 + next(200)}" fill="rgb(${tone},${tone},${tone})"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="480">${shapes.join('')}</svg>`;
  return sharp(Buffer.from(svg)).flatten({ background: '#777' }).png().toBuffer();
}

describeStore('what is known from outside', (make) => {
  let made: TestStore;
  let vigie: Vigie;
  let unit = '';
  let host = '';
  const pictures = new Map<string, Buffer>();
  const site = createServer((request, response) => {
    const picture = pictures.get(request.url ?? '');
    response.writeHead(picture ? 200 : 404, { 'content-type': 'image/jpeg' }).end(picture);
  });

  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; ) {
      quiet = (await vigie.context.jobs.pending()) === 0 ? quiet + 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
  async function see(listings: Listing[]): Promise<void> {
    await importListings(vigie.context, { unit, account: null, source: 'test', pictures: true }, listings);
    await settle();
  }
  const offer = (id: string, title: string, more: Partial<Listing> = {}): Listing => ({
    ...emptyListing('shop.example', title),
    id,
    ...more,
  });
  const findings = () => vigie.context.store.inUnit(unit, (tx) => listFindings(tx, { limit: 100 }));
  const hashOf = async (name: string) =>
    formatPdq(pdq(await readPicture(pictures.get(name) ?? Buffer.alloc(0), name)).hash);

  before(async () => {
    made = await make();
    site.listen(0, '127.0.0.1');
    await new Promise((resolve) => site.once('listening', resolve));
    host = `127.0.0.1:${(site.address() as AddressInfo).port}`;
    for (const seed of [1, 2, 3]) {
      const drawn = await drawShapes(seed);
      pictures.set(`/${seed}.png`, drawn);
      pictures.set(
        `/${seed}-cut.png`,
        await sharp(drawn).extract({ left: 24, top: 24, width: 432, height: 432 }).toBuffer(),
      );
      pictures.set(`/${seed}-edited.jpg`, await sharp(drawn).rotate(90).resize(300).jpeg({ quality: 40 }).toBuffer());
    }
    const config = { ...readConfig({}), ...made.settings, browser: 'none' as const, paceMs: 0, allow: [host] };
    vigie = await startVigie({ config, log: createLog('fatal') });
    const person = {
      unit: 'u',
      email: 'a@test.example',
      name: 'A',
      role: 'analyst',
      language: 'en',
      password: 'a long password',
    } as const;
    ({ unit } = await enrol(vigie.context.store, vigie.context.clock, person));
  });
  after(async () => {
    await vigie.stop();
    site.close();
    await made.drop();
  });

  test('a product under recall is found by GTIN, by brand and model, by its photograph; never by its brand', async () => {
    await see([
      offer('before', 'Seen before the recall was known', { gtin: '4006381333931' }),
      offer('model', 'Exludik robot TX-460, red'),
      offer('brand', 'Exludik robot, red', { brand: 'Exludik' }),
      offer('picture', 'Toy', { images: [`http://${host}/1-edited.jpg`] }),
      offer('part', 'Toy', { images: [`http://${host}/1-cut.png`] }),
      offer('other', 'Toy', { images: [`http://${host}/2.png`] }),
    ]);
    assert.deepEqual(await findings(), []);
    const notice = {
      reference: 'Test 1',
      title: 'Robot',
      brand: 'Exludik',
      model: 'TX-450 mini; TX-460',
      gtin: '4006381333931',
      url: 'https://example.org/1',
    };
    const hashes = writeHashes(hashPicture(await readPicture(pictures.get('/1.png') ?? Buffer.alloc(0), 'a.jpg')));
    const recalls = readNotices([notice]).map((each) => ({ ...each, pictures: [{ url: 'a.jpg', hashes }] }));
    const save = (all: Recall[], now: Date) => saveRecalls(vigie.context.store.db, all, now);
    assert.deepEqual(await save(recalls, vigie.context.clock()), { added: 1, changed: 0, older: 0 });
    await vigie.context.store.inUnit(unit, (tx) => vigie.context.jobs.send(tx, 'screening.again', { unit }));
    await settle();
    const found = await findings();
    const listings = await Promise.all(
      found.map(async ({ id, snapshot, matches, legal, pack, packDigest }) => {
        assert.ok(legal.length > 0 && matches.every(({ term }) => term.startsWith('Test 1')), id);
        const text = (await findPackVersion(vigie.context.store.db, packDigest)) ?? '';
        assert.ok(text.includes('Test 1'), 'what it rests on is kept');
        return [pack, matches.map(({ field }) => field).join(), snapshot.slice(0, 3)];
      }),
    );
    assert.deepEqual(listings.map(([pack, fields]) => `${pack} ${fields}`).sort(), [
      'eu-recalled-products gtin',
      'eu-recalled-products title,title',
      'recall-pictures images.0',
      'recall-pictures images.0',
    ]);
    assert.deepEqual(
      found.map(({ title }) => title.en).sort(),
      [
        'Picture of a product under recall: Test 1',
        'Picture of a product under recall: Test 1',
        'Product under recall: the same identifier (GTIN)',
        'Product under recall: the same product (brand with its model or name)',
      ],
      'each says how sure it is',
    );
    const verdictOf = (platformId: string) =>
      vigie.context.store.inUnit(unit, async (tx) => {
        const kept = (await listListings(tx, { limit: 100 })).find((each) => each.platformId === platformId);
        const items = await matchRecalls(vigie.context, tx, kept?.id ?? '');
        return items.map(({ reference, verdict, words }) => [reference, verdict, words.map(({ word }) => word).sort()]);
      });
    assert.deepEqual(await verdictOf('before'), [['Test 1', 'identifier', []]]);
    assert.deepEqual(await verdictOf('model'), [['Test 1', 'product', ['exludik', 'robot', 'tx460']]]);
    assert.deepEqual(
      await verdictOf('brand'),
      [['Test 1', 'possible', ['exludik', 'robot']]],
      'for a person to compare',
    );
    assert.deepEqual(await verdictOf('other'), []);
    await assert.rejects(verdictOf('none'), { code: 'VIGIE_SCREENING_NO_LISTING' });
    await vigie.context.store.inUnit(unit, (tx) => vigie.context.jobs.send(tx, 'screening.again', { unit }));
    await settle();
    assert.equal((await findings()).length, 4, 'found once');

    const more = readNotices([{ ...notice, model: 'TX-450 mini; TX-460; TX-470' }]);
    await save(
      more.map((each) => ({ ...each, pictures: [] })),
      vigie.context.clock(),
    );
    await vigie.context.store.inUnit(unit, (tx) => vigie.context.jobs.send(tx, 'screening.again', { unit }));
    await settle();
    assert.equal((await findings()).length, 4, 'a product more in its notice is no second finding');

    const { db } = vigie.context.store;
    assert.equal(await removeRecall(db, 'Test 1', 'withdrawn', vigie.context.clock()), true);
    assert.deepEqual(await verdictOf('model'), [], 'a notice that was taken out is looked for no more');
    assert.deepEqual(await save(recalls, vigie.context.clock()), { added: 0, changed: 0, older: 1 });
    assert.deepEqual([...(await findRemovedRecalls(db, ['Test 1', 'Test 2']))], ['Test 1']);
    assert.deepEqual(await verdictOf('model'), [], 'and no import brings it back');
    assert.equal(await removeRecall(db, 'Test 1', null, vigie.context.clock()), true);
    assert.equal((await verdictOf('model')).length, 1);
    assert.equal(await removeRecall(db, 'None', 'wrong', vigie.context.clock()), false);
    const stampWithout = async (out: string, back: string) => {
      await removeRecall(db, out, 'withdrawn', vigie.context.clock());
      await removeRecall(db, back, null, vigie.context.clock());
      return vigie.context.store.inUnit(unit, stampOfRecalls);
    };
    await save(
      ['One', 'Two'].map(
        (reference) => ({ ...more[0], reference, gtins: [], models: [], brands: [], pictures: [] }) as Recall,
      ),
      vigie.context.clock(),
    );
    assert.notEqual(await stampWithout('One', 'Two'), await stampWithout('Two', 'One'), 'two of one import');
    await save(
      ['Part', 'Part (2)', 'Part (3)', 'Part (2) (2)', 'Other (2)'].map(
        (reference) => ({ ...more[0], reference, gtins: [], models: [], brands: [], pictures: [] }) as Recall,
      ),
      vigie.context.clock(),
    );
    const former = { own: 'Part', references: ['Part', 'Part (2)'], publishedAt: null };
    assert.deepEqual(
      await dropFormerRecords(db, [{ ...former, publishedAt: '2020-01-01' }]),
      ['Part (3)'],
      'of no date',
    );
    assert.deepEqual(await dropFormerRecords(db, [former]), []);

    // An import that was begun before the last one, and ends after it.
    const before = new Date(vigie.context.clock().getTime() - 3_600_000);
    const version = (model: string, date: string): Recall[] =>
      readNotices([{ ...notice, model, gtin: '', date }]).map((each) => ({ ...each, pictures: [] }));
    assert.deepEqual(await save(version('ZX-9001', '2026-02-01'), before), { added: 0, changed: 1, older: 0 });
    assert.deepEqual(
      (await verdictOf('model')).map(([, verdict]) => verdict),
      ['possible'],
      'what changed is looked for at once',
    );
    assert.deepEqual(await save(version('TX-460', '2026-01-01'), vigie.context.clock()), {
      added: 0,
      changed: 0,
      older: 1,
    });
    assert.deepEqual(
      (await verdictOf('model')).map(([, verdict]) => verdict),
      ['possible'],
      'an older version takes no newer one’s place',
    );
    assert.equal((await findings()).length, 4, 'what was found stays');
    const cases = (await vigie.context.store.inUnit(unit, (tx) => listFindings(tx, { limit: 100 }))).length;
    assert.equal(cases, 4);
  });

  test('a picture that lies in the file of its page is looked up, wherever the page says that it stood', async () => {
    const bytes = pictures.get('/1-edited.jpg') ?? Buffer.alloc(0);
    const before = (await findings()).length;
    await importListings(vigie.context, { unit, account: null, source: 'a.mhtml', pictures: false }, [
      { listing: offer('in-file', 'Toy', { images: ['https://shop.example/a.jpg'] }), pictures: [{ bytes }] },
      { listing: offer('in-file-2', 'Toy'), pictures: [{ bytes: Buffer.from('no picture') }] },
    ]);
    await settle();
    const found = (await findings()).slice(0, (await findings()).length - before);
    assert.deepEqual(
      found.map(({ pack, matches }) => [pack, matches.map(({ field }) => field)]),
      [['recall-pictures', ['images']]],
    );
  });

  test('a picture of a list is found, turned and compressed; one on the list of exceptions is not', async () => {
    const list = (name: string, kind: 'known' | 'exception') =>
      ({
        id: `hls_${name}`,
        name,
        kind,
        distance: 31,
        severity: 'high',
        rule: kind === 'known' ? 'fr-weapons/metal-knuckles' : null,
      }) as const;
    const rule = vigie.context.packs.rules[0];
    const known = { ...list('weapons', 'known'), rule: `${rule?.pack}/${rule?.rule}` };
    const keep = async (to: Parameters<typeof keepHashes>[1], name: string) => {
      const hash = { pdq: await hashOf(name), label: name, source: 'test' };
      return inWork(vigie.context, unit, (work) => keepHashes(work, to, [hash]));
    };
    assert.equal(await keep(known, '/2.png'), 1);
    assert.equal(await keep(known, '/2.png'), 0, 'once');
    await settle();
    const ofList = async () => (await findings()).filter(({ pack }) => pack === 'list:weapons');
    const relabel = { pdq: await hashOf('/2.png'), label: 'another label', source: 'test' };
    assert.equal(await inWork(vigie.context, unit, (work) => keepHashes(work, known, [relabel])), 0);
    await settle();
    const [labelled, second] = await ofList();
    assert.match(labelled?.matches[0]?.term ?? '', /^\/2\.png: /);
    assert.equal(second, undefined, 'another label is no second finding');
    await keep(known, '/3.png');
    await keep(list('harmless', 'exception'), '/3.png');
    await settle();
    await see([
      offer('turned', 'Article', { images: [`http://${host}/missing.jpg`, `http://${host}/2-edited.jpg`] }),
      offer('harmless', 'Article, blue', { images: [`http://${host}/3-edited.jpg`] }),
    ]);
    const found = (await findings()).filter(({ pack }) => pack === 'list:weapons');
    assert.deepEqual(
      found.map(({ matches }) => matches[0]?.term.split(':')[0]).sort(),
      ['/2.png', 'another label'],
      'what is seen later has the new label',
    );
    assert.deepEqual(
      found.map(({ matches }) => matches.map(({ field, via }) => `${field} ${via}`)).sort(),
      [['images.0 picture'], ['images.1 picture']],
      'the offer that was there before, and the new one',
    );
    for (const finding of found) {
      assert.ok(isOfPicture(finding.pack) && finding.legal.length > 0);
      const { store } = vigie.context;
      const text = (await findPackVersion(store.db, finding.packDigest)) ?? '';
      const again = await store.inUnit(unit, async (tx) => {
        const { findSnapshots } = await import('../../listing/index.ts');
        const [snapshot] = await findSnapshots(tx, [finding.snapshot]);
        return snapshot ? rematchPicture(tx, text, snapshot) : [];
      });
      assert.deepEqual(again, finding.matches);
    }
    await assert.rejects(keep({ ...known, rule: 'no/rule' }, '/2.png'), { code: 'VIGIE_SCREENING_NO_RULE' });
  });
});
