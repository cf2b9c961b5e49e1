import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import type { Store } from '../../base/database/store.ts';
import { countCrowd, listAlike, listAlikeProducts, listHashes, listNear } from './alike-store.ts';
import { findStated, listOf, type Subject, summarise } from './page-store.ts';

const PDQ = 'a'.repeat(64);
/** So many bits of the hash that four cases have, two of them hidden. */
function flip(bits: number): string {
  const nibbles = [...PDQ].map((digit) => Number.parseInt(digit, 16));
  // Spread over the hash, so that as few of its pieces as can be stay whole.
  for (let n = 0; n < bits; n += 1) nibbles[(n * 4) % 64] = (nibbles[(n * 4) % 64] ?? 0) ^ (1 << (n >> 4));
  return nibbles.map((nibble) => nibble.toString(16)).join('');
}
const NEARLY = flip(5);
const PLAIN = 'b'.repeat(64);
const trader = (key: string, platform = 'm.example') => ({ of: 'trader', platform, key }) as const;

/** Cases, each with one offer: its trader, its product, its photograph, what the offer says of the trader. */
const CASES = [
  { n: 1, trader: 'id:1', product: 'gtin:1', pdq: PDQ, state: 'open', address: '1 Street' },
  { n: 2, trader: 'id:1', product: 'title:x', pdq: null, state: 'confirmed', address: '2 Street' },
  { n: 3, trader: 'id:2', product: 'gtin:1', pdq: PDQ, state: 'open', address: '1 Street' },
  { n: 4, trader: 'id:3', product: 'title:x', pdq: null, state: 'dismissed', address: '1 Street' },
  { n: 5, trader: 'id:4', product: 'gtin:5', pdq: NEARLY, state: 'open', address: '3 Street' },
  { n: 6, trader: '', product: 'gtin:1', pdq: null, state: 'open', address: null },
  // Named people alone may see it.
  { n: 7, trader: 'id:5', product: 'gtin:1', pdq: PDQ, state: 'open', address: '1 Street' },
  { n: 8, trader: 'id:1', product: 'gtin:8', pdq: PDQ, state: 'open', address: null },
] as const;
const HIDDEN: readonly number[] = [7, 8];

