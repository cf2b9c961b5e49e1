import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pino } from 'pino';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { readConfig } from '../base/core/config.ts';
import type { Store } from '../base/database/store.ts';
import { enrol } from './account/enrol.ts';
import { readAudit, readNoted, record, verifyAudit } from './audit-store.ts';
import { endSessions, findSession, forgetSessions } from './session-store.ts';
import { signIn } from './sign-in/sign-in.ts';

describeStore('people', (make) => {
  let made: TestStore;
  let store: Store;
  let now = new Date('2026-11-24T10:00:00Z');
  const clock = () => now;
  const at = () => ({ store, clock, log: pino({ level: 'silent' }), config: readConfig({}) });
  const person = { unit: 'One', email: 'a@one.example', name: 'A', role: 'analyst', language: 'fr' } as const;
  before(async () => {
    made = await make();
    store = await made.open();
  });
  after(() => made.drop());

  const emailOf = async (token: string, at = now, use?: { unattended: boolean }) =>
    (await findSession(store, token, at, use))?.account.email ?? null;
  const hoursOn = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

  test('a person signs in, is known by the token alone, and is not after signing out or twelve hours', async () => {
    const { unit } = await enrol(store, clock, { ...person, password: 'a long password' });
    const given = { email: person.email, password: 'a long password' };
    await assert.rejects(signIn(at(), { ...given, password: 'another password' }), {
      code: 'VIGIE_PEOPLE_SIGN_IN',
      status: 401,
    });
    await assert.rejects(signIn(at(), { ...given, email: 'b@one.example' }), { code: 'VIGIE_PEOPLE_SIGN_IN' });
    const { token, account } = await signIn(at(), { ...given, email: 'A@One.example' });
    assert.deepEqual([account.name, account.unit], ['A', { id: unit, name: 'One' }]);
    assert.equal(await emailOf(token), person.email);
    assert.equal(await emailOf(`${token}x`), null);
    const noted = await store.inUnit(unit, (tx) => readAudit(tx, account.id));
    assert.deepEqual(noted.map(({ act }) => act).sort(), ['account.added', 'session.opened', 'session.refused']);
    assert.equal(noted.find(({ act }) => act === 'session.refused')?.account, null);
    for (let hours = 0.9; hours < 12; hours += 0.9) assert.equal(await emailOf(token, hoursOn(hours)), person.email);
    assert.equal(await emailOf(token, hoursOn(12.1)), null);
    const next = await signIn(at(), given);
    await store.inUnit(unit, (tx) => endSessions(tx, account.id));
    assert.equal(await emailOf(next.token), null);
  });

  test('a session that nobody uses ends after an hour, and one that has ended stays so when the clock goes back', async () => {
    const given = { email: person.email, password: 'a long password' };
    const left = await signIn(at(), given);
    // A page that asks by itself keeps no session alive.
    assert.equal(await emailOf(left.token, hoursOn(0.9), { unattended: true }), person.email);
    assert.equal(await emailOf(left.token, hoursOn(1.1), { unattended: true }), null);
    assert.equal(await emailOf(left.token, now), null, 'the clock goes back');
    const used = await signIn(at(), given);
    assert.equal(await emailOf(used.token, hoursOn(0.9)), person.email);
    assert.equal(await emailOf(used.token, hoursOn(1.1)), person.email);
    await store.inUnit(used.account.unit.id, (tx) => forgetSessions(tx, hoursOn(3)));
    assert.equal(await emailOf(used.token, now), null, 'nobody asked for it meanwhile');
  });

  test('a new password ends old sessions; an e-mail belongs to one unit', async () => {
    const given = { email: person.email, password: 'a long password' };
    const { token } = await signIn(at(), given);
    await enrol(store, clock, { ...person, password: 'a newer password' });
    assert.equal(await emailOf(token), null);
    await assert.rejects(signIn(at(), given), { status: 401 });
    await assert.rejects(enrol(store, clock, { ...person, unit: 'Two', password: 'x' }), {
      code: 'VIGIE_PEOPLE_EMAIL_TAKEN',
    });
  });

  test('an act noted under a former name is read under today’s, and its chain still holds', async () => {
    const { unit } = await enrol(store, clock, { ...person, password: 'a newer password' });
    const noted = { unit, account: null, subject: 'cas_2', now };
    await store.inUnit(unit, (tx) => record(tx, { ...noted, act: 'exhibit.handed-over' }));
    await store.inUnit(unit, (tx) => record(tx, { ...noted, act: 'exhibit.transferred' }));
    const actsOf = (entries: readonly { act: string }[]) => entries.map(({ act }) => act);
    assert.deepEqual(actsOf(await store.inUnit(unit, (tx) => readAudit(tx, 'cas_2'))), [
      'exhibit.transferred',
      'exhibit.transferred',
    ]);
    assert.deepEqual(actsOf(await store.inUnit(unit, (tx) => readNoted(tx, 'cas_2'))), [
      'exhibit.handed-over',
      'exhibit.transferred',
    ]);
    assert.equal(await store.inUnit(unit, verifyAudit), null);
  });

  test('the audit log tells a changed entry, and the application cannot change one', async () => {
    const { unit } = await enrol(store, clock, { ...person, password: 'a newer password' });
    for (const reason of ['first', 'second', 'third']) {
      now = new Date(now.getTime() + 1000);
      const act = {
        unit,
        account: null,
        act: 'case.decided',
        subject: 'cas_1',
        reason,
        content: { kind: 'confirm', a: 1 },
        now,
      } as const;
      await store.inUnit(unit, (tx) => record(tx, act));
    }
    assert.equal(await store.inUnit(unit, verifyAudit), null);
    const { sql } = await import('kysely');
    await assert.rejects(
      store.inUnit(unit, (tx) => sql`update audit set reason = 'other'`.execute(tx)),
      /permission denied/,
    );
    await assert.rejects(
      store.inUnit(unit, (tx) => sql`delete from audit`.execute(tx)),
      /permission denied/,
    );
    await made.asOwner(
      `alter table audit no force row level security; update audit set reason = 'other' where reason = 'second'`,
    );
    store = await made.open();
    assert.ok(((await store.inUnit(unit, verifyAudit)) ?? 0) > 1);
  });
});
