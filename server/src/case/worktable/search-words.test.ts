import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { emptyListing, type Listing } from '@vigie/engine';
import { sql } from 'kysely';
import { describeStores, type TestStore } from '../../../testing/stores.ts';
import type { Store } from '../../base/database/store.ts';
import { searchQuery, searchWords, vectorOf } from './search-words.ts';

const offer = (title: string, more: Partial<Listing> = {}): Listing => ({
  ...emptyListing('market.example', title),
  ...more,
});

/** Each offer, what finds it, and what does not. */
const OFFERS: [offer: Listing, finding: string[], passingBy: string[]][] = [
  [
    offer('Lampe à pétrole « Aurore » XR-2000/B', { description: 'Verre soufflé, hauteur 35 cm. Charger.Nike, AC/DC' }),
    [
      'lampe',
      'PETROLE',
      'pétrole aurore',
      'xr2000',
      'XR-2000',
      'xr 2000',
      'XR-2000/B',
      'xr20',
      'souffle',
      '35cm',
      '35 cm',
      'nike',
      'ac/dc',
      'trole',
      "l'aurore",
      'ac',
      'xr',
      'lam',
      'xr2',
    ],
    ['la', 'x', '3', 'lampes', 'xr-200b', '2000xr', 'rr2000', 'ouffle', 'hauteur36', 'mpe'],
  ],
  [
    offer('Modell XR2000, Kinderzimmerlampe'),
    ['XR-2000', 'zimmer', 'lampe', 'kinder', 'modell 2000'],
    ['xr-20000', 'zimmer tisch'],
  ],
  [
    offer('Straße Œuvre Łódź ﬁn', { trader: { ...noTrader(), name: 'Søren & Fils' } }),
    ['strasse', 'oeuvre', 'lodz', 'fin', 'soren', 'fils'],
    ['strase'],
  ],
  [offer('シリコンランプ 日本語の説明'), ['ランプ', 'シリコン', '日本', '説明', '本', '明'], ['日語', 'ンシ', '本日']],
  [offer('硅胶台灯'), ['台灯', '硅', '灯', '硅胶台灯'], ['胶灯', '灯台']],
  [offer('โคมไฟตั้งโต๊ะ'), ['โคมไฟ', 'โต๊ะ'], ['ไฟโคม']],
  [offer('실리콘램프를 판매'), ['램프', '실리콘', '판매', '매'], ['프램']],
  [offer('مِصْبَاح زيت'), ['مصباح', 'زيت'], ['مصباحي']],
  [offer('ΛΑΜΠΑΣ λαδιού'), ['λάμπας', 'λαδιου', 'ΛΑΔ'], ['λαμπαδα']],
  [
    offer('đèn dầu', { gtin: '4006381333931', sku: "A'B\\7" }),
    ['den dau', '4006381333931', "a'b\\7"],
    ['4006381333932'],
  ],
];
function noTrader() {
  return { id: null, name: null, address: null, email: null, url: null };
}

describeStores('what offers are found by', (make) => {
  let made: TestStore;
  let store: Store;
  before(async () => {
    made = await make();
    store = await made.open();
  });
  after(() => made.drop());

  test('in every script, however it is written; nothing else', async () => {
    const asked = OFFERS.flatMap(([one, finding, passingBy]) => [
      ...finding.map((typed) => ({
        title: one.title,
        typed,
        words: vectorOf(searchWords(one)),
        query: searchQuery(typed),
        isFound: true,
      })),
      ...passingBy.map((typed) => ({
        title: one.title,
        typed,
        words: vectorOf(searchWords(one)),
        query: searchQuery(typed),
        isFound: false,
      })),
    ]);
    const { rows } = await sql<{ title: string; typed: string; isFound: boolean }>`
      select title, typed, words::tsvector @@ query::tsquery as "isFound" from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
        as t(title text, typed text, words text, query text)`.execute(store.db);
    const wrong = rows.filter(({ isFound }, at) => isFound !== asked[at]?.isFound);
    assert.equal(rows.length, asked.length);
    assert.deepEqual(wrong, []);
  });

  test('whatever is typed is a question, and whatever is offered can be kept', async () => {
    for (const text of [
      "' or 1=1 --",
      '\\',
      "''",
      ':* & ! | ()',
      '<->',
      '😀',
      '\u202e',
      `${'x'.repeat(3000)}`,
      '🧸 a',
      'ー',
      'ゝゝ',
    ]) {
      const query = searchQuery(text);
      const words = vectorOf(searchWords(offer(text, { description: text })));
      const { rows } = await sql<{
        same: boolean | null;
      }>`select ${words}::tsvector @@ ${query}::tsquery as same`.execute(store.db);
      assert.equal(rows[0]?.same, query === null ? null : true, text.slice(0, 20));
    }
  });
});
