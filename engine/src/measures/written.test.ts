import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAttribute, withUnit } from './attribute.ts';
import { findMeasures } from './find-measures.ts';
import type { Measure } from './measure.ts';
import { unitOfCode } from './unit-codes.ts';

/** Measures as `kind value`, values to two decimals. */
function show(measures: Measure[]): string {
  const value = (number: number) => String(Number(number.toFixed(2)));
  return measures
    .map(({ kind, min, max }) => {
      if (max === null) return `${kind} ${value(min)}+`;
      return `${kind} ${value(min)}${value(max) === value(min) ? '' : `-${value(max)}`}`;
    })
    .join('; ');
}

/** The ways a quantity is written, with what it is by arithmetic (an inch is 2.54 cm) or by the unit's definition. */
const written: Record<string, [text: string, expected: string][]> = {
  'labels with a word of "about", shortened, or in brackets': [
    ['Höhe ca. 145 cm', 'height 145'],
    ['Höhe: ca. 145 cm', 'height 145'],
    ['Höhe (ca.) 145 cm', 'height 145'],
    ['height (approx.) 145 cm', 'height 145'],
    ['height approx. 145 cm', 'height 145'],
    ['hauteur env. 145 cm', 'height 145'],
    ['altura aprox. 145 cm', 'height 145'],
    ['hoogte ca. 145 cm', 'height 145'],
    ['wysokość ok. 145 cm', 'height 145'],
    ['výška cca. 145 cm', 'height 145'],
    ['wys. 145 cm, szer. 40 cm', 'height 145; width 40'],
    ['Haut. 145 cm, larg. 40 cm, prof. 30 cm', 'height 145; width 40; depth 30'],
    ['145 cm (height)', 'height 145'],
    ['145 cm (Höhe)', 'height 145'],
    ['145 cm (height adjustable)', 'length 145'],
    ['It is tall. 145 cm of cable', 'length 145'],
  ],
  'lengths in words': [
    ['one metre twenty; five feet six inches', 'length 120; length 167.64'],
    ['Height: one hundred and ten centimetres', 'height 110'],
    ['a hundred and five centimeters tall, four feet long', 'height 105; length 121.92'],
    ['un mètre vingt', 'length 120'],
    ['hauteur cent dix centimètres', 'height 110'],
    ['quatre-vingt-dix-sept centimètres; soixante-quinze centimètres', 'length 97; length 75'],
    ['Höhe ein Meter zwanzig', 'height 120'],
    ['einhundertfünfundzwanzig Zentimeter; Hundertzehn Zentimeter', 'length 125; length 110'],
    ['altura un metro veinte', 'height 120'],
    ['centodieci centimetri; ciento treinta y cinco centímetros', 'length 110; length 135'],
    ['ventuno centimetri, un metro e trenta', 'length 21; length 130'],
    ['um metro e vinte; cento e vinte centímetros', 'length 120; length 120'],
    ['een meter twintig; honderdvijfentwintig centimeter', 'length 120; length 125'],
    ['a tape of one metre, 20 pieces', 'length 100; quantity 20'],
    // No number, two of them, feet to stand on, a shoe of an elf.
    ['the foot, per metre, on two feet, elf feet, twenty thirty metres', ''],
    ['Le mètre, Meterware, centimeters, na área dos centímetros', ''],
    ['ciento treinta y dos centímetros, veintidós pulgadas', 'length 132; length 55.88'],
  ],
  'labels and units of further languages': [
    ['højde 145 cm', 'height 145'],
    ['længde 145 cm', 'length 145'],
    ['dybde 30 cm', 'depth 30'],
    ['Gesamthöhe 145 cm', 'height 145'],
    ['yükseklik 145 cm', 'height 145'],
    ['chiều cao 145 cm', 'height 145'],
    ['airde 145 cm', 'height 145'],
    ['wysokość 145 centymetrów', 'height 145'],
    ['korkeus 145 senttimetriä', 'height 145'],
    ['da 18 mesi', 'age 1.5+'],
    ['da 3 anni in su', 'age 3+'],
    ['garanzia da 2 anni', 'duration 2'],
  ],
  'the length of a blade': [
    ['blade length 9 cm', 'blade 9'],
    ['Blade length: 3.5 in', 'blade 8.89'],
    ['Folding blade, total length 20 cm', 'length 20'],
    ['blade 9 cm, length 20 cm', 'blade 9; length 20'],
  ],
  'mixed and vulgar fractions': [
    ['72 1/2" tall', 'height 184.15'],
    ['72½" tall', 'height 184.15'],
    ['5-1/2 in', 'length 13.97'],
    ['2 and 3/4 inches', 'length 6.99'],
    ['72¹⁄₂ in', 'length 184.15'],
    ['1⁄2 in', 'length 1.27'],
    ['11/16"', 'length 1.75'],
    ['½ inch', 'length 1.27'],
    ['3⅞"', 'length 9.84'],
    ['.5 in', 'length 1.27'],
    ['6 ft 2 1/2 in', 'length 189.23'],
    ['5\' 6 1/2"', 'length 168.91'],
    ['60 3/4" x 30 1/2"', 'length 154.31; length 77.47'],
    ['2 1/2-3 in', 'length 6.35-7.62'],
    ['1 1/2 kg', 'weight 1.5'],
    ['3/4 m', 'length 75'],
    ['1/2 year', 'age 0.5'],
    // What looks like a fraction and is a list, a date, a model.
    ['10/12 ans', 'age 10; age 12'],
    ['3/4 ans', 'age 3; age 4'],
    ['6/8 inch', 'length 15.24; length 20.32'],
    ['1/2 pcs', 'quantity 1; quantity 2'],
    ['5 1/2/2024', ''],
    ['KTI225 3/8 inch', 'length 0.95'],
  ],
  tolerances: [
    ['height 150 ± 5 cm', 'height 145-155'],
    ['150 cm ±5cm', 'length 145-155'],
    ['150+/-5 cm', 'length 145-155'],
    ['150 cm +- 5 cm', 'length 145-155'],
    ['150 cm (±2 %)', 'length 147-153'],
    ['150 cm +/- 5 mm', 'length 149.5-150.5'],
    ['1.5 m ± 5 cm', 'length 145-155'],
    ['150 +5/-3 cm', 'length 147-155'],
    ['150士2cm', 'length 148-152'],
    ['150 cm plus or minus 5 cm', 'length 145-155'],
    ['80-100 ± 2 cm', 'length 78-102'],
    ['60 x 40 cm (±2 cm)', 'length 58-62; length 38-42'],
    ['100/150 ± 5 cm', 'length 95-105; length 145-155'],
    ['220V ±10%', 'voltage 198-242'],
    ['500 g ± 10 g', 'weight 0.49-0.51'],
    ['150cm±', 'length 150'],
    // How far a size may be off is no size.
    ['±5 cm', ''],
    ['Tolerance: ± 2 cm', ''],
    ['please allow 1-3 cm error', ''],
    ['Toleranz 2 cm', ''],
    ['误差1-3cm', ''],
    ['height 100 cm, error 1-2 cm', 'height 100'],
    ['100 cm, écart de 2 cm', 'length 100'],
  ],
  'lists and sizes with one unit': [
    ['100/150/160 cm', 'length 100; length 150; length 160'],
    ['S 90 / M 100 cm', 'length 90; length 100'],
    ['S: 90 / M: 100 / L: 110 cm', 'length 90; length 100; length 110'],
    ['2XL 120 / 3XL 130 cm', 'length 120; length 130'],
    ['60x40x20 cm', 'length 60; length 40; length 20'],
    ['90, 100 and 120 cm', 'length 90; length 100; length 120'],
    ['90 oder 120 cm', 'length 90; length 120'],
    ['100 by 50 cm', 'length 100; length 50'],
    ['height 100/150/160 cm', 'height 100; height 150; height 160'],
    ['100/150/160 cm tall', 'height 100; height 150; height 160'],
    ['Height 90 / width 40 cm', 'height 90; width 40'],
    ['H 90 x W 40 x D 30 cm', 'height 90; width 40; depth 30'],
    ['90H x 40W x 30D cm', 'height 90; width 40; depth 30'],
    ['BxTxH: 60x40x100 cm', 'width 60; depth 40; height 100'],
    ['80-100/120-140 cm', 'length 80-100; length 120-140'],
    ['100,120,140 cm', 'length 100; length 120; length 140'],
    ['100 120 140 cm', 'length 100; length 120; length 140'],
    ['100、120、140厘米', 'length 100; length 120; length 140'],
    ['12/24 V', 'voltage 12; voltage 24'],
    ['6/9/12 mois', 'age 0.5; age 0.75; age 1'],
    ['sizes 36/38/40', 'size 36; size 38; size 40'],
    ['100 cm/39 in', 'length 100; length 99.06'],
    // Numbers that stand beside a quantity and have no share in it.
    ['2 x 500 g', 'weight 0.5'],
    ['set of 3, 100 cm', 'quantity 3; length 100'],
    ['Modell 2024, 160 cm', 'length 160'],
    ['A4/160 cm', 'length 160'],
    ['42 x 31 x 14, 8 cm', 'length 8'],
    ['45W / 20V / 2.25A', 'voltage 20'],
  ],
  'units and digits of other scripts': [
    ['фенер, височина 95 см', 'height 95'],
    ['фенер 0,95 м', 'length 95'],
    ['рост 95 сантиметров', 'height 95'],
    ['от 80 до 120 см', 'length 80-120'],
    ['15 кг', 'weight 15'],
    ['от 3 години', 'age 3+'],
    ['ύψος 95 εκ.', 'height 95'],
    ['95 εκατοστά', 'length 95'],
    ['1,5 μ.', 'length 150'],
    ['ارتفاع ٩٥ سم', 'height 95'],
    ['٩٥٫٥ سم', 'length 95.5'],
    ['۹۵ سانتی‌متر', 'length 95'],
    ['สูง 95 ซม.', 'height 95'],
    ['๙๕ เซนติเมตร', 'length 95'],
    ['높이 95센티', 'height 95'],
    ['높이 95센티'.normalize('NFD'), 'height 95'],
    ['3세 이상', 'age 3+'],
    ['高さ95センチ', 'height 95'],
    ['高さ９５ｾﾝﾁ', 'height 95'],
    ['95㎝', 'length 95'],
    ['5㍍', 'length 500'],
    ['गाड़ी ९५ सेमी', 'length 95'],
    ['גובה 95 ס"מ', 'height 95'],
    // The metric names and the market's system; 尺 is 1/3 m or 10/33 m, 寸 a tenth of it or an inch.
    ['95公分', 'length 95'],
    ['95釐米', 'length 95'],
    ['1.2公尺', 'length 120'],
    ['3市尺', 'length 100'],
    ['3市寸', 'length 10'],
    ['33台尺', 'length 1000'],
    ['三尺五寸', 'length 106.06-116.67'],
    ['5寸', 'length 12.7-16.67'],
    ['6吋', 'length 15.24'],
    ['2市斤', 'weight 1'],
    ['2斤', 'weight 1-1.21'],
    ['九十五厘米', 'length 95'],
    ['一百二十公分', 'length 120'],
    ['一米二', 'length 120'],
    ['1米65', 'length 165'],
    // Digits and units in disguise.
    ['９５ｃｍ', 'length 95'],
    ['⑨⑤ cm', 'length 95'],
    ['𝟗𝟓 cm', 'length 95'],
    ['9️⃣5️⃣ cm', 'length 95'],
    ['1OO cm', 'length 100'],
    ['l00 cm', 'length 100'],
    ['9О см', 'length 90'],
    ['95 сm', 'length 95'],
    ['9\u200b5 cm', 'length 95'],
    ['9\u03365\u0336 cm', 'length 95'],
    // What is written alike and is no such quantity.
    ['①100 cm', 'length 100'],
    ['5 в 1', ''],
    ['2024 г.', ''],
    ['2 М', ''],
    ['5米白色', ''],
    ['100克拉', ''],
    ['3年级', ''],
    ['5세대', ''],
    ['15 cm²', ''],
    ['100 cm³', 'volume 100'],
    ['SSD M.2 3 m.2', ''],
    ['M.2 in', ''],
    ['slot M.2 x 4 cm', 'length 4'],
    ['U.2 V', ''],
    ['bows 8x108-Pk10', ''],
    ['12-pk', 'quantity 12'],
    ['12-pcs, 2', 'quantity 12'],
  ],
  'ranges between two ends': [
    ['between 3 and 5 cm', 'length 3-5'],
    ['between 80 cm and 1.2 m', 'length 80-120'],
    ['height between 90 and 100 cm', 'height 90-100'],
    ['Hauteur : entre 90 et 100 cm', 'height 90-100'],
    ['zwischen 3 und 5 Jahren', 'age 3-5'],
    ['tra 3 e 5 anni', 'age 3-5'],
    ['entre 3 y 5 años', 'age 3-5'],
    ['tussen 3 en 5 jaar', 'age 3-5'],
    ['mellan 3 och 5 cm', 'length 3-5'],
    ['między 3 i 5 cm', 'length 3-5'],
    ['между 3 и 5 см', 'length 3-5'],
    ['μεταξύ 3 και 5 cm', 'length 3-5'],
    ['aged between 3 and 5', 'age 3-5'],
    ['taille entre 36 et 40', 'size 36-40'],
    ['3 and 5 cm', 'length 3; length 5'],
    ['between 2 tables and 4 cm', 'length 4'],
    ['0.8μ', ''],
    ['0.8 μm', ''],
  ],
};
for (const [kind, cases] of Object.entries(written)) {
  test(`reads ${kind}`, () => {
    assert.deepEqual(
      cases.map(([text]) => [text, show(findMeasures(text))]),
      cases,
    );
  });
}

