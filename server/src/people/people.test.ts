import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import type { Store } from '../base/database/store.ts';
import { readAudit, readNoted, record, verifyAudit } from './audit-store.ts';
import { digestToken, enrol, signIn } from './sign-in.ts';
import { endSession, findSession } from './store.ts';

describeStore('people', (make) => {
  let made: TestStore;
  let store: Store;
  let now = new Date('2026-11-24T10:00:00Z');
  const clock = () => now;
  const person = { unit: 'One', email: 'a@one.example', name: 'A', role: 'analyst', language: 'fr' } as const;
  before(async () => {
    made = await make();
    store = await made.open();
  });
  after(() => made.drop());

  test('a person signs in, is known by the token alone, and is not after signing out or twelve hours', async () => {
    const { unit } = await enrol(store, clock, { ...person, password: 'a long password' });
    await assert.rejects(signIn(store, clock, person.email, 'another password'), {
      code: 'VIGIE_PEOPLE_SIGN_IN',
      status: 401,
    });
    await assert.rejects(signIn(store, clock, 'b@one.example', 'a long password'), { code: 'VIGIE_PEOPLE_SIGN_IN' });
    const { token, account } = await signIn(store, clock, 'A@One.example', 'a long password');
    assert.deepEqual([account.name, account.unit], ['A', { id: unit, name: 'One' }]);
    assert.equal((await findSession(store.db, digestToken(token), now))?.email, person.email);
    assert.equal(await findSession(store.db, digestToken(`${token}x`), now), null);
    const noted = await store.inUnit(unit, (tx) => readAudit(tx, account.id));
    assert.deepEqual(noted.map(({ act }) => act).sort(), ['account.added', 'session.opened', 'session.refused']);
    assert.equal(noted.find(({ act }) => act === 'session.refused')?.account, null);
    const later = new Date(now.getTime() + 12.1 * 3_600_000);
    assert.equal(await findSession(store.db, digestToken(token), later), null);
    await store.inUnit(unit, (tx) => endSession(tx, digestToken(token)));
    assert.equal(await findSession(store.db, digestToken(token), now), null);
  });

  test('a new password ends old sessions; an e-mail belongs to one unit', async () => {
    const { token } = await signIn(store, clock, person.email, 'a long password');
    await enrol(store, clock, { ...person, password: 'a newer password' });
    assert.equal(await findSession(store.db, digestToken(token), now), null);
    await assert.rejects(signIn(store, clock, person.email, 'a long password'), { status: 401 });
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
