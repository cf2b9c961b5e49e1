import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { draws } from '../../../tools/draws.ts';
import { allowance, findMeasures } from './find-measures.ts';
import type { Measure } from './measure.ts';

/** A text's measures, as `kind value [text]`, with what else the same place may say. */
function found(text: string, context?: string): string {
  const show = ({ kind, min, max, start, end }: Measure) =>
    `${kind} ${min}${max === min ? '' : max === null ? '+' : `-${max}`} [${text.slice(start, end)}]`;
  return findMeasures(text, context)
    .map((measure) => [measure, ...(measure.others ?? [])].map(show).join(' or '))
    .join('; ');
}

const cases: [text: string, expected: string][] = [
  ['100cm', 'length 100 [100cm]'],
  ['Ｈ　１００ｃｍ、５０ｃｍ', 'length 100 [１００ｃｍ]; length 50 [５０ｃｍ]'],
  ['1,20 m', 'length 120 [1,20 m]'],
  ['1.20m', 'length 120 [1.20m]'],
  ['1.5m 60 cm', 'length 150 [1.5m]; length 60 [60 cm]'],
  ['1m20', 'length 120 [1m20]'],
  ['100-cm', 'length 100 [100-cm]'],
  ['１００ｃｍ', 'length 100 [１００ｃｍ]'],
  ['850 mm', 'length 85 [850 mm]'],
  ['3 ft 3 in', 'length 99.06 [3 ft 3 in]'],
  ['3\'3"', 'length 99.06 [3\'3"]'],
  ['39″', 'length 99.06 [39″]'],
  ['39" tall', 'height 99.06 [39"]'],
  ['39 in tall', 'height 99.06 [39 in]'],
  ['3 in 1 set', ''],
  ['5 in stock', ''],
  ['80-120 cm', 'length 80-120 [80-120 cm]'],
  ['80 cm à 120 cm', 'length 80-120 [80 cm à 120 cm]'],
  ['von 80 bis 120 cm', 'length 80-120 [80 bis 120 cm]'],
  ['100 x 50 x 30 cm', 'length 100 [100]; length 50 [50]; length 30 [30 cm]'],
  ['100 cm x 50 cm', 'length 100 [100 cm]; length 50 [50 cm]'],
  ['Höhe: 1,35m', 'height 135 [1,35m]'],
  ['hauteur de 100 cm', 'height 100 [100 cm]'],
  ['H: 100 cm, W: 40 cm', 'height 100 [100 cm]; width 40 [40 cm]'],
  ['vitamin D 10 cm', 'length 10 [10 cm]'],
  ['d\u200boll 80 cm', 'length 80 [80 cm]'],
  ['h\u200beight 80 c\u200bm', 'height 80 [80 c\u200bm]'],
  ['100 cm de haut', 'height 100 [100 cm]'],
  ['100 cm hoch', 'height 100 [100 cm]'],
  ['wzrost 100 cm', 'height 100 [100 cm]'],
  ['altezza: 98 cm', 'height 98 [98 cm]'],
  ['身高100厘米', 'height 100 [100厘米]'],
  ['身长 100 公分', 'length 100 [100 公分]'],
  ['tour de taille 60 cm', 'girth 60 [60 cm]'],
  ['blade 20 cm long', 'blade 20 [20 cm]'],
  ['lame de 12 cm', 'blade 12 [12 cm]'],
  ['Klingenlänge 9,5 cm', 'blade 9.5 [9,5 cm]'],
  ['width 40 cm, height 90 cm', 'width 40 [40 cm]; height 90 [90 cm]'],
  ['Ø 5 cm', 'diameter 5 [5 cm]'],
  ['1½ inch', 'length 3.81 [1½ inch]'],
  ['1.500 g', 'weight 1.5 [1.500 g]'],
  ['1 200 g', 'weight 1.2 [1 200 g] or weight 0.2 [200 g]'],
  ['１ ２００ g', 'weight 1.2 [１ ２００ g] or weight 0.2 [２００ g]'],
  ['١ ٢٠٠ g', 'weight 1.2 [١ ٢٠٠ g] or weight 0.2 [٢٠٠ g]'],
  ['1\u00a0200 g', 'weight 1.2 [1\u00a0200 g]'],
  ['1\u202f200 g', 'weight 1.2 [1\u202f200 g]'],
  ["1'200 g", "weight 1.2 [1'200 g]"],
  ['1 050 g', 'weight 1.05 [1 050 g]'],
  ['1 000 mg', 'weight 0.001 [1 000 mg]'],
  ['1 200 300 g', 'weight 1200.3 [1 200 300 g] or weight 0.3 [300 g]'],
  ['13 110,5 kg', 'weight 13110.5 [13 110,5 kg] or weight 110.5 [110,5 kg]'],
  ['Höhe 1 100 mm', 'height 110 [1 100 mm] or height 10 [100 mm]'],
  ['ab 2 100 g', 'weight 2.1 [2 100 g] or weight 0.1 [100 g]'],
  ['1 100 x 1 200 mm', 'length 110 [1 100]; length 120 [1 200 mm] or length 20 [200 mm]'],
  ['Pro 13 110 ᴍʟ', 'volume 13110 [13 110 ᴍʟ] or volume 110 [110 ᴍʟ]'],
  // A metre with a letter after it, or the letters of one unit set apart.
  ['31 m m', 'length 3100 [31 m] or length 3.1 [31 m m]'],
  ['31 m.l', 'length 3100 [31 m] or volume 31 [31 m.l]'],
  ['4 100 m l', 'length 410000 [4 100 m] or volume 4100 [4 100 m l] or length 10000 [100 m] or volume 100 [100 m l]'],
  ['10-12 m m', 'length 1000-1200 [10-12 m] or length 1-1.2 [10-12 m m]'],
  ['5 m M12', 'length 500 [5 m]'],
  ['5 m m2', 'length 500 [5 m]'],
  ['5 m L', 'length 500 [5 m]'],
  ['5 m lang', 'length 500 [5 m]'],
  ['5 meter l', 'length 500 [5 meter]'],
  // What is no range: a current, a series, a disk's size, a model, what is smaller in another unit.
  ['54.6v 2a 60 kg', 'voltage 54.6 [54.6v]; weight 60 [60 kg]'],
  ['Toner 44A 145 mm', 'length 14.5 [145 mm]'],
  ['disque 1To 10 mm', 'length 1 [10 mm]'],
  ['Portable 4 To 75 cm', 'length 75 [75 cm]'],
  ['Ages 1 To 12 Years', 'age 1-12 [1 To 12 Years]'],
  ['60 To 75 Cm', 'length 60-75 [60 To 75 Cm]'],
  ['3a5 anos', 'age 3-5 [3a5 anos]'],
  ['3à 5 ans', 'age 3-5 [3à 5 ans]'],
  ['RJ11 - 101 mm', 'length 10.1 [101 mm]'],
  ['TX100-200 m', ''],
  ['18 cm - 5 inch', 'length 18 [18 cm]; length 12.7 [5 inch]'],
  ['10 kg - 30 g', 'weight 10 [10 kg]; weight 0.03 [30 g]'],
  ['80 mm - 12 cm', 'length 8-12 [80 mm - 12 cm]'],
  ['120 cm - 80 cm', 'length 80-120 [120 cm - 80 cm]'],
  ['Mini 300 мӏ', 'volume 300 [300 мӏ]'],
  ['30 мл', 'volume 30 [30 мл]'],
  // Groups written in two ways are two numbers.
  ['set of 12 𝟣𝟦𝟧 kg', 'quantity 12 [12]; weight 145 [𝟣𝟦𝟧 kg]'],
  ['Pro 15 ⓶❶⓿ ml', 'volume 210 [⓶❶⓿ ml]'],
  ['Pro 13 1️⃣0️⃣0️⃣ kg', 'weight 100 [1️⃣0️⃣0️⃣ kg]'],
  ['Air 13 3̶0̶0̶ ml', 'volume 300 [3̶0̶0̶ ml]'],
  ['Caixa 1 12\u034f0 cm', 'length 120 [12\u034f0 cm]'],
  ['Conjunto de 12 ٣٠٠ ml', 'quantity 12 [12]; volume 300 [٣٠٠ ml]'],
  ['Pro 13 150 cm', 'length 150 [150 cm]'],
  ['cable 12 500 mm', 'length 1250 [12 500 mm] or length 50 [500 mm]'],
  ['lens lО0 kg', 'weight 100 [lО0 kg]'],
  ['Sandals |Ο0 mm', 'length 10 [|Ο0 mm]'],
  ['glasses ||O ml', 'volume 110 [||O ml]'],
  ['a | O ml', ''],
  ['Rígido lo kg', 'weight 10 [lo kg]'],
  ['Kit, Io mm', 'length 1 [Io mm]'],
  ['lо-cm', 'length 10 [lо-cm]'],
  ['IO cm', 'length 10 [IO cm]'],
  ['maillot IΟ| cm', 'length 101 [IΟ| cm]'],
  ['Dell llO kg', 'weight 110 [llO kg]'],
  ['bajo |Iо ml', 'volume 110 [|Iо ml]'],
  ['|ol ml', 'volume 101 [|ol ml]'],
  ['Mark II kg', ''],
  ['por lo que', ''],
  ['mollo kg', ''],
  ['lo cmd', ''],
  ['0.500 kg', 'weight 0.5 [0.500 kg]'],
  ['12 kg', 'weight 12 [12 kg]'],
  ['dès 3 ans', 'age 3+ [3 ans]'],
  ['from 3 to 5 years', 'age 3-5 [3 to 5 years]'],
  ['from 18 months to 5 years', 'age 1.5-5 [18 months to 5 years]'],
  ['from 3 years up to 5 years', 'age 3-5 [3 years up to 5 years]'],
  ['à partir de 3 ans jusqu’à 5 ans', 'age 3-5 [3 ans jusqu’à 5 ans]'],
  ['ab 3 bis 5 Jahren', 'age 3-5 [3 bis 5 Jahren]'],
  ['ab 3 Jahren bis zu 5 Jahren', 'age 3-5 [3 Jahren bis zu 5 Jahren]'],
  ['da 3 a 5 anni', 'age 3-5 [3 a 5 anni]'],
  ['desde 3 hasta 5 años', 'age 3-5 [3 hasta 5 años]'],
  ['od 3 do 5 lat', 'age 3-5 [3 do 5 lat]'],
  ['от 3 до 5 лет', 'age 3-5 [3 до 5 лет]'],
  ['vanaf 3 tot 5 jaar', 'age 3-5 [3 tot 5 jaar]'],
  ['nuo 3 iki 5 metų', 'age 3-5 [3 iki 5 metų]'],
  ['από 3 έως 5 ετών', 'age 3-5 [3 έως 5 ετών]'],
  ['3-5 years and up', 'age 3+ [3-5 years]'],
  ['3~5세 이상', 'age 3+ [3~5세]'],
  ['à partir de 18 ans', 'age 18+ [18 ans]'],
  ['ab 3 Jahren', 'age 3+ [3 Jahren]'],
  ['0-6 mesi', 'age 0-0.5 [0-6 mesi]'],
  ['3–5 lat', 'age 3-5 [3–5 lat]'],
  ['18岁', 'age 18 [18岁]'],
  ['12 Jahre alt', 'age 12 [12 Jahre]'],
  ['ages 3+', 'age 3+ [3+]'],
  ['ages 8-12', 'age 8-12 [8-12]'],
  ['2 year warranty', 'duration 2 [2 year]'],
  ['garantie 2 ans', 'duration 2 [2 ans]'],
  ['2024年', ''],
  ['in 2024', ''],
  ['iPhone 15', ''],
  ['TX100 m', ''],
  ['4G', ''],
  ['size 38 M', 'size 38 [38]'],
  ['size matters', ''],
  ['taille 36-38', 'size 36-38 [36-38]'],
  ['taille 38 cm', 'height 38 [38 cm]'],
  ['tour de taille 60', ''],
  ['Größe: 104', 'size 104 [104]'],
  ['taglia 44, maat 38, rozmiar 36', 'size 44 [44]; size 38 [38]; size 36 [36]'],
  ['EU 42', 'size 42 [42]'],
  ['of us 20 came', ''],
  ['尺码 38', 'size 38 [38]'],
  ['från 3 år', 'age 3+ [3 år]'],
  ['od 3 let', 'age 3+ [3 let]'],
  ['από 3 ετών', 'age 3+ [3 ετών]'],
  ['3 éves kortól', 'age 3 [3 éves]'],
  ['12 aastat', 'age 12 [12 aastat]'],
  ['12-aastane', 'age 12 [12-aastane]'],
  ['12 bliain', 'age 12 [12 bliain]'],
  ['12 godina', 'age 12 [12 godina]'],
  ['12 metų', 'age 12 [12 metų]'],
  ['nuo 3 metų', 'age 3 [3 metų]'],
  ['12 gadu', 'age 12 [12 gadu]'],
  ['10 snin', 'age 10 [10 snin]'],
  ['12 rokov', 'age 12 [12 rokov]'],
  ['12 yaşında', 'age 12 [12 yaşında]'],
  ['2 godine jamstva', 'duration 2 [2 godine]'],
  ['2 metų garantija', 'duration 2 [2 metų]'],
  ['2 yıl garanti', 'duration 2 [2 yıl]'],
  ['2 roky záruka', 'duration 2 [2 roky]'],
  ['Højde 120 cm', 'height 120 [120 cm]'],
  ['Ūgis 120 cm', 'height 120 [120 cm]'],
  ['Augums 120 cm', 'height 120 [120 cm]'],
  ['Airde 120 cm', 'height 120 [120 cm]'],
  ['Għoli 120 cm', 'height 120 [120 cm]'],
  ['Yükseklik 120 cm', 'height 120 [120 cm]'],
  ['Höjd: 100 cm', 'height 100 [100 cm]'],
  ['výška 100 cm', 'height 100 [100 cm]'],
  ['ύψος 100 cm', 'height 100 [100 cm]'],
  ['magasság: 100 cm', 'height 100 [100 cm]'],
  ['înălțime 100 cm', 'height 100 [100 cm]'],
  ['2 x 3\' x 4"', 'length 60.96 [2]; length 91.44 [3\']; length 10.16 [4"]'],
  ['1 m 20', 'length 120 [1 m 20]'],
  ['1 meter 20 cm', 'length 120 [1 meter 20 cm]'],
  ['100 m 20 pcs', 'length 10000 [100 m]; quantity 20 [20 pcs]'],
  ['5 ft. 6 in.', 'length 167.64 [5 ft. 6 in]'],
  ['16 fl oz', 'volume 473.176 [16 fl oz]'],
  ['16 fl. oz', 'volume 473.176 [16 fl. oz]'],
  ['lot de 3 lampes', 'quantity 3 [3]'],
  ['pack of 12', 'quantity 12 [12]'],
  ['3er-Set', 'quantity 3 [3er]'],
  ['10 er blieb', ''],
  ['12-pack', 'quantity 12 [12-pack]'],
  ['12V', 'voltage 12 [12V]'],
  ['250 µg', 'weight 0 [250 µg]'],
  ['500 مجم', 'weight 0.0005 [500 مجم]'],
  ['500 ml', 'volume 500 [500 ml]'],
  ['1,5 litre', 'volume 1500 [1,5 litre]'],
  ['12 pcs', 'quantity 12 [12 pcs]'],
];
for (const [text, expected] of cases) {
  test(`reads ${JSON.stringify(text)}`, () => {
    assert.equal(found(text), expected);
  });
}

