// What two units live through by chance, over the API alone: whatever they did, no answer fails, neither knows of the
// other, and all that is counted agrees with what it counts. Hundreds of acts from each of several seeds, others each time.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startMarketplace } from '@vigie/demo';
import type { Listing } from '@vigie/engine';
import { sql } from 'kysely';
import { z } from 'zod';
import { mustAgree } from '../../../testing/figures/must-agree.ts';
import { actsOf, type Person } from '../../../testing/figures/random-acts.ts';
import { random } from '../../../testing/random.ts';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { ALL_CASES, OPEN_CASES } from '../../base/database/reader.ts';
import { hasRow, rows } from '../../base/database/rows.ts';
import { FACETS, STANDINGS, VIEWS } from '../../case/worktable/filters.ts';
import { findSnapshots, readPictures } from '../../listing/index.ts';
import { visitListings } from '../../listing/visit/visit-listings.ts';
import { type Role, verifyAudit } from '../../people/index.ts';
import { readFigures } from '../../publication/store.ts';
import { KnownOffers } from '../relisting/known-offers.ts';

const ACTS = Number(process.env.VIGIE_ACTS ?? 300);
const first = Date.now() % 1_000_000;
const SEEDS = process.env.VIGIE_SEED?.split(',').map(Number) ?? [0, 1, 2, 3].map((each) => first + each);
const ROLES: readonly Role[] = ['administrator', 'approver', 'approver', 'analyst', 'analyst', 'publisher', 'auditor'];
/** What others build on comes more often. */
const OFTEN = [
  'confirm',
  'confirm',
  'notice',
  'notice',
  'send',
  'send',
  'approve',
  'proposal',
  'bulk',
  'undo',
  'undo',
  'restrict',
  'join',
  'join',
];
const ids = /\b(?:acc|alr|cas|chk|dos|evd|exh|fnd|int|lst|ntc|prp|rls|snp)_[0-9a-z]{26}\b/g;

/** What is amiss with the decisions of a unit's cases. */
const AMISS = sql`
  select c.id, 'state' as what from "case" c
    cross join lateral (select kind from decision d where d.case_id = c.id and d.undone_at is null order by d.id desc limit 1) last
    where c.state <> case last.kind when 'confirm' then 'confirmed' when 'dismiss' then 'dismissed' else 'escalated' end
      and not (c.state = 'open' and last.kind = 'dismiss')
  union all select c.id, 'waits' from "case" c where (c.undo_state is not null) <>
    exists (select from decision d where d.case_id = c.id and d.undo_until is not null and d.undone_at is null)
  union all select c.id, 'told' from "case" c where (select count(*) from event e where e.kind = 'case.decided' and e.subject_id = c.id) <>
    (select count(*) from decision d where d.case_id = c.id and d.undo_until is null and d.undone_at is null)`;

/** A decision that may still be undone. */
const WAITS = sql`select from decision where undo_until is not null and undone_at is null`;

