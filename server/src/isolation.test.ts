import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { type Attempt, aimed, attemptsOn, withoutOwner } from '../testing/attempts.ts';
import { describeStore, describeStores, type TestStore } from '../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../testing/vigie.ts';
import type { Store } from './base/database/store.ts';

/** `isolation.long.ts` runs the same with every policy and 10,000 attempts. */
const IS_LONG = process.argv[1]?.endsWith('.long.ts') ?? false;

/** A row in every table for a unit, in the order of their references. */
function rowsOf(u: string): string {
  const at = `'2026-11-24T10:00:00Z'`;
  return [
    `insert into unit values ('${u}', '${u}', ${at})`,
    `insert into idempotency_key (unit_id, route, key, request_digest, answer, made_at) values ('${u}', 'r', 'k', 'd', '{}', ${at})`,
    `insert into event values ('evt_${u}', '${u}', 'listing.seen', 's', '{}', ${at})`,
    `insert into account values ('acc_${u}', '${u}', '${u}@x.example', 'n', 'analyst', 'en', 'p', ${at})`,
    `insert into unit_status (unit_id, account_id, changed_at) values ('${u}', 'acc_${u}', ${at})`,
    `insert into session (token_digest, unit_id, account_id, expires_at, id, opened_at, seen_at, way) values ('tok_${u}', '${u}', 'acc_${u}', ${at}, 'ses_${u}', ${at}, ${at}, 'password')`,
    `insert into account_totp (account_id, unit_id, secret, made_at) values ('acc_${u}', '${u}', 's', ${at})`,
    `insert into account_passkey (id, unit_id, account_id, name, public_key, counter, made_at) values ('pk_${u}', '${u}', 'acc_${u}', 'n', 'k', 0, ${at})`,
    `insert into api_key (id, unit_id, account_id, name, key_digest, scopes, made_at, expires_at) values ('key_${u}', '${u}', 'acc_${u}', 'n', 'dig_${u}', '[]', ${at}, ${at})`,
    `insert into audit values ('aud_${u}', '${u}', 1, null, 'a', 's', null, '{}', ${at}, '', 'd')`,
    `insert into audit_head values ('${u}', 1, 1, 'd', 's')`,
    `insert into proposal (id, unit_id, kind, summary, content, reason, proposed_at) values ('prp_${u}', '${u}', 'k', '{}', '{}', 'r', ${at})`,
    `insert into disabled_rule values ('${u}', 'p', 'r', 'why', 'prp_${u}', ${at})`,
    `insert into listing values ('lst_${u}', '${u}', 'p', 'k', null, null, 't', null, ${at}, ${at})`,
    `insert into snapshot values ('snp_${u}', '${u}', 'lst_${u}', 'd', '{}', ${at})`,
    `insert into picture (unit_id, snapshot_id, url, hashed_at) values ('${u}', 'snp_${u}', 'u', ${at})`,
    `insert into hash_list values ('hls_${u}', '${u}', 'l', 'known', 31, 'high', null, ${at})`,
    `insert into known_hash values ('${u}', 'hls_${u}', '${'0'.repeat(64)}', 'l', 's', ${at})`,
    `insert into screening values ('${u}', 'snp_${u}', 'd', 'e', ${at})`,
    `insert into finding values ('fnd_${u}', '${u}', 'lst_${u}', 'snp_${u}', 'p', 'r', 'd', 'e', 'high', '{}', ${at})`,
    `insert into shadow_finding values ('${u}', 'snp_${u}', 'p', 'r', 'd', 'e', ${at})`,
    `insert into rule_alarm values ('${u}', 'p', 'r', '2026-11-24', 10, 1, 0, 0.05, ${at})`,
    `insert into "case" values ('cas_${u}', '${u}', 'p', 't', 'p', 't', 'high', 'open', 'opened', null, ${at}, ${at})`,
    `insert into case_finding values ('${u}', 'cas_${u}', 'fnd_${u}', ${at})`,
    `insert into decision values ('dec_${u}', '${u}', 'cas_${u}', 'confirm', 'r', 'acc_${u}', ${at})`,
    `insert into evidence_package (id, unit_id, case_id, listing_id, snapshot_id, state, made_at) values ('evd_${u}', '${u}', 'cas_${u}', 'lst_${u}', 'snp_${u}', 'pending', ${at})`,
    `insert into exhibit (id, unit_id, case_id, number, kind, description, quantity, collected_by, collected_organisation, collected_at, collected_place, digest, account_id, made_at) values ('exh_${u}', '${u}', 'cas_${u}', 1, 'physical', 'd', 1, 'n', 'o', ${at}, 'p', 'd', 'acc_${u}', ${at})`,
    `insert into custody_transfer (id, unit_id, exhibit_id, number, from_name, from_organisation, to_name, to_organisation, transferred_at, reason, condition, digest, account_id, made_at) values ('ctr_${u}', '${u}', 'exh_${u}', 1, 'n', 'o', 'n', 'o', ${at}, 'r', 'c', 'd', 'acc_${u}', ${at})`,
    `insert into notice (id, unit_id, case_id, kind, language, state, content, account_id, made_at) values ('ntc_${u}', '${u}', 'cas_${u}', 'k', 'fr', 'queued', '{}', 'acc_${u}', ${at})`,
    `insert into notice_listing values ('${u}', 'ntc_${u}', 'lst_${u}', 'u')`,
    `insert into notice_attempt values ('${u}', 'ntc_${u}', 1, 'smtp', 'x', ${at})`,
    `insert into notice_sending values ('sdg_${u}', '${u}', 'ntc_${u}', 'other', 'x', null, null, null, ${at}, 'acc_${u}', ${at})`,
    `insert into notice_answer (unit_id, notice_id, id, kind, via, at, received_at, digest) values ('${u}', 'ntc_${u}', 'ans_${u}', 'receipt', 'person', ${at}, ${at}, 'd')`,
    `insert into follow_up values ('ntc_${u}', '${u}', 'cas_${u}', ${at}, 'waiting', null, ${at})`,
    `insert into "check" (id, unit_id, case_id, notice_id, listing_id, url, number, due_at) values ('chk_${u}', '${u}', 'cas_${u}', 'ntc_${u}', 'lst_${u}', 'u', 1, ${at})`,
    `insert into check_verdict values ('chk_${u}', '${u}', 'removed', '[]', 'r', 'acc_${u}', ${at})`,
    `insert into page_phrase (id, unit_id, check_id, platform, page_state, phrase, state) values ('pst_${u}', '${u}', 'chk_${u}', 'p', 'gone', 'no longer here', 'proposed')`,
    `insert into escalation (id, unit_id, case_id, path, step, document, basis, state, conditions, proposed_at) values ('esc_${u}', '${u}', 'cas_${u}', 'l', 's', 'a', '0', 'proposed', '[]', ${at})`,
    `insert into reappearance values ('rea_${u}', '${u}', 'cas_${u}', 'ntc_${u}', 'lst_${u}', 'chk_${u}', ${at}, ${at})`,
    `insert into relisting values ('rls_${u}', '${u}', 'cas_${u}', 'lst_${u}', 'lst_${u}', '[]', ${at})`,
    `insert into inbox values ('inb_${u}', '${u}', 'p', 'n', 'en', true, ${at})`,
    `insert into sender (id, unit_id, name, made_at) values ('snd_${u}', '${u}', 'n', ${at})`,
    `insert into received_notice (id, unit_id, inbox_id, way, source, external_id, digest, proven, content, code, state, received_at) values ('rcv_${u}', '${u}', 'inb_${u}', 'api', '', 'x', 'd', false, '{}', 'r_${u}', 'open', ${at})`,
    `insert into received_item (unit_id, received_id, url) values ('${u}', 'rcv_${u}', 'u')`,
    `insert into statement (id, unit_id, inbox_id, url, trader_key, content, manifestly_illegal, account_id, code, made_at, submission) values ('sor_${u}', '${u}', 'inb_${u}', 'u', 't', '{}', false, 'acc_${u}', 's_${u}', ${at}, 'off')`,
    `insert into outgoing (id, unit_id, subject_id, kind, way, content, state, made_at) values ('ans_${u}', '${u}', 'rcv_${u}', 'receipt', 'shown', '{}', 'shown', ${at})`,
    `insert into complaint (id, unit_id, inbox_id, complainant, complainant_key, language, reasons, digest, state, made_at) values ('cmp_${u}', '${u}', 'inb_${u}', 'trader', 't', 'en', 'r', 'd', 'open', ${at})`,
    `insert into misuse_measure (id, unit_id, subject_kind, subject_key, kind, reason, criteria, since, account_id) values ('msr_${u}', '${u}', 'trader', 't', 'warning', 'r', '{}', ${at}, 'acc_${u}')`,
    `insert into suspicion values ('sus_${u}', '${u}', 'rcv_${u}', 'FR', 'a', 'f', ${at}, 'acc_${u}', ${at})`,
    `insert into trader_check values ('trc_${u}', '${u}', 't', '[]', true, 'acc_${u}', ${at})`,
    `insert into dossier (id, unit_id, case_id, recipients, reason, asked_by, state, asked_at) values ('dos_${u}', '${u}', 'cas_${u}', '[]', 'r', 'a', 'queued', ${at})`,
    `insert into retention_period values ('${u}', 'offers', 6, 'months', 'b', 's', false, 'prp_${u}', ${at})`,
    `insert into retention_hold (id, unit_id, record_id, reason, account_id, placed_at) values ('hld_${u}', '${u}', 'cas_${u}', 'r', 'acc_${u}', ${at})`,
    `insert into erasure values ('ers_${u}', '${u}', 'offers', '{"amount": 6, "unit": "months", "basis": "b", "source": "s", "verified": false}', 1, 'd', 's', ${at})`,
    `insert into erased_record values ('${u}', 'offers', 'old_${u}', 'ers_${u}')`,
    `insert into data_request (id, unit_id, received_on, way, article, about, records, officer_id, entered_by, entered_at, due_on) values ('dsr_${u}', '${u}', '2026-11-24', 'letter', 15, 'a', '[]', 'acc_${u}', 'acc_${u}', ${at}, '2026-12-24')`,
    `insert into release values ('rel_${u}', '${u}', 't', '2026-01-01', '2026-01-02', '{}', 'd', 'acc_${u}', ${at})`,
  ].join(';\n');
}

