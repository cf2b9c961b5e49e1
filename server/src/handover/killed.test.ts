import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { emptyListing } from '@vigie/engine';
import { loadOrCreateSigner, verifierKey } from '@vigie/proof';
import { sql } from 'kysely';
import { z } from 'zod';
import { freePort, startNetwork } from '../../testing/bad-network.ts';
import { fastClock } from '../../testing/exchange-peer.ts';
import { createPart } from '../../testing/handover/handover-peer.ts';
import { random } from '../../testing/random.ts';
import { dataFolder } from '../../testing/stores.ts';
import type { Reply } from '../../testing/vigie.ts';
import { ROOT } from '../base/core/config.ts';
import { ALL_CASES } from '../base/database/reader.ts';
import { row, rows } from '../base/database/rows.ts';
import { openStore } from '../base/database/store.ts';
import { allMigrations } from '../migrations.ts';
import { enrol, openSession } from '../people/index.ts';
import { findHandover } from './handover-store.ts';
import { openParcel, readList } from './parcel/parcel.ts';

/** So many kills of each side with every run of the tests; more in the long one. */
const KILLS = Number(process.env.VIGIE_KILLS ?? 2);
const MATTERS = 4;
const SIDES = ['nice', 'lyon'] as const;
type Side = (typeof SIDES)[number];
const other = (side: Side): Side => (side === 'nice' ? 'lyon' : 'nice');
const reason = 'It is theirs to work.';

/** An installation: its data folder, its database seen from outside, two processes and the network before it. */
async function makeSide(side: Side, began: number) {
  const folder = await dataFolder();
  const port = await freePort();
  const network = await startNetwork(port);
  const url = `http://127.0.0.1:${network.port}`;
  const key = verifierKey(loadOrCreateSigner(join(folder.path, 'exchange-key.json'), `${side}.example`));
  const clock = fastClock(began);
  const store = await openStore({ dataDir: folder.path }, allMigrations());
  const person = { unit: side, email: `a@${side}.example`, name: 'A', role: 'administrator', language: 'fr' } as const;
  const { account, unit } = await enrol(store, clock, { ...person, password: 'a long password' });
  const token = await openSession(store, clock, { id: account, unit });
  return { folder, port, network, url, key, store, unit, token };
}
type Installation = Awaited<ReturnType<typeof makeSide>>;

function createParts({ folder, port, url }: Installation, peer: Installation, began: number) {
  const config = {
    dataDir: folder.path,
    port,
    publicUrl: url,
    allow: [new URL(peer.url).host],
    packsDir: join(ROOT, 'packs/fr/weapons'),
  };
  return { web: createPart({ config, part: 'web', began }), worker: createPart({ config, part: 'worker', began }) };
}

let requests = 0;

