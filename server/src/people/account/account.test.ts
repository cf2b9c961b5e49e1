import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { STREAM } from '../../../testing/attempts.ts';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { type Role, SCOPES } from '../roles.ts';
import { openSession } from '../sign-in/sign-in.ts';

/** `routes.long.ts` asks each route as everybody. */
const IS_LONG = process.argv[1]?.endsWith('.long.ts') ?? false;
const PASSWORD = 'cheval correct agrafe pile';

describeStore('accounts', (make) => {
  let made: TestStore;
  let started: TestVigie;
  let unit = '';
  const call: TestVigie['call'] = (...asked) => started.call(...asked);
  /** Asks with a token or a key, or as nobody. */
  async function ask(token: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) {
    const reply = await started.vigie.http.inject({
      method,
      url,
      headers: token === '' ? {} : { authorization: `Bearer ${token}` },
      ...(payload === undefined ? {} : { payload }),
    });
    const token_ = /session=([\w-]+)/.exec(String(reply.headers['set-cookie'] ?? ''))?.[1] ?? '';
    const isJson = /json(?:;|$)/.test(String(reply.headers['content-type']));
    return { status: reply.statusCode, body: isJson ? reply.json() : null, token: token_ };
  }
  const signIn = (email: string, password: string, newPassword?: string) =>
    ask('', 'POST', '/v1/session', { email, password, ...(newPassword === undefined ? {} : { newPassword }) });
  const actsOn = async (subject: string): Promise<string[]> => {
    const { rows } = await started.vigie.context.store.inUnit(unit, (tx) =>
      sql<{ act: string }>`select act from audit where subject_id = ${subject} order by number`.execute(tx),
    );
    return rows.map(({ act }) => act);
  };
  const addPerson = async (name: string, role: string) => {
    const about = { email: `${name}@new.example`, name, role, language: 'fr' };
    const { status, body } = await call('ada', 'POST', '/v1/accounts', about);
    assert.equal(status, 200, JSON.stringify(body));
    return body;
  };

  before(async () => {
    made = await make();
    started = await startTestVigie(made);
    ({ unit } = await started.add('ada', { unit: 'u', role: 'administrator' }));
    for (const role of ['analyst', 'approver', 'publisher', 'auditor'] as const)
      await started.add(role, { unit: 'u', role });
    await started.add('stranger', { unit: 'v', role: 'administrator' });
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });

  test('a person is added, chooses a password once, is changed, closed and opened again', async () => {
    const { account, password } = await addPerson('new', 'analyst');
    assert.equal((await signIn(account.email, password)).body.code, 'VIGIE_PEOPLE_CHOOSE_PASSWORD');
    assert.equal((await signIn(account.email, password, 'short')).body.code, 'VIGIE_PEOPLE_PASSWORD_SHORT');
    assert.equal((await signIn(account.email, 'wrong', PASSWORD)).status, 401);
    const first = await signIn(account.email, password, PASSWORD);
    assert.deepEqual([first.status, first.body.role], [200, 'analyst']);
    assert.equal((await signIn(account.email, password)).status, 401, 'it counts once');

    const url = `/v1/accounts/${account.id}`;
    const changed = await call('ada', 'PUT', url, { role: 'approver', reason: 'Promoted.' });
    assert.equal(changed.body.role, 'approver');
    assert.equal((await ask(first.token, 'GET', '/v1/session')).body.role, 'approver', 'at once');

    assert.equal((await call('ada', 'PUT', url, { disabled: true, reason: 'Left.' })).status, 200);
    assert.equal((await ask(first.token, 'GET', '/v1/session')).status, 401);
    assert.equal((await signIn(account.email, PASSWORD)).status, 401);
    const opened = await call('ada', 'PUT', url, { disabled: false, reason: 'Came back.' });
    assert.equal(opened.body.disabledAt, null);
    assert.equal((await ask(first.token, 'GET', '/v1/session')).status, 401, 'the session stays ended');
    assert.equal((await signIn(account.email, PASSWORD)).status, 200);
    // When a refused try is written is its own affair.
    const acts = (await actsOn(account.id)).filter((act) => act !== 'session.refused');
    assert.deepEqual(acts, [
      'account.added',
      'account.password-set',
      'session.opened',
      'account.changed',
      'account.disabled',
      'account.enabled',
      'session.opened',
    ]);
    assert.equal((await call('ada', 'POST', '/v1/accounts', { ...account, language: 'en' })).status, 409);
  });

  test('a made password is answered once, counts for seven days, and is kept nowhere', async () => {
    const about = { email: 'late@new.example', name: 'Late', role: 'auditor', language: 'fr' };
    const { account, password } = (await call('ada', 'POST', '/v1/accounts', about, 'k')).body;
    assert.equal((await call('ada', 'POST', '/v1/accounts', about, 'k')).body.password, null);
    const kept = await started.vigie.context.store.inUnit(unit, (tx) =>
      sql`select 1 from idempotency_key where answer::text like ${`%${password}%`}`.execute(tx),
    );
    assert.equal(kept.rows.length, 0);
    started.pass(8 * 86_400);
    assert.equal((await signIn(account.email, password, PASSWORD)).status, 401);
    const again = await call('ada', 'POST', `/v1/accounts/${account.id}/password`, { reason: 'Forgotten.' });
    assert.equal((await signIn(account.email, again.body.password, PASSWORD)).status, 200);
  });

  test('sessions are listed and ended one by one, by their person and by an administrator', async () => {
    const { account, password } = await addPerson('busy', 'analyst');
    const one = await signIn(account.email, password, PASSWORD);
    const two = await signIn(account.email, PASSWORD);
    const mine = (await ask(two.token, 'GET', '/v1/account/sessions')).body.items;
    assert.deepEqual(mine.map(({ way, isThis }: { way: string; isThis: boolean }) => [way, isThis]).sort(), [
      ['password', false],
      ['password', true],
    ]);
    const other = mine.find(({ isThis }: { isThis: boolean }) => !isThis).id;
    assert.equal((await ask(two.token, 'DELETE', `/v1/account/sessions/${other}`)).status, 204);
    assert.equal((await ask(one.token, 'GET', '/v1/session')).status, 401);
    const next = { password: PASSWORD, newPassword: 'six lampes sous la pluie' };
    assert.equal((await ask(two.token, 'PUT', '/v1/account/password', { ...next, password: 'x' })).status, 403);
    const three = await signIn(account.email, PASSWORD);
    assert.equal((await ask(two.token, 'PUT', '/v1/account/password', next)).status, 204);
    assert.equal((await ask(three.token, 'GET', '/v1/session')).status, 401, 'a new password ends the others');
    const url = `/v1/accounts/${account.id}/sessions`;
    assert.equal((await call('auditor', 'GET', url)).body.items.length, 1);
    assert.equal((await call('ada', 'DELETE', url)).body.ended, 1);
    assert.equal((await ask(two.token, 'GET', '/v1/session')).status, 401);
  });

  test('the last administrator stays one', async () => {
    const { account } = (await call('stranger', 'GET', '/v1/accounts')).body.items.map((item: { id: string }) => ({
      account: item.id,
    }))[0];
    const url = `/v1/accounts/${account}`;
    for (const change of [{ disabled: true }, { role: 'analyst' }])
      assert.equal(
        (await call('stranger', 'PUT', url, { ...change, reason: 'x' })).body.code,
        'VIGIE_ACCOUNT_LAST_ADMINISTRATOR',
      );
    assert.equal((await call('ada', 'PUT', url, { role: 'analyst', reason: 'x' })).status, 404, 'of another unit');
  });

  test('the last keeper of a restricted case stays one, until another is named', async () => {
    const { store } = started.vigie.context;
    const ids = new Map<string, string>();
    const roles: [string, Role][] = [
      ['keeper', 'approver'],
      ['next', 'analyst'],
      ['reads', 'auditor'],
      ['late', 'approver'],
    ];
    for (const [who, role] of roles) ids.set(who, (await started.add(who, { unit: 'u', role })).account);
    const reason = 'An order.';
    /** @returns how many cases stand against it; 0: it is done */
    const change = async (who: string, to: object): Promise<string> => {
      const reply = await call('ada', 'PUT', `/v1/accounts/${ids.get(who)}`, { ...to, reason });
      if (reply.status === 200) return '0';
      assert.deepEqual([reply.status, reply.body.code], [409, 'VIGIE_ACCOUNT_LAST_KEEPER']);
      assert.doesNotMatch(JSON.stringify(reply.body), /cas_/);
      return /keeper of (\d+) restricted/.exec(JSON.stringify(reply.body))?.[1] ?? JSON.stringify(reply.body);
    };
    const name = async (caseId: string, ...names: string[]): Promise<string> => {
      const readers = names.map((each) => ({ account: ids.get(each), isKeeper: true }));
      const { status, body } = await call('keeper', 'PUT', `/v1/cases/${caseId}/readers`, { readers, reason });
      return status === 200 ? 'named' : body.code;
    };
    for (const id of ['cas_one', 'cas_two']) {
      await store.inUnit(unit, (tx) =>
        sql`insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, opened_at, updated_at)
          values (${id}, ${unit}, 'p', 't', ${id}, 't', 'high', 'open', 'opened', now(), now())`.execute(tx),
      );
      const sealed = await call('keeper', 'PUT', `/v1/cases/${id}/visibility`, { visibility: 'sealed', reason });
      assert.equal(sealed.status, 200, JSON.stringify(sealed.body));
    }
    assert.deepEqual((await call('ada', 'GET', '/v1/cases')).body.items, [], 'who closes accounts sees neither');
    assert.equal(await change('keeper', { disabled: true }), '2');
    assert.equal(await change('keeper', { role: 'auditor' }), '2', 'who no longer works on cases');
    assert.equal(await change('keeper', { role: 'analyst', name: 'keeper' }), '0', 'who still does');
    assert.equal(await name('cas_one', 'keeper', 'next'), 'named');
    assert.equal(await change('keeper', { disabled: true }), '1');
    assert.equal(await name('cas_two', 'reads'), 'VIGIE_CASE_NO_KEEPER', 'who does not work on cases');
    assert.equal(await name('cas_two', 'keeper', 'reads'), 'named');
    assert.equal(await change('keeper', { disabled: true }), '1', 'nor keeps them alone');

    // Who closes an account, and who names it, at once: whoever comes second finds what the first left.
    const [naming] = await store.inUnit(unit, async (tx) => {
      await sql`update account set disabled_at = ${started.clock()} where id = ${ids.get('late')}`.execute(tx);
      const asked = name('cas_two', 'late');
      await Promise.race([asked, delay(200)]);
      return [asked];
    });
    assert.equal(await naming, 'VIGIE_CASE_NO_KEEPER', 'closed meanwhile');
    assert.equal(await name('cas_two', 'late'), 'VIGIE_CASE_NO_KEEPER', 'closed');
    assert.equal(await change('late', { disabled: false }), '0');
    assert.equal(await name('cas_two', 'keeper', 'late'), 'named');
    assert.equal(await change('keeper', { disabled: true }), '0');
    assert.equal(await change('late', { disabled: true }), '1', 'now it is theirs');
    assert.equal(await change('next', { disabled: true }), '1');
    assert.equal(await change('reads', { disabled: true }), '0');
  });

  test('each role may do what it is for, on every route', async () => {
    const { endpoints } = started.vigie;
    const held: Record<string, string[]> = {
      reader: ['analyst', 'approver', 'publisher', 'auditor', 'ada'],
      analyst: ['analyst', 'approver', 'ada'],
      approver: ['approver', 'ada'],
      publisher: ['publisher', 'ada'],
      auditor: ['auditor', 'ada'],
      administrator: ['ada'],
    };
    const wrong: string[] = [];
    const people = (await call('ada', 'GET', '/v1/accounts')).body.items;
    const tokens = new Map<string, string>();
    for (const who of held.reader ?? []) {
      const { id } = people.find(({ name }: { name: string }) => name === who);
      tokens.set(who, await openSession(started.vigie.context.store, started.clock, { id, unit }));
    }
    const roles = [...tokens.keys()];
    for (const [index, { method, path, role }] of endpoints.entries()) {
      if (role === null || path === STREAM || (method === 'DELETE' && path === '/v1/session')) continue;
      // In every run one who may and one who may not, each of them in turn.
      const [may, mayNot] = [true, false].map((is) => roles.filter((who) => held[role]?.includes(who) === is));
      const asked = IS_LONG ? roles : [may, mayNot].flatMap((some) => some?.[index % some.length] ?? []);
      for (const who of asked) {
        const token = tokens.get(who) ?? '';
        const url = path.replace(/:\w+/g, 'x');
        const { status, body } = await ask(token, method, url, method === 'GET' ? undefined : {});
        const refused = status === 403 && String(body?.code).startsWith('VIGIE_PEOPLE_ROLE');
        if (refused === held[role]?.includes(who)) wrong.push(`${method} ${path} ${who}: ${status}`);
      }
    }
    assert.deepEqual(wrong, []);
    // What changes nothing is for every reader, what changes something is not.
    const closed = endpoints.filter(({ method, role }) => method === 'GET' && role !== 'reader' && role !== null);
    assert.ok(
      // What the public writes is read by who works on it, a page that one has open by who may open one, what is
      // reviewed without a look at others' decisions by who reviews, and what goes between units by who deals with them.
      closed.every(
        ({ path, role }) =>
          role === 'auditor' ||
          /^\/v1\/(?:jobs|alerts|report-page|attended-visits|handover|inquir|operation-units|operations\/:id\/shareable-captures$|stream|cases\/:id\/inquiry$|sweeps\/:id\/(?:next|differences)$)/.test(
            path,
          ),
      ),
      JSON.stringify(closed.map(({ path }) => path)),
    );
    const free = endpoints.filter(({ method, role }) => method !== 'GET' && role === 'reader').map(({ path }) => path);
    assert.ok(
      free.every((path) =>
        /^\/v1\/(?:session|account\/|saved-views|approval-mail$|cases\/:id\/seen$|screen$|proposals\/:id\/decisions$)/.test(
          path,
        ),
      ),
      free.join(' '),
    );
  });

  test('a machine comes with a key: to what its scopes open, until it ends or is taken back', async () => {
    const { account, password } = await addPerson('import', 'machine');
    assert.equal(password, null);
    const url = `/v1/accounts/${account.id}/keys`;
    const about = { name: 'nightly', scopes: ['listing:write', 'people:read'], days: 30 };
    const { id, key } = (await call('ada', 'POST', url, about)).body;
    assert.match(key, /^vigie_[\w-]{43}$/);
    const listings = [{ platform: 'shop.example', id: '1', url: 'https://shop.example/1', title: 'Lampe' }];
    assert.equal((await ask(key, 'POST', '/v1/listings', { listings })).status, 200);
    assert.equal((await ask(key, 'GET', '/v1/session')).body.role, 'machine');
    assert.equal((await ask(key, 'GET', '/v1/cases')).body.code, 'VIGIE_PEOPLE_SCOPE');
    assert.equal((await ask(key, 'POST', '/v1/cases/x/decisions', {})).body.code, 'VIGIE_PEOPLE_ROLE_READER');
    assert.equal((await ask(`${key.slice(0, -2)}xx`, 'GET', '/v1/session')).status, 401);
    const [listed] = (await call('auditor', 'GET', url)).body.items;
    assert.deepEqual([listed.id, listed.lastUsedAt], [id, started.clock().toISOString()]);
    assert.ok(!JSON.stringify(listed).includes(key.slice(6)));
    // A machine signs in with nothing else, a person has no key, and neither becomes the other.
    assert.equal((await signIn(account.email, '')).status, 401);
    const people = (await call('ada', 'GET', '/v1/accounts')).body.items;
    const person = people.find(({ name }: { name: string }) => name === 'analyst').id;
    assert.equal((await call('ada', 'POST', `/v1/accounts/${person}/keys`, about)).body.code, 'VIGIE_ACCOUNT_NO_KEY');
    for (const [of, role] of [
      [person, 'machine'],
      [account.id, 'analyst'],
    ])
      assert.equal((await call('ada', 'PUT', `/v1/accounts/${of}`, { role, reason: 'x' })).status, 409);

    const short = (await call('ada', 'POST', url, { ...about, days: 1 })).body.key;
    assert.equal((await call('ada', 'DELETE', `${url}/${id}`)).status, 200);
    assert.equal((await ask(key, 'GET', '/v1/session')).status, 401, 'taken back');
    assert.equal((await ask(short, 'GET', '/v1/session')).status, 200);
    started.pass(86_401);
    assert.equal((await ask(short, 'GET', '/v1/session')).status, 401, 'ended');
    const last = (await call('ada', 'POST', url, about)).body.key;
    await call('ada', 'PUT', `/v1/accounts/${account.id}`, { disabled: true, reason: 'No longer needed.' });
    assert.equal((await ask(last, 'GET', '/v1/session')).status, 401, 'closed');
    assert.deepEqual((await actsOn(account.id)).slice(0, 2), ['account.added', 'key.added']);
  });

  test('the stream of changes ends with its session or key, at once, and keeps no session alive', async () => {
    const { account, password } = await addPerson('watcher', 'analyst');
    const listen = async (token: string) => {
      const headers = { authorization: `Bearer ${token}` };
      const reply = await started.vigie.http.inject({ method: 'GET', url: STREAM, headers, payloadAsStream: true });
      const ended = new Promise<true>(
        (resolve) =>
          void reply
            .stream()
            .resume()
            .once('end', () => resolve(true)),
      );
      return Promise.race.bind(Promise, [ended, delay(10_000, false, { ref: false })]);
    };
    const one = await signIn(account.email, password, PASSWORD);
    const isOver = await listen(one.token);
    const other = await listen((await signIn(account.email, PASSWORD)).token);
    await ask(one.token, 'DELETE', '/v1/session');
    assert.ok(await isOver());
    assert.equal(await Promise.race([other(), delay(300, 'goes on')]), 'goes on');
    await call('ada', 'PUT', `/v1/accounts/${account.id}`, { disabled: true, reason: 'Left.' });
    assert.ok(await other());

    const { account: machine } = await addPerson('listener', 'machine');
    const url = `/v1/accounts/${machine.id}/keys`;
    const made = (await call('ada', 'POST', url, { name: 'screen', scopes: ['people:read'], days: 1 })).body;
    const keyIsOver = await listen(made.key);
    await call('ada', 'DELETE', `${url}/${made.id}`);
    assert.ok(await keyIsOver());

    const away = await addPerson('away', 'analyst');
    const { token } = await signIn(away.account.email, away.password, PASSWORD);
    for (let minutes = 0; minutes <= 60; minutes += 4) {
      await listen(token);
      started.pass(4 * 60);
    }
    assert.equal((await ask(token, 'GET', '/v1/session')).status, 401, 'nobody was there for an hour');
  });

  test('the scopes are those that the routes ask for, and no other', () => {
    const asked = new Set(started.vigie.endpoints.flatMap(({ scope }) => (scope === null ? [] : [scope])));
    assert.deepEqual([...asked].sort(), [...SCOPES]);
  });
});
