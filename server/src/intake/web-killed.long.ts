// The process that answers people is killed (SIGKILL) or told to end (SIGTERM) while a file is taken in and while many
// cases are decided and undone at once; whoever asked asks again with the same key. Nothing is lost, nothing done twice.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import { testStore } from '../../testing/stores.ts';
import { startTestVigie } from '../../testing/vigie.ts';
import { oneRow } from '../base/database/rows.ts';
import { enrol, openSession, verifyAudit } from '../people/index.ts';

const ROWS = 1_000;
/** Decided in parts: as many as are decided on at once. */
const CASES = [200, 200, 100];
/** So long may a decision be undone: longer than it takes to start again a few times. Then its end is brought forward. */
const UNDO_SECONDS = 3_600;
const NOW = new Date('2026-11-24T09:00:00Z');

const { KILLED_DATA, KILLED_DATABASE, KILLED_WORKS } = process.env;
if (KILLED_DATA) {
  const made = { settings: { dataDir: KILLED_DATA, databaseUrl: KILLED_DATABASE ?? null } };
  const works = KILLED_WORKS === 'yes';
  const { vigie } = await startTestVigie(made, { works, settings: { undoSeconds: UNDO_SECONDS } });
  const url = works ? 'works' : await vigie.listen();
  process.on('SIGTERM', () => void vigie.stop().then(() => process.exit(0)));
  process.stdout.write(`${url}\n`);
} else {
  test('what people asked for is done once, however often the service ends meanwhile', {
    timeout: 1_800_000,
  }, async (t) => {
    const made = await testStore();
    const { dataDir, databaseUrl } = made.settings;
    const store = await made.open();
    const person = { unit: 'u', email: 'ann@test.example', name: 'Ann', role: 'analyst', language: 'en' } as const;
    const { account, unit } = await enrol(store, () => NOW, { ...person, password: null });
    const token = await openSession(store, () => NOW, { id: account, unit });
    const begin = async (works: boolean) => {
      const child = spawn(process.execPath, [import.meta.filename], {
        env: {
          ...process.env,
          KILLED_DATA: dataDir,
          KILLED_WORKS: works ? 'yes' : 'no',
          ...(databaseUrl && { KILLED_DATABASE: databaseUrl }),
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      t.after(() => child.kill('SIGKILL'));
      const ended = once(child, 'exit');
      const [said] = await Promise.race([once(child.stdout, 'data'), ended]);
      assert.equal(child.exitCode, null, 'it starts');
      return { url: String(said).trim(), ended, kill: (signal: NodeJS.Signals) => child.kill(signal) };
    };
    let web = await begin(false);
    let worker = await begin(true);
    let restarts = 0;
    let broken = 0;
    /** Asks, ends the service meanwhile, and asks again until there is an answer: the same one each time. */
    const askThrough = async (path: string, body: object | string, ends: NodeJS.Signals[]): Promise<unknown> => {
      const key = `key ${path} ${restarts}`;
      const answers: string[] = [];
      for (let tries = 0; answers.length < 2 || tries <= ends.length; tries++) {
        assert.ok(tries < 12, `${path}: no answer`);
        const isFile = typeof body === 'string';
        const asked = fetch(`${web.url}${path}`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${token}`,
            'idempotency-key': key,
            'content-type': isFile ? 'application/octet-stream' : 'application/json',
          },
          body: isFile ? body : JSON.stringify(body),
        }).then(async (reply) => ({ status: reply.status, text: await reply.text() }));
        const settled = asked.catch(() => null);
        const signal = ends[tries];
        if (signal) {
          await Promise.race([wait(15 * (tries + 1) * (1 + (restarts % 4))), settled]);
          web.kill(signal);
          await web.ended;
          restarts += 1;
        }
        const answer = await settled;
        if (answer === null) broken += 1;
        else {
          assert.equal(answer.status, 200, `${path}: ${answer.text}`);
          answers.push(answer.text);
        }
        if (signal) web = await begin(false);
      }
      assert.equal(new Set(answers).size, 1, `${path}: one act, one answer`);
      return JSON.parse(answers[0] ?? '');
    };
    const count = (what: string) =>
      store.inUnit(
        unit,
        (tx) => oneRow(tx, z.object({ n: z.int() }), sql`select count(*)::int as n from ${sql.raw(what)}`),
        '*',
      );

    const csv = ['title,url', ...Array.from({ length: ROWS }, (_, n) => `Kettle ${n},https://shop.example/${n}`), ''];
    const intake = z
      .object({ id: z.string() })
      .parse(await askThrough('/v1/intakes/files?name=a.csv', csv.join('\n'), ['SIGKILL', 'SIGTERM', 'SIGKILL']));
    for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
      while ((await count('intake_row')).n === 0) await wait(20);
      worker.kill(signal);
      await worker.ended;
      worker = await begin(true);
    }
    for (;;) {
      const reply = await fetch(`${web.url}/v1/intakes/${intake.id}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const { state } = z.object({ state: z.string() }).parse(await reply.json());
      if (state === 'done') break;
      assert.equal(state, 'reading', 'whoever looks is told that it goes on');
      await wait(200);
    }
    for (const [what, n] of [
      ['intake', 1],
      ['intake_row', ROWS],
      ['listing', ROWS],
      ['snapshot', ROWS],
    ] as const)
      assert.equal((await count(what)).n, n, what);

    const ids = CASES.map((size, batch) => Array.from({ length: size }, (_, n) => `cas_${batch}_${n}`));
    await store.inUnit(unit, (tx) =>
      sql`insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, opened_at, updated_at)
        select id, ${unit}, 'p', 't', id, 't', 'high', 'open', 'opened', now(), now() from unnest(${ids.flat()}::text[]) id`.execute(
        tx,
      ),
    );
    const isFinal = z.object({ batch: z.string(), decided: z.array(z.string()), refused: z.array(z.unknown()) });
    for (const [at, cases] of ids.entries()) {
      const body = { cases, kind: 'dismiss', reason: 'Seen and read.' };
      const made = isFinal.parse(
        await askThrough('/v1/cases/decisions', body, at === 1 ? ['SIGTERM'] : ['SIGKILL', 'SIGKILL']),
      );
      assert.deepEqual([made.decided.length, made.refused], [cases.length, []]);
      if (at !== 1) continue;
      const undone = await askThrough(`/v1/decision-batches/${made.batch}/undo`, {}, ['SIGKILL']);
      assert.equal(z.object({ undone: z.array(z.string()) }).parse(undone).undone.length, cases.length);
    }
    const [first = 0, second = 0, third = 0] = CASES;
    assert.equal((await count(`event where kind = 'case.decided'`)).n, 0, 'nothing follows within the minute');
    // Nobody works when the minute ends, and the job that was queued for its end never comes: each minute somebody looks.
    worker.kill('SIGKILL');
    await worker.ended;
    await made.asOwner(
      'update decision set undo_until = clock_timestamp() where undo_until is not null and undone_at is null',
    );
    worker = await begin(true);
    const told = async () => (await count(`event where kind = 'case.decided'`)).n;
    for (const until = Date.now() + 600_000; Date.now() < until && (await told()) < first + third; ) await wait(200);
    await wait(1_000);
    for (const [what, n] of [
      ['decision', first + second + third],
      ['decision where undone_at is not null', second],
      [`event where kind = 'case.decided'`, first + third],
      [`(select distinct subject_id from event where kind = 'case.decided') told`, first + third],
      [`audit where act = 'case.decided'`, first + second + third],
      [`audit where act = 'case.decision-undone'`, second],
      [`"case" where state = 'dismissed' and undo_state is null`, first + third],
      [`"case" where state = 'open' and undo_state is null`, second],
    ] as const)
      assert.equal((await count(what)).n, n, what);
    assert.equal(await store.inUnit(unit, verifyAudit), null);
    t.diagnostic(`${restarts} restarts, ${broken} requests broken off`);
    assert.ok(broken > 0, 'some were killed on their way');
    for (const each of [web, worker]) {
      each.kill('SIGTERM');
      await each.ended;
    }
    await made.drop();
  });
}
