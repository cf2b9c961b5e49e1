import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Listing } from '@vigie/engine';
import { readText } from '../../../testing/read-files.ts';

/** Names and values, or numbers and their units, in two columns. */
const pairs: [header: string, row: string, attributes: Listing['attributes']][] = [
  ['Attribute 1 name,Attribute 1 value(s)', 'Height,95 cm', [{ name: 'Height', value: '95 cm' }]],
  ['Attribute 1 value(s),Attribute 1 name', '95 cm,Height', [{ name: 'Height', value: '95 cm' }]],
  [
    'Attribute 1 name,Attribute 1 value(s),Attribute 2 name,Attribute 2 value(s)',
    'Height,95 cm,Colour,"White, Black"',
    [
      { name: 'Height', value: '95 cm' },
      { name: 'Colour', value: 'White, Black' },
    ],
  ],
  ['attribute_name_1,attribute_value_1', 'Height,95 cm', [{ name: 'Height', value: '95 cm' }]],
  ['Option1 Name,Option1 Value', 'Size,95 cm', [{ name: 'Size', value: '95 cm' }]],
  ['specification_name,specification_value', 'Height,95 cm', [{ name: 'Height', value: '95 cm' }]],
  ['Merkmal 1 Name,Merkmal 1 Wert', 'Höhe,95 cm', [{ name: 'Höhe', value: '95 cm' }]],
  ['Caractéristique 1 nom,Caractéristique 1 valeur', 'Hauteur,95 cm', [{ name: 'Hauteur', value: '95 cm' }]],
  ['Attribute 1 name,Attribute 1 value(s)', 'Height,', [{ name: 'Attribute 1 name', value: 'Height' }]],
  ['Attribute 1 name,Attribute 1 value(s)', ',95 cm', [{ name: 'Attribute 1 value(s)', value: '95 cm' }]],
  ['item_height,item_height_unit_of_measure', '95,CM', [{ name: 'height', value: '95 CM' }]],
  ['height_unit,height', 'cm,95', [{ name: 'height', value: '95 cm' }]],
  ['Weight,Weight unit', '1.5,kg', [{ name: 'Weight', value: '1.5 kg' }]],
  ['Weight,Weight unit', ',kg', [{ name: 'Weight unit', value: 'kg' }]],
  ['Weight,Weight unit', '1.5 lb,kg', [{ name: 'Weight', value: '1.5 lb' }]],
  ['Height (cm)', '95', [{ name: 'Height', value: '95 cm' }]],
  ['Height [mm]', '950', [{ name: 'Height', value: '950 mm' }]],
  ['Höhe in cm', '95', [{ name: 'Höhe', value: '95 cm' }]],
  ['height_cm', '95', [{ name: 'height', value: '95 cm' }]],
  ['Size (cm)', '95 x 20', [{ name: 'Size', value: '95 x 20 cm' }]],
  ['Height (cm)', 'about 95', [{ name: 'Height (cm)', value: 'about 95' }]],
  ['Height (see below)', '95', [{ name: 'Height (see below)', value: '95' }]],
];

for (const [header, row, attributes] of pairs) {
  test(`in two columns, one attribute: ${header} = ${row}`, async () => {
    const { listings } = await readText(`title,${header}\nDesk lamp,${row}\n`);
    assert.deepEqual(listings[0]?.attributes, attributes);
  });
}
