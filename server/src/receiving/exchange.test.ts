import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startTransparencyDatabase } from '@vigie/demo';
import { emptyListing } from '@vigie/engine';
import { loadOrCreateSigner, verifierKey } from '@vigie/proof';
import { sql } from 'kysely';
import { platformEntry } from '../../testing/notice-delivery.ts';
import { noticeAbout, SHOP, STATEMENT } from '../../testing/receiving.ts';
import { dataFolder } from '../../testing/stores.ts';
import { type Config, readConfig } from '../base/core/config.ts';
import { openStore, type Store } from '../base/database/store.ts';
import { createLog, startVigie } from '../main.ts';
import { allMigrations } from '../migrations.ts';
import { saveNotice } from '../notice/store.ts';
import { enrol, openSession } from '../people/sign-in.ts';
import { saveInbox, saveSender } from './inbox/inbox-store.ts';

/** So many with every run of the tests; `VIGIE_NOTICES=1000` for a long one. */
const NOTICES = Number(process.env.VIGIE_NOTICES ?? 40);
/** The installations' clock runs so many times faster, so that back-offs of half a minute and more pass within the test. */
const FASTER = 10;

interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are asserted on, not typed
  body: any;
}

interface PeerSettings {
  config: Partial<Config>;
  unit: string;
  /** When the fast clock began, in real milliseconds: the same for both. */
  began: number;
}

/** One installation, in a process of its own. The minute's and the hour's looks at what waits come every second, as the clock runs faster. */
async function runPeer({ config, unit, began }: PeerSettings): Promise<void> {
  const clock = (): Date => new Date(began + (Date.now() - began) * FASTER);
  const vigie = await startVigie({
    config: { ...readConfig({}), browser: 'none', paceMs: 0, ...config },
    clock,
    log: createLog(process.env.VIGIE_TEST_LOG ?? 'fatal'),
  });
  await vigie.listen();
  const { store, jobs } = vigie.context;
  process.stdout.write('ready\n');
  for (;;) {
    await wait(1000);
    await store.inUnit(unit, async (tx) => {
      // The hours of a back-off pass at once; a try that is under way is left alone.
      await sql`
        update notice n set next_try_at = ${clock()} where state = 'queued'
          and not exists (select 1 from notice_attempt a where a.notice_id = n.id and a.ended_at is null)`.execute(tx);
      for (const queue of ['notice.due', 'receiving.waiting', 'receiving.submit']) await jobs.send(tx, queue, { unit });
    });
    const counts = await store.inUnit(unit, async (tx) => {
      const { rows } = await sql<Record<string, number>>`
        select (select count(*) from notice where state = 'sent')::int as sent,
          (select count(distinct notice_id) from notice_answer where kind = 'decision')::int as answered,
          (select count(*) from received_notice)::int as received,
          (select count(*) from received_notice where state = 'decided')::int as decided,
          (select count(*) from outgoing where state = 'sent' and kind = 'decision')::int as told,
          (select count(*) from statement where submission = 'accepted')::int as submitted`.execute(tx);
      return rows[0] ?? {};
    });
    process.stdout.write(`${JSON.stringify(counts)}\n`);
  }
}

const settings = process.env.VIGIE_TEST_PEER;
if (settings) await runPeer(JSON.parse(settings));

