import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { draws } from '../../../tools/draws.ts';
import { processorTime } from '../../../tools/processor-time.ts';
import { fold } from './fold.ts';
import { TokenBuffer } from './token-buffer.ts';
import { tokenize } from './tokenize.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }),
);

test('case, width, marks and ligatures are folded', () => {
  const cases: [text: string, folded: string][] = [
    ['Poupée ADULTE, 100cm', 'poupee adulte 100cm'],
    ['Straße GROẞ ﬁn', 'strasse gross fin'],
    ['１００ｃｍ Ｆｕｌｌ', '100cm full'],
    ['Łódź Ærø Œuvre', 'lodz aero oeuvre'],
    ['e\u0301te\u0301', 'ete'],
    ['㎝ Ⅷ', 'cm viii'],
    ['٣ ۵ ३', '3 5 3'],
  ];
  for (const [text, folded] of cases) assert.equal(fold(text).text, folded, text);
});

test('Turkish dotted and dotless i are one letter', () => {
  assert.equal(fold('İSTANBUL ısı').text, 'istanbul isi');
});

test('Arabic presentation forms, marks and tatweel fold to the plain letters', () => {
  assert.equal(fold('عَرَبِيّ').text, 'عربي');
  assert.equal(fold('ﻋﺮﺑﻲ').text, 'عربي');
  assert.equal(fold('عـــربي').text, 'عربي');
});

// What Lucene's ArabicNormalizer and PersianNormalizer make one (their own test cases among these).
const arabic: [written: string, meant: string][] = [
  ['اضواء', 'أضواء'],
  ['مضيئه', 'مضيئة'],
  ['إنارة', 'انارة'],
  ['آجن', 'اجن'],
  ['ٱلسلام', 'السلام'],
  ['قوى', 'قوي'],
  ['فاطمة', 'فاطمه'],
  ['روبرـــت', 'روبرت'],
  ['مَبنا', 'مبنا'],
  ['شاي ٌ', 'شاي'],
  ['کتاب', 'كتاب'],
  ['ياد', 'یاد'],
  ['های', 'هاي'],
  ['کشاندہ', 'كشانده'],
  ['ﻷضواء', 'لاضواء'],
  // Canonically equivalent: the hamza as a mark of its own.
  ['ا\u0654ضواء', 'أضواء'],
  ['مضي\u0654ة', 'مضئة'],
  ['مو\u0654سسة', 'مؤسسة'],
];

test('Arabic spellings that people write one for the other are one', () => {
  for (const [written, meant] of arabic) assert.equal(fold(written).text.trim(), fold(meant).text, written);
  // Letters that are others stay so.
  for (const [one, other] of [
    ['كلب', 'قلب'],
    ['نار', 'دار'],
    ['سيف', 'صيف'],
  ])
    assert.notEqual(fold(one ?? '').text, fold(other ?? '').text);
});

test('what is canonically equivalent folds to the same, in every script (UAX #15)', () => {
  const texts = [
    ...['램프', '손전등', '각목', '한글 값', '뷁', '높이 95센티', '가', 'ㄱ', '힣'],
    ...['কোট', 'மோதிரம்', 'കൊടി', 'କୋ', 'ක්‍රෝ', 'ಕೊ', 'ညှို', 'क़लम', 'བོད'],
    ...['Phở', 'đèn bàn', 'й ё ї', 'ΐ ώ', 'ガラス', 'שׁלום', 'آب', 'น้ำ', 'Ǻngström'],
  ];
  for (const text of texts)
    for (const form of ['NFD', 'NFC'] as const)
      assert.deepEqual(fold(text.normalize(form)).text, fold(text).text, `${text} ${form}`);
});

test('Hangul in pieces becomes the syllable, wherever the pieces come from', () => {
  const cases: [written: string, folded: string][] = [
    ['\u1105\u1162\u11b7\u1111\u1173', '램프'],
    ['\ub7a8\u11b7', '램ᆷ'],
    ['\ub798\u11b7\u1111\u1173', '램프'],
    ['ㄹㅐ', '래'],
    ['ﾡￂ', '가'],
    ['\u1161', '\u1161'],
    ['\u1100', '\u1100'],
    ['a\u1161', 'a\u1161'],
    ['\u1100\u1161\u11a8\u11a8', '각\u11a8'],
    ['\u1100 \u1161', '\u1100 \u1161'],
    ['가나\u11ab다', '가난다'],
  ];
  for (const [written, folded] of cases)
    assert.equal(fold(written).text, folded === '램ᆷ' ? '램\u11b7' : folded, written);
  const [word] = fold('램프'.normalize('NFD')).words;
  assert.deepEqual(word, { text: '램프', start: 0, end: 5 });
  assert.deepEqual(fold('프'.normalize('NFD')), { ...fold('프'), words: [{ text: '프', start: 0, end: 2 }] });
});

