import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startTransparencyDatabase } from '@vigie/demo';
import { emptyListing } from '@vigie/engine';
import { loadOrCreateSigner, verifierKey } from '@vigie/proof';
import { sql } from 'kysely';
import { z } from 'zod';
import { freePort, startNetwork } from '../../testing/bad-network.ts';
import { type Counts, createPeer, fastClock } from '../../testing/exchange-peer.ts';
import { platformEntry } from '../../testing/notice-delivery.ts';
import { noticeAbout, SHOP, STATEMENT } from '../../testing/receiving.ts';
import { insertCase, insertListing } from '../../testing/rows.ts';
import { dataFolder } from '../../testing/stores.ts';
import type { Reply } from '../../testing/vigie.ts';
import { oneRow } from '../base/database/rows.ts';
import { openStore, type Store, type Tx } from '../base/database/store.ts';
import { allMigrations } from '../migrations.ts';
import { saveNotice } from '../notice/store.ts';
import { enrol, openSession } from '../people/index.ts';
import { saveInbox, saveSender } from './inbox/inbox-store.ts';

const NOTICES = Number(process.env.VIGIE_NOTICES ?? 200);
const INBOX = 'inb_1';

/** The two installations, each with its data folder and a network between them. */
type World = Awaited<ReturnType<typeof makeWorld>>;
type Side = 'sender' | 'platform';

async function makeWorld() {
  const folders = { sender: await dataFolder(), platform: await dataFolder() };
  const database = await startTransparencyDatabase();
  const ports = { sender: await freePort(), platform: await freePort() };
  const networks = { sender: await startNetwork(ports.sender), platform: await startNetwork(ports.platform) };
  const address = (side: Side) => `http://127.0.0.1:${networks[side].port}`;
  const key = (side: Side) =>
    verifierKey(loadOrCreateSigner(join(folders[side].path, 'exchange-key.json'), `${side}.example`));
  return {
    database,
    ports,
    networks,
    began: Date.now(),
    dirs: { sender: folders.sender.path, platform: folders.platform.path },
    urls: { sender: address('sender'), platform: address('platform') },
    keys: { sender: key('sender'), platform: key('platform') },
    async stop() {
      await Promise.all([database.stop(), networks.sender.stop(), networks.platform.stop()]);
      await Promise.all([folders.sender.drop(), folders.platform.drop()]);
    },
  };
}

/** Works on one side's store while its process does not run. */
async function inStore<T>({ dirs }: World, side: Side, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ dataDir: dirs[side] }, allMigrations());
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function seedUnit(store: Store, name: string, clock: () => Date) {
  const person = { unit: name, email: `a@${name}.example`, name: 'A', role: 'administrator', language: 'fr' } as const;
  return enrol(store, clock, { ...person, password: 'a long password' });
}

/** The platform: an inbox, the sender as a trusted flagger, a person who decides. */
function seedPlatform(world: World): Promise<{ unit: string; token: string }> {
  const clock = fastClock(world.began);
  const now = new Date(world.began);
  return inStore(world, 'platform', async (store) => {
    const { account, unit } = await seedUnit(store, 'shop', clock);
    const token = await openSession(store, clock, { id: account, unit });
    const inbox = { platform: 'shop.example', name: 'N', language: 'fr', openForm: true } as const;
    const trusted = { by: 'Arcom', since: '2026-01-01', until: null, suspendedSince: null };
    const sender = { id: 'snd_1', name: 'Unité', key: world.keys.sender, emailDomain: null, trusted };
    await store.inUnit(unit, async (tx) => {
      await saveInbox(tx, { ...inbox, id: INBOX, unit, now });
      await saveSender(tx, { ...sender, unit, now }, '2026-11-24');
    });
    return { unit, token };
  });
}

