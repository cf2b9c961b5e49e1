import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { emptyListing } from '@vigie/engine';
import { sql } from 'kysely';
import { z } from 'zod';
import { createCourier } from '../../testing/handover/courier.ts';
import {
  acting,
  call,
  hasten,
  holds,
  type Installation,
  makeInstallations,
  stopInstallation,
} from '../../testing/handover/installation.ts';
import { random } from '../../testing/random.ts';
import { ALL_CASES } from '../base/database/reader.ts';
import { row } from '../base/database/rows.ts';
import { findHandover } from './handover-store.ts';
import { openParcel, readList } from './parcel/parcel.ts';

/** So many kills of each side. */
const KILLS = Number(process.env.VIGIE_KILLS ?? 200);
/** The first and the last have no connection: what goes between them is carried by hand. */
const NAMES = ['nice', 'lyon', 'lille'];
const MATTERS = 4;
/** At most so many milliseconds between two kills: cases have the time to move, and are hit as they do. */
const BETWEEN = 6_000;
const reason = 'It is theirs to work.';

const byName = <T>(of: (installation: Installation) => Promise<T>, all: readonly Installation[]): Promise<T[]> =>
  Promise.all(all.map(of));

/**
 * At every moment: at most one of all may act on a matter. Each is read before and after those that follow it: who has the
 * same case both times had it all the time in between, since a case that comes back is another.
 *
 * @returns how many could be acted on, of all
 */
async function look(all: readonly Installation[]): Promise<number> {
  const first: Awaited<ReturnType<typeof acting>>[] = [];
  for (const each of all) first.push(await acting(each));
  for (const [at, before] of first.slice(0, -1).entries()) {
    const here = all[at];
    assert.ok(here);
    const after = await acting(here);
    const stayed = new Map(
      before.filter(({ id }) => after.some((each) => each.id === id)).map(({ matter, id }) => [matter, id]),
    );
    for (const { matter, id } of first.slice(at + 1).flat())
      assert.ok(!stayed.has(matter), `${matter}: two may act (${stayed.get(matter)}, ${id})`);
  }
  for (const side of first)
    assert.equal(new Set(side.map(({ matter }) => matter)).size, side.length, 'one case of a matter at a side');
  const held = new Set((await byName(holds, all)).flat().map(({ matter }) => matter));
  assert.equal(held.size, MATTERS, 'each matter is held whole');
  return first.flat().length;
}

/** People at a side: they offer what is theirs to one of the others, and answer what is offered, by chance. */
async function work(side: Installation, partners: readonly string[], draw: (most: number) => number): Promise<void> {
  const { items: offers } = (await call(side, 'GET', '/v1/handovers?direction=in')).body;
  for (const { id } of offers.filter(({ state }: { state: string }) => state === 'offered')) {
    const refuses = draw(5) === 0;
    const act = refuses ? 'refusal' : 'acceptance';
    await call(side, 'POST', `/v1/handovers/${id}/${act}`, refuses ? { reason } : undefined);
  }
  const { items: given } = (await call(side, 'GET', '/v1/handovers?direction=out')).body;
  for (const { id } of given.filter(({ state }: { state: string }) => state === 'offered'))
    if (draw(12) === 0) await call(side, 'POST', `/v1/handovers/${id}/withdrawal`, { reason });
  for (const { id } of await acting(side))
    if (draw(3) === 0) {
      const partner = partners[draw(partners.length)];
      await call(side, 'POST', '/v1/handovers', { case: id, level: 'give', partner, reason });
    }
}

/** What was offered to a side and may become its own, or is. */
async function listIn(side: Installation): Promise<{ state: string }[]> {
  const { items } = (await call(side, 'GET', '/v1/handovers?direction=in')).body;
  return items.filter(({ state }: { state: string }) => /^(?:offered|accepting|taken)$/.test(state));
}

