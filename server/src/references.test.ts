import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { rowsOf } from '../testing/isolation/rows-of-unit.ts';
import { describeStores, type TestStore } from '../testing/stores.ts';
import { ALL_CASES, OPEN_CASES } from './base/database/reader.ts';
import type { Store, Tx } from './base/database/store.ts';

const AT = `'2026-11-24T10:00:00Z'`;

/** The references that are looked at by statement: of a column, to the `id` of a table. */
const REFERENCES = [
  ['event', 'unit_id', 'unit'],
  ['"case"', 'unit_id', 'unit'],
  ['case_finding', 'unit_id', 'unit'],
  ['listing', 'unit_id', 'unit'],
  ['snapshot', 'unit_id', 'unit'],
  ['snapshot', 'listing_id', 'listing'],
  ['picture', 'unit_id', 'unit'],
  ['screening', 'unit_id', 'unit'],
  ['screening', 'snapshot_id', 'snapshot'],
  ['finding', 'unit_id', 'unit'],
  ['shadow_finding', 'unit_id', 'unit'],
  ['evidence_package', 'unit_id', 'unit'],
] as const;

/** Rows that name what is not there. */
const UNKNOWN = [
  `insert into listing values ('lst_1', 'nobody', 'p', 'k1', null, null, 't', null, ${AT}, ${AT})`,
  `insert into snapshot values ('snp_1', 'nobody', 'lst_a', 'd1', '{}', ${AT})`,
  `insert into snapshot values ('snp_1', 'a', 'lst_gone', 'd1', '{}', ${AT})`,
  // One of many.
  `insert into snapshot values ('snp_1', 'a', 'lst_a', 'd1', '{}', ${AT}), ('snp_2', 'a', 'lst_gone', 'd1', '{}', ${AT})`,
  `insert into picture (unit_id, snapshot_id, url, hashed_at) values ('nobody', 'snp_a', 'u1', ${AT})`,
  `insert into screening values ('nobody', 'snp_a', 'd1', 'e', ${AT})`,
  `insert into screening values ('a', 'snp_gone', 'd1', 'e', ${AT})`,
  `insert into finding values ('fnd_1', 'nobody', 'lst_a', 'snp_a', 'p', 'r1', 'd', 'e', 'high', '{}', ${AT})`,
  `insert into shadow_finding values ('nobody', 'snp_a', 'p', 'r1', 'd', 'e', ${AT})`,
  `insert into event values ('evt_1', 'nobody', 'case.decided', 'cas_a', '{}', ${AT})`,
  `insert into "case" values ('cas_1', 'nobody', 'p', 't1', 'p', 't', 'high', 'open', 'opened', null, ${AT}, ${AT})`,
  `delete from case_finding where finding_id = 'fnd_b'; insert into case_finding values ('nobody', 'cas_a', 'fnd_b', ${AT})`,
  `insert into evidence_package (id, unit_id, case_id, listing_id, state, made_at) values ('evd_1', 'nobody', 'cas_a', 'lst_a', 'pending', ${AT})`,
  // Where a row is there already, it is not taken for one that came.
  `insert into screening values ('a', 'snp_a', 'd', 'e', ${AT}), ('a', 'snp_gone', 'd', 'e', ${AT}) on conflict do nothing`,
];

/** What changes a name, or takes away what is named. None of them touches a row: no foreign key could refuse it instead. */
const CHANGED = [
  ...REFERENCES.map(([table, column]) => `update ${table} set ${column} = ${column} where false`),
  ...new Set(REFERENCES.map(([, , parent]) => parent)).values().flatMap((parent) => [
    `update ${parent} set id = id where false`,
    // A snapshot may be archived once nothing names it (archive/archive.test.ts).
    ...(parent === 'snapshot' ? [] : [`delete from ${parent} where false`]),
  ]),
  `insert into snapshot values ('snp_a', 'a', 'lst_a', 'd', '{}', ${AT}) on conflict (id) do update set listing_id = 'lst_b'`,
];

/** What is told of the snapshot of a unit's rows, in the tables where it is of its compartment. */
const TOLD: Record<string, (unit: string, mark: string) => string> = {
  picture: (u, mark) =>
    `insert into picture (unit_id, snapshot_id, url, hashed_at) values ('${u}', 'snp_${u}', '${mark}', ${AT}) returning url`,
  screening: (u, mark) => `insert into screening values ('${u}', 'snp_${u}', '${mark}', 'e', ${AT})`,
  finding: (u, mark) =>
    `insert into finding values ('fnd_${mark}', '${u}', 'lst_${u}', 'snp_${u}', 'p', 'r', '${mark}', 'e', 'high', '{}', ${AT})`,
  shadow_finding: (u, mark) =>
    `insert into shadow_finding values ('${u}', 'snp_${u}', 'p', 'r', '${mark}', 'e', ${AT})`,
};