/** A process that can be killed at any moment and started again. */
function createPeer(settings: PeerSettings) {
  let child: ChildProcess | null = null;
  const peer = {
    counts: {} as Record<string, number>,
    kills: 0,
    async start(): Promise<void> {
      child = spawn(process.execPath, ['--no-warnings', import.meta.filename], {
        env: { ...process.env, VIGIE_TEST_PEER: JSON.stringify(settings), NODE_TEST_CONTEXT: '' },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let rest = '';
      await new Promise<void>((resolve, reject) => {
        child?.on('exit', (code) => reject(new Error(`the process ended with ${code}`)));
        child?.stdout?.on('data', (piece: Buffer) => {
          const lines = (rest + piece).split('\n');
          rest = lines.pop() ?? '';
          for (const line of lines) {
            if (line === 'ready') resolve();
            else if (line.startsWith('{')) peer.counts = JSON.parse(line);
          }
        });
      });
    },
    async kill(): Promise<void> {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      peer.kills++;
    },
    async restart(): Promise<void> {
      await peer.kill();
      await peer.start();
    },
  };
  return peer;
}

/** What the network does with a connection. */
type Fate = 'pass' | 'refuse' | 'lose-answer' | 'stall' | 'repeat';

/** A network that cuts, stalls and repeats connections, by a fixed row of chances. */
async function startNetwork(port: number) {
  let seed = 7;
  const counts: Record<Fate, number> = { pass: 0, refuse: 0, 'lose-answer': 0, stall: 0, repeat: 0 };
  const network = { isCut: false, isBad: true, counts, port: 0, stop: async () => {} };
  const nextFate = (): Fate => {
    if (network.isCut) return 'refuse';
    if (!network.isBad) return 'pass';
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    const chance = seed / 2_147_483_648;
    return chance < 0.06
      ? 'refuse'
      : chance < 0.12
        ? 'lose-answer'
        : chance < 0.13
          ? 'stall'
          : chance < 0.25
            ? 'repeat'
            : 'pass';
  };
  const server = net.createServer((client) => {
    const fate = nextFate();
    counts[fate]++;
    client.on('error', () => {});
    if (fate === 'refuse') return void client.resetAndDestroy();
    const sent: Buffer[] = [];
    const upstream = net.connect(port, '127.0.0.1');
    upstream.on('error', () => client.destroy());
    client.on('data', (piece) => {
      sent.push(piece);
      upstream.write(piece);
    });
    client.on('end', () => upstream.end());
    client.on('close', () => upstream.destroy());
    upstream.on('data', (piece) => {
      // The other side has acted on it; who asked never hears.
      if (fate === 'lose-answer') client.resetAndDestroy();
      else if (fate === 'stall') setTimeout(() => client.destroy(), 1500);
      else client.write(piece);
    });
    upstream.on('end', () => {
      if (fate !== 'stall') client.end();
      if (fate !== 'repeat') return;
      const again = net.connect(port, '127.0.0.1', () => again.write(Buffer.concat(sent)));
      again.on('error', () => {});
      again.resume();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  network.port = (server.address() as net.AddressInfo).port;
  network.stop = async () => {
    server.close();
  };
  return network;
}

/**
 * A free port below those that outgoing connections are given: a connection to a port where nobody listens may be given that very port, and then holds it
 * against the process that starts again.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const server = net.createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}

async function seedUnit(store: Store, name: string, clock: () => Date) {
  const person = { unit: name, email: `a@${name}.example`, name: 'A', role: 'admin', language: 'fr' } as const;
  const { account, unit } = await enrol(store, clock, { ...person, password: 'a long password' });
  return { account, unit };
}

test('two installations: each notice once, with receipt, decision and statement of reasons, through a bad network and kill -9', {
  timeout: 1_800_000,
  skip: settings ? 'this is one of the two' : false,
}, async (context) => {
  const made = { sender: await dataFolder(), platform: await dataFolder() };
  const database = await startTransparencyDatabase();
  const [senderPort, platformPort] = [await freePort(), await freePort()];
  const toPlatform = await startNetwork(platformPort);
  const toSender = await startNetwork(senderPort);
  const urls = { platform: `http://127.0.0.1:${toPlatform.port}`, sender: `http://127.0.0.1:${toSender.port}` };
  const began = Date.now();
  const clock = (): Date => new Date(began + (Date.now() - began) * FASTER);
  const dirs = { sender: made.sender.path, platform: made.platform.path };
  const key = (side: 'sender' | 'platform') =>
    verifierKey(loadOrCreateSigner(join(dirs[side], 'exchange-key.json'), `${side}.example`));
  const keys = { sender: key('sender'), platform: key('platform') };

  // The platform: an inbox, the sender as a trusted flagger, its own offers.
  let store = await openStore({ dataDir: dirs.platform }, allMigrations());
  const shop = await seedUnit(store, 'shop', clock);
  const token = await openSession(store, clock, { id: shop.account, unit: shop.unit });
  const now = new Date(began);
  const inbox = 'inb_1';
  await store.inUnit(shop.unit, async (tx) => {
    await saveInbox(tx, {
      id: inbox,
      unit: shop.unit,
      platform: 'shop.example',
      name: 'N',
      language: 'fr',
      openForm: true,
      now,
    });
    const trusted = { by: 'Arcom', since: '2026-01-01', until: null, suspendedSince: null };
    await saveSender(tx, {
      id: 'snd_1',
      unit: shop.unit,
      name: 'Unité',
      key: keys.sender,
      emailDomain: null,
      trusted,
      now,
    });
  });
  await store.close();

  // The sender: notices of a confirmed case, due now.
  store = await openStore({ dataDir: dirs.sender }, allMigrations());
  const unit = await seedUnit(store, 'unit', clock);
  await store.inUnit(unit.unit, async (tx) => {
    await sql`insert into listing values ('lst_1', ${unit.unit}, 'p', 'k', null, null, 't', null, ${now}, ${now})`.execute(
      tx,
    );
    await sql`insert into "case" values ('cas_1', ${unit.unit}, 'shop.example', 't', 'p', 't', 'high', 'confirmed', 'opened', null, ${now}, ${now})`.execute(
      tx,
    );
    for (let n = 0; n < NOTICES; n++) {
      const replyTo = `${urls.sender}/v1/answers`;
      const content = noticeAbout(`ntc_${n}`, String(n), { at: now.toISOString(), replyTo });
      await saveNotice(tx, {
        unit: unit.unit,
        account: unit.account,
        state: 'queued',
        content,
        listings: [{ id: 'lst_1', url: `${SHOP}/${n}` }],
        now,
      });
    }
    await sql`update notice set next_try_at = ${now}`.execute(tx);
  });
  await store.close();
  const folder = join(dirs.sender, 'registers/platforms');
  mkdirSync(folder, { recursive: true });
  const exchange = { endpoint: `${urls.platform}/v1/inboxes/${inbox}/notices`, key: keys.platform };
  writeFileSync(join(folder, 'shop.yaml'), JSON.stringify(platformEntry('shop', exchange)));

  const allow = [toPlatform, toSender].map(({ port }) => `127.0.0.1:${port}`).concat(new URL(database.url).host);
  const sender = createPeer({
    began,
    unit: unit.unit,
    config: { dataDir: dirs.sender, port: senderPort, publicUrl: urls.sender, allow },
  });
  const platform = createPeer({
    began,
    unit: shop.unit,
    config: {
      dataDir: dirs.platform,
      port: platformPort,
      publicUrl: urls.platform,
      allow,
      transparency: { url: database.url, token: database.token },
    },
  });
  context.after(async () => {
    await Promise.all([sender.kill(), platform.kill(), database.stop(), toPlatform.stop(), toSender.stop()]);
    await Promise.all([made.sender.drop(), made.platform.drop()]);
  });
  const lapse = (what: string): void => context.diagnostic(`${what}: ${((Date.now() - began) / 1000).toFixed(0)} s`);
  lapse('seeded');
  await Promise.all([sender.start(), platform.start()]);
  lapse('started');

  /** The people of the platform, by the API: what cannot be reached is asked again with the same key. */
  async function call(method: 'GET' | 'POST', path: string, body?: object, key?: string): Promise<Answer> {
    for (;;) {
      try {
        const answer = await fetch(`http://127.0.0.1:${platformPort}${path}`, {
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
  }
  const listings = Array.from({ length: NOTICES }, (_, n) => ({
    ...emptyListing('shop.example', n % 2 === 0 ? 'Coup-de-poing américain' : 'Gants de jardin'),
    id: String(n),
    url: `${SHOP}/${n}`,
  }));
  for (let at = 0; at < NOTICES; at += 500) {
    const { status, body } = await call('POST', '/v1/listings', { listings: listings.slice(at, at + 500) }, `l${at}`);
    assert.equal(status, 200, JSON.stringify(body));
  }

  let isOver = false;
  async function decideAll(): Promise<void> {
    while (!isOver) {
      const { items } = (await call('GET', '/v1/received?state=open&limit=100')).body;
      if (items.length === 0) await wait(300);
      const todo: { id: string; firstUrl: string }[] = [...items];
      const decideOne = async (): Promise<void> => {
        for (let next = todo.shift(); next; next = todo.shift()) {
          const body = {
            explanation: 'L’offre a été retirée.',
            urls: [next.firstUrl],
            statement: STATEMENT,
          };
          const { status, body: said } = await call(
            'POST',
            `/v1/received/${next.id}/decision`,
            body,
            `decide-${next.id}`,
          );
          assert.equal(status, 200, JSON.stringify(said));
        }
      };
      await Promise.all([decideOne(), decideOne(), decideOne()]);
    }
  }
  const deciding = decideAll();
  const reached = async (peer: { counts: Record<string, number> }, what: string, count: number): Promise<void> => {
    for (const since = Date.now(); (peer.counts[what] ?? 60) < count; await wait(100)) {
      assert.ok(Date.now() - since < 600_000, `${what}: ${JSON.stringify([sender.counts, platform.counts])}`);
    }
  };
  await reached(platform, 'received', NOTICES * 0.2);
  await platform.restart();
  await reached(platform, 'received', NOTICES * 0.4);
  await sender.restart();
  await reached(platform, 'decided', NOTICES * 0.4);
  toPlatform.isCut = true;
  toSender.isCut = true;
  await wait(2000);
  toPlatform.isCut = false;
  toSender.isCut = false;
  await reached(platform, 'told', NOTICES * 0.5);
  await Promise.all([platform.restart(), sender.restart()]);
  await reached(platform, 'told', NOTICES * 0.7);
  await platform.restart();
  await reached(sender, 'sent', NOTICES);
  await reached(sender, 'answered', NOTICES);
  await reached(platform, 'submitted', NOTICES);
  await reached(platform, 'told', NOTICES);
  isOver = true;
  await deciding;
  await Promise.all([sender.kill(), platform.kill()]);

  store = await openStore({ dataDir: dirs.sender }, allMigrations());
  const back = await store.inUnit(unit.unit, async (tx) => {
    const { rows } = await sql<Record<string, number>>`
        select count(distinct notice_id)::int as notices, count(*) filter (where kind = 'receipt')::int as receipts,
          count(*) filter (where kind = 'decision')::int as decisions, count(distinct decision->'statements'->0->>'id')::int as statements,
          count(*) filter (where signed_by = ${keys.platform})::int as signed
        from notice_answer`.execute(tx);
    return rows[0];
  });
  await store.close();
  assert.deepEqual(back, {
    notices: NOTICES,
    receipts: NOTICES,
    decisions: NOTICES,
    statements: NOTICES,
    signed: NOTICES * 2,
  });
  store = await openStore({ dataDir: dirs.platform }, allMigrations());
  const there = await store.inUnit(shop.unit, async (tx) => {
    const { rows } = await sql<Record<string, number>>`
        select (select count(*) from received_notice)::int as notices, (select count(distinct external_id) from received_notice)::int as ids,
          (select count(*) from received_notice where proven)::int as proven, (select count(*) from statement)::int as statements,
          (select count(distinct submission_uuid) from statement where submission = 'accepted')::int as accepted`.execute(
      tx,
    );
    return rows[0];
  });
  await store.close();
  assert.deepEqual(there, { notices: NOTICES, ids: NOTICES, proven: NOTICES, statements: NOTICES, accepted: NOTICES });
  assert.equal(database.taken().length, NOTICES);
  assert.ok(
    database.refused().every((errors) => 'puid' in errors),
    'nothing but repetitions was refused',
  );
  const { counts } = toPlatform;
  for (const fate of ['refuse', 'lose-answer', 'stall', 'repeat'] as const)
    assert.ok(counts[fate] + toSender.counts[fate] > 0, `the network did ${fate}`);
  context.diagnostic(
    `${NOTICES} notices in ${((Date.now() - began) / 1000).toFixed(0)} s; kill -9: ${sender.kills + platform.kills - 2}; network: ${JSON.stringify(counts)} there, ${JSON.stringify(toSender.counts)} back`,
  );
});
