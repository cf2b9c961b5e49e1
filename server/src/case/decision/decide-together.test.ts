import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { emptyListing } from '@vigie/engine';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { sql } from 'kysely';
import { z } from 'zod';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { ALL_CASES } from '../../base/database/reader.ts';
import { rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { readAudit } from '../../people/index.ts';
import { countEvents, readFigures } from '../../publication/store.ts';
import { countTraders } from '../group-store.ts';
import { countReviews, listConfirmedListings, listReviewed } from '../store.ts';

/** `decide-together.long.ts` runs the same with 200 races. */
const RACES = process.argv[1]?.endsWith('.long.ts') ? 200 : 20;
const reason = 'Seen and read.';
const at = '2026-11-24T08:00:00Z';
const OFFER = JSON.stringify(emptyListing('p', 't'));
const FINDING = JSON.stringify({
  ...{ pack: 'p', rule: 'r', packDigest: 'd', engine: 'e', severity: 'high' },
  ...{ title: { en: 'r', fr: 'r' }, legal: [], matches: [] },
});

describeStore('a decision', (make) => {
  let made: TestStore;
  let started: TestVigie;
  let unit = '';
  const ids = new Map<string, string>();
  let opened = 0;

  /** A case of its own with an offer and a finding; its trader is the unit's only one. */
  async function open(): Promise<string> {
    const id = `cas_${String(++opened).padStart(4, '0')}`;
    const key = id.slice(4);
    await inUnit(async (tx) => {
      for (const statement of [
        sql`insert into listing (id, unit_id, platform, key, title, first_seen, last_seen) values (${`lst_${key}`}, ${unit}, 'p', ${key}, 't', ${at}, ${at})`,
        sql`insert into snapshot (id, unit_id, listing_id, digest, content, seen_at) values (${`snp_${key}`}, ${unit}, ${`lst_${key}`}, 'd', ${OFFER}, ${at})`,
        sql`insert into finding values (${`fnd_${key}`}, ${unit}, ${`lst_${key}`}, ${`snp_${key}`}, 'p', 'r', 'd', 'e', 'high', ${FINDING}, ${at})`,
        sql`insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, opened_at, updated_at, rule_keys)
          values (${id}, ${unit}, 'p', 't', ${id}, 't', 'high', 'open', 'opened', ${at}, ${at}, '{p/r}')`,
        sql`insert into case_finding values (${unit}, ${id}, ${`fnd_${key}`}, ${at})`,
      ])
        await statement.execute(tx);
    });
    return id;
  }
  const inUnit = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    started.vigie.context.store.inUnit(unit, work, ALL_CASES);
  const read = <S extends z.ZodObject>(schema: S, query: ReturnType<typeof sql>): Promise<z.output<S>[]> =>
    inUnit((tx) => rows(tx, schema, query));
  const decide = (who: string, id: string, kind = 'confirm') =>
    started.call(who, 'POST', `/v1/cases/${id}/decisions`, { kind, reason });
  const decideAll = (who: string, cases: string[], kind = 'confirm', key?: string) =>
    started.call(who, 'POST', '/v1/cases/decisions', { cases, kind, reason }, key);
  const undo = (who: string, batch: string) => started.call(who, 'POST', `/v1/decision-batches/${batch}/undo`, {});
  const batchOf = async (id: string): Promise<string> => {
    const [found] = await read(
      z.object({ batch: z.string() }),
      sql`select batch from decision where case_id = ${id} order by id desc limit 1`,
    );
    return found?.batch ?? '';
  };
  const stateOf = async (id: string): Promise<string> =>
    (await started.call('ann', 'GET', `/v1/cases/${id}`)).body.state;
  const eventsOf = async (id: string): Promise<number> =>
    (
      await read(
        z.object({ id: z.string() }),
        sql`select id from event where kind = 'case.decided' and subject_id = ${id}`,
      )
    ).length;
  const actsOf = async (id: string): Promise<string[]> =>
    // What follows from a decision comes when its job is done.
    (await inUnit((tx) => readAudit(tx, id))).map(({ act }) => act).filter((act) => act.startsWith('case.'));
  /** As though the minute were out. */
  async function passMinute(): Promise<void> {
    await inUnit((tx) =>
      sql`update decision set undo_until = clock_timestamp() where undo_until is not null and undone_at is null`.execute(
        tx,
      ),
    );
    await sql`update pgboss.job set start_after = now() where name = 'case.upkeep' and state < 'active'`.execute(
      started.vigie.context.store.db,
    );
    for (let waits = 0; waits < 200; waits++) {
      const waiting = sql`select id from decision where undo_until is not null and undone_at is null`;
      if ((await read(z.object({ id: z.string() }), waiting)).length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.fail('decisions never became final');
  }

  before(async () => {
    made = await make();
    started = await startTestVigie(made, { settings: { undoSeconds: 60 } });
    for (const [name, of] of [
      ['ann', 'u'],
      ['ben', 'u'],
      ['zoe', 'v'],
    ] as const) {
      const added = await started.add(name, { unit: of });
      ids.set(name, added.account);
      if (of === 'u') unit = added.unit;
    }
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });

  test('waits its minute out before anything follows, and then everything does', async () => {
    const id = await open();
    const decided = await decide('ann', id);
    assert.equal(decided.body.state, 'confirmed');
    const { batch, by, until } = decided.body.undo;
    assert.deepEqual([batch, by], [await batchOf(id), { id: ids.get('ann'), name: 'ann' }]);
    assert.ok(Date.parse(until) > Date.now() && Date.parse(until) <= Date.now() + 61_000, until);
    assert.equal(await eventsOf(id), 0);
    const [job] = await read(
      z.object({ late: z.boolean() }),
      sql`select bool_or(j.start_after = d.undo_until) as late from decision d, pgboss.job j
        where d.case_id = ${id} and j.name = 'case.upkeep'`,
    );
    assert.equal(job?.late, true, 'the job is queued with the decision, for when its time is out');
    await passMinute();
    assert.equal(await eventsOf(id), 1);
    assert.deepEqual(await actsOf(id), ['case.decided']);
    assert.equal((await undo('ann', await batchOf(id))).body.code, 'VIGIE_CASE_DECISION_FINAL');
    const { state, undo: still } = (await started.call('ben', 'GET', `/v1/cases/${id}`)).body;
    assert.deepEqual([state, still], ['confirmed', null]);
  });

  test('is undone by who decided, once, and leaves both acts and no event', async () => {
    const id = await open();
    await decide('ann', id, 'escalate');
    const batch = await batchOf(id);
    assert.equal((await undo('ben', batch)).body.code, 'VIGIE_CASE_BATCH_NOT_OWN');
    assert.equal((await undo('zoe', batch)).status, 404);
    const undone = await undo('ann', batch);
    assert.deepEqual(undone.body, { batch, undone: [id], refused: [] });
    assert.equal((await undo('ann', batch)).body.code, 'VIGIE_CASE_DECISION_FINAL');
    const { body } = await started.call('ann', 'GET', `/v1/cases/${id}`);
    assert.equal(body.state, 'open');
    assert.deepEqual(body.decisions, []);
    await passMinute();
    assert.equal(await eventsOf(id), 0);
    assert.deepEqual(await actsOf(id), ['case.decided', 'case.decision-undone']);
    assert.equal((await decide('ben', id, 'dismiss')).status, 200, 'the case may be decided again');
  });

  test('counts in no figure before it is final, or once it is undone', async () => {
    const id = await open();
    const other = await open();
    const key = `fnd_${id.slice(4)}`;
    const month = at.slice(0, 8);
    const FIGURES: Record<string, () => Promise<number>> = {
      'precision of rules': () => inUnit(async (tx) => (await countReviews(tx)).get('p/r')?.confirmed ?? 0),
      'report on packs': () =>
        inUnit(
          async (tx) => (await listReviewed(tx, { cursor: '', limit: 9_999 })).filter((one) => one.id === key).length,
        ),
      'what relistings are matched against': () =>
        inUnit(async (tx) => (await listConfirmedListings(tx)).filter(({ caseId }) => caseId === id).length),
      'record of the trader': () => inUnit(async (tx) => (await countTraders(tx, [other])).get(other)?.confirmed ?? 0),
      release: () =>
        inUnit(async (tx) =>
          (await countEvents(tx, { from: `${month}01`, to: `${month}30` }, 'UTC')).reduce(
            (n, one) => n + (one.confirmed ?? 0),
            0,
          ),
        ),
      'figures: cases': async () => (await figures()).cases.confirmed,
      'figures: by platform': async () => (await figures()).byPlatform[0]?.confirmed ?? 0,
      'figures: by month': async () => (await figures()).byMonth.reduce((n, one) => n + one.confirmed, 0),
    };
    const figures = () => inUnit((tx) => readFigures(tx, 'UTC'));
    const readAll = async () =>
      Object.fromEntries(await Promise.all(Object.entries(FIGURES).map(async ([name, of]) => [name, await of()])));
    const before = await readAll();
    await decide('ann', id);
    assert.deepEqual(await readAll(), before, 'it may be undone');
    await undo('ann', await batchOf(id));
    assert.deepEqual(await readAll(), before, 'it is undone');
    await decide('ann', id);
    await passMinute();
    const up = Object.fromEntries(Object.entries(before).map(([name, n]) => [name, Number(n) + 1]));
    assert.deepEqual(await readAll(), up, 'it is final');
  });

  test('is final at once where something is built on it', async () => {
    const recipients = [await identityToRecipient(await generateIdentity())];
    const id = await open();
    await decide('ann', id);
    const asked = await started.call('ann', 'POST', '/v1/dossiers', { case: id, recipients, reason });
    assert.equal(asked.status, 200, JSON.stringify(asked.body));
    assert.equal(await eventsOf(id), 1);
    assert.equal((await undo('ann', await batchOf(id))).body.code, 'VIGIE_CASE_DECISION_FINAL');
  });

  test('on many cases is each for itself, once for its key, and undone together', async () => {
    const [one, two, three, four] = await Promise.all([open(), open(), open(), open()]);
    await decide('ben', two, 'dismiss');
    await started.call('ben', 'PUT', `/v1/cases/${three}/lock`);
    const cases = [one, two, three, 'cas_none', four, one];
    const first = await decideAll('ann', cases, 'dismiss', 'key-1');
    assert.equal(first.status, 200);
    const { batch, undoUntil, decided, refused } = first.body;
    assert.deepEqual(decided, [one, four]);
    assert.deepEqual(
      refused.map((each: { case: string; code: string }) => [each.case, each.code]),
      [
        [two, 'VIGIE_CASE_DECIDED'],
        [three, 'VIGIE_CASE_LOCKED'],
        ['cas_none', 'VIGIE_CASE_UNKNOWN'],
      ],
    );
    assert.match(refused[1].detail, /^ben has this case open .* until \d\d:\d\d:\d\d at least\.$/);
    assert.ok(Date.parse(undoUntil) > Date.now());
    assert.deepEqual(
      (await decideAll('ann', cases, 'dismiss', 'key-1')).body,
      first.body,
      'the same key, the same answer',
    );
    assert.deepEqual(await actsOf(one), ['case.decided']);
    assert.deepEqual((await undo('ann', batch)).body.undone, [one, four]);
    assert.deepEqual([await stateOf(one), await stateOf(two), await stateOf(four)], ['open', 'dismissed', 'open']);
    const none = await decideAll('zoe', [one, four]);
    assert.deepEqual([none.body.decided, none.body.undoUntil], [[], null], 'another unit has none of them');
    assert.equal(
      (
        await decideAll(
          'ann',
          Array.from({ length: 201 }, (_, n) => `cas_${n}`),
        )
      ).status,
      400,
    );
  });

  test('on what one has read is refused where the case is another meanwhile', async () => {
    const id = await open();
    await decide('ann', id);
    await passMinute();
    const stale = { kind: 'dismiss', reason, from: 'open' };
    const refused = await started.call('ben', 'POST', `/v1/cases/${id}/decisions`, stale);
    assert.deepEqual([refused.status, refused.body.code], [409, 'VIGIE_CASE_CHANGED']);
    const together = await started.call('ben', 'POST', '/v1/cases/decisions', { cases: [id], ...stale });
    assert.deepEqual(
      together.body.refused.map(({ code }: { code: string }) => code),
      ['VIGIE_CASE_CHANGED'],
    );
    assert.equal(await stateOf(id), 'confirmed');
    const revised = await started.call('ben', 'POST', `/v1/cases/${id}/decisions`, { ...stale, from: 'confirmed' });
    assert.equal(revised.body.state, 'dismissed');
  });

  test('of two people at once lands for one of them', async () => {
    for (let race = 0; race < RACES; race++) {
      const id = await open();
      const other = race % 2 === 0 ? 'confirm' : 'dismiss';
      const second = race % 3 === 0 ? decideAll('ben', [id], other) : decide('ben', id, other);
      const [ann, ben] = await Promise.all([decide('ann', id), second]);
      const landed = [ann.status === 200, ben.status === 200 && (ben.body.decided ?? [id]).length === 1];
      assert.equal(landed.filter(Boolean).length, 1, `${race}: ${ann.status}, ${ben.status}`);
      const code = landed[0] ? (ben.body.code ?? ben.body.refused[0].code) : ann.body.code;
      assert.match(code, /^VIGIE_CASE_(JUST_)?DECIDED$/);
      assert.deepEqual(await actsOf(id), ['case.decided']);
    }
  });
});