/** The sender: notices of a confirmed case, due now; the platform in its register. */
async function seedSender(world: World): Promise<{ unit: string }> {
  const now = new Date(world.began);
  const replyTo = `${world.urls.sender}/v1/answers`;
  const folder = join(world.dirs.sender, 'registers/platforms');
  mkdirSync(folder, { recursive: true });
  const exchange = { endpoint: `${world.urls.platform}/v1/inboxes/${INBOX}/notices`, key: world.keys.platform };
  writeFileSync(join(folder, 'shop.yaml'), JSON.stringify(platformEntry('shop', exchange)));
  return inStore(world, 'sender', async (store) => {
    const { account, unit } = await seedUnit(store, 'unit', fastClock(world.began));
    await store.inUnit(unit, async (tx) => {
      await insertListing(tx, { id: 'lst_1', unit, platform: 'shop.example', now });
      await insertCase(tx, { id: 'cas_1', unit, platform: 'shop.example', now });
      for (let n = 0; n < NOTICES; n++) {
        const content = noticeAbout(`ntc_${n}`, String(n), { at: now.toISOString(), replyTo });
        const listings = [{ id: 'lst_1', url: `${SHOP}/${n}` }];
        await saveNotice(tx, { unit, account, state: 'queued', content, listings, now });
      }
      await sql`update notice set next_try_at = ${now}`.execute(tx);
    });
    return { unit };
  });
}

/** The people of the platform, by the API: what cannot be reached is asked again with the same key. */
const createCaller =
  (port: number, token: string) =>
  async (
    method: 'GET' | 'POST',
    path: string,
    body?: object,
    key?: string,
  ): Promise<Pick<Reply, 'status' | 'body'>> => {
    for (;;) {
      try {
        const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
          method,
          headers: {
            authorization: `Bearer ${token}`,
            ...(body ? { 'content-type': 'application/json' } : {}),
            ...(key ? { 'idempotency-key': key } : {}),
          },
          ...(body ? { body: JSON.stringify(body) } : {}),
        });
        if (answer.status < 500) return { status: answer.status, body: await answer.json() };
      } catch {
        // It is being killed or started.
      }
      await wait(200);
    }
  };
type Call = ReturnType<typeof createCaller>;

async function importOffers(call: Call): Promise<void> {
  const listings = Array.from({ length: NOTICES }, (_, n) => ({
    ...emptyListing('shop.example', n % 2 === 0 ? 'Coup-de-poing américain' : 'Gants de jardin'),
    id: String(n),
    url: `${SHOP}/${n}`,
  }));
  for (let at = 0; at < NOTICES; at += 500) {
    const { status, body } = await call('POST', '/v1/listings', { listings: listings.slice(at, at + 500) }, `l${at}`);
    assert.equal(status, 200, JSON.stringify(body));
  }
}

/** Decides what waits, three at a time, until it is over. */
async function decideAll(call: Call, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const { items } = (await call('GET', '/v1/received?state=open&limit=100')).body;
    if (items.length === 0) await wait(300);
    const todo: { id: string; firstUrl: string }[] = [...items];
    const decideOne = async (): Promise<void> => {
      for (let next = todo.shift(); next; next = todo.shift()) {
        const decision = { explanation: 'L’offre a été retirée.', urls: [next.firstUrl], statement: STATEMENT };
        const path = `/v1/received/${next.id}/decision`;
        const { status, body } = await call('POST', path, decision, `decide-${next.id}`);
        assert.equal(status, 200, JSON.stringify(body));
      }
    };
    await Promise.all([decideOne(), decideOne(), decideOne()]);
  }
}

function createPeers(world: World, units: Record<Side, string>) {
  const { began, database, networks, dirs, ports, urls } = world;
  const allow = [networks.platform, networks.sender].map(({ port }) => `127.0.0.1:${port}`);
  const config = (side: Side) => ({
    dataDir: dirs[side],
    port: ports[side],
    publicUrl: urls[side],
    allow: [...allow, new URL(database.url).host],
  });
  const transparency = { url: database.url, token: database.token };
  return {
    sender: createPeer({ began, unit: units.sender, config: config('sender') }),
    platform: createPeer({ began, unit: units.platform, config: { ...config('platform'), transparency } }),
  };
}