describeStores('what a row names is there', (make) => {
  let made: TestStore;
  let store: Store;
  before(async () => {
    made = await make();
    store = await made.open();
    await made.asOwner(`${rowsOf('a')};\n${rowsOf('b')}`);
  });
  after(() => made.drop());

  for (const [statements, why] of [
    [UNKNOWN, /which is not known/],
    [CHANGED, /keep their names/],
  ] as const) {
    for (const statement of statements) {
      test(`refused: ${statement.slice(0, 110)}`, () =>
        assert.rejects(made.asOwner(statement), (error: { code?: string; message: string }) => {
          assert.match(error.message, why);
          return error.code === '23503';
        }));
    }
  }

  test('what is told of a snapshot of a compartment is of it, whoever tells it, and of many at once that one alone', async () => {
    await made.asOwner(`update snapshot set compartment = 'cas_a' where id = 'snp_a';
      update "case" set compartment = 'cas_a', visibility = 'sealed' where id = 'cas_a';
      insert into snapshot values ('snp_open', 'a', 'lst_a', 'd2', '{}', ${AT})`);
    for (const [n, reader] of [OPEN_CASES, ALL_CASES].entries()) {
      await store.inUnit(
        'a',
        async (tx) => {
          for (const rows of [
            sql`picture (unit_id, snapshot_id, url, hashed_at) select 'a', s, ${`v${n}`}, now()`,
            sql`screening (unit_id, snapshot_id, packs_digest, engine, screened_at) select 'a', s, ${`v${n}`}, 'e', now()`,
            sql`finding (id, unit_id, listing_id, snapshot_id, pack, rule, pack_digest, engine, severity, content, made_at)
              select 'fnd_' || ${`v${n}`} || s, 'a', 'lst_a', s, 'p', 'r', ${`v${n}`}, 'e', 'high', '{}', now()`,
            sql`shadow_finding (unit_id, snapshot_id, pack, rule, pack_digest, engine, made_at) select 'a', s, 'p', 'r', ${`v${n}`}, 'e', now()`,
          ])
            await sql`insert into ${rows} from unnest(array['snp_a', 'snp_open']) s`.execute(tx);
        },
        reader,
      );
    }
    const told = await store.inUnit(
      'a',
      (tx) =>
        sql<{ name: string; compartment: string | null; n: number }>`
        select 'picture' as name, snapshot_id, compartment, count(*)::int as n from picture where url like 'v_' group by 2, 3
        union all select 'screening', snapshot_id, compartment, count(*)::int from screening where packs_digest like 'v_' group by 2, 3
        union all select 'finding', snapshot_id, compartment, count(*)::int from finding where pack_digest like 'v_' group by 2, 3
        union all select 'shadow_finding', snapshot_id, compartment, count(*)::int from shadow_finding where pack_digest like 'v_' group by 2, 3
        order by 1, 2`.execute(tx),
      ALL_CASES,
    );
    assert.deepEqual(
      told.rows,
      ['finding', 'picture', 'screening', 'shadow_finding'].flatMap((name) => [
        { name, snapshot_id: 'snp_a', compartment: 'cas_a', n: 2 },
        { name, snapshot_id: 'snp_open', compartment: null, n: 2 },
      ]),
    );
  });

  const restrict = (visibility: string) => (tx: Tx) =>
    sql`update "case" set visibility = ${visibility} where id = 'cas_b'`.execute(tx);

  for (const [table, insert] of Object.entries(TOLD)) {
    for (const isTold of ['while it is restricted', 'before it is restricted', 'while it is opened again']) {
      test(`a ${table} that is told of a snapshot ${isTold} is where the snapshot is`, async () => {
        const isOpened = isTold === 'while it is opened again';
        await store.inUnit('b', restrict(isOpened ? 'sealed' : 'unit'), ALL_CASES);
        const tell = (tx: Tx) => sql.raw(insert('b', `${table} ${isTold}`)).execute(tx);
        const [first, second] = [restrict(isOpened ? 'unit' : 'sealed'), tell];
        const [early, late] = isTold === 'before it is restricted' ? [second, first] : [first, second];
        let later: Promise<unknown> = Promise.resolve();
        await store.inUnit(
          'b',
          async (tx) => {
            await early(tx);
            later = store.inUnit('b', late, ALL_CASES);
            // It waits, or has been missed by now.
            await Promise.race([later, delay(100)]);
          },
          ALL_CASES,
        );
        await later;
        const { rows } = await store.inUnit(
          'b',
          (tx) =>
            sql<{
              compartment: string | null;
            }>`select distinct compartment from ${sql.table(table)} where snapshot_id = 'snp_b'`.execute(tx),
          ALL_CASES,
        );
        assert.deepEqual(rows, [{ compartment: isOpened ? null : 'cas_b' }]);
      });
    }
  }
});