describeStores('units are kept apart', (make) => {
  let made: TestStore;
  let store: Store;
  let units: string[];
  before(async () => {
    made = await make();
    await made.open();
    units = fc.sample(
      fc.stringMatching(/^[a-z][a-z0-9_%' -]{0,12}$/).map((text) => text.replaceAll("'", '')),
      40,
    );
    units = [...new Set(units)].slice(0, 8);
    await made.asOwner(
      `${units
        .map((unit) => {
          return rowsOf(unit);
        })
        .join(';\n')}`,
    );
    store = await made.open();
  });
  after(() => made.drop());

  /** Tables with a unit's rows, found in the database itself: a new one is tried by itself. */
  async function tables(): Promise<string[]> {
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'unit_id' order by 1`.execute(
      store.db,
    );
    return rows.map(({ name }) => name);
  }
  /** Rows of others that a unit can see, count or change; and tables where it does not see its own. */
  async function leaks(): Promise<string[]> {
    const found: string[] = [];
    for (const name of await tables()) {
      const table = sql.table(name);
      for (const unit of units) {
        const { rows } = await store.inUnit(unit, (tx) =>
          sql<{ unit_id: string }>`select unit_id from ${table}`.execute(tx),
        );
        if (rows.length !== 1 || rows[0]?.unit_id !== unit) found.push(`${name}: ${unit} sees ${rows.length} rows`);
      }
      const { rows } = await sql`select 1 from ${table}`.execute(store.db);
      if (rows.length > 0) found.push(`${name}: ${rows.length} rows without a unit`);
      const other = units[1] ?? '';
      const changed = await store
        .inUnit(units[0] ?? '', (tx) =>
          sql`update ${table} set unit_id = unit_id where unit_id = ${other} returning 1`.execute(tx),
        )
        .then(({ rows: hit }) => hit.length)
        .catch(() => 0);
      if (changed > 0) found.push(`${name}: another's row was changed`);
    }
    return found;
  }

  test('each unit sees and changes its own rows alone, in every table', async () => {
    assert.ok((await tables()).length > 24, 'every table with units is there');
    assert.deepEqual(await leaks(), []);
  });

  /** Takes a table's protection away while `work` runs. */
  async function without(name: string, work: () => Promise<void>): Promise<void> {
    await made.asOwner(`alter table "${name}" disable row level security`);
    await work();
    await made.asOwner(`alter table "${name}" enable row level security`);
  }

  test(IS_LONG ? 'with any one policy dropped' : 'with one policy dropped', async (t) => {
    const names = await tables();
    units = units.slice(0, 3);
    for (const name of IS_LONG ? names : fc.sample(fc.constantFrom(...names), 1)) {
      await without(name, async () => {
        const found = await leaks();
        assert.ok(
          found.length > 0 && found.every((line) => line.startsWith(`${name}:`)),
          `${name}: ${found.join('; ')}`,
        );
      });
    }
    t.diagnostic(`${names.length} tables`);
    assert.deepEqual((await leaks()).length, 0);
  });
});

describeStore('another unit’s things, asked for over every route', (make) => {
  let made: TestStore;
  let they: TestVigie;
  let release: () => Promise<void>;
  /** Of the last of them nobody names anything. */
  const VICTIMS = ['unt_v1', 'unt_v2', 'unt_v3'];
  /** What the one who asks has named so far: it may come back to them in what they wrote themselves. */
  const said = new Set<string>();
  /** What they answer is drawn, by the ids of the unit's own rows or at random: two units' differ. */
  const DRAWN = new Set([
    'GET /v1/random-checks',
    // Secrets that are made for whoever asks.
    'POST /v1/account/totp',
    'POST /v1/account/passkeys/options',
    'POST /v1/accounts',
  ]);
  const theirs = (text: string): string[] => text.match(/[a-z]+_unt_v\d/g) ?? [];
  /** Two people of units of their own do the same: one names things that are there, the other what never was. */
  const ASKING = { v: 'asking-v', g: 'asking-g' } as const;
  before(async () => {
    made = await make();
    const store = await made.open();
    await made.asOwner(VICTIMS.map(rowsOf).join(';'));
    // Work that the attempts ask for is not begun: what is compared is what is answered.
    const lock = await store.tryLock('vigie jobs');
    release = async () => lock?.release();
    they = await startTestVigie(made);
    for (const name of Object.values(ASKING)) await they.add(name, { role: 'administrator' });
  });
  after(async () => {
    await they.stop();
    await release();
    await made.drop();
  });

  /** What the victims have, table by table. */
  async function held(): Promise<string> {
    const client = await they.vigie.context.store;
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'unit_id' order by 1`.execute(
      client.db,
    );
    const parts: string[] = [];
    for (const unit of VICTIMS) {
      for (const { name } of rows) {
        const { rows: all } = await client.inUnit(unit, (tx) =>
          sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(name)} t order by 1`.execute(tx),
        );
        parts.push(`${name}: ${all.map(({ row }) => row).join()}`);
      }
    }
    return parts.join('\n');
  }

  /** @returns what an attempt told, if anything, and whether the route took its input */
  async function tryIt(attempt: Attempt): Promise<{ told: string | null; taken: boolean }> {
    they.pass(1);
    const answers = [];
    for (const at of ['v', 'g'] as const) {
      const { method, url, body, key } = aimed(attempt, at);
      answers.push(await they.call(ASKING[at], method, url, body, key));
    }
    const [there, never] = answers;
    if (!there || !never) throw new Error('both were asked');
    for (const id of theirs(JSON.stringify(aimed(attempt, 'v')))) said.add(id);
    const named = theirs(JSON.stringify(there.body) ?? '').find((id) => !said.has(id));
    const differs =
      there.status !== never.status ||
      (!DRAWN.has(attempt.route) && withoutOwner(there.body) !== withoutOwner(never.body));
    const why = named ? `names ${named}` : differs ? `${there.status}, else ${never.status}` : null;
    return {
      told:
        why &&
        `${attempt.method} ${attempt.url}: ${why}: ${JSON.stringify(there.body)?.slice(0, 300)} | ${JSON.stringify(never.body)?.slice(0, 300)}`,
      taken: there.status < 500 && there.body?.code !== 'VIGIE_HTTP_INVALID',
    };
  }

  async function tryAll(each: number, seed: number): Promise<{ told: string[]; count: number; untried: string[] }> {
    const told: string[] = [];
    const untried: string[] = [];
    let count = 0;
    for (const { route, attempts } of await attemptsOn(they.vigie)) {
      let taken = 0;
      // The session's end is no attempt on others.
      if (route === 'DELETE /v1/session') continue;
      for (const attempt of fc.sample(attempts, { numRuns: each, seed })) {
        const tried = await tryIt(attempt);
        count += 1;
        if (tried.taken) taken += 1;
        if (tried.told) told.push(tried.told);
      }
      if (taken === 0) untried.push(route);
    }
    return { told, count, untried };
  }

  test('is answered as what never was, names nothing of theirs and changes nothing', async (t) => {
    const before = await held();
    const { told, count, untried } = await tryAll(IS_LONG ? 140 : 1, IS_LONG ? 7 : Date.now());
    t.diagnostic(`${count} attempts${IS_LONG ? '' : `; input not taken: ${untried.join(', ')}`}`);
    assert.deepEqual(told.slice(0, 5), [], `${told.length} of ${count} attempts told something`);
    if (IS_LONG) assert.deepEqual(untried, [], 'each route took an attempt’s input');
    assert.equal(await held(), before);
  });

  const testAtLength = IS_LONG ? test : () => {};
  testAtLength('where a table is not protected, the attempts tell', async () => {
    for (const table of ['case', 'listing', 'notice', 'exhibit', 'received_notice', 'statement', 'check']) {
      await made.asOwner(`alter table "${table}" disable row level security`);
      assert.ok((await tryAll(3, 11)).told.length > 0, table);
      await made.asOwner(`alter table "${table}" enable row level security`);
    }
  });
});
