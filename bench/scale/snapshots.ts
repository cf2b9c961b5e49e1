// Whether the table of snapshots is better in parts: so many of one unit, beside nine smaller ones, in one table as it is, in
// parts by unit (hash) and in parts by month, with the indexes that each needs: one that is unique has to name what a table is
// parted by. PostgreSQL as Vigie brings it. A JSON line for each: median milliseconds of PostgreSQL for what the product
// asks of snapshots, with the buffers that it looks at; seconds to fill; megabytes.
// node bench/scale/snapshots.ts [--snapshots 10000000] [--rounds 200]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { z } from 'zod';
import { holdServer } from '../../server/src/base/database/embedded/embedded-server.ts';
import { dataFolder } from '../../server/testing/stores.ts';
import { median } from '../counted/median.ts';

const given = parseArgs({
  options: { snapshots: { type: 'string', default: '10000000' }, rounds: { type: 'string', default: '200' } },
}).values;
const SNAPSHOTS = Number(given.snapshots);
const ROUNDS = Number(given.rounds);
/** Each offer was seen so often. */
const SEEN = 5;
const STEP = Math.min(1_000_000, SNAPSHOTS / 2);
const MONTHS = 12;

const COLUMNS = `id text collate "C" not null, unit_id text not null, listing_id text not null, digest text not null, content jsonb not null,
  seen_at timestamptz not null, compartment text`;
const COMMON = (table: string): string[] => [
  `create index on ${table} (listing_id, seen_at)`,
  `create index on ${table} (compartment) where compartment is not null`,
];
const WAYS: Record<string, { table: string; make: string[]; indexes: string[] }> = {
  'one table': {
    table: 'whole',
    make: [`create table whole (${COLUMNS})`],
    indexes: [
      'alter table whole add primary key (id)',
      'alter table whole add unique nulls not distinct (unit_id, listing_id, digest, compartment)',
      ...COMMON('whole'),
    ],
  },
  'by unit': {
    table: 'by_unit',
    make: [
      `create table by_unit (${COLUMNS}) partition by hash (unit_id)`,
      ...Array.from(
        { length: 8 },
        (_, n) => `create table by_unit_${n} partition of by_unit for values with (modulus 8, remainder ${n})`,
      ),
    ],
    indexes: [
      'alter table by_unit add primary key (id, unit_id)',
      'alter table by_unit add unique nulls not distinct (unit_id, listing_id, digest, compartment)',
      ...COMMON('by_unit'),
    ],
  },
  'by month': {
    table: 'by_month',
    make: [
      `create table by_month (${COLUMNS}) partition by range (seen_at)`,
      `do $$ begin for n in 0 .. ${MONTHS - 1} loop execute format('create table by_month_%s partition of by_month for values from (%L) to (%L)',
        n, timestamptz '2025-12-01' + n * interval '1 month', timestamptz '2025-12-01' + (n + 1) * interval '1 month'); end loop; end $$`,
    ],
    // That the same content of an offer is kept once cannot be held by an index here: it would have to name the month.
    indexes: [
      'alter table by_month add primary key (id, seen_at)',
      'create index on by_month (unit_id, listing_id, digest, compartment)',
      ...COMMON('by_month'),
    ],
  },
};

/** Rows from one number on: nine in ten of unit 0. The identifiers begin with the instant, as Vigie's do. */
const fill = (table: string, from: number): string => `
  insert into ${table} select 'snp_' || lpad(to_hex(n), 12, '0') || substr(md5(n::text), 1, 14), 'unt_' || case when n % 10 < 9 then 0 else n % 9 + 1 end,
    'lst_' || lpad(to_hex(n % ${Math.ceil(SNAPSHOTS / SEEN)}), 26, '0'), md5(n::text) || md5((n + 1)::text),
    jsonb_build_object('title', 'Garden chair no. ' || n, 'price', n % 1000, 'id', n),
    timestamptz '2025-12-01' + n * (interval '364 days' / ${SNAPSHOTS}), null
  from generate_series(${from}, ${Math.min(SNAPSHOTS, from + STEP) - 1}) n`;
/** All but the last of them, of the table that was filled first. */
const copy = (table: string): string =>
  `insert into ${table} select * from whole where seen_at < timestamptz '2025-12-01' + ${SNAPSHOTS - STEP} * (interval '364 days' / ${SNAPSHOTS})`;