describeStore('pages', (make) => {
  let made: TestStore;
  let store: Store;
  before(async () => {
    made = await make();
    store = await made.open();
    const text = (value: string | null): string => (value === null ? 'null' : `'${value}'`);
    const rows = CASES.map(({ n, trader: key, product, pdq, state, address }) => {
      const at = `'2026-11-0${n}T00:00:00Z'`;
      const content = JSON.stringify({ trader: key === '' ? null : { id: key, name: `Name ${key}`, address } });
      return `insert into listing (id, unit_id, platform, key, title, first_seen, last_seen) values ('lst_${n}', 'unt_a', 'm.example', 'k${n}', 'Offer ${n}', ${at}, ${at});
        insert into snapshot (id, unit_id, listing_id, digest, content, seen_at) values ('snp_${n}', 'unt_a', 'lst_${n}', 'd', '${content}', ${at});
        insert into picture (unit_id, snapshot_id, url, pdq, quality, hashed_at) values ('unt_a', 'snp_${n}', 'u', ${text(pdq)}, 90, ${at}),
          ('unt_a', 'snp_${n}', 'plain', '${PLAIN}', 49, ${at});
        insert into finding (id, unit_id, listing_id, snapshot_id, pack, rule, pack_digest, engine, severity, content, made_at)
          values ('fnd_${n}', 'unt_a', 'lst_${n}', 'snp_${n}', 'p', 'r', 'd', 'e', 'high', '{}', ${at});
        insert into "case" (id, unit_id, platform, trader, trader_name, product, title, severity, state, stage, opened_at, updated_at)
          values ('cas_${n}', 'unt_a', 'm.example', '${key}', 'Name ${key}', '${product}', 'Offer ${n}', 'high', '${state}', 'opened', ${at}, ${at});
        insert into case_finding (unit_id, case_id, finding_id, added_at) values ('unt_a', 'cas_${n}', 'fnd_${n}', ${at});
        ${address === null ? '' : `insert into case_trader_key values ('unt_a', 'cas_${n}', 'address', '${address}');`}`;
    });
    await made.asOwner(`insert into unit (id, name, made_at) values ('unt_a', 'A', now());
      insert into account (id, unit_id, email, name, role, language, password, made_at) values
        ('acc_a', 'unt_a', 'a@x.example', 'Ann', 'analyst', 'en', 'p', now()), ('acc_b', 'unt_a', 'b@x.example', 'Ben', 'analyst', 'en', 'p', now());
      ${rows.join('\n')}
      ${HIDDEN.map(
        (n) => `update "case" set visibility = 'named', compartment = id where id = 'cas_${n}';
        insert into case_reader values ('unt_a', 'cas_${n}', 'acc_a', true, 'acc_a', now());`,
      ).join('\n')}`);
  });
  after(() => made.drop());

  const asBen = <T>(ask: (tx: Parameters<typeof listOf>[0]) => Promise<T>): Promise<T> =>
    store.inUnit('unt_a', ask, 'acc_b');
  const asAnn = <T>(ask: (tx: Parameters<typeof listOf>[0]) => Promise<T>): Promise<T> =>
    store.inUnit('unt_a', ask, 'acc_a');

  test('the cases of a page are those that the reader may see, page after page', async () => {
    for (const [subject, ofBen, ofAnn] of [
      [{ of: 'platform', names: ['m.example', 'www2.m.example'] }, [6, 5, 4, 3, 2, 1], [8, 7, 6, 5, 4, 3, 2, 1]],
      [{ of: 'platform', names: ['other.example'] }, [], []],
      [trader('id:1'), [2, 1], [8, 2, 1]],
      [trader('id:1', 'other.example'), [], []],
      [trader('id:5'), [], [7]],
      [{ of: 'product', key: 'gtin:1' }, [6, 3, 1], [7, 6, 3, 1]],
      [{ of: 'picture', pdq: PDQ }, [3, 1], [8, 7, 3, 1]],
    ] as const satisfies [Subject, number[], number[]][]) {
      for (const [who, expected] of [
        [asBen, ofBen],
        [asAnn, ofAnn],
      ] as const) {
        const found: string[] = [];
        for (let cursor: string | undefined; ; ) {
          const page = await who((tx) => listOf(tx, subject, { cursor, limit: 2 }));
          found.push(...page.map(({ id }) => id));
          cursor = page.at(-1)?.id;
          if (page.length < 2) break;
        }
        assert.deepEqual(
          found,
          expected.map((n) => `cas_${n}`),
          JSON.stringify(subject),
        );
        const { total, listings, states } = await who((tx) => summarise(tx, subject));
        assert.deepEqual([total, listings], [expected.length, expected.length], JSON.stringify(subject));
        assert.equal(
          Object.values(states).reduce((sum, count) => sum + count, 0),
          total,
        );
      }
    }
  });

  test('a decision that may still be undone counts in no figure', async () => {
    const states = async () => (await asAnn((tx) => summarise(tx, { of: 'platform', names: ['m.example'] }))).states;
    const final = { open: 6, confirmed: 1, dismissed: 1, escalated: 0 };
    assert.deepEqual(await states(), final);
    await made.asOwner(`update "case" set state = 'confirmed', undo_state = 'open' where id = 'cas_1'`);
    assert.deepEqual(await states(), final);
    await made.asOwner(`update "case" set undo_state = null where id = 'cas_1'`);
    assert.deepEqual(await states(), { ...final, open: 5, confirmed: 2 });
    await made.asOwner(`update "case" set state = 'open' where id = 'cas_1'`);
  });

  const alikeOf = (key: string) => async (tx: Parameters<typeof listOf>[0]) => {
    const subject = trader(key);
    return (await listAlike(tx, subject, await listHashes(tx, subject))).map(
      ({ how, key, cases, case: one, distance }) => [how, key, cases, one, distance],
    );
  };

  test('others are alike by a photograph or nearly the same, an identifier, the words of a title, an address', async () => {
    const open = [
      ['address', 'id:2', 1, 'cas_3', null],
      ['identifier', 'id:2', 1, 'cas_3', null],
      ['photograph', 'id:2', 1, 'cas_3', 0],
      ['address', 'id:3', 1, 'cas_4', null],
      ['wording', 'id:3', 1, 'cas_4', null],
      ['photograph', 'id:4', 1, 'cas_5', 5],
    ];
    assert.deepEqual(await asBen(alikeOf('id:1')), open);
    assert.deepEqual(await asAnn(alikeOf('id:1')), [
      ...open,
      ['address', 'id:5', 1, 'cas_7', null],
      ['identifier', 'id:5', 1, 'cas_7', null],
      ['photograph', 'id:5', 1, 'cas_7', 0],
    ]);
    assert.deepEqual(await asBen(alikeOf('id:5')), []);
  });

  test('other products are alike by a photograph', async () => {
    const alike = async (who: typeof asBen) =>
      (
        await who(async (tx) => listAlikeProducts(tx, 'gtin:1', await listHashes(tx, { of: 'product', key: 'gtin:1' })))
      ).map(({ key, cases, traders, distance }) => [key, cases, traders, distance]);
    assert.deepEqual(await alike(asBen), [['gtin:5', 1, 1, 5]]);
    assert.deepEqual(await alike(asAnn), [
      ['gtin:5', 1, 1, 5],
      ['gtin:8', 1, 1, 0],
    ]);
  });

  test('an address that many traders state is counted and names none of them', async () => {
    const added = Array.from({ length: 9 }, (_, at) => `x${at}`);
    const crowd = (who: typeof asBen) => who((tx) => countCrowd(tx, trader('id:1')));
    const byAddress = async (who: typeof asBen) =>
      (await who(alikeOf('id:1'))).filter(([how]) => how === 'address').length;
    assert.deepEqual([await crowd(asBen), await crowd(asAnn)], [null, null]);
    const insert = (
      key: string,
    ) => `insert into "case" (id, unit_id, platform, trader, trader_name, product, title, severity, state, stage, opened_at, updated_at)
        values ('cas_${key}', 'unt_a', 'm.example', '${key}', 'n', '${key}', 't', 'high', 'open', 'opened', now(), now());
      insert into case_trader_key values ('unt_a', 'cas_${key}', 'address', '1 Street');`;
    await made.asOwner(added.slice(0, 8).map(insert).join(''));
    assert.deepEqual([await crowd(asBen), await byAddress(asBen)], [null, 10]);
    assert.deepEqual([await crowd(asAnn), await byAddress(asAnn)], [11, 0], 'one of them is hidden from Ben');
    await made.asOwner(insert('x8'));
    assert.deepEqual([await crowd(asBen), await byAddress(asBen)], [11, 0]);
    await made.asOwner(
      `delete from case_trader_key where case_id like 'cas_x%'; delete from "case" where id like 'cas_x%'`,
    );
  });

  test('a photograph is told with those that are nearly it, of cases that the reader may see', async () => {
    for (const [from, expected] of [
      [
        flip(1),
        [
          [PDQ, 1, 2, 4],
          [NEARLY, 4, 1, 1],
        ],
      ],
      [
        flip(31),
        [
          [NEARLY, 26, 1, 1],
          [PDQ, 31, 2, 4],
        ],
      ],
      [flip(32), [[NEARLY, 27, 1, 1]]],
      [PDQ, [[NEARLY, 5, 1, 1]]],
      ['not a hash', []],
    ] as const)
      for (const [who, place] of [
        [asBen, 2],
        [asAnn, 3],
      ] as const)
        assert.deepEqual(
          (await who((tx) => listNear(tx, from))).map(({ pdq, distance, cases }) => [pdq, distance, cases]),
          expected.map((row) => [row[0], row[1], row[place]]),
          from,
        );
  });

  test('a trader is shown as its newest offer says, of those that the reader may see', async () => {
    const stated = async (who: typeof asBen) => (await who((tx) => findStated(tx, trader('id:1'))))?.trader.address;
    assert.deepEqual([await stated(asBen), await stated(asAnn)], ['2 Street', null]);
    const nobody = await asBen((tx) => findStated(tx, trader('')));
    assert.deepEqual(nobody?.trader.address ?? null, null, 'an offer that names no trader');
  });
});
