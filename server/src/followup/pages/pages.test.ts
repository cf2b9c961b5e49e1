import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import type { Store } from '../../base/database/store.ts';
import { findStated, listAlike, listNear, listOf, type Subject, summarise } from './page-store.ts';

const PDQ = 'a'.repeat(64);
const trader = (key: string, platform = 'm.example') => ({ of: 'trader', platform, key }) as const;

/** Cases, each with one offer: its trader, its product, its photograph, what the offer says of the trader. */
const CASES = [
  { n: 1, trader: 'id:1', product: 'gtin:1', pdq: PDQ, state: 'open', address: '1 Street' },
  { n: 2, trader: 'id:1', product: 'title:x', pdq: null, state: 'confirmed', address: '2 Street' },
  { n: 3, trader: 'id:2', product: 'gtin:1', pdq: PDQ, state: 'open', address: '1 Street' },
  { n: 4, trader: 'id:3', product: 'title:x', pdq: null, state: 'dismissed', address: '1 Street' },
  { n: 5, trader: 'id:4', product: 'gtin:5', pdq: null, state: 'open', address: '1 Street' },
  { n: 6, trader: '', product: 'gtin:1', pdq: null, state: 'open', address: null },
  // Named people alone may see it.
  { n: 7, trader: 'id:5', product: 'gtin:1', pdq: PDQ, state: 'open', address: null },
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
        insert into picture (unit_id, snapshot_id, url, pdq, hashed_at) values ('unt_a', 'snp_${n}', 'u', ${text(pdq)}, ${at});
        insert into finding (id, unit_id, listing_id, snapshot_id, pack, rule, pack_digest, engine, severity, content, made_at)
          values ('fnd_${n}', 'unt_a', 'lst_${n}', 'snp_${n}', 'p', 'r', 'd', 'e', 'high', '{}', ${at});
        insert into "case" (id, unit_id, platform, trader, trader_name, product, title, severity, state, stage, opened_at, updated_at)
          values ('cas_${n}', 'unt_a', 'm.example', '${key}', 'Name ${key}', '${product}', 'Offer ${n}', 'high', '${state}', 'opened', ${at}, ${at});
        insert into case_finding (unit_id, case_id, finding_id, added_at) values ('unt_a', 'cas_${n}', 'fnd_${n}', ${at});`;
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
      [{ of: 'platform', name: 'm.example' }, [6, 5, 4, 3, 2, 1], [8, 7, 6, 5, 4, 3, 2, 1]],
      [{ of: 'platform', name: 'other.example' }, [], []],
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
    const states = async () => (await asAnn((tx) => summarise(tx, { of: 'platform', name: 'm.example' }))).states;
    const final = { open: 6, confirmed: 1, dismissed: 1, escalated: 0 };
    assert.deepEqual(await states(), final);
    await made.asOwner(`update "case" set state = 'confirmed', undo_state = 'open' where id = 'cas_1'`);
    assert.deepEqual(await states(), final);
    await made.asOwner(`update "case" set undo_state = null where id = 'cas_1'`);
    assert.deepEqual(await states(), { ...final, open: 5, confirmed: 2 });
    await made.asOwner(`update "case" set state = 'open' where id = 'cas_1'`);
  });

  test('others are alike by a photograph, an identifier or the words of a title, and by nothing that is said of a person', async () => {
    const said = async (who: typeof asBen) =>
      (await who((tx) => listAlike(tx, trader('id:1')))).map(({ how, key, cases, case: one }) => [
        how,
        key,
        cases,
        one,
      ]);
    const open = [
      ['identifier', 'id:2', 1, 'cas_3'],
      ['photograph', 'id:2', 1, 'cas_3'],
      ['wording', 'id:3', 1, 'cas_4'],
    ];
    assert.deepEqual(await said(asBen), open);
    assert.deepEqual(await said(asAnn), [
      ...open,
      ['identifier', 'id:5', 1, 'cas_7'],
      ['photograph', 'id:5', 1, 'cas_7'],
    ]);
  });

  test('a photograph is told with those that are nearly it, of cases that the reader may see', async () => {
    // So many bits of the hash that four cases have, two of them hidden.
    const flip = (bits: number): string => {
      const nibbles = [...PDQ].map((digit) => Number.parseInt(digit, 16));
      for (let at = 0; at < bits; at += 1) nibbles[at >> 2] = (nibbles[at >> 2] ?? 0) ^ (1 << (at & 3));
      return nibbles.map((nibble) => nibble.toString(16)).join('');
    };
    for (const [from, expected] of [
      [flip(1), [[PDQ, 1, 2, 4]]],
      [flip(31), [[PDQ, 31, 2, 4]]],
      [flip(32), []],
      [PDQ, []],
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