describeStore('units that live by chance', (make) => {
  let made: TestStore;
  let product: TestVigie;
  let marketplace: Awaited<ReturnType<typeof startMarketplace>>;
  before(async () => {
    made = await make();
    marketplace = await startMarketplace({});
    product = await startTestVigie(made, { settings: { allow: [new URL(marketplace.url).host], undoSeconds: 2 } });
  });
  after(async () => {
    await product?.stop();
    await marketplace?.stop();
    await made?.drop();
  });

  // biome-ignore lint/suspicious/noExplicitAny: answers are asserted on, not typed
  async function get(who: string, url: string): Promise<any> {
    const { status, body } = await product.call(who, 'GET', url);
    assert.equal(status, 200, `${who} ${url}: ${JSON.stringify(body).slice(0, 300)}`);
    return body;
  }
  async function count(who: string, search: string): Promise<number> {
    const found = new Set<string>();
    for (let next = ''; ; ) {
      const page = await get(who, `/v1/cases?limit=200${search}${next}`);
      for (const { id } of page.items) found.add(id);
      if (page.next === null) return found.size;
      next = `&cursor=${encodeURIComponent(page.next)}`;
    }
  }
  /** Each number on the worktable is that of the list it leads to. */
  async function compareWorktable(who: string, filter: string): Promise<void> {
    const counts = await get(who, `/v1/cases/counts?${filter.slice(1)}`);
    for (const view of VIEWS)
      assert.equal(counts.views[view], await count(who, `${filter}&view=${view}`), `${who} ${view}`);
    for (const state of STANDINGS)
      assert.equal(counts.states[state], await count(who, `${filter}&state=${state}`), `${who} ${state}`);
    assert.equal(counts.total, await count(who, filter), who);
    for (const of of FACETS)
      for (const { value, count: told } of (await get(who, `/v1/cases/facets?of=${of}${filter}`)).items)
        assert.equal(told, await count(who, `${filter}&${of}=${encodeURIComponent(value)}`), `${who} ${of} ${value}`);
  }
  /** Ids in all that somebody reads without naming anything. */
  async function readIds(who: string): Promise<Set<string>> {
    const found = new Set<string>();
    for (const { method, path } of product.vigie.endpoints) {
      if (method !== 'GET' || path.includes(':') || path === '/v1/changes') continue;
      const { status, body } = await product.call(who, 'GET', path);
      assert.ok(status < 500, `${path}: ${status}`);
      const text = Buffer.isBuffer(body) ? body.toString('latin1') : JSON.stringify(body);
      for (const [id] of text.matchAll(ids)) found.add(id);
    }
    return found;
  }

  for (const seed of SEEDS)
    test(`${ACTS} acts from seed ${seed}`, async (t) => {
      const next = random(seed);
      let now = new Date('2026-11-24T09:00:00Z');
      let today = 0;
      product.at(now);
      marketplace.setDay(today);
      const { context } = product.vigie;
      const shown = new Map<number, Promise<Listing[]>>();
      /** What the marketplace offers today. */
      const offers = (): Promise<Listing[]> => {
        const { visitor } = context;
        const found =
          shown.get(today) ?? Array.fromAsync(visitListings(visitor, `${marketplace.url}/sitemap.xml`, () => {}));
        shown.set(today, found);
        return found;
      };
      const units = await Promise.all(
        ['one', 'two'].map(async (name) => {
          const people: Person[] = [];
          let unit = '';
          for (const [number, role] of ROLES.entries()) {
            const who = `${name}-${seed}-${role}-${number}`;
            const added = await product.add(who, { unit: `${name}-${seed}`, role });
            unit = added.unit;
            people.push({ name: who, role, account: added.account });
          }
          return { unit, people, ...actsOf({ people, offers, next, call: product.call, clock: () => now }) };
        }),
      );
      const did = new Map<string, number>();
      const names = units[0]?.names ?? [];
      const weighted = [...names, ...OFTEN];
      const history: string[] = [];
      /** What is kept of a unit from one look to the next. */
      const knownOf = new Map<string, KnownOffers>();
      /** What is confirmed, kept up to date by what changes, matches whatever it would match if it were read anew. */
      const compareKnown = (unit: string): Promise<void> =>
        context.store.inUnit(
          unit,
          async (tx) => {
            const [kept, anew] = [knownOf.get(unit) ?? new KnownOffers(), new KnownOffers()];
            knownOf.set(unit, kept);
            await kept.learn(tx);
            await anew.learn(tx);
            const seen = await rows(tx, z.object({ id: z.string() }), sql`select id from snapshot order by id`);
            const snapshots = seen.map(({ id }) => id);
            const pictures = await readPictures(tx, snapshots);
            for (const { id, content } of await findSnapshots(tx, snapshots)) {
              const told = [kept, anew].map((known) =>
                known
                  .match({ content, pictures: pictures.get(id) ?? [] })
                  .map((match) => JSON.stringify(match))
                  .sort(),
              );
              assert.deepEqual(told[0], told[1]);
            }
          },
          ALL_CASES,
        );
      const look = async (): Promise<void> => {
        // Once nothing can be undone any more: else it would become final between one reading and the next.
        for (const { unit } of units)
          while (await context.store.inUnit(unit, (tx) => hasRow(tx, WAITS), ALL_CASES))
            await new Promise((resolve) => setTimeout(resolve, 100));
        await product.settle();
        const read: Set<string>[] = [];
        for (const { unit, people } of units) {
          await mustAgree(context.store, unit);
          await compareKnown(unit);
          assert.equal(await context.store.inUnit(unit, verifyAudit), null);
          const amiss = await context.store.inUnit(
            unit,
            (tx) => rows(tx, z.object({ id: z.string(), what: z.string() }), AMISS),
            ALL_CASES,
          );
          assert.deepEqual(amiss, []);
          for (const role of ['administrator', 'analyst'] as const) {
            const who = people.find((each) => each.role === role)?.name ?? '';
            await compareWorktable(who, '');
            await compareWorktable(who, '&text=doll');
          }
          const who = people[0]?.name ?? '';
          const { weeks } = await get(who, '/v1/work-load');
          const { cases } = await context.store.inUnit(unit, (tx) => readFigures(tx, 'UTC'), OPEN_CASES);
          assert.equal(weeks.at(-1).open, cases.open, 'what is left of the work is what is open');
          read.push(await readIds(who));
        }
        const [one, two] = read;
        assert.deepEqual(
          [...(one ?? [])].filter((id) => two?.has(id)),
          [],
          'of one unit, in what the other reads',
        );
      };
      try {
        for (let number = 0; number < ACTS; number++) {
          const unit = units[Math.floor(next() * units.length)];
          // It begins with offers; what cannot be done gives way to something else.
          let name = 'bring';
          let done = number < 4 ? await unit?.act(name) : undefined;
          for (let tries = 0; number >= 4 && tries < 20 && (tries === 0 || !done?.reply); tries++) {
            name = weighted[Math.floor(next() * weighted.length)] ?? name;
            done = await unit?.act(name);
          }
          const { who, asked, reply } = done ?? {};
          history.push(
            `${who} ${name} ${asked?.url} ${JSON.stringify(asked?.body)?.slice(0, 300)} ${reply?.status} ${reply?.body?.code ?? ''}`,
          );
          assert.ok((reply?.status ?? 0) < 500, `${JSON.stringify(asked)}: ${JSON.stringify(reply?.body)}`);
          if (reply && reply.status < 300) did.set(name, (did.get(name) ?? 0) + 1);
          if (next() < 0.3) await product.settle();
          // Of two decisions made at the same instant neither would be the last.
          now = new Date(now.getTime() + 1_000);
          product.at(now);
          if (next() < 0.1) {
            now = new Date(now.getTime() + next() * 86_400_000);
            today = Math.min(13, today + 1);
            product.at(now);
            marketplace.setDay(today);
            for (const { unit } of units)
              await context.store.inUnit(unit, (tx) => context.jobs.send(tx, 'followup.check', { unit }));
          }
          if (number % 20 === 19 || number === ACTS - 1) await look();
        }
      } catch (error) {
        for (const line of history) t.diagnostic(line);
        throw error;
      }
      t.diagnostic(`done: ${names.map((name) => `${name} ${did.get(name) ?? 0}`).join(', ')}`);
    });
});
