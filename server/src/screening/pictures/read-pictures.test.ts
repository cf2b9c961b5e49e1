import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { emptyListing, formatPdq, pdq } from '@vigie/engine';
import { sql } from 'kysely';
import { chairPack } from '../../../testing/packs/write-pack.ts';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { readPicture } from '../../base/page/hash-picture.ts';
import { findNewest, findSnapshots, importListings } from '../../listing/index.ts';
import { inWork } from '../../people/index.ts';
import { withOwnPictures } from '../known/excluded-pictures.ts';
import { keepHashes } from '../known/known-pictures.ts';
import { listFindings } from '../store.ts';

const chair = readFileSync(join(import.meta.dirname, '../../base/picture/testdata/chair.png'));

describeStore('what is written in pictures', (make) => {
  let made: TestStore;
  let started: TestVigie;
  let packsDir: string;
  let unit = '';
  let host = '';
  let served = chair;
  let fetched = 0;
  const site = createServer((_, response) => {
    fetched += 1;
    response.writeHead(200, { 'content-type': 'image/png' }).end(served);
  });

  before(async () => {
    made = await make();
    site.listen(0, '127.0.0.1');
    await new Promise((resolve) => site.once('listening', resolve));
    host = `127.0.0.1:${(site.address() as AddressInfo).port}`;
    packsDir = mkdtempSync(join(tmpdir(), 'vigie-packs-'));
    mkdirSync(join(packsDir, 'chairs'));
    writeFileSync(join(packsDir, 'chairs', '1.yaml'), chairPack);
    started = await startTestVigie(made, { settings: { packsDir, allow: [host] } });
    unit = (await started.add('one')).unit;
    await started.add('boss', { unit: 'one', role: 'administrator' });
  });
  after(async () => {
    await started.stop();
    site.close();
    await made.drop();
    rmSync(packsDir, { recursive: true });
  });

  /** Keeps an offer with a picture, or more. @returns its snapshot */
  async function see(id: string, shown = [id]): Promise<string> {
    const { context } = started.vigie;
    started.pass(1); // the newest listing has the greatest id
    const offer = {
      ...emptyListing('shop.example', 'Goods'),
      id,
      images: [...(shown.length < 3 ? ['data:,'] : []), ...shown.map((name) => `http://${host}/${name}.png`)],
    };
    await importListings(context, { unit, account: null, source: 'test', pictures: true }, [offer]);
    await started.settle();
    return context.store.inUnit(unit, async (tx) => {
      const [listing] = (await started.call('one', 'GET', '/v1/listings?limit=1')).body.items;
      return (await findNewest(tx, listing.id)) ?? '';
    });
  }
  const findings = () => started.vigie.context.store.inUnit(unit, (tx) => listFindings(tx, { limit: 100 }));
  const set = (mode: string, perDay = 100) => started.call('boss', 'PUT', '/v1/picture-reading', { mode, perDay });
  const picturesOf = async (snapshot: string) =>
    (await started.call('one', 'GET', `/v1/snapshots/${snapshot}/pictures`)).body.items;
  const ask = (snapshot: string) => started.call('one', 'POST', `/v1/snapshots/${snapshot}/picture-readings`, {});

  test('nothing is read until an administrator says so, and then where somebody asks', async () => {
    const snapshot = await see('asked');
    assert.equal((await ask(snapshot)).body.code, 'VIGIE_SCREENING_READING_OFF');
    assert.equal((await started.call('one', 'PUT', '/v1/picture-reading', { mode: 'new', perDay: 9 })).status, 403);
    assert.equal((await set('asked')).body.mode, 'asked');
    const later = await see('later');
    assert.equal((await picturesOf(later))[0].readAt, null, 'a new one is not read unasked');
    assert.deepEqual((await ask(snapshot)).body, { pictures: 1 });
    await started.settle();
    const [picture] = await picturesOf(snapshot);
    assert.deepEqual(
      picture.reading.lines.map((line: { text: string }[]) => line.map(({ text }) => text).join(' ')),
      ['Garden chair blue', 'Складной стул синий', '折叠椅蓝色'],
    );
    assert.equal(picture.place, 1);
    const found = await findings();
    assert.deepEqual(
      found.map(({ rule, matches }) => [
        rule,
        matches.map(({ field, start, end, text }) => ({ field, start, end, text })),
      ]),
      [['chairs', [{ field: 'picture.1', start: 0, end: 12, text: 'Garden chair' }]]],
    );
    assert.equal((await ask(snapshot)).body.code, 'VIGIE_SCREENING_NOTHING_TO_READ', 'it is read once');
    const setting = (await started.call('one', 'GET', '/v1/picture-reading')).body;
    assert.deepEqual(setting, { mode: 'asked', perDay: 100, readToday: 1, passedOver: 0, missing: [] });
  });

  test('every new listing is read up to the number of a day, and what is left out is counted', async () => {
    assert.equal((await set('new', 3)).status, 200);
    const second = await see('new-1', ['new-1', 'new-1b']);
    assert.notEqual((await picturesOf(second))[0].readAt, null);
    const third = await see('new-2');
    assert.equal((await picturesOf(third))[0].readAt, null);
    const { context } = started.vigie;
    await context.store.inUnit(unit, (tx) =>
      context.jobs.send(tx, 'screening.read-pictures', { unit, snapshots: [third] }),
    );
    await started.settle();
    assert.equal((await started.call('one', 'GET', '/v1/picture-reading')).body.passedOver, 1, 'once, if tried twice');
    assert.equal((await ask(third)).body.code, 'VIGIE_SCREENING_READING_USED_UP');
    started.pass(24 * 3600);
    assert.equal((await ask(third)).status, 200, 'tomorrow there is room again');
    await started.settle();
    assert.notEqual((await picturesOf(third))[0].reading, null);
  });

  test('an offer with as many pictures as are looked at is read, however small the number of a day', async () => {
    assert.equal((await set('asked', 2)).status, 400, 'three pictures of one offer would never be read');
    const { store } = started.vigie.context;
    // As an earlier version could set it.
    await store.inUnit(unit, (tx) => sql`update picture_reading set per_day = 1, mode = 'asked'`.execute(tx));
    started.pass(24 * 3600);
    const three = await see('three', ['three-a', 'three-b', 'three-c']);
    assert.deepEqual((await ask(three)).body, { pictures: 3 });
    await started.settle();
    assert.ok((await picturesOf(three)).every(({ readAt }: { readAt: string | null }) => readAt !== null));
  });

  test('a picture that changed since it was hashed, and one that the unit has excluded, is not read', async () => {
    await set('asked', 100);
    const changed = await see('changed');
    const { default: sharp } = await import('sharp');
    served = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
        background: '#000',
      },
    })
      .png()
      .toBuffer();
    await ask(changed);
    await started.settle();
    served = chair;
    const [picture] = await picturesOf(changed);
    assert.equal(picture.reading, null);
    assert.match(picture.readFailure.en, /another picture/);
    assert.match(picture.readFailure.fr, /une autre image/);

    const word = await see('word');
    await ask(word);
    await started.settle();
    const screened = () =>
      started.vigie.context.store.inUnit(unit, async (tx) =>
        (await withOwnPictures(tx, await findSnapshots(tx, [word]))).map(({ content }) => JSON.stringify(content)),
      );
    assert.match((await screened())[0] ?? '', /Garden chair/);

    const excluded = await see('excluded');
    served = await sharp(chair).rotate(90).png().toBuffer();
    const turned = await see('excluded-turned');
    served = chair;
    const list = { id: 'hls_ok', name: 'ok', kind: 'exception', distance: 31, severity: 'low', rule: null } as const;
    const hash = { pdq: formatPdq(pdq(await readPicture(chair, 'chair')).hash), label: 'a chair', source: 'test' };
    await inWork(started.vigie.context, unit, (work) => keepHashes(work, list, [hash]));
    await started.settle();
    const before = fetched;
    assert.equal((await ask(excluded)).body.code, 'VIGIE_SCREENING_NOTHING_TO_READ');
    assert.equal((await ask(turned)).body.code, 'VIGIE_SCREENING_NOTHING_TO_READ', 'nor a turned copy of it');
    assert.equal(fetched, before, 'it is not even fetched');
    assert.doesNotMatch((await screened())[0] ?? '', /Garden chair/, 'what was read before is screened no more');
  });
});
