import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { moveSnapshots } from '../../src/archive/index.ts';
import { makeBackup, restoreBackup } from '../../src/backup/index.ts';
import { readBackup } from '../../src/backup/read-backup.ts';
import { nameSchema } from '../../src/base/database/migrate.ts';
import { ALL_CASES } from '../../src/base/database/reader.ts';
import { openVault } from '../../src/evidence/index.ts';
import { readHistory } from '../../src/listing/archive/archive.ts';
import { listCurrent, listSegments, type Snapshot, segmentPath } from '../../src/listing/index.ts';
import { listListings } from '../../src/listing/store.ts';
import { allMigrations } from '../../src/migrations.ts';
import { eraseDue } from '../../src/retention/erase/erase-due.ts';
import { type TestStore, testStore } from '../stores.ts';
import type { TestVigie } from '../vigie.ts';

/**
 * Backs up an installation whose unit has twelve offers in the archive and one in a case, once whole and once without a
 * file; restores it elsewhere, and erases there what is due.
 */
export async function drillBackup(
  started: TestVigie,
  { made, unit }: { made: TestStore; unit: string },
): Promise<void> {
  const copies = mkdtempSync(join(tmpdir(), 'vigie-archive-'));
  const { context, vault } = started.vigie;
  const { config, visitor } = context;
  const lock = { passphrase: 'one passphrase', name: 'ONE', workFactor: 6 };
  const keysLock = { passphrase: 'another passphrase', name: 'OTHER', workFactor: 6 };
  const to = (name: string) => ({ path: join(copies, name), keys: join(copies, `${name}.keys`), lock, keysLock });
  const source = { config, vault, version: '1.2.3', clock: started.clock, schema: nameSchema(allMigrations()) };
  const backUp = (name: string) => makeBackup({ ...source, ownerUrl: made.settings.databaseUrl ?? '' }, to(name));
  assert.deepEqual((await backUp('whole')).missing, []);
  const [first] = await context.store.inUnit(unit, listCurrent);
  assert.ok(first);
  const path = segmentPath(config.dataDir, first);
  const bytes = readFileSync(path);
  rmSync(path);
  assert.deepEqual((await backUp('missing')).missing, [first.id]);
  assert.deepEqual((await readBackup(to('missing').path, lock)).missing, [first.id]);
  writeFileSync(path, bytes);
  const empty = await testStore('template1');
  const { dataDir, databaseUrl } = empty.settings;
  const into = { ...config, dataDir, databaseUrl };
  const about = { seenOutside: () => Promise.resolve(null), signIns: null, clock: started.clock };
  const restored = await restoreBackup(to('whole'), { config: into, migrations: allMigrations(), ...about });
  assert.deepEqual(restored.missing, []);
  const there = { ...context, config: into, store: await empty.open() };
  const seenIn = (at: typeof context) =>
    at.store.inUnit(
      unit,
      async (tx) => {
        const all: Snapshot[] = [];
        for (const { id, platform } of await listListings(tx, { limit: 100 }))
          all.push(...(await readHistory({ tx, context: at }, { id, platform })));
        return all;
      },
      ALL_CASES,
    );
  const seen = await seenIn(context);
  assert.deepEqual(await seenIn(there), seen);
  await there.store.inUnit(unit, async (tx) => {
    await sql`insert into proposal (id, unit_id, kind, summary, content, reason, proposed_at) values ('prp_0', ${unit}, 'k', '{}', '{}', 'r', now())`.execute(
      tx,
    );
    await sql`insert into retention_period values (${unit}, 'offers', 1, 'days', 'because', 'source', false, 'prp_0', now())`.execute(
      tx,
    );
  });
  assert.equal((await eraseDue(there, unit)).offers, 12);
  const left = await seenIn(there);
  assert.ok(
    left.length > 0 && left.every(({ content }) => content.title === '[erased]' || content.platform === 'p9.example'),
  );
  const own = openVault(into, { store: there.store, visitor });
  await moveSnapshots({ context: there, entries: own.entries }, unit);
  const segments = await there.store.inUnit(unit, listSegments);
  assert.ok(
    segments.length > 0 && segments.every(({ sealedKey, replacedAt }) => replacedAt !== null && sealedKey === null),
  );
  await own.close();
  await empty.drop();
  rmSync(copies, { recursive: true });
}