test('scripts without spaces give a word a character, traditional Chinese becomes simplified', () => {
  assert.equal(fold('成人娃娃').text, '成 人 娃 娃');
  assert.equal(fold('國際').text, fold('国际').text);
  assert.equal(fold('TPE娃娃').text, 'tpe 娃 娃');
  assert.equal(fold('ตุ๊กตา').words.length, 'ตุ๊กตา'.length);
});

test('half-width kana and their voicing marks become the full-width character', () => {
  assert.equal(fold('ｶﾞﾝﾀﾞﾑ ﾊﾟﾝ').text, fold('ガンダム パン').text);
  assert.equal(fold('か\u3099').text, fold('が').text);
  assert.deepEqual(fold('xﾞ').words.length, 1);
  const { words } = fold('aｶﾞb');
  assert.deepEqual(
    words.map(({ start, end }) => [start, end]),
    [
      [0, 1],
      [1, 3],
      [3, 4],
    ],
  );
});

test('kana keep their marks, Cyrillic and Greek their script', () => {
  assert.notEqual(fold('か').text, fold('が').text);
  assert.equal(fold('ＫУКЛА Кукла').words[1]?.text, 'кукла');
  assert.equal(fold('Ελλάδα').text, 'ελλαδα');
});

test('characters without width are left out, and the word still spans them', () => {
  const text = 'a d\u200bo\u00adl\u2060l b';
  const [, word] = fold(text).words;
  assert.equal(word?.text, 'doll');
  assert.equal(text.slice(word?.start, word?.end), 'd\u200bo\u00adl\u2060l');
});

test('mathematical, circled and full-width letters become plain ones', () => {
  assert.equal(fold('𝐝𝐨𝐥𝐥 ⓓⓞⓛⓛ ｄｏｌｌ').text, 'doll doll doll');
});

test('an emoji is a word', () => {
  const { words } = fold('x🔞y');
  assert.deepEqual(
    words.map(({ start, end }) => [start, end]),
    [
      [0, 1],
      [1, 3],
      [3, 4],
    ],
  );
});

test('every word points back into the original, in order, and folding what it points to gives it again', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let last = 0;
      for (const word of fold(text).words) {
        assert.ok(word.start >= last && word.end > word.start && word.end <= text.length);
        last = word.end;
        assert.equal(fold(text.slice(word.start, word.end)).text, word.text);
      }
    }),
    { numRuns: draws(500, 2000) },
  );
});

test('folding is the same twice, and a folded text stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aÀéßŁŒ１ｃﬁⅧ國Ж Ωİı٣.-') }), (text) => {
      const once = fold(text);
      assert.deepEqual(fold(text), once);
      assert.equal(fold(once.text).text, once.text);
    }),
  );
});

test('a text costs time in proportion to its length, whatever it is made of', () => {
  const units = ['a ', '成', 'ﷺ', '🔞', 'a', '\u0301', '\ud800', '1,'];
  for (const unit of units.slice(0, draws(3, units.length))) {
    const costOf = (length: number): number => {
      const text = unit.repeat(Math.ceil(length / unit.length));
      return processorTime(() => fold(text));
    };
    for (let run = 0; run < 10; run++) fold(unit.repeat(2 ** 13));
    const [short, long] = [costOf(2 ** 13), costOf(2 ** 17)];
    assert.ok(long < 128 * short, `${unit}: ${short} µs, and of 16 times the length ${long}: its square would be 256`);
  }
});

test('no word is lost where letters that fold to many fill the buffer', () => {
  const tokens = new TokenBuffer();
  for (let field = 0; field < 1012; field++) tokenize(field < 8 ? 'abcdefghi' : 'abcdefgh', tokens);
  const text = 'ﬃ knives b c d e f g h';
  const first = tokens.count;
  tokenize(text, tokens);
  const words = Array.from({ length: tokens.count - first - 1 }, (_, i) => tokens.word(first + i));
  assert.equal(words.join(' '), fold(text).text);
  const alone = new TokenBuffer();
  tokenize(text, alone);
  assert.deepEqual(tokens.hash.slice(first, tokens.count), alone.hash.slice(0, alone.count));
});