test('what is read in other digits or widths points into the text as it is written', () => {
  const words = 'Robe, un mètre vingt, 3 pièces';
  const [length] = findMeasures(words);
  assert.equal(words.slice(length?.start, length?.end), 'un mètre vingt');
  for (const [text, part] of [
    ['lamp 𝟗𝟓 cm, new', '𝟗𝟓 cm'],
    ['高さ９５ｾﾝﾁです', '９５ｾﾝﾁ'],
    ['x 9️⃣5️⃣ cm', '9️⃣5️⃣ cm'],
    ['㎝ 95㎝ 1', '95㎝'],
    ['一百二十公分高', '一百二十公分'],
  ] as const) {
    const [measure] = findMeasures(text);
    assert.equal(measure && text.slice(measure.start, measure.end), part);
  }
});

/** Name, value, unit; what a unit code is by UN/CEFACT Recommendation 20, schema.org's `unitCode`. */
const attributes: [name: string, value: string | number, unit: string | null, text: string, expected: string][] = [
  ['Height', 95, 'cm', '95 cm', 'height 95'],
  ['Height', '95', 'CMT', '95 cm', 'height 95'],
  ['Height', '0.95', 'MTR', '0.95 m', 'height 95'],
  ['Height', '950', 'MMT', '950 mm', 'height 95'],
  ['Width', '3 1/2', 'INH', '3 1/2 in', 'width 8.89'],
  ['Weight', '500', 'GRM', '500 g', 'weight 0.5'],
  ['Weight', '1.5', 'KGM', '1.5 kg', 'weight 1.5'],
  ['Weight', '2', 'LBR', '2 lb', 'weight 0.91'],
  ['Volume', '2', 'LTR', '2 l', 'volume 2000'],
  ['Volume', '250', 'MLT', '250 ml', 'volume 250'],
  ['Age', '3', 'ANN', '3 years', 'age 3'],
  ['Content', '12', 'H87', '12 pcs', 'quantity 12'],
  ['Content', '12', 'C62', '12', ''],
  ['Power', '40', 'WTT', '40 W', ''],
  ['Area', '2', 'MTK', '2 m²', ''],
  ['Height', '95', 'https://example.org/units/CMT', '95 cm', 'height 95'],
  ['Height', '95', 'XYZ', '95 XYZ', ''],
  ['Height', '95 mm', 'CMT', '95 mm', 'height 9.5'],
  ['Height', '', 'CMT', '', ''],
  ['Dimensions', '60 x 40 x 20', 'CMT', '60 x 40 x 20 cm', 'length 60; length 40; length 20'],
  ['Blade length', '9', 'CMT', '9 cm', 'blade 9'],
  // The unit in the name.
  ['Height (cm)', '95', null, '95', 'height 95'],
  ['Height [cm]', '90-100', null, '90-100', 'height 90-100'],
  ['Height (cm)', '100/150/160', null, '100/150/160', 'height 100; height 150; height 160'],
  ['Height (cm)', '95 ± 2', null, '95 ± 2', 'height 93-97'],
  ['Height (cm)', '95 mm', null, '95 mm', 'height 9.5'],
  ['Taille en cm', '95', null, '95', 'height 95'],
  ['Höhe in cm', '95,5', null, '95,5', 'height 95.5'],
  ['Altura em cm', '95', null, '95', 'height 95'],
  ['Height (in)', '39', null, '39', 'height 99.06'],
  ['Height (")', '39', null, '39', 'height 99.06'],
  ['height_cm', '95', null, '95', 'height 95'],
  ['heightCm', '95', null, '95', 'height 95'],
  ['Height cm', 'approx. 95', null, 'approx. 95', 'height 95'],
  ['Weight/kg', '1.5', null, '1.5', 'weight 1.5'],
  ['Высота, см', '95', null, '95', 'height 95'],
  ['身高(cm)', '95', null, '95', 'height 95'],
  ['高度（厘米）', '95', null, '95', 'height 95'],
  ['ارتفاع (سم)', '٩٥', null, '٩٥', 'height 95'],
  ['Age (months)', '6-12', null, '6-12', 'age 0.5-1'],
  ['Number of pieces', '12', null, '12', 'quantity 12'],
  // No unit is there to be known.
  ['Height', '95', null, '95', ''],
  ['Height (cm)', 'type 95 b', null, 'type 95 b', ''],
  ['Length (L)', '38', null, '38', ''],
  ['Size (M)', '38', null, '38', ''],
  ['Model year', '24', null, '24', ''],
  ['Crawl month', '2020-08', null, '2020-08', ''],
  ['Warranty', '2 years', null, '2 years', 'duration 2'],
];

test('an attribute is read with the unit beside it or in its name', () => {
  assert.deepEqual(
    attributes.map(([name, value, unit]) => [
      name,
      value,
      unit,
      withUnit(value, unit),
      show(readAttribute(name, value, unit)),
    ]),
    attributes,
  );
});

test('a code is known in either case, and no other word is one', () => {
  assert.equal(unitOfCode('cmt'), 'cm');
  assert.equal(unitOfCode(' KGM '), 'kg');
  for (const word of ['', 'cm', 'kg', 'in', 'toString', 'constructor']) assert.equal(unitOfCode(word), null, word);
});