/** Kills either side and both, cuts the network, and waits until all has gone through. */
async function goThroughTrouble({ networks }: World, peers: ReturnType<typeof createPeers>): Promise<void> {
  const { sender, platform } = peers;
  const reached = async (peer: { counts: Counts }, what: keyof Counts, share: number): Promise<void> => {
    for (const since = Date.now(); peer.counts[what] < NOTICES * share; await wait(100)) {
      assert.ok(Date.now() - since < 600_000, `${what}: ${JSON.stringify([sender.counts, platform.counts])}`);
    }
  };
  await reached(platform, 'received', 0.2);
  await platform.restart();
  await reached(platform, 'decided', 0.4);
  networks.platform.isCut = true;
  networks.sender.isCut = true;
  await Promise.all([sender.restart(), wait(2000)]);
  networks.platform.isCut = false;
  networks.sender.isCut = false;
  await reached(platform, 'told', 0.6);
  await Promise.all([platform.restart(), sender.restart()]);
  await reached(sender, 'sent', 1);
  await reached(sender, 'answered', 1);
  await reached(platform, 'submitted', 1);
  await reached(platform, 'told', 1);
}

/** What came back to the sender. */
const countAnswers = (tx: Tx, key: string) =>
  oneRow(
    tx,
    z.object({}).catchall(z.int()),
    sql`select count(distinct notice_id)::int as notices, count(*) filter (where kind = 'receipt')::int as receipts,
        count(*) filter (where kind = 'decision')::int as decisions,
        count(distinct decision->'statements'->0->>'id')::int as statements,
        count(*) filter (where signed_by = ${key})::int as signed
      from notice_answer`,
  );

/** What the platform has. */
const countReceived = (tx: Tx) =>
  oneRow(
    tx,
    z.object({}).catchall(z.int()),
    sql`select (select count(*) from received_notice)::int as notices,
        (select count(distinct external_id) from received_notice)::int as ids,
        (select count(*) from received_notice where proven)::int as proven, (select count(*) from statement)::int as statements,
        (select count(*) from statement where submission = 'accepted')::int as accepted`,
  );

test('two installations: each notice once, with receipt, decision and statement of reasons, through a bad network and kill -9', {
  timeout: 1_800_000,
}, async (context) => {
  const world = await makeWorld();
  const { database, keys, networks, began } = world;
  const shop = await seedPlatform(world);
  const unit = await seedSender(world);
  const peers = createPeers(world, { sender: unit.unit, platform: shop.unit });
  context.after(async () => {
    await Promise.all([peers.sender.kill(), peers.platform.kill()]);
    await world.stop();
  });
  const lapse = (what: string): void => context.diagnostic(`${what}: ${((Date.now() - began) / 1000).toFixed(0)} s`);
  lapse('seeded');
  await Promise.all([peers.sender.start(), peers.platform.start()]);
  lapse('started');

  const call = createCaller(world.ports.platform, shop.token);
  await importOffers(call);
  let isOver = false;
  const deciding = decideAll(call, () => isOver);
  await goThroughTrouble(world, peers);
  isOver = true;
  await deciding;
  await Promise.all([peers.sender.kill(), peers.platform.kill()]);

  const all = NOTICES;
  assert.deepEqual(
    await inStore(world, 'sender', (store) => store.inUnit(unit.unit, (tx) => countAnswers(tx, keys.platform))),
    { notices: all, receipts: all, decisions: all, statements: all, signed: all * 2 },
  );
  assert.deepEqual(await inStore(world, 'platform', (store) => store.inUnit(shop.unit, countReceived)), {
    notices: all,
    ids: all,
    proven: all,
    statements: all,
    accepted: all,
  });
  assert.equal(database.taken().length, all);
  assert.ok(
    database.refused().every((errors) => 'puid' in errors),
    'nothing but repetitions was refused',
  );
  for (const fate of ['refuse', 'lose-answer', 'stall', 'repeat'] as const)
    assert.ok(networks.platform.counts[fate] + networks.sender.counts[fate] > 0, `the network did ${fate}`);
  const kills = peers.sender.kills + peers.platform.kills - 2;
  const fates = JSON.stringify([networks.platform.counts, networks.sender.counts]);
  lapse(`${all} notices, kill -9: ${kills}, network there and back: ${fates}`);
});
