// Erasing, killed again and again: each batch is erased and told of, or neither, and in the end all is.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testStore } from '../../testing/stores.ts';
import { startTestVigie } from '../../testing/vigie.ts';
import { verifyAudit } from '../people/index.ts';
import { eraseDue } from './erase/erase-due.ts';

const NOW = '2027-07-01T09:00:00Z';
const RECORDS = 400;
const KILLS = 8;

/** The process that is killed: it erases one record after the other. */
async function eraseAsChild(settings: { dataDir: string; databaseUrl: string | null }, unit: string): Promise<void> {
  const started = await startTestVigie({ settings }, { now: NOW });
  process.stdout.write('begins\n');
  await eraseDue(started.vigie.context, unit, 1);
  await started.stop();
}

const { ERASE_UNIT, ERASE_DATA, ERASE_DATABASE } = process.env;
if (ERASE_UNIT && ERASE_DATA) {
  await eraseAsChild({ dataDir: ERASE_DATA, databaseUrl: ERASE_DATABASE ?? null }, ERASE_UNIT);
} else {
  test('what is killed while it erases leaves whole batches, and goes on', async (t) => {
    const made = await testStore();
    const { dataDir, databaseUrl } = made.settings;
    const first = await startTestVigie(made, { now: NOW });
    const { unit, account } = await first.add('ada', { role: 'administrator' });
    await first.stop();
    const at = "'2026-01-01T00:00:00Z'";
    await made.asOwner(`
      insert into proposal (id, unit_id, kind, summary, content, reason, proposed_at) values ('prp_1', '${unit}', 'k', '{}', '{}', 'r', ${at});
      insert into retention_period values ('${unit}', 'misuse-measures', 6, 'months', 'basis', 'source', false, 'prp_1', ${at});
      insert into misuse_measure (id, unit_id, subject_kind, subject_key, kind, reason, criteria, since, account_id)
        select 'msr_' || n, '${unit}', 'trader', 'somebody', 'warning', 'why', '{}', ${at}, '${account}' from generate_series(1, ${RECORDS}) n`);
    const store = await made.open();
    const look = () =>
      store.inUnit(unit, async (tx) => {
        const { rows } = await sql<{ told: number; marked: number; gone: number; half: number; noted: number }>`select
          (select coalesce(sum(count), 0)::int from erasure) as told, (select count(*)::int from erased_record) as marked,
          (select count(*)::int from misuse_measure where reason = '[erased]') as gone,
          (select count(*)::int from misuse_measure where (reason = '[erased]') <> (subject_key = 'erased:' || id)) as half,
          (select count(*)::int from audit where act = 'records.erased') as noted`.execute(tx);
        const [{ told, ...others } = { told: -1 }] = rows;
        assert.deepEqual(others, { marked: told, gone: told, half: 0, noted: told });
        assert.equal(await verifyAudit(tx), null);
        return told;
      });
    const seen: number[] = [];
    for (let kill = 0; kill <= KILLS; kill++) {
      const child = spawn(process.execPath, [import.meta.filename], {
        env: {
          ...process.env,
          ERASE_UNIT: unit,
          ERASE_DATA: dataDir,
          ...(databaseUrl && { ERASE_DATABASE: databaseUrl }),
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = once(child, 'exit');
      await once(child.stdout, 'data');
      if (kill < KILLS) setTimeout(() => child.kill('SIGKILL'), 20 + kill * 30);
      await ended;
      // What the killed process had under way at the server ends by itself.
      await new Promise((resolve) => setTimeout(resolve, 300));
      seen.push(await look());
    }
    t.diagnostic(`erased after each kill: ${seen.join(', ')}`);
    assert.equal(seen.at(-1), RECORDS);
    assert.ok(new Set(seen).size > 2, 'it was killed on its way');
    await made.drop();
  });
}