/** As a person, at the installation itself: what does not answer is asked again under the same key. */
async function call(
  { port, token }: Installation,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<Pick<Reply, 'status' | 'body'>> {
  const key = `r${requests++}`;
  for (let tries = 0; tries < 600; tries++) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        signal: AbortSignal.timeout(60_000),
        headers: {
          authorization: `Bearer ${token}`,
          ...(body ? { 'content-type': 'application/json' } : {}),
          ...(method === 'POST' ? { 'idempotency-key': key } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      if (answer.status < 500 || answer.status === 502) return { status: answer.status, body: await answer.json() };
    } catch {
      // It is being killed or started.
    }
    await wait(200);
  }
  throw new Error(`${method} ${path} is not answered`);
}

const actingSchema = z.object({ id: z.string(), matter: z.string() });

/** The cases that a unit may act on now, as its database says. */
const acting = ({ store, unit }: Installation) =>
  store.inUnit(
    unit,
    (tx) =>
      rows(
        tx,
        actingSchema,
        sql`select c.id, c.trader as matter from "case" c where c.visibility <> 'away' and c.findings > 0 and not exists (
          select from handover h where h.case_id = c.id and h.direction = 'out' and h.level = 'give' and h.state in ('sealing', 'offered', 'given'))`,
      ),
    ALL_CASES,
  );

/** Whether a unit has all of a matter: a case of it with its finding and its offer. */
const holds = ({ store, unit }: Installation) =>
  store.inUnit(
    unit,
    (tx) =>
      rows(
        tx,
        z.object({ matter: z.string() }),
        sql`select distinct c.trader as matter from "case" c join case_finding cf on cf.case_id = c.id join finding f on f.id = cf.finding_id
          join snapshot s on s.id = f.snapshot_id`,
      ),
    ALL_CASES,
  );

/**
 * At every moment: at most one of two may act on a matter. One is read before and after the other: who has the same case
 * both times had it all the time in between, since a case that comes back is another.
 *
 * @returns how many could be acted on, of all
 */
async function look(nice: Installation, lyon: Installation): Promise<number> {
  const before = await acting(nice);
  const between = await acting(lyon);
  const after = await acting(nice);
  const stayed = new Map(
    before.filter(({ id }) => after.some((each) => each.id === id)).map((each) => [each.matter, each.id]),
  );
  for (const { matter, id } of between)
    assert.ok(!stayed.has(matter), `${matter}: both may act (${stayed.get(matter)}, ${id})`);
  for (const side of [before, between, after])
    assert.equal(new Set(side.map(({ matter }) => matter)).size, side.length, 'one case of a matter at a side');
  const [here, there] = [await holds(nice), await holds(lyon)];
  const held = new Set([...here, ...there].map(({ matter }) => matter));
  assert.equal(held.size, MATTERS, 'each matter is held whole');
  return before.length + between.length;
}

/** People at a side: they offer what is theirs, and answer what is offered, by chance. */
async function work(side: Installation, partner: string, draw: (most: number) => number): Promise<void> {
  const { items: offers } = (await call(side, 'GET', '/v1/handovers?direction=in')).body;
  for (const { id } of offers.filter(({ state }: { state: string }) => state === 'offered')) {
    const refuses = draw(5) === 0;
    await call(
      side,
      'POST',
      `/v1/handovers/${id}/${refuses ? 'refusal' : 'acceptance'}`,
      refuses ? { reason } : undefined,
    );
  }
  const { items: given } = (await call(side, 'GET', '/v1/handovers?direction=out')).body;
  for (const { id } of given.filter(({ state }: { state: string }) => state === 'offered'))
    if (draw(12) === 0) await call(side, 'POST', `/v1/handovers/${id}/withdrawal`, { reason });
  for (const { id } of await acting(side))
    if (draw(3) === 0) await call(side, 'POST', '/v1/handovers', { case: id, level: 'give', partner, reason });
}

test('two installations hand cases to and fro over a bad network and kill -9: at most one acts, none is lost', {
  timeout: 7_200_000,
}, async (context) => {
  const began = Date.now();
  const nice = await makeSide('nice', began);
  const lyon = await makeSide('lyon', began);
  const sides = { nice, lyon };
  const parts = { nice: createParts(nice, lyon, began), lyon: createParts(lyon, nice, began) };
  const all = SIDES.flatMap((side) => [parts[side].web, parts[side].worker]);
  context.after(async () => {
    await Promise.all(all.map((part) => part.kill()));
    for (const side of SIDES) {
      await sides[side].network.stop();
      await sides[side].store.close();
      await sides[side].folder.drop();
    }
  });
  const next = random(18);
  const draw = (most: number): number => Math.floor(next() * most);
  await Promise.all(all.map((part) => part.start()));
  const partners = { nice: '', lyon: '' };
  for (const side of SIDES) {
    const peer = sides[other(side)];
    const known = { name: other(side), url: `${peer.url}/v1/exchange/handovers`, unit: peer.unit, key: peer.key };
    partners[side] = (await call(sides[side], 'POST', '/v1/handover-partners', known)).body.id;
  }
  const listings = Array.from({ length: MATTERS }, (_, n) => ({
    ...emptyListing('shop.example', `Coup-de-poing américain ${n}`),
    id: `o${n}`,
    trader: { id: `t${n}`, name: `T${n}`, address: null, email: null, url: null },
  }));
  await call(nice, 'POST', '/v1/listings', { listings });
  while ((await acting(nice)).length < MATTERS) await wait(300);

  let isOver = false;
  let looks = 0;
  const looking = (async () => {
    for (; !isOver; looks++) {
      await look(nice, lyon);
      await wait(50);
    }
  })();
  const working = SIDES.map(async (side) => {
    while (!isOver) {
      await work(sides[side], partners[side], draw);
      await sides[side].store.inUnit(sides[side].unit, (tx) =>
        sql`update pgboss.job set start_after = now() where state = 'retry' and name like 'handover.%'`.execute(tx),
      );
      await wait(300);
    }
  });
  const killing = SIDES.map(async (side) => {
    for (let kills = 0; kills < KILLS; kills++) {
      await wait(200 + draw(2_500));
      const part = draw(2) === 0 ? parts[side].web : parts[side].worker;
      await part.kill();
      await wait(draw(400));
      await part.start();
    }
  });
  const ending = Promise.all(killing).then(() => {
    isOver = true;
  });
  await Promise.all([looking, ending, ...working]);

  // The network is well again: what is under way ends, and what is offered is accepted.
  for (const side of SIDES) sides[side].network.isBad = false;
  for (const since = Date.now(); ; await wait(500)) {
    for (const side of SIDES) {
      const { items } = (await call(sides[side], 'GET', '/v1/handovers?direction=in')).body;
      for (const { id, state } of items)
        if (state === 'offered') await call(sides[side], 'POST', `/v1/handovers/${id}/acceptance`);
      await sides[side].store.inUnit(sides[side].unit, (tx) =>
        sql`update pgboss.job set start_after = now() where state = 'retry' and name like 'handover.%'`.execute(tx),
      );
    }
    if ((await look(nice, lyon)) === MATTERS) break;
    assert.ok(Date.now() - since < 300_000, 'every matter can be acted on again');
  }
  let moved = 0;
  for (const side of SIDES) {
    const here = sides[side];
    const { items } = (await call(here, 'GET', '/v1/handovers')).body;
    for (const { id, state, direction, listDigest } of items) {
      if (state !== 'taken' && state !== 'given') continue;
      const kept = await here.store.inUnit(here.unit, (tx) => findHandover(tx, id), ALL_CASES);
      const list = readList(kept?.list ?? '', id);
      assert.deepEqual(
        await openParcel(here.folder.path, here.unit, id).missing(list),
        [],
        'all that was listed is held',
      );
      const there = sides[other(side)];
      const twin = await there.store.inUnit(there.unit, (tx) => findHandover(tx, id), ALL_CASES);
      assert.deepEqual([twin?.state, twin?.listDigest], [state === 'taken' ? 'given' : 'taken', listDigest]);
      assert.ok(kept?.receipt && kept.receipt === twin?.receipt, 'both have the signed receipt');
      assert.equal(kept.release, twin?.release);
      if (direction === 'in') moved++;
    }
    const doubled = await here.store.inUnit(here.unit, (tx) =>
      row(
        tx,
        z.object({ n: z.int() }),
        sql`select count(*)::int - count(distinct subject_id)::int as n from audit where act = 'handover.taken'`,
      ),
    );
    assert.equal(doubled?.n, 0, 'each was taken once');
  }
  assert.ok(moved > 0, 'something was handed over');
  const kills = all.reduce((sum, part) => sum + part.kills, 0);
  const fates = JSON.stringify(SIDES.map((side) => sides[side].network.counts));
  context.diagnostic(
    `${moved} handed over, ${kills} kills, ${looks} looks, ${((Date.now() - began) / 1000).toFixed(0)} s, network ${fates}`,
  );
});
