import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { emptyListing, type Listing } from '@vigie/engine';
import { sql } from 'kysely';
import { freePort } from '../../testing/own-server.ts';
import { type TestStore, testStore } from '../../testing/stores.ts';
import { type NatsServer, natsServer, noNats } from '../../testing/stream/nats.ts';
import { startTestVigie, type TestVigie } from '../../testing/vigie.ts';
import { VigieError } from '../base/core/errors.ts';
import { type Broker, openBroker } from '../base/stream/broker.ts';
import { runSend } from '../cli/stream/send.ts';
import { checkStream } from '../doctor/check-stream.ts';
import { takeListings } from './index.ts';
import { readMessage } from './read-message.ts';
import { reconcileSource } from './reconcile.ts';
import { Positions } from './source/positions.ts';
import { type Outgoing, sendSource } from './source/send-source.ts';
import { readSubject, toSubject } from './subject.ts';

const SUBJECTS = [
  { prefix: 'vigie.listing', unit: 'one' },
  { prefix: 'vigie.north', unit: 'two' },
];
const LATER = { prefix: 'vigie.later', unit: 'not there yet' };

const offer = (n: number, title = `Kettle ${n}`): Listing => ({
  ...emptyListing('shop.example', title),
  id: String(n),
});

test('a platform is the end of a subject, whatever it is called', () => {
  for (const platform of ['shop.example', 'My shop * > $', '.a..b.', 'a%2Fb', 'ソ'])
    assert.deepEqual(readSubject(SUBJECTS, toSubject('vigie.north', platform)), { unit: 'two', platform });
  assert.match(toSubject('p', '.a..b. *>'), /^p(?:\.[^.\s*>]+)+$/);
  assert.equal(readSubject(SUBJECTS, 'vigie.listings.x'), null);
});

test('a message is a listing or several; of what is none, why is told', () => {
  const whyOf = (text: string | Uint8Array): string[] =>
    readMessage(Buffer.from(text), 'shop.example').map((item) => ('why' in item ? item.why.en : item.listing.title));
  assert.deepEqual(whyOf('{"platform":"shop.example","title":"Kettle"}'), ['Kettle']);
  assert.deepEqual(whyOf(new Uint8Array([0xff])), ['it is not text in UTF-8']);
  assert.deepEqual(whyOf('<html>'), ['it is not JSON']);
  assert.deepEqual(whyOf('[]'), ['it holds no listing']);
  assert.match(
    whyOf('[{"platform":"shop.example","title":"A"},{"platform":"shop.example"}]').join(),
    /^A,it is not a listing: title/,
  );
  const grows = `[{"title":[${'1e20,'.repeat(60_000)}1]},{"platform":"shop.example","title":"Kettle"}]`;
  const [grown, beside] = readMessage(Buffer.from(grows), 'shop.example');
  assert.ok(grown && 'why' in grown && grown.data.byteLength === grows.length, 'it fits a message');
  assert.ok(beside && 'listing' in beside);
  assert.match(whyOf('{"platform":"other.example","title":"A"}').join(), /it says the platform other.example/);
});

