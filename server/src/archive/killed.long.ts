// The move into the archive, killed a hundred times: nothing is lost, nothing is there twice, in either place.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { emptyListing } from '@vigie/engine';
import { verifyLog } from '@vigie/proof';
import { sql } from 'kysely';
import { z } from 'zod';
import { testStore } from '../../testing/stores.ts';
import { readConfig } from '../base/core/config.ts';
import { ROOT } from '../base/core/home.ts';
import { newId } from '../base/core/ids.ts';
import { ALL_CASES } from '../base/database/reader.ts';
import { rows } from '../base/database/rows.ts';
import { openVault } from '../evidence/index.ts';
import { contentOf, listCurrent, listSegments } from '../listing/index.ts';
import { findSeen } from './find.ts';

const KILLS = 100;
const OFFERS = 60;
const STATES = 20;
const unit = 'unt_1';

test('a hundred kills of the move lose no snapshot and double none', async () => {
  const made = await testStore();
  const store = await made.open();
  const { dataDir, databaseUrl } = made.settings;
  const config = { ...readConfig({ VIGIE_DATA: dataDir }), databaseUrl };
  const ask = (statement: ReturnType<typeof sql>) => store.inUnit(unit, (tx) => statement.execute(tx), ALL_CASES);
  await ask(sql`insert into unit (id, name, made_at) values (${unit}, 'one', now())`);
  let round = 0;
  /** What is there to be moved: states of offers, seen long ago. */
  const fill = async (): Promise<void> => {
    round += 1;
    const added = Array.from({ length: OFFERS * STATES }, (_, n) => {
      const seenAt = new Date(Date.UTC(2020, 0, round, 0, Math.floor(n / OFFERS)));
      const content = {
        ...emptyListing('p.example', `offer ${n % OFFERS}`),
        price: `${round}.${10 + Math.floor(n / OFFERS)}`,
      };
      const { digest } = contentOf(content);
      return { id: newId('snp', seenAt), listing: `lst_${n % OFFERS}`, digest, content, at: seenAt.toISOString() };
    });
    await ask(sql`insert into listing (id, unit_id, platform, key, title, first_seen, last_seen)
      select 'lst_' || n, ${unit}, 'p.example', n::text, 't', now(), now() from generate_series(0, ${OFFERS - 1}) n on conflict do nothing`);
    await ask(sql`insert into snapshot (id, unit_id, listing_id, digest, content, seen_at)
      select r.id, ${unit}, r.listing, r.digest, r.content, r.at
      from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as r(id text, listing text, digest text, content jsonb, at timestamptz)
      on conflict do nothing`);
    await ask(sql`insert into screening (unit_id, snapshot_id, packs_digest, engine, screened_at)
      select ${unit}, id, 'd', 'e', seen_at from snapshot on conflict do nothing`);
  };
  const env = { ...process.env, VIGIE_DATA: dataDir, DATABASE_URL: databaseUrl ?? '', VIGIE_ARCHIVE_DAYS: '30' };
  const start = () =>
    spawn(process.execPath, ['--no-warnings', join(ROOT, 'server/testing/archive/move-once.ts'), unit, '100'], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  const seen = async (): Promise<string[]> => {
    const found: string[] = [];
    for await (const some of findSeen({ store, config }, { unit, reader: ALL_CASES }, {}))
      found.push(
        ...some.found.map(({ id, digest, content }) => {
          assert.equal(contentOf(content).digest, digest);
          return `${id} ${digest}`;
        }),
      );
    return found.sort();
  };
  await fill();
  let kept = await seen();
  let cut = 0;
  for (let kills = 0; kills < KILLS; ) {
    const child = start();
    const exit = once(child, 'exit');
    await Promise.race([once(child.stdout, 'data'), exit]);
    // From the lock to the last commit; which moment it meets is chance.
    await delay(Math.random() * 400);
    if (child.exitCode === null && child.kill('SIGKILL')) kills += 1;
    const [code] = await exit;
    if (code === 0) {
      await fill();
      kept = await seen();
      continue;
    }
    const isCut = (await store.inUnit(unit, listSegments)).length < readdirSync(join(dataDir, 'archive', unit)).length;
    if (isCut) cut += 1;
    if (kills % 5 === 0) assert.deepEqual(await seen(), kept, `after ${kills} kills`);
  }
  const child = start();
  assert.equal((await once(child, 'exit'))[0], 0);
  assert.deepEqual(await seen(), kept);
  assert.equal(new Set(kept).size, kept.length);
  const segments = await store.inUnit(unit, listSegments);
  assert.deepEqual(
    readdirSync(join(dataDir, 'archive', unit)).sort(),
    segments.map(({ id }) => `${id}.segment`).sort(),
  );
  const archived = (await store.inUnit(unit, listCurrent)).reduce((sum, segment) => sum + segment.rows, 0);
  const [left] = await store.inUnit(unit, (tx) =>
    rows(
      tx,
      z.object({ rows: z.int(), counted: z.int() }),
      sql`select (select count(*)::int from snapshot) as rows,
      (select sum(archived)::int from listing) as counted`,
    ),
  );
  assert.deepEqual(left, { rows: OFFERS, counted: archived });
  assert.equal(archived + OFFERS, kept.length);
  const vault = openVault(config);
  // Opened as a service does, which mends what a kill cut off.
  await vault.log();
  await vault.close();
  const report = verifyLog(vault.logDir, vault.origin, vault.verifierKey);
  assert.ok(report.ok, JSON.stringify(report));
  process.stderr.write(
    `${KILLS} kills, ${cut} with a file that no row named, ${kept.length} snapshots, ${round} fills\n`,
  );
  await made.drop();
});
