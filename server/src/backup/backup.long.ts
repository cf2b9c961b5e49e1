// A backup with data, beside the service that goes on writing, and its return; and on the oldest PostgreSQL too.
import './backup.test.ts';
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { serve } from '../../testing/served.ts';
import { ROOT } from '../base/core/home.ts';
import { withSnapshot } from '../base/database/copy/snapshot-store.ts';
import { holdServer } from '../base/database/embedded/embedded-server.ts';
import { hashPassword } from '../people/password/password.ts';
import { readBackup } from './read-backup.ts';

const folder = mkdtempSync(join(tmpdir(), 'vigie-drill-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const SECRETS = {
  VIGIE_BACKUP_PASSPHRASE: 'a passphrase of a drill',
  VIGIE_BACKUP_KEYS_PASSPHRASE: 'another one of a drill',
};

const env = (dataDir: string) => ({ ...process.env, ...SECRETS, VIGIE_DATA: dataDir, VIGIE_LOG_LEVEL: 'error' });
const vigie = (dataDir: string, args: string[], input = '') => {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'bin/vigie.js'), ...args], {
    env: env(dataDir),
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr, seconds: (performance.now() - began) / 1000 };
};

/** Two who may restore a log behind what is known of it. */
async function addAdministrators(dataDir: string): Promise<void> {
  const server = await holdServer(dataDir);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  for (const name of ['one', 'two']) {
    await client.query(
      `insert into account (id, unit_id, email, name, role, language, password, made_at)
        select $1, id, $2, $1, (select role from account where role like 'admin%' limit 1), 'en', $3, now() from unit limit 1`,
      [`acc_${name}`, `${name}@drill.example`, await hashPassword(`password of ${name}`)],
    );
  }
  await client.end();
  await server.release();
}

/** Writes rows into many tables until it is told to stop. */
async function writeOn(dataDir: string): Promise<{ stop(): Promise<number> }> {
  const server = await holdServer(dataDir);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  let isOver = false;
  let written = 0;
  const writing = (async () => {
    for (; !isOver; written++) {
      await client.query(`begin; insert into listing (id, unit_id, platform, key, title, first_seen, last_seen)
        select 'lst_drill${written}', id, 'drill', 'k${written}', 't', now(), now() from unit limit 1;
        insert into snapshot (id, unit_id, listing_id, digest, content, seen_at)
        select 'snp_drill${written}', id, 'lst_drill${written}', 'd', '{}', now() from unit limit 1; commit`);
    }
  })();
  return {
    async stop() {
      isOver = true;
      await writing;
      await client.end();
      await server.release();
      return written;
    },
  };
}

async function tablesOf(dataDir: string): Promise<Map<string, string>> {
  const server = await holdServer(dataDir);
  try {
    return await withSnapshot(server.url, async (snapshot) => {
      const found = new Map<string, string>();
      for (const table of snapshot.tables) {
        const reading = snapshot.read(table);
        let next = await reading.next();
        while (!next.done) next = await reading.next();
        found.set(`${table.schema}.${table.name}`, `${next.value.rows} ${next.value.digest}`);
      }
      return found;
    });
  } finally {
    await server.release();
  }
}

test('a filled installation is backed up while it serves and writes, and comes back row for row', async () => {
  const data = join(folder, 'data');
  const filled = vigie(data, ['demo', '--once', '--data', data]);
  assert.equal(filled.status, 0, filled.stderr);
  await addAdministrators(data);
  const served = await serve({ VIGIE_DATA: data });
  const file = join(folder, 'backup');
  const load = await writeOn(data);
  try {
    await served.untilReady();
    // Killed at moments of its work: no file has the name.
    for (const ms of [1500, 3000, 5000]) {
      const child = spawn(process.execPath, [join(ROOT, 'bin/vigie.js'), 'backup', join(folder, 'killed')], {
        env: env(data),
        stdio: 'ignore',
      });
      await delay(ms);
      child.kill('SIGKILL');
      await once(child, 'exit');
      assert.deepEqual([existsSync(join(folder, 'killed')), existsSync(join(folder, 'killed.keys'))], [false, false]);
    }
    const made = vigie(data, ['backup', file]);
    assert.equal(made.status, 0, made.stderr);
    process.stderr.write(`backup in ${made.seconds.toFixed(1)} s, ${statSync(file).size} bytes: ${made.stdout}`);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('.tmp')),
      [],
      'what was cut off is gone',
    );
  } finally {
    process.stderr.write(`${await load.stop()} listings written meanwhile\n`);
    await served.stop();
  }
  const lock = { passphrase: SECRETS.VIGIE_BACKUP_PASSPHRASE, name: '' };
  const { tables, header } = await readBackup(file, lock);
  const back = join(folder, 'back');
  const restored = vigie(back, ['restore', file]);
  assert.equal(restored.status, 0, restored.stderr);
  process.stderr.write(`restore in ${restored.seconds.toFixed(1)} s: ${restored.stdout}`);
  const kept = new Map(tables.map(({ schema, name, rows, digest }) => [`${schema}.${name}`, `${rows} ${digest}`]));
  assert.deepEqual(await tablesOf(back), kept);
  assert.ok([...kept.values()].filter((each) => !each.startsWith('0 ')).length > 15, 'many tables have rows');
  for (const args of [
    ['log', 'verify'],
    ['audit', 'verify'],
  ]) {
    const said = vigie(back, args);
    assert.equal(said.status, 0, `${args}: ${said.stdout}${said.stderr}`);
  }
  const size = z.object({ size: z.number() }).parse(JSON.parse(vigie(back, ['log', 'verify']).stdout)).size;
  assert.equal(size, header.log.size);
  const exported = vigie(back, ['evidence', 'export', '--out', join(folder, 'exported')]);
  assert.equal(exported.status, 0, exported.stderr);
  for (const name of readdirSync(join(folder, 'exported'))) {
    assert.equal(vigie(back, ['verify', join(folder, 'exported', name)]).status, 0, name);
  }
  // The log went on after the backup, and the newer one is lost.
  const anew = join(folder, 'anew');
  const behind = ['restore', file, '--known-head', String(header.log.size + 7)];
  const alone = vigie(anew, behind);
  assert.equal(alone.status, 2, alone.stderr);
  assert.match(alone.stderr, /^vigie: The log of the backup has \d+ entries, and is known to have had \d+\..*\n$/);
  const together = vigie(
    anew,
    [...behind, '--by', 'one@drill.example', 'two@drill.example'],
    'password of one\npassword of two\n',
  );
  assert.equal(together.status, 0, together.stderr);
  process.stderr.write(`${together.stderr}${together.stdout}`);
  for (const args of [
    ['log', 'verify'],
    ['audit', 'verify'],
  ]) {
    const said = vigie(anew, args);
    assert.equal(said.status, 0, `${args}: ${said.stdout}${said.stderr}`);
  }
  assert.match(vigie(anew, ['doctor', '--json']).stdout, /was put back on .* are missing here/);
  const again = await serve({ VIGIE_DATA: back });
  await again.untilReady();
  assert.equal((await again.stop()).code, 0, again.said());
});
