// An intake that is killed (kill -9) again and again while it is read: no row is lost, and none is kept twice.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { testStore } from '../../testing/stores.ts';
import { startTestVigie } from '../../testing/vigie.ts';

const ROWS = 4_000;
/** Every so many rows, one that cannot be read. */
const BROKEN = 500;
const KILLS = 8;

const { INTAKE_DATA, INTAKE_DATABASE } = process.env;
if (INTAKE_DATA) {
  // The process that is killed: it does the work of the queues.
  await startTestVigie({ settings: { dataDir: INTAKE_DATA, databaseUrl: INTAKE_DATABASE ?? null } });
  process.stdout.write('works\n');
} else {
  test('what is killed while it reads goes on behind what it kept', { timeout: 600_000 }, async (t) => {
    const made = await testStore();
    const { dataDir, databaseUrl } = made.settings;
    const web = await startTestVigie(made, { works: false });
    const { unit } = await web.add('ann');
    const table = Array.from({ length: ROWS }, (_, n) =>
      n % BROKEN === 7 ? `Kettle ${n},${n},too,many,cells` : `Kettle ${n},https://shop.example/${n}`,
    );
    const csv = Buffer.from(['title,url', ...table, ''].join('\n'));
    const given = await web.call('ann', 'POST', '/v1/intakes/files?name=a.csv', csv);
    assert.equal(given.status, 200);
    const { id } = given.body;
    const look = () =>
      web.vigie.context.store.inUnit(unit, async (tx) => {
        const { rows } = await sql<
          Record<'cursor' | 'kept' | 'lost' | 'rows' | 'gaps' | 'listings' | 'told', number>
        >`select
          i.cursor, i.kept, i.not_read as lost, (select count(*)::int from intake_row) as rows, (select count(*)::int from intake_gap) as gaps,
          (select count(*)::int from listing) as listings,
          (select coalesce(sum(jsonb_array_length(content -> 'snapshots')), 0)::int from event where kind = 'listing.seen') as told
          from intake i`.execute(tx);
        const [found] = rows;
        assert.ok(found);
        const { cursor, kept, lost } = found;
        assert.deepEqual({ ...found }, { cursor, kept, lost, rows: kept, gaps: lost, listings: kept, told: kept });
        assert.equal(cursor, kept + lost);
        return cursor;
      });
    const cursorOf = () =>
      web.vigie.context.store.inUnit(unit, async (tx) => {
        const { rows } = await sql<{ cursor: number }>`select cursor from intake`.execute(tx);
        return rows[0]?.cursor ?? 0;
      });
    const seen: number[] = [];
    for (let kill = 0; kill <= KILLS; kill++) {
      const child = spawn(process.execPath, [import.meta.filename], {
        env: { ...process.env, INTAKE_DATA: dataDir, ...(databaseUrl && { INTAKE_DATABASE: databaseUrl }) },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = once(child, 'exit');
      await Promise.race([once(child.stdout, 'data'), ended]);
      if (kill === KILLS)
        for (;;) {
          const { state } = (await web.call('ann', 'GET', `/v1/intakes/${id}`)).body;
          if (state === 'done') break;
          assert.equal(state, 'reading');
          assert.equal(child.exitCode, null, 'it works to the end');
          await wait(200);
        }
      else {
        // It is killed some time into what it reads on.
        const before = seen.at(-1) ?? 0;
        while (child.exitCode === null && (await cursorOf()) <= before) await wait(20);
        await wait(kill * 37);
      }
      child.kill('SIGKILL');
      await ended;
      // What the killed process had under way at the server ends by itself.
      await wait(300);
      seen.push(await look());
    }
    t.diagnostic(`read after each kill: ${seen.join(', ')}`);
    assert.equal(seen.at(-1), ROWS);
    // A busy machine may not even let one begin.
    assert.ok(new Set(seen).size > KILLS / 2, 'it was killed on its way');
    const { rows, isFileKept } = (await web.call('ann', 'GET', `/v1/intakes/${id}`)).body;
    assert.deepEqual(
      [rows.kept, rows.notRead, rows.known, isFileKept],
      [ROWS - ROWS / BROKEN, ROWS / BROKEN, 0, false],
    );
    const folder = join(dataDir, 'intake', unit);
    assert.ok(!existsSync(folder) || readdirSync(folder).length === 0, 'nothing is left of the file');
    await web.stop();
    await made.drop();
  });
}
