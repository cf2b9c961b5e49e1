import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { type Attempt, aimed, attemptsOn, DRAWN, withoutOwner } from '../../../testing/attempts.ts';
import { rowsOf } from '../../../testing/isolation/rows-of-unit.ts';
import { TELLS_OF_NO_CASE } from '../../../testing/isolation/tells-of-no-case.ts';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';

/** `isolation.long.ts` runs the same with 10,000 attempts. */
const IS_LONG = process.argv[1]?.endsWith('.long.ts') ?? false;

/** Who asks, by what they may do: nobody of them is named in the case. */
const ROLES = ['administrator', 'approver', 'analyst', 'publisher', 'auditor'] as const;
/**
 * Two units with the same in them, but that in the one there is a sealed case, and in the other it never was: people of
 * each who are not named in it try the same.
 */
describeStore('a sealed case, tried by people of its own unit who are not named in it', (make) => {
  let made: TestStore;
  let they: TestVigie;
  let release: () => Promise<void>;
  /** Where the case is, and where it never was. */
  const UNITS = { v: 'unt_v1', g: 'unt_g1' } as const;
  const nameOf = (role: string, at: 'v' | 'g'): string => `asking-${at}-${role}`;

  before(async () => {
    made = await make();
    const store = await made.open();
    await made.asOwner(Object.values(UNITS).map(rowsOf).join(';'));
    await made.asOwner(
      `select set_config('vigie.unit', '${UNITS.v}', false); update "case" set visibility = 'sealed' where id = 'cas_${UNITS.v}';
        -- What another unit shares of a restricted case of its own, with who accepted it, and what the audit log has of that.
        insert into handover (id, unit_id, direction, level, state, title, reason, is_restricted, peer_unit, peer_name, offered_by, answered_by, made_at, changed_at)
          values ('hnd_in', '${UNITS.v}', 'in', 'read', 'accepted', 't', 'r', true, 'p', 'n', 'a', 'acc_${UNITS.v}', now(), now());
        insert into audit values ('aud_in', '${UNITS.v}', 2, null, 'handover.remarked', 'hnd_in', 'r', '{}', now(), 'd', 'e')`,
    );
    const { rows } = await sql<{ name: string }>`
      select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and c.column_name = 'unit_id' and t.table_type = 'BASE TABLE'`.execute(store.db);
    const telling = rows.map(({ name }) => name).filter((name) => !TELLS_OF_NO_CASE.has(name));
    await made.asOwner(
      `set session_replication_role = replica; ${telling.map((name) => `delete from "${name}" where unit_id = '${UNITS.g}'`).join(';')}`,
    );
    // Work that the attempts ask for is not begun: what is compared is what is answered.
    const lock = await store.tryLock('vigie jobs');
    release = async () => lock?.release();
    they = await startTestVigie(made);
    for (const role of ROLES)
      for (const at of ['v', 'g'] as const) await they.add(nameOf(role, at), { unit: UNITS[at], role });
  });
  after(async () => {
    await they.stop();
    await release();
    await made.drop();
  });

  /** @returns what an attempt told, if anything */
  async function tryIt(attempt: Attempt, role: string): Promise<string | null> {
    they.pass(1);
    const answers: string[] = [];
    for (const at of ['v', 'g'] as const) {
      const { method, url, body, key } = aimed(attempt, at);
      const reply = await they.call(nameOf(role, at), method, url, body, key);
      answers.push(`${reply.status} ${DRAWN.has(attempt.route) ? '' : withoutOwner(reply.body)}`);
    }
    const [there, never] = answers;
    if (there === never) return null;
    return `${role}: ${attempt.method} ${attempt.url}: ${there?.slice(0, 600)} | ${never?.slice(0, 600)}`;
  }

  /** @param most it ends once so many attempts have told something */
  async function tryAll(each: number, seed: number, most = Infinity): Promise<{ told: string[]; count: number }> {
    const told: string[] = [];
    let count = 0;
    for (const { route, attempts } of await attemptsOn(they.vigie)) {
      if (route === 'DELETE /v1/session') continue;
      const tried = fc.tuple(attempts, fc.constantFrom(...ROLES));
      for (const [attempt, role] of fc.sample(tried, { numRuns: each, seed })) {
        count += 1;
        const said = await tryIt(attempt, role);
        if (said) told.push(said);
        if (told.length >= most) return { told, count };
      }
    }
    return { told, count };
  }

  test('is answered as what never was, whoever asks whatever', async (t) => {
    const { told, count } = await tryAll(IS_LONG ? 50 : 1, IS_LONG ? 7 : Date.now());
    t.diagnostic(`${count} attempts`);
    assert.deepEqual(told.slice(0, 8), [], `${told.length} of ${count} attempts told something`);
  });

  test('where its rows are not hidden, the attempts tell', async () => {
    await made.asOwner('drop policy case_readers on "case"');
    assert.ok((await tryAll(IS_LONG ? 3 : 1, 11, 1)).told.length > 0);
  });
});
