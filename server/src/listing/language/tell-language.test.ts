import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tellLanguage } from './tell-language.ts';

const told: [language: string, title: string, description?: string][] = [
  ['en', 'Desk lamp with a wooden foot, shade of brushed brass', 'It comes with a cable of two metres and a switch.'],
  ['fr', 'Lampe de bureau avec un pied en bois, abat-jour en laiton brossé', 'Livrée avec un câble de deux mètres.'],
  ['de', 'Schreibtischlampe mit einem Fuß aus Holz und Schirm aus gebürstetem Messing', 'Mit Kabel und Schalter.'],
  ['pl', 'Lampka biurkowa z drewnianą podstawą i kloszem ze szczotkowanego mosiądzu, z kablem'],
  ['pt', 'Candeeiro de mesa com pé de madeira', 'Vem com um cabo de dois metros e um interruptor, não inclui lâmpada.'],
  [
    'es',
    'Lámpara de escritorio con pie de madera',
    'Viene con un cable de dos metros y un interruptor; no incluye la bombilla.',
  ],
  ['el', 'Φωτιστικό γραφείου με ξύλινη βάση και καπέλο από βουρτσισμένο ορείχαλκο'],
  [
    'ru',
    'Настольная лампа на деревянной ножке',
    'С абажуром из шлифованной латуни, кабель длиной два метра и выключатель.',
  ],
  ['zh', '木质底座台灯，拉丝黄铜灯罩，附两米电线和开关，不含灯泡'],
  ['ja', '木製の土台のデスクランプ、真鍮のシェード、コードとスイッチ付き'],
  // Too short, or no words.
  ['und', 'Lampe'],
  ['und', ''],
  ['und', 'XR-2000/B 220V 60W E27 IP44 4711-0815 A1B2C3D4E5 12x34x56'],
  ['und', 'https://shop.example/lampe-de-bureau-avec-un-pied-en-bois-et-abat-jour-en-laiton'],
  // Relatives in few words, and two languages in one.
  ['und', 'Conjunto de blocos e jogos coloridos, juguete de madera'],
  ['und', 'lamp lampe Lampe lampada lámpara лампа lampka candeeiro lamp lampe'],
];

for (const [language, title, description = null] of told) {
  test(`the language of "${title.slice(0, 40)}" is ${language}`, async () => {
    assert.equal(await tellLanguage({ title, description }), language);
  });
}

test('where the identifiers differ, or one is not sure, there is no language', async () => {
  const title = 'Desk lamp with a wooden foot, shade of brushed brass';
  const tell = (first: [string, number], second: [string, number]) =>
    tellLanguage(
      { title, description: null },
      {
        fastText: async () => ({ language: first[0], probability: first[1] }),
        cld3: () => ({ language: second[0], probability: second[1] }),
      },
    );
  assert.equal(await tell(['en', 0.6], ['en', 0.6]), 'en');
  assert.equal(await tell(['en', 0.6], ['fr', 1]), 'und');
  assert.equal(await tell(['en', 0.1245], ['en', 1]), 'und');
  assert.equal(await tell(['he', 1], ['iw', 1]), 'he');
  assert.equal(await tell(['ru', 1], ['ru-Latn', 1]), 'und');
  assert.equal(await tell(['nn', 1], ['no', 1]), 'nb');
  assert.equal(await tell(['pt', 0.7], ['pt', 1]), 'und');
  assert.equal(await tell(['pt', 0.8], ['pt', 0.9]), 'pt');
  assert.equal(await tell(['eml', 1], ['und', 0]), 'und');
});