test("an attribute's name tells the kind", () => {
  assert.equal(found('100 cm', 'Height'), 'height 100 [100 cm]');
  assert.equal(found('100 cm', 'Altura del producto'), 'height 100 [100 cm]');
  assert.equal(found('12 cm', 'Blade length'), 'blade 12 [12 cm]');
  assert.equal(found('3+', 'Recommended age'), 'age 3+ [3+]');
  for (const name of 'Věk Ålder Ikä Vanus Amžius Vecums Életkor Vârstă Starost Yaş Aois 나이'.split(' '))
    assert.equal(found('10', name), 'age 10 [10]', name);
  assert.equal(found('3+', 'Pieces'), '');
});

test('any text is read, and every span lies within it', () => {
  const unit = fc.constantFrom(...'0123456789.,-–x×/ \'"′″½+cmkgftinans岁厘米', ' cm ', ' ans ', 'Höhe ', '٣');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(unit).map((units) => units.join('')),
      ),
      (text) => {
        let last = 0;
        for (const measure of findMeasures(text)) {
          assert.ok(measure.start >= last && measure.end > measure.start && measure.end <= text.length);
          last = measure.end;
          assert.ok(Number.isFinite(measure.min) && (measure.max === null || measure.max >= measure.min));
        }
      },
    ),
    { numRuns: draws(500, 3000) },
  );
});

test('a megabyte takes time in proportion', () => {
  for (const unit of ['1', '1 ', '1.', '1-', '1x', '1cm ', '3 ft ', 'a', '1 a ', '1,000', "1'"]) {
    const start = process.cpuUsage().user;
    findMeasures(unit.repeat(Math.ceil(2 ** 20 / unit.length)));
    const ms = (process.cpuUsage().user - start) / 1000;
    assert.ok(ms < 1000, `${unit}: ${ms} ms`);
  }
});

test('the texts of a listing share what is looked at', () => {
  const allowed = allowance();
  const counts = Array.from({ length: 10 }, () => findMeasures('100 cm. '.repeat(300), '', allowed).length);
  assert.deepEqual(counts, [256, 256, 256, 256, 256, 256, 256, 256, 0, 0]);
  const fewer = allowance();
  findMeasures('7 '.repeat(100_000), '', fewer);
  assert.deepEqual(fewer, { ...allowance(), numbers: allowance().numbers - 4000 });
});

test('of a text made of nothing but odd digits the first are put plainly', () => {
  assert.deepEqual(
    [16_383, 16_384].map((places) => findMeasures(`${'㍍ '.repeat(places)}1OO cm`).length),
    [1, 0],
  );
});