/** Each registers the others; without an address, where there is no connection. @returns by side, its partners */
async function introduce(all: readonly Installation[], pair: readonly Installation[]): Promise<string[][]> {
  const partners: string[][] = [];
  for (const side of all) {
    const known: string[] = [];
    for (const { name, url, unit, key } of all.filter((each) => each !== side)) {
      const door = pair.includes(side) && pair.some((each) => each.name === name) ? null : url;
      const body = { name, url: door && `${door}/v1/exchange/handovers`, unit, key };
      known.push((await call(side, 'POST', '/v1/handover-partners', body)).body.id);
    }
    partners.push(known);
  }
  return partners;
}

/** Each hand-over that ended is there on both sides, whole, with the same signatures. @returns how many were taken */
async function compare(all: readonly Installation[]): Promise<number> {
  let moved = 0;
  for (const here of all) {
    const { items } = (await call(here, 'GET', '/v1/handovers')).body;
    for (const { id, state, direction, listDigest, peer } of items) {
      if (state !== 'taken' && state !== 'given') continue;
      const kept = await here.store.inUnit(here.unit, (tx) => findHandover(tx, id), ALL_CASES);
      const list = readList(kept?.list ?? '', id);
      const missing = await openParcel(here.folder.path, here.unit, id).missing(list);
      assert.deepEqual(missing, [], 'all that was listed is held');
      const there = all.find(({ unit }) => unit === peer.unit);
      const twin = await there?.store.inUnit(there.unit, (tx) => findHandover(tx, id), ALL_CASES);
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
  return moved;
}

test(`${NAMES.length} installations hand cases to and fro over a bad network and kill -9: at most one acts, none is lost`, {
  timeout: 7_200_000,
}, async (context) => {
  const began = Date.now();
  const all = await makeInstallations(NAMES, began);
  context.after(async () => {
    for (const each of all) await stopInstallation(each);
  });
  const next = random(18);
  const draw = (most: number): number => Math.floor(next() * most);
  await Promise.all(all.flatMap(({ parts }) => parts.map((part) => part.start())));
  const [nice, lyon, lille] = all;
  assert.ok(nice && lyon && lille);
  const courier = createCourier([nice, lille], [lyon]);
  const partners = await introduce(all, [nice, lille]);
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
      await look(all);
      await wait(50);
    }
  })();
  const working = all.map(async (side, at) => {
    while (!isOver) {
      await work(side, partners[at] ?? [], draw);
      await hasten(side);
      await wait(300);
    }
  });
  const carrying = (async () => {
    while (!isOver) {
      await courier.carry(draw);
      await wait(100);
    }
  })();
  const killing = all.map(async ({ parts }) => {
    for (let kills = 0; kills < KILLS; kills++) {
      await wait(200 + draw(BETWEEN));
      const part = parts[draw(parts.length)];
      await part?.kill();
      await wait(draw(400));
      await part?.start();
    }
  });
  const ending = Promise.all(killing).then(async () => {
    while ((await byName(listIn, all)).flat().length === 0) await wait(200);
    isOver = true;
  });
  await Promise.all([looking, carrying, ending, ...working]);

  // The network is well again: what is under way ends, and what is offered is accepted.
  for (const { network } of all) network.isBad = false;
  courier.isGood = true;
  for (const since = Date.now(); ; await wait(300)) {
    for (const side of all) {
      const { items } = (await call(side, 'GET', '/v1/handovers?direction=in')).body;
      for (const { id, state } of items)
        if (state === 'offered') await call(side, 'POST', `/v1/handovers/${id}/acceptance`);
      await hasten(side);
    }
    await courier.carry(draw);
    if ((await look(all)) === MATTERS) break;
    assert.ok(Date.now() - since < 300_000, 'every matter can be acted on again');
  }
  const moved = await compare(all);
  assert.ok(moved > 0, 'something was handed over');
  const kills = all.flatMap(({ parts }) => parts).reduce((sum, part) => sum + part.kills, 0);
  const fates = JSON.stringify(all.map(({ network }) => network.counts));
  const carried = `, ${courier.carried} files carried, ${courier.refused} refused`;
  context.diagnostic(
    `${moved} handed over, ${kills} kills, ${looks} looks${carried}, ${((Date.now() - began) / 1000).toFixed(0)} s, network ${fates}`,
  );
});