const planSchema = z.array(
  z.object({
    'QUERY PLAN': z.tuple([
      z.object({
        'Execution Time': z.number(),
        'Planning Time': z.number(),
        Plan: z.object({ 'Shared Hit Blocks': z.int(), 'Shared Read Blocks': z.int() }),
      }),
    ]),
  }),
);
const idOf = (n: number): string => `'snp_' || lpad(to_hex(${n}), 12, '0') || substr(md5('${n}'), 1, 14)`;
const listingOf = (n: number): string => `'lst_' || lpad(to_hex(${n % Math.ceil(SNAPSHOTS / SEEN)}), 26, '0')`;
/** What is asked of snapshots: by row-level security each names its unit as well. */
const ASKED: Record<string, (table: string, n: number) => string> = {
  'one by its id': (table, n) => `select content from ${table} where id = ${idOf(n)} and unit_id = 'unt_0'`,
  'five hundred by their ids': (table, n) =>
    `select content from ${table} where id = any(array(select 'snp_' || lpad(to_hex(k), 12, '0') || substr(md5(k::text), 1, 14)
      from generate_series(${n}, ${n} + 499 * 7, 7) k)) and unit_id = 'unt_0'`,
  'newest of an offer': (table, n) =>
    `select id from ${table} where listing_id = ${listingOf(n)} and unit_id = 'unt_0' order by seen_at desc limit 1`,
  'whether a content is known': (table, n) =>
    `select id from ${table} where unit_id = 'unt_0' and listing_id = ${listingOf(n)} and digest = md5('${n}') || md5('${n + 1}')`,
  'the newest hundred': (table) => `select id from ${table} where unit_id = 'unt_0' order by id desc limit 100`,
};

const round = (value: number): number => Math.round(value * 1000) / 1000;
const tell = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

const folder = await dataFolder();
const held = await holdServer(folder.path, { settings: { fsync: 'off', max_wal_size: '8GB' } });
const database = new pg.Client({ connectionString: held.url });
await database.connect();
/** Seconds of processor time that the connection's own process took. */
async function worked(statements: string[]): Promise<number> {
  const { rows } = await database.query<{ pid: number }>('select pg_backend_pid() as pid');
  const spent = (): number => Number(readFileSync(`/proc/${rows[0]?.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e9;
  const before = spent();
  for (const statement of statements) await database.query(statement);
  return round(spent() - before);
}
try {
  await database.query(
    `create schema bench; set search_path = bench; set max_parallel_maintenance_workers = 0; set maintenance_work_mem = '256MB'`,
  );
  for (const [way, { table, make, indexes }] of Object.entries(WAYS)) {
    await worked(make);
    // The last tenth comes to a table that has its indexes, as offers do.
    const steps = Array.from({ length: Math.ceil(SNAPSHOTS / STEP) }, (_, n) => fill(table, n * STEP));
    const last = steps.pop() ?? '';
    await worked(table === 'whole' ? steps : [copy(table)]);
    const indexSeconds = await worked(indexes);
    const insertSeconds = await worked([last]);
    await database.query(`vacuum analyze ${table}`);
    const { rows } = await database.query<{ size: string }>(
      `select coalesce(sum(pg_total_relation_size(relid)), pg_total_relation_size('${table}')) as size from pg_partition_tree('${table}')`,
    );
    tell({
      measure: way,
      snapshots: SNAPSHOTS,
      megabytes: Math.round(Number(rows[0]?.size) / 1e6),
      indexSeconds,
      insertedUs: round((insertSeconds * 1e6) / Math.min(STEP, SNAPSHOTS)),
    });
    for (const [question, ask] of Object.entries(ASKED)) {
      const times: number[] = [];
      const planned: number[] = [];
      const buffers: number[] = [];
      for (let n = 0; n < ROUNDS; n++) {
        const at = Math.floor((SNAPSHOTS * 0.9 * n) / ROUNDS / 10) * 10;
        const { rows: explained } = await database.query(`explain (analyze, buffers, format json) ${ask(table, at)}`);
        const [top] = planSchema.parse(explained)[0]?.['QUERY PLAN'] ?? [];
        if (!top) continue;
        times.push(top['Execution Time']);
        planned.push(top['Planning Time']);
        buffers.push(top.Plan['Shared Hit Blocks'] + top.Plan['Shared Read Blocks']);
      }
      const cost = { ms: round(median(times)), planMs: round(median(planned)), buffers: median(buffers) };
      tell({ measure: question, way, ...cost });
    }
    if (table !== 'whole') await database.query(`drop table ${table}`);
  }
  await database.query('drop schema bench cascade');
} finally {
  await database.end();
  await held.release();
  await folder.drop();
}
