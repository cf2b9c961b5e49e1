import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { TestStore } from '../stores.ts';
import type { TestVigie } from '../vigie.ts';

const harmless = { platform: 'market.example', id: 'L-1', title: 'Lampe de bureau en métal', price: '29.90' };
const weapon = { platform: 'market.example', id: 'W-1', title: 'Poing américain en acier' };

/** Streams of offers before publication, in the service that their room's test has started; anna administers the unit. */
export function describeStreams(at: () => { product: TestVigie; made: TestStore; unit: string }): void {
  let address: string | null = null;
  /** A stream of lines, open both ways: what is written is answered while more may come. */
  async function stream(token: string, headers: Record<string, string> = {}) {
    address ??= await at().product.vigie.listen();
    const sending = request(`${address}/v1/screenings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson', ...headers },
    });
    const answered = once(sending, 'response');
    sending.on('error', () => {});
    const lines = (async function* () {
      const [response] = await answered;
      for await (const line of createInterface({ input: response })) yield JSON.parse(line);
    })();
    const next = async (many: number) => {
      const came = [];
      for (let n = 0; n < many; n++) came.push((await lines.next()).value);
      return came;
    };
    return {
      sending,
      answered,
      next,
      say: (...all: object[]) => sending.write(all.map((each) => `${JSON.stringify(each)}\n`).join('')),
    };
  }
  const ask = (offer: object) => at().product.call('anna', 'POST', '/v1/screenings', offer);
  const read = (id: string, who = 'anna') => at().product.call(who, 'GET', `/v1/screenings/${id}`);
  const makeKey = async () => {
    const about = { email: `${randomUUID()}@m.example`, name: 'Shop', role: 'machine', language: 'en' };
    const { account } = (await at().product.call('anna', 'POST', '/v1/accounts', about)).body;
    const scopes = ['prepublication:write'];
    const { id, key } = (
      await at().product.call('anna', 'POST', `/v1/accounts/${account.id}/keys`, { name: 'k', scopes, days: 1 })
    ).body;
    const revoke = () => at().product.call('anna', 'DELETE', `/v1/accounts/${account.id}/keys/${id}`);
    return { key: String(key), revoke };
  };

  test('a stream is answered line by line while it goes on, each as by itself; what is no offer in its place', async () => {
    const { key, revoke } = await makeKey();
    const { sending, next, say } = await stream(key);
    say({ ...harmless, id: 'S-1' });
    const [first] = await next(1);
    assert.deepEqual((await read(first.id)).body, { ...first, listing: null, decidedBy: null });
    const { id: _, listingDigest, screenedAt, expiresAt, ...alone } = (await ask({ ...harmless, id: 'S-1' })).body;
    assert.deepEqual({ ...alone, id: first.id, listingDigest, screenedAt, expiresAt }, first);
    assert.equal((await read(first.id, 'other')).status, 404, 'another unit');
    assert.equal((await read(`${first.id.slice(0, -1)}9`)).status, 404, 'no such place');
    sending.write('{"platform": \n\r\n');
    say(weapon, { platform: 'x' }, { ...harmless, id: 'S-2' });
    sending.write(`${'x'.repeat(1_100_000)}\n`);
    say({ ...harmless, id: null });
    const [broken, held, invalid, free, long, last] = await next(6);
    assert.deepEqual([broken.code, broken.line, broken.status], ['VIGIE_PREPUBLICATION_LINE_BROKEN', 2, 400]);
    assert.deepEqual((await read(held.id)).body.listing.title, weapon.title);
    assert.deepEqual([held.outcome, free.reference, last.reference], ['hold-for-a-person', 'S-2', null]);
    assert.deepEqual([invalid.code, invalid.line, invalid.errors[0].pointer], ['VIGIE_HTTP_INVALID', 5, '/title']);
    assert.deepEqual([long.code, long.line], ['VIGIE_PREPUBLICATION_LINE_LONG', 7]);
    // A key that is taken back counts for nothing that comes later.
    assert.equal((await revoke()).status, 200);
    say(weapon, harmless);
    const [out, end] = await next(2);
    assert.deepEqual([out.code, out.line, end], ['VIGIE_PEOPLE_SIGNED_OUT', 9, undefined]);
    const refused = await stream((await makeKey()).key.replace(/.{4}$/, 'AAAA'));
    refused.say(harmless);
    assert.equal((await refused.answered)[0].statusCode, 401);
    refused.sending.destroy();
  });

  test('a byte order mark is none of the text; what is not in UTF-8 is refused, not read as other words', async () => {
    const { sending, next } = await stream((await makeKey()).key);
    const [accented, latin] = [JSON.stringify(weapon), Buffer.from(JSON.stringify(weapon), 'latin1')].map(Buffer.from);
    sending.write(`\ufeff${JSON.stringify(harmless)}\r\n`);
    const half = accented?.indexOf(0xc3) ?? 0;
    sending.write(accented?.subarray(0, half + 1));
    assert.equal((await next(1))[0].reference, harmless.id);
    sending.write(accented?.subarray(half + 1));
    for (const piece of ['\n', latin, '\n', accented]) sending.write(piece);
    sending.end();
    const [whole, broken, last] = await next(3);
    assert.deepEqual([whole.outcome, last.outcome], ['hold-for-a-person', 'hold-for-a-person']);
    assert.deepEqual([broken.code, broken.line], ['VIGIE_PREPUBLICATION_LINE_BROKEN', 3]);
  });

  test('a unit has eight streams at a time, and another once one has ended', async () => {
    const { key } = await makeKey();
    const statusOf = async (one: Awaited<ReturnType<typeof stream>>) => {
      one.say(harmless);
      return (await one.answered)[0].statusCode;
    };
    const open = await Promise.all(Array.from({ length: 8 }, () => stream(key)));
    assert.deepEqual(new Set(await Promise.all(open.map(statusOf))), new Set([200]));
    const ninth = await stream(key);
    assert.equal(await statusOf(ninth), 429);
    ninth.sending.destroy();
    open[0]?.sending.end();
    for (let status = 429; status !== 200; ) {
      const again = await stream(key);
      status = await statusOf(again);
      again.sending.destroy();
    }
    for (const { sending } of open) sending.destroy();
  });

  test('a stream with a key that is sent again has the same answers, and one row that fails is its own', async () => {
    const { key } = await makeKey();
    const send = async (offers: object[], headers = {}) => {
      const { sending, next, say } = await stream(key, headers);
      say(...offers);
      sending.end();
      return next(offers.length);
    };
    const headers = { 'idempotency-key': 'stream-1' };
    const first = await send([harmless, weapon], headers);
    assert.deepEqual(await send([harmless, weapon, harmless], headers).then((all) => all.slice(0, 2)), first);
    assert.equal((await send([weapon], headers))[0].code, 'VIGIE_BASE_KEY_REUSED');
    await at().made.asOwner(`alter table prepublication_lot add constraint planted check (not '13' = any (numbers));
      alter table prepublication_screening add constraint planted check (reference <> '13')`);
    const all = await send(Array.from({ length: 20 }, (_, n) => ({ ...harmless, id: `${n}` })));
    await at().made.asOwner(
      `alter table prepublication_lot drop constraint planted; alter table prepublication_screening drop constraint planted`,
    );
    assert.deepEqual(
      all.map(({ reference, code }) => reference ?? code),
      Array.from({ length: 20 }, (_, n) => (n === 13 ? 'VIGIE_HTTP_INTERNAL' : `${n}`)),
    );
  });

  test('who reads slowly is read slowly, and who goes away ends the work', async () => {
    const { sending, answered, next } = await stream((await makeKey()).key);
    const lines = `${JSON.stringify(harmless)}\n`.repeat(500);
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const kept = async () => {
      const count = sql<{ n: number }>`select coalesce(sum(cardinality(numbers)), 0)::int as n from prepublication_lot`;
      return (await at().product.vigie.context.store.inUnit(at().unit, (tx) => count.execute(tx))).rows[0]?.n ?? 0;
    };
    const start = await kept();
    /** Until more is kept than before, and then no more. */
    const rest = async (before: number) => {
      let now = before;
      for (let still = 0; still < 5; await pause(60)) {
        const then = await kept();
        still = then > before && then === now ? still + 1 : 0;
        now = then;
      }
      return now;
    };
    for (let n = 0; n < 100; n++) sending.write(lines);
    const before = await rest(start);
    assert.ok(before < start + 50_000, 'more is screened than is read');
    assert.equal((await next(1))[0].reference, 'L-1');
    await next(10_000);
    const more = await rest(before);
    (await answered)[0].destroy();
    sending.destroy();
    assert.ok((await rest(more - 1)) < start + 50_000, 'it ends with who reads it');
  });
}
