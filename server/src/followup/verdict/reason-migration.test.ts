import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { keptReasonSchema, sayReason } from './reason-words.ts';

const MIGRATION = readFileSync(join(import.meta.dirname, '../migrations/0006-reason-params.sql'), 'utf8');

/** Every form in which reasons were kept when they were a code and an English sentence, and what becomes of them. */
const KEPT: [code: string, detail: string, params: object][] = [
  ['status-451', 'unavailable for legal reasons', { status: 451 }],
  ['status-404', 'not found', { status: 404 }],
  ['status-410', 'gone', { status: 410 }],
  ['status-404', 'and yet the whole offer is shown', { status: 404, yet: 'shown' }],
  ['status-503', 'Service Unavailable', { status: 503, said: 'Service Unavailable' }],
  ['status-500', '', { status: 500 }],
  ['not-a-page', 'the answer is application/pdf', { type: 'application/pdf' }],
  ['left-the-site', 'redirected to https://b.example/', { url: 'https://b.example/' }],
  ['redirected-home', 'redirected to https://a.example/', { url: 'https://a.example/' }],
  ['redirected', 'redirected to https://a.example/p', { url: 'https://a.example/p' }],
  ['sends-elsewhere', 'the page goes on to https://a.example/q', { url: 'https://a.example/q' }],
  ['moved', 'https://a.example/new', { url: 'https://a.example/new' }],
  ['cut', 'the page was not read to its end', {}],
  ['empty', 'the page has no text', {}],
  ['challenge', 'captcha', { quote: 'captcha' }],
  ['sign-in', 'https://a.example/login', { url: 'https://a.example/login' }],
  ['sign-in', 'the page asks to sign in', {}],
  ['age-wall', 'the page asks for an age and shows nothing else', {}],
  ['age-verification', 'behind an age verification', {}],
  ['out-of-order', 'the page says that the service is out of order', {}],
  ['offer-not-seen', 'neither the offer nor a word about it', {}],
  ['offer-incomplete', "the offer's title is shown, but no price and no way to order", {}],
  ['missing-yet-shown', 'status 404, but the offer is shown', { status: 404, yet: 'shown' }],
  ['missing-yet-shown', 'status 410, but the offer is said to be out of stock', { status: 410, yet: 'out-of-stock' }],
  ['contradictory', 'says "was removed", yet offers something', { quote: 'was removed', yet: 'offers' }],
  ['contradictory', 'says "was removed", yet shows a price', { quote: 'was removed', yet: 'price' }],
  ['contradictory', 'says "was removed", yet is declared to be offered', { quote: 'was removed', yet: 'declared' }],
  ['contradictory', 'says "was removed" under the offer\'s title', { quote: 'was removed', yet: 'title' }],
  ['contradictory', 'yet the offer is shown', { yet: 'shown' }],
  ['offer-shown', 'title, price, way to order', { signs: ['title', 'price', 'order'] }],
  ['offer-shown', 'title, way to order', { signs: ['title', 'order'] }],
  ['other-title', 'an offer under another title is shown at the same address', {}],
  ['out-of-stock', 'epuise', { quote: 'epuise' }],
  ['came-back', 'the check before this one found it removed', {}],
  ['says-gone', "n'existe plus", { quote: "n'existe plus" }],
  ['says-gone', 'was removed; the offer is shown all the same', { quote: 'was removed', yet: 'shown' }],
  ['offer-absent', 'no title, no price, no way to order', { missing: ['title', 'price', 'order'] }],
  ['offer-absent', 'no way to order', { missing: ['order'] }],
  ['not-here', 'not available in your country', { quote: 'not available in your country' }],
  ...['gone', 'restricted', 'challenge', 'out-of-stock'].map((state): [string, string, object] => [
    `learned-${state}`,
    'this platform\'s own words: "On "long" holiday"',
    { quote: 'On "long" holiday' },
  ]),
  [
    'seen-from',
    'online: NL (nl); removed: here, DE (de)',
    { views: { online: ['NL (nl)'], removed: ['here', 'DE (de)'] } },
  ],
  ['decided-by-person', 'Read "twice"; the page is gone', { reason: 'Read "twice"; the page is gone' }],
  ...['timeout', 'refused-address', 'robots', 'too-large', 'dns', 'tls', 'connection', 'bad-url', 'proxy'].map(
    (kind): [string, string, object] => [kind, 'a.example: "x" (E)', { error: 'a.example: "x" (E)' }],
  ),
  ['too-many-redirects', 'more than 10 redirects', { error: 'more than 10 redirects' }],
  ['once-there-was', 'seen', { note: 'seen' }],
  ['once-there-was', '', {}],
];
const old = JSON.stringify(KEPT.map(([code, detail]) => ({ code, detail })));
const expected = KEPT.map(([code, , params]) => ({ code, params }));
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

describeStore('reasons that were kept as English sentences', (make) => {
  let made: TestStore;
  before(async () => {
    made = await make();
    await made.open();
  });
  after(() => made.drop());

  test('become code and values, once, also for an owner whom row-level security holds', async () => {
    const views = JSON.stringify([{ viewpoint: 'here', verdict: 'online', reasons: JSON.parse(old) }]);
    // The figures that hang on checks came after this migration.
    await made.asOwner(`
      alter table "check" disable trigger user;
      set session_replication_role = replica;
      insert into "check" (id, unit_id, case_id, notice_id, listing_id, url, number, due_at, done_at, verdict, reasons, views)
      values ('chk_1', 'unt_a', 'c', 'n', 'l', 'u', 1, now(), now(), 'online', ${literal(old)}, ${literal(views)}),
        ('chk_2', 'unt_a', 'c', 'n', 'l', 'u', 2, now(), null, null, null, '[]');
      insert into check_verdict values ('chk_1', 'unt_a', 'removed', ${literal(old)}, 'r', 'a', now());`);
    const owner = `owner_${process.pid}`;
    const asLesserOwner = (statements: string) =>
      made.asOwner(`
        create role ${owner};
        grant usage, create on schema public to ${owner};
        alter table "check" owner to ${owner};
        alter table check_verdict owner to ${owner};
        set role ${owner};
        ${statements}
        reset role;
        alter table "check" owner to current_user;
        alter table check_verdict owner to current_user;
        drop owned by ${owner};
        drop role ${owner};`);
    await asLesserOwner(MIGRATION);
    await asLesserOwner(MIGRATION);
    const store = await made.open();
    const read = await store.inUnit('unt_a', (tx) =>
      sql<{ reasons: unknown; seen: unknown; found: unknown }>`
        select k.reasons, k.views->0->'reasons' as seen, v.found
        from "check" k left join check_verdict v on v.check_id = k.id order by k.id`.execute(tx),
    );
    const [done, planned] = read.rows;
    assert.deepEqual(done?.reasons, expected);
    assert.deepEqual(done?.seen, expected);
    assert.deepEqual(done?.found, expected);
    assert.deepEqual(planned, { reasons: null, seen: null, found: null });
    const others = await store.inUnit('unt_b', (tx) => sql`select from "check"`.execute(tx));
    assert.equal(others.rows.length, 0, 'another unit sees them');
  });

  test('and every one of them has its words', () => {
    for (const reason of expected) {
      const { en, fr } = sayReason(keptReasonSchema.parse(reason));
      assert.doesNotMatch(`${en} ${fr}`, /[{}]|“”|undefined/, JSON.stringify(reason));
      assert.ok(en !== reason.code || reason.code === 'once-there-was', en);
    }
  });
});
