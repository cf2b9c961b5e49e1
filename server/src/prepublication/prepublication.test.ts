import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { startReceiver } from '../../testing/prepublication/receiver.ts';
import { describeSharedRows } from '../../testing/prepublication/shared-rows.ts';
import { describeStreams } from '../../testing/prepublication/streams.ts';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../testing/vigie.ts';
import { sumOverUnits } from '../people/index.ts';
import { countUndelivered } from './index.ts';

/** As the page that explains it says: what a receiver does with a message. */
function isSigned({ headers, body }: { headers: IncomingHttpHeaders; body: string }, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const wanted = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(wanted);
}

const harmless = { platform: 'market.example', id: 'L-1', title: 'Lampe de bureau en métal', price: '29.90' };
const weapon = {
  platform: 'market.example',
  id: 'W-1',
  title: 'Poing américain en acier',
  description: 'Poing américain.',
};

describeStore('before publication', (make) => {
  let made: TestStore;
  let product: TestVigie;
  let unit: string;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  before(async () => {
    made = await make();
    receiver = await startReceiver();
    await made.open();
    product = await startTestVigie(made, { settings: { allow: [receiver.host] } });
    ({ unit } = await product.add('anna', { unit: 'market', role: 'administrator' }));
    await product.add('carl', { unit: 'market', role: 'auditor' });
    await product.add('other', { role: 'administrator' });
  });
  after(async () => {
    await product.stop();
    receiver.server.close();
    await made.drop();
  });

  const ask = (offer: object, key?: string) => product.call('anna', 'POST', '/v1/screenings', offer, key);
  const read = (id: string, who = 'anna') => product.call(who, 'GET', `/v1/screenings/${id}`);
  const decide = (id: string, decision: object) =>
    product.call('anna', 'POST', `/v1/screenings/${id}/decisions`, decision);
  /** What was told of a screening. */
  const deliveryOf = async (id: string) => {
    const { items } = (await product.call('anna', 'GET', '/v1/webhook-deliveries')).body;
    return items.find(({ subject }: { subject: string }) => subject === id);
  };

  test('an offer in which nothing is found is answered so, with what it was screened by, and not kept', async () => {
    const { status, body } = await ask(harmless);
    assert.equal(status, 200);
    assert.equal(body.outcome, 'nothing-found');
    assert.deepEqual([body.reasons, body.decision, body.reference], [[], null, 'L-1']);
    assert.ok(Object.keys(body.versions.packs).length > 3 && /^[0-9]/.test(body.versions.engine));
    assert.deepEqual(
      body.provisions.map(({ id }: { id: string }) => id),
      ['eu-dsa-7', 'eu-dsa-31'],
    );
    const kept = (await read(body.id)).body;
    assert.deepEqual(kept, { ...body, listing: null, decidedBy: null });
    assert.equal(
      (await decide(body.id, { outcome: 'released', reason: null })).body.code,
      'VIGIE_PREPUBLICATION_NOT_HELD',
    );
    assert.equal((await read(body.id, 'other')).status, 404, 'another unit');
    const lot = body.id.replace(/_\d+$/, '');
    for (const id of [lot, `${lot}_00`, `${lot}_1`, `${lot}_-1`, `${lot}_1e0`, `${lot}_999999`, `${lot}_0_0`])
      assert.equal((await read(id)).status, 404, id);
  });

  describeSharedRows(() => ({ product, unit }));

  test('one that a rule finds is held for a person, with place, term and provision', async () => {
    const { body } = await ask(weapon);
    assert.equal(body.outcome, 'hold-for-a-person');
    const [{ kind, finding }] = body.reasons;
    assert.equal(kind, 'rule');
    assert.equal(finding.packDigest, body.versions.packs[finding.pack]);
    assert.ok(finding.legal.length > 0);
    const [{ field, start, end, text }] = finding.matches;
    assert.equal(weapon[field as 'title'].slice(start, end), text);
    assert.equal((await read(body.id)).body.listing.title, weapon.title);
  });

  test('what seems to hold data of a person is held, and names the judgment but not the data', async () => {
    const { body } = await ask({ ...harmless, description: 'Écrire à jeanne.martin@courrier.example' });
    assert.equal(body.outcome, 'hold-for-a-person');
    assert.deepEqual(body.reasons, [{ kind: 'personal-data', field: 'description', data: ['email'] }]);
    assert.equal(body.provisions.at(-1).id, 'eu-cjeu-c-492-23');
    // Who sells it is meant to be there.
    const trader = { name: 'Martin', address: null, email: 'shop@market.example', id: null, url: null };
    assert.equal((await ask({ ...harmless, trader })).body.outcome, 'nothing-found');
  });

  test('a request that is sent again has the same answer, one with another offer is refused', async () => {
    const key = randomUUID();
    const [first, ...again] = await Promise.all([1, 2, 3].map(() => ask(weapon, key)));
    for (const { body } of again) assert.deepEqual(body, first?.body);
    product.pass(60);
    assert.deepEqual((await ask(weapon, key)).body, first?.body);
    assert.equal((await ask(harmless, key)).body.code, 'VIGIE_BASE_KEY_REUSED');
    assert.equal((await product.call('carl', 'POST', '/v1/screenings', weapon)).status, 403);
  });

  test('offers in a batch are answered in their order, and again under the same key', async () => {
    const offers = Array.from({ length: 100 }, (_, n) => (n % 10 === 3 ? weapon : { ...harmless, id: `L-${n}` }));
    const send = (listings: object[]) => product.call('anna', 'POST', '/v1/screening-batches', { listings }, 'batch-1');
    const { body } = await send(offers);
    assert.deepEqual(
      body.items.map(({ outcome, reference }: { outcome: string; reference: string }) => [outcome, reference]),
      offers.map(({ id }) => [id === 'W-1' ? 'hold-for-a-person' : 'nothing-found', id]),
    );
    assert.deepEqual((await send(offers)).body, body);
    assert.equal((await send([weapon, ...offers.slice(1)])).body.code, 'VIGIE_BASE_KEY_REUSED');
    assert.equal((await send([...offers, weapon])).status, 400);
  });

  test('requests that wait share a transaction, and one that fails does not take others with it', async () => {
    const count = async () => {
      const { rows } = await product.vigie.context.store.inUnit(unit, (tx) =>
        sql<{
          n: number;
        }>`select count(*)::int as n from prepublication_lot where array_to_string(numbers, ' ') like '%T-%'`.execute(
          tx,
        ),
      );
      return rows[0]?.n ?? 0;
    };
    // The database refuses one of them, as it would a fault of ours.
    await made.asOwner(`alter table prepublication_lot add constraint planted check (not 'T-13' = any (numbers))`);
    const all = await Promise.all(Array.from({ length: 40 }, (_, n) => ask({ ...harmless, id: `T-${n}` })));
    await made.asOwner('alter table prepublication_lot drop constraint planted');
    assert.deepEqual(
      all.flatMap(({ status }, n) => (status === 200 ? [] : [n])),
      [13],
    );
    await Promise.all(Array.from({ length: 40 }, (_, n) => ask({ ...harmless, id: `T-${100 + n}` })));
    const transactions = await count();
    assert.ok(transactions < 39 + 20, `${transactions} transactions for 79 answers`);
  });

  describeStreams(() => ({ product, made, unit }));

  test('a rule that the unit has disabled holds nothing', async () => {
    const [{ finding }] = (await ask(weapon)).body.reasons;
    await made.asOwner(`select set_config('vigie.unit', '${unit}', false);
      insert into proposal (id, unit_id, kind, summary, reason, content, account_id, proposed_at)
        values ('prp_x', '${unit}', 'rule.disabled', '{}', 'r', '{}', null, now());
      insert into disabled_rule (unit_id, pack, rule, reason, proposal_id, disabled_at)
        values ('${unit}', '${finding.pack}', '${finding.rule}', 'r', 'prp_x', now())`);
    const { body } = await ask(weapon);
    const rules = body.reasons.map((each: { finding: { rule: string } }) => each.finding.rule);
    assert.ok(!rules.includes(finding.rule), rules.join());
    await made.asOwner(
      `select set_config('vigie.unit', '${unit}', false); delete from disabled_rule; delete from proposal where id = 'prp_x'`,
    );
  });

  test('what a person decides is told to the webhook, signed, and by its id; once', async () => {
    const added = await product.call('anna', 'POST', '/v1/webhooks', {
      url: `http://${receiver.host}/hook?token=kept-close`,
    });
    assert.equal(added.status, 200, JSON.stringify(added.body));
    const { secret, webhook } = added.body;
    const { id } = (await ask(weapon)).body;
    assert.equal((await decide(id, { outcome: 'refused', reason: null })).status, 400, 'whoever sells it is told why');
    const decided = await decide(id, { outcome: 'refused', reason: 'A knuckle-duster.' });
    assert.equal(decided.body.decision.outcome, 'refused');
    assert.equal(decided.body.decidedBy, 'anna');
    assert.equal((await decide(id, { outcome: 'released', reason: null })).body.code, 'VIGIE_PREPUBLICATION_DECIDED');
    await product.settle();
    const [message] = receiver.came;
    assert.ok(message && isSigned(message, secret));
    assert.ok(!isSigned({ ...message, body: message.body.replace('refused', 'released') }, secret));
    assert.deepEqual(JSON.parse(message.body), {
      type: 'screening.decided',
      timestamp: decided.body.decision.at,
      data: { id, reference: 'W-1', listingDigest: decided.body.listingDigest, decision: decided.body.decision },
    });
    assert.deepEqual((await read(id)).body, decided.body);
    const delivery = await deliveryOf(id);
    assert.deepEqual([delivery.state, delivery.tries, delivery.subject], ['delivered', 1, id]);

    // A secret that is replaced: both sign for a day.
    const replaced = (await product.call('anna', 'POST', `/v1/webhooks/${webhook.id}/secrets`)).body;
    await product.call('anna', 'POST', `/v1/webhooks/${webhook.id}/tries`);
    await product.settle();
    const both = receiver.came.at(-1);
    assert.ok(both && isSigned(both, secret) && isSigned(both, replaced.secret));
    product.pass(24 * 3600 + 1);
    await product.call('anna', 'POST', `/v1/webhooks/${webhook.id}/tries`);
    await product.settle();
    const one = receiver.came.at(-1);
    assert.ok(one && !isSigned(one, secret) && isSigned(one, replaced.secret));
    const { rows } = await sql<{ kept: string }>`select secret as kept from webhook`.execute(
      product.vigie.context.store.db,
    );
    assert.deepEqual(rows, [], 'no unit, no rows');
  });

  test('a webhook that does not answer well is tried again, then shown, and sent again by a person', async () => {
    receiver.at.status = 500;
    const { id } = (await ask(weapon)).body;
    await decide(id, { outcome: 'released', reason: null });
    await product.settle();
    const failing = await deliveryOf(id);
    assert.equal(failing.state, 'waiting');
    assert.ok(failing.tries >= 1);
    assert.match(failing.failure.en, /answers 500/);
    // Nobody waits for hours here: as before the last try. One of those before ended with its process, and is not counted.
    await made.asOwner(`update pgboss.job set start_after = now(), retry_count = retry_limit - 1
      where name = 'prepublication.deliver' and state = 'retry'`);
    await product.settle();
    for (let waited = 0; waited < 100 && (await deliveryOf(id)).state !== 'failed'; waited++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const failed = await deliveryOf(id);
    assert.equal(failed.state, 'failed', 'nobody tries it any more, and a person sees so');
    const units = await sumOverUnits(product.vigie.context.store, countUndelivered);
    assert.equal(units.get('undelivered'), 1, 'as the doctor counts it');
    assert.equal((await product.call('carl', 'POST', `/v1/webhook-deliveries/${failed.id}/tries`)).status, 403);
    receiver.at.status = 204;
    const before = receiver.came.length;
    assert.equal((await product.call('anna', 'POST', `/v1/webhook-deliveries/${failed.id}/tries`)).status, 200);
    await product.settle();
    assert.equal((await deliveryOf(id)).state, 'delivered');
    assert.equal(receiver.came.length, before + 1);
    assert.equal(receiver.came.at(-1)?.headers['webhook-id'], failed.id, 'by which a receiver knows it');
    const again = await product.call('anna', 'POST', `/v1/webhook-deliveries/${failed.id}/tries`);
    assert.equal(again.body.code, 'VIGIE_WEBHOOK_NOT_FAILED');
  });

  test('a webhook’s path and query are shown to whoever may change it, and to nobody else, nor put on record', async () => {
    const readBy = async (who: string) => {
      const paths = ['/v1/webhooks', '/v1/webhook-deliveries', '/v1/audit?limit=200'];
      const all = await Promise.all(paths.map((path) => product.call(who, 'GET', path)));
      return all.filter(({ status }) => status === 200).map(({ body }) => JSON.stringify(body));
    };
    const [listed = '', deliveries = '', audit = ''] = await readBy('anna');
    assert.ok(listed.includes('/hook?token=kept-close') && deliveries.includes('token=kept-close'));
    assert.ok(audit.includes('webhook.added') && !audit.includes('token='));
    const seen = await readBy('carl');
    assert.ok(seen.length >= 2 && seen.every((each) => !each.includes('token=') && !each.includes('/hook')));
    assert.ok(seen[0]?.includes(`"http://${receiver.host}"`));
  });

  test('no webhook goes into a private network, nor over plain HTTP', async () => {
    for (const url of [
      'http://market.example/hook',
      'https://127.0.0.1/hook',
      'https://192.168.1.1/hook',
      'https://[::1]/hook',
      'https://2130706433/hook',
      'https://user:secret@market.example/hook',
      'ftp://market.example/hook',
      'market.example',
    ]) {
      const { status, body } = await product.call('anna', 'POST', '/v1/webhooks', { url });
      assert.deepEqual([url, status, body.code], [url, 400, 'VIGIE_WEBHOOK_ADDRESS']);
    }
  });

  test('a record expires; one that is held waits for its decision', async () => {
    const set = await product.call('anna', 'PUT', '/v1/screenings/setting', { keptDays: 30 });
    assert.equal(set.status, 200);
    const clear = (await ask(harmless)).body;
    const held = (await ask(weapon)).body;
    product.pass(30 * 86_400 + 1);
    assert.equal((await read(clear.id)).status, 404);
    assert.equal((await read(held.id)).status, 200);
    const forget = () =>
      product.vigie.context.store.inUnit(unit, (tx) =>
        product.vigie.context.jobs.send(tx, 'prepublication.forget', { unit }),
      );
    const left = async () => {
      const { rows } = await product.vigie.context.store.inUnit(unit, (tx) =>
        sql<{ id: string }>`select id from prepublication_screening where id in (${clear.id}, ${held.id})`.execute(tx),
      );
      return rows.map(({ id }) => id);
    };
    await forget();
    await product.settle();
    assert.deepEqual(await left(), [held.id]);
    await decide(held.id, { outcome: 'released', reason: null });
    product.pass(29 * 86_400);
    assert.equal((await read(held.id)).status, 200, 'as long again after the decision');
    product.pass(86_401);
    await forget();
    await product.settle();
    assert.deepEqual(await left(), []);
    // Those of streams, which were made before the setting.
    const lots = async () =>
      (await product.vigie.context.store.inUnit(unit, (tx) => sql`select from prepublication_lot`.execute(tx))).rows
        .length;
    assert.ok((await lots()) > 0);
    product.pass(184 * 86_400);
    await forget();
    await product.settle();
    assert.equal(await lots(), 0);
  });

  test('a machine asks with its key and its scopes, and decides nothing', async () => {
    const account = { email: 'api@market.example', name: 'Shop', role: 'machine', language: 'en' };
    const machine = (await product.call('anna', 'POST', '/v1/accounts', account)).body;
    const keyFor = async (scopes: string[]) =>
      (
        await product.call('anna', 'POST', `/v1/accounts/${machine.account?.id ?? machine.id}/keys`, {
          name: 'k',
          scopes,
          days: 30,
        })
      ).body;
    const as = (key: string, method: 'GET' | 'POST', url: string, payload?: object) =>
      product.vigie.http.inject({
        method,
        url,
        headers: { authorization: `Bearer ${key}` },
        ...(payload && { payload }),
      });
    const { key, id: keyId } = await keyFor(['prepublication:write', 'prepublication:read']);
    const asked = await as(key, 'POST', '/v1/screenings', weapon);
    assert.equal(asked.statusCode, 200, asked.body);
    const { id } = asked.json();
    assert.equal((await as(key, 'GET', `/v1/screenings/${id}`)).statusCode, 200);
    const decision = { outcome: 'released', reason: null };
    assert.equal((await as(key, 'POST', `/v1/screenings/${id}/decisions`, decision)).statusCode, 403);
    assert.equal((await as((await keyFor(['listing:read'])).key, 'POST', '/v1/screenings', weapon)).statusCode, 403);
    // A key that was taken back counts from the next request on, whatever else is asked at the moment.
    const during = Array.from({ length: 20 }, () => as(key, 'POST', '/v1/screenings', harmless));
    await product.call('anna', 'DELETE', `/v1/accounts/${machine.account?.id ?? machine.id}/keys/${keyId}`);
    assert.equal((await as(key, 'POST', '/v1/screenings', harmless)).statusCode, 401);
    await Promise.all(during);
  });
});