describe('offers that come in as a stream', { skip: noNats }, () => {
  let made: TestStore;
  let nats: NatsServer;
  let product: TestVigie;
  let broker: Broker;
  let taking: ReturnType<typeof takeListings> | null = null;
  let unit = '';
  let folder = '';
  const settings = () => ({ servers: [nats.url], units: SUBJECTS, replicas: 1 });
  before(async () => {
    [made, nats] = await Promise.all([testStore(), natsServer()]);
    const stream = { ...settings(), units: [...SUBJECTS, LATER] };
    product = await startTestVigie(made, { settings: { stream, metricsToken: 'a token of sixteen' } });
    ({ unit } = await product.add('ann', { unit: 'one' }));
    await product.add('bob', { unit: 'two' });
    await product.add('cem', { unit: 'three' });
    broker = await openBroker(settings());
    assert.deepEqual(await poison('ann'), [], 'no worker has made the shelf yet');
    await broker.ensure();
    folder = mkdtempSync(join(tmpdir(), 'vigie-stream-'));
  });
  after(async () => {
    await taking?.stop();
    await broker.close();
    await product.stop();
    await nats.drop();
    await made.drop();
    rmSync(folder, { recursive: true, force: true });
  });
  const start = () => {
    taking = takeListings(product.vigie.context, { broker: async () => broker, settings: settings() });
  };
  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    for (const began = Date.now(); !(await holds()); await delay(25))
      if (Date.now() > began + 30_000)
        assert.fail(`after 30 s, of ${holds}: ${JSON.stringify(await broker.figures())}`);
  };
  const isRead = async (): Promise<boolean> => {
    const { waiting, inFlight } = await broker.figures();
    return waiting === 0 && inFlight === 0;
  };
  const poison = async (who: string) => (await product.call(who, 'GET', '/v1/stream/poison')).body.items;
  const counted = async () => {
    const { rows } = await product.vigie.context.store.inUnit(unit, (tx) =>
      sql<{ said: string }>`select (select count(*) from listing) || ' ' || (select count(*) from snapshot) || ' ' ||
        (select count(*) from screening) || ' ' || (select count(*) from finding) as said`.execute(tx),
    );
    return rows[0]?.said;
  };

  test('a source goes out from its position on; what comes in is kept and screened once', async () => {
    const path = join(folder, 'source');
    const outgoing: Outgoing = { broker, prefix: 'vigie.listing', patienceMs: 5_000, onOdd: () => assert.fail() };
    const all = [offer(1), offer(2, 'Brass knucks'), offer(3), offer(2, 'Brass knucks')];
    const send = async (listings: Listing[]) => {
      writeFileSync(path, 'a source');
      const positions = await Positions.read(join(folder, 'positions.json'));
      return sendSource(
        outgoing,
        {
          path,
          positions,
          listings: (async function* () {
            yield* listings;
          })(),
        },
        () => {},
      );
    };
    assert.deepEqual(await send(all.slice(0, 3)), { sent: 3, messages: 1, position: 3 });
    assert.deepEqual(await send(all), { sent: 1, messages: 1, position: 4 });
    // It was in other hands, which gave it back.
    for await (const delivery of await broker.take(1)) delivery.nak();
    start();
    await until(isRead);
    assert.equal(await counted(), '3 3 3 1');
    await broker.publish('vigie.listing.shop.example', Buffer.from(JSON.stringify(all)), {
      id: 'again',
      patienceMs: 0,
    });
    await until(isRead);
    await product.settle();
    assert.equal(await counted(), '3 3 3 1', 'the same again adds nothing');
    // By HTTP, for the unit of who asks alone.
    const post = (who: string, listings: object[]) => product.call(who, 'POST', '/v1/stream/listings', { listings });
    const sent = await post('ann', [{ platform: 'shop.example', title: 'Pan', id: '20' }, ...all]);
    assert.deepEqual([sent.status, sent.body], [202, { listings: 5, messages: 1 }]);
    assert.equal((await post('bob', [{ platform: 'shop.example', title: 'Pot' }])).status, 202);
    assert.equal(
      (await post('cem', [{ platform: 'shop.example', title: 'Pot' }])).body.code,
      'VIGIE_STREAM_NO_SUBJECT',
    );
    assert.equal((await post('ann', [{ platform: 'shop.example' }])).status, 400);
    const large = { platform: 'shop.example', title: 'Pan', description: 'ا'.repeat(499_999) };
    const beside = [{ platform: 'shop.example', title: 'Lost', id: '21' }, large];
    assert.deepEqual((await post('ann', beside)).body.code, 'VIGIE_STREAM_TOO_LARGE');
    await until(isRead);
    assert.equal(await counted(), '4 4 4 1', 'of a request that is refused nothing goes out');
    const { store, config } = product.vigie.context;
    const listings = async function* () {
      yield* [...all, offer(9)];
    };
    const { missing, gaps } = await reconcileSource({ store, config }, unit, { listings: listings(), sent: 5 });
    assert.deepEqual([missing, gaps], [1, [{ from: 5, to: 5 }]]);
  });

  test('a source that was short is known by more as it grows; one that was cut off is refused', async () => {
    const path = join(folder, 'growing');
    let newest = 'Brass knucks';
    const send = async (holds: string, count: number) => {
      writeFileSync(path, holds);
      const positions = await Positions.read(join(folder, 'growing.json'));
      const listings = (async function* () {
        for (let n = 0; n < count; n++) yield offer(2, n === 3 ? newest : 'Brass knucks');
      })();
      const outgoing = { broker: { publish: async () => {} }, prefix: 'p', patienceMs: 0, onOdd() {} };
      return (await sendSource(outgoing, { path, positions, listings }, () => {})).sent;
    };
    assert.equal(await send('title\n', 0), 0);
    assert.equal(await send('title\nmonday\nmonday\n', 2), 2);
    await assert.rejects(send('title\ntuesday\ntuesday\n', 2), /is another file/);
    await assert.rejects(send('title\nmonday\nmonday\n', 1), /2 listings .* were sent, and it holds 1/);
    assert.equal(await send('title\nmonday\nmonday\nmonday\n', 3), 1);
    newest = 'Brass';
    assert.equal(await send('title\nmonday\nmonday\nmonday\nmon', 4), 1);
    newest = 'Brass knuckles';
    assert.equal(await send('title\nmonday\nmonday\nmonday\nmonday\n', 4), 1, 'its last line was half written');
  });

  test('a message is sent again under a subject of its unit alone', async () => {
    const get = (cursor: string) => product.call('ann', 'GET', `/v1/stream/poison?cursor=${cursor}`);
    for (const cursor of ['-5', '1.5', '1e30', 'x']) assert.equal((await get(cursor)).status, 400);
    const why = { en: 'w', fr: 'w' };
    for (const subject of [
      'vigie.north.shop.example',
      'vigie.later.shop.example',
      '$JS.API.STREAM.PURGE.vigie-poison',
      '',
    ]) {
      await broker.poison.add(unit, { id: `planted ${subject}`, subject, why, data: Buffer.from('{}') });
      const [{ id }] = await poison('ann');
      const at = `/v1/stream/poison/${id}`;
      const { status, body } = await product.call('ann', 'POST', `${at}/sendings`, {});
      assert.deepEqual([status, body.code], [409, 'VIGIE_STREAM_OTHER_SUBJECT']);
      assert.equal((await product.call('ann', 'POST', `${at}/removals`, { reason: 'Planted' })).status, 200);
    }
  });

  test('what cannot be read is set aside for its unit alone, shown, sent again or dropped', async () => {
    const hostile = `<script>\u202e${JSON.stringify('x'.repeat(3_000))}`;
    await broker.publish('vigie.listing.shop.example', Buffer.from(hostile), { id: 'bad', patienceMs: 0 });
    await until(async () => (await poison('ann')).length === 1);
    const [shown] = await poison('ann');
    assert.deepEqual([shown.subject, shown.why.fr], ['vigie.listing.shop.example', 'ce n’est pas du JSON']);
    assert.ok(shown.beginning.startsWith('<script>‹U+202E›') && shown.beginning.length < 2_020);
    assert.deepEqual(await poison('bob'), []);
    const at = `/v1/stream/poison/${shown.id}`;
    assert.equal((await product.call('bob', 'POST', `${at}/removals`, { reason: 'mine' })).status, 404);
    assert.equal((await product.call('ann', 'POST', `${at}/sendings`, {})).status, 200);
    await until(async () => (await poison('ann')).some(({ id }: { id: string }) => id !== shown.id));
    const [again] = await poison('ann');
    assert.equal((await product.call('ann', 'POST', `${at}/sendings`, {})).status, 404);
    const removals = `/v1/stream/poison/${again.id}/removals`;
    assert.equal((await product.call('ann', 'POST', removals, { reason: ' ' })).status, 400);
    assert.equal((await product.call('ann', 'POST', removals, { reason: 'A page of the shop' })).status, 200);
    assert.deepEqual(await poison('ann'), []);
    const { rows } = await product.vigie.context.store.inUnit(unit, (tx) =>
      sql<{ act: string }>`select act from audit where act like 'stream.%'`.execute(tx),
    );
    assert.deepEqual(rows.map(({ act }) => act).sort(), [
      'stream.listings-sent', // and none for what was refused
      ...Array(5).fill('stream.poison-dropped'),
      'stream.poison-resent',
    ]);
  });

  test('what is no source is refused in words before anything goes out; nothing of one is passed over in silence', async () => {
    const send = async (
      content: string | Buffer | null,
      { url = nats.url, positions = 'rubbish.json', more = '' } = {},
    ) => {
      const file = join(folder, `rubbish-${++files}.jsonl`);
      if (content !== null) writeFileSync(file, content);
      const [stdout, stderr] = [new PassThrough({ encoding: 'utf8' }), new PassThrough({ encoding: 'utf8' })];
      process.env.NATS_URL = url;
      const options = { subject: 'vigie.listing', positions: join(folder, positions), patience: 0, map: {} };
      const io = { stdout, stderr, isTerminal: false };
      const exit = await runSend([file, ...(more ? [join(folder, more)] : [])], options, io).catch((error: unknown) => {
        if (!(error instanceof VigieError)) throw error;
        stderr.write(`${error.code} ${error.message}`);
        return error.exit;
      });
      return `${exit} ${stderr.read() ?? ''}${stdout.read() ?? ''}`.replaceAll(folder, '');
    };
    let files = 0;
    const line = (n: number) => JSON.stringify({ platform: 'rubbish.example', id: `r${n}`, title: `Käse ${n}` });
    writeFileSync(join(folder, 'damaged.json'), '{"format"');
    writeFileSync(join(folder, 'other.json'), '{"a":1}');
    const mixed = Buffer.concat([Buffer.from(`${line(3)}\n`), Buffer.from(line(4), 'latin1')]);
    const away = new URL(nats.url);
    away.port = String(await freePort());
    const denied = new URL(nats.url);
    denied.password = 'another';
    const told: [string, RegExp][] = [
      [await send('', { more: 'damaged.json' }), /^2 vigie: \/damaged\.json: not begun.*\nVIGIE_LISTING_EMPTY/],
      [await send(randomBytes(4_000)), /^2 VIGIE_LISTING_(?:BINARY|JSON)/],
      [await send(null), /^2 VIGIE_LISTING_FILE There is no such file/],
      [await send(`${line(1)}\n{"title":"${'x'.repeat(3_000_000)}"}`), /^2 VIGIE_LISTING\w+ .*longer than/],
      [await send(`${line(1)}\n${line(2).slice(0, 20)}`), /^2 .*-5\.jsonl:2: .*"sent":1,.*"notRead":1/s],
      [await send(mixed), /^0 .*-6\.jsonl: not in UTF-8: read as windows-1252.*"sent":2,/s],
      [
        await send(Buffer.concat([Buffer.from('\ufeff'), mixed])),
        /^2 .*-7\.jsonl: r4: has bytes that are not UTF-8.*"sent":2,.*"notUtf8":1/s,
      ],
      [await send(line(5), { positions: 'damaged.json' }), /^2 VIGIE_STREAM_POSITION .*damaged\.json.*--positions/],
      [await send(line(5), { positions: 'other.json' }), /^2 VIGIE_STREAM_POSITION .*another program/],
      [await send(line(5), { positions: '.' }), /^2 VIGIE_STREAM_POSITION .*This is a directory/],
      [await send(line(5), { url: away.href }), /^3 VIGIE_STREAM_AWAY .*connection refused/],
      [await send(line(5), { url: denied.href }), /^2 VIGIE_STREAM_DENIED .*the password in NATS_URL/],
      [await send(line(5), { url: 'localhost:4222' }), /^2 VIGIE_CONFIG_INVALID .*NATS_URL: is not a list/],
    ];
    for (const [said, expected] of told) assert.match(said, expected);
    await until(isRead);
  });

  test('a listing that fails by itself is set aside, and those beside it are kept', async () => {
    await made.asOwner(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'not this one'; end $$;
      create trigger refuse before insert on listing for each row when (new.title = 'Lid') execute function refuse()`);
    const three = [offer(11), offer(12, 'Lid'), offer(13)];
    await broker.publish('vigie.listing.shop.example', Buffer.from(JSON.stringify(three)), {
      id: 'three',
      patienceMs: 0,
    });
    await until(async () => (await poison('ann')).length === 1 && (await isRead()));
    const [shown] = await poison('ann');
    assert.match(shown.why.en, /failed twice by itself.*not this one/);
    assert.equal(JSON.parse(shown.beginning).title, 'Lid');
    assert.equal(await counted(), '9 11 11 1');
  });

  test('figures are told; a consumer that somebody changed is told by the doctor', async (t) => {
    const lines = async () => (await checkStream(settings())).map(({ where, state }) => `${where}: ${state}`);
    const host = new URL(nats.url).host;
    assert.deepEqual(await lines(), [`${host}: well`, `${host}: note`, 'sync_interval: note']);
    await nats.changeConsumer({ ack_wait: 1_000_000_000 });
    assert.deepEqual(await lines(), ['vigie-screening: mend', `${host}: note`, 'sync_interval: note']);
    const metrics = async () => {
      const headers = { authorization: 'Bearer a token of sixteen' };
      return (await product.vigie.http.inject({ url: '/metrics', headers })).body;
    };
    const body = await metrics();
    for (const figure of [
      /^vigie_stream_waiting 0$/m,
      /^vigie_stream_poison 1$/m,
      /^vigie_stream_worker_listings\{.*\} 22$/m,
    ])
      assert.match(body, figure);
    await nats.kill();
    const { status, body: refused } = await product.call('ann', 'GET', '/v1/stream/poison');
    assert.deepEqual([status, refused.code], [503, 'VIGIE_STREAM_AWAY']);
    const kept = await product.call('ann', 'POST', '/v1/stream/listings', { listings: [offer(30)] });
    assert.deepEqual([kept.status, kept.headers['retry-after']], [503, '2']);
    // They are told again for a moment.
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 60_000 });
    assert.doesNotMatch(await metrics(), /^vigie_stream_(?:waiting|poison) /m, 'what nobody knows is not 0');
  });
});
