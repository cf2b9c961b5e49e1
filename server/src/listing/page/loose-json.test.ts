import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseLooseJson } from './loose-json.ts';

const lamp = { '@type': 'Product', name: 'Desk lamp', offers: { price: '19.90' } };
const json = JSON.stringify(lamp);

/** What is written in a script, and the values that a reader of the page means by it. */
const wrapped: [what: string, text: string, values: unknown[]][] = [
  ['as it should be', json, [lamp]],
  ['a comment before', `// product data\n${json}`, [lamp]],
  ['a comment behind', `${json} // end`, [lamp]],
  ['a block comment', `/* product\n data */${json}`, [lamp]],
  ['a comment of HTML', `<!-- ${json} -->`, [lamp]],
  ['a comment of HTML on lines of its own', `<!--\n${json}\n//-->`, [lamp]],
  ['CDATA', `<![CDATA[${json}]]>`, [lamp]],
  ['CDATA behind line comments', `//<![CDATA[\n${json}\n//]]>`, [lamp]],
  ['CDATA behind line comments, all on one line', `//<![CDATA[ ${json} //]]>`, [lamp]],
  ['CDATA behind line comments, its end escaped', `// <![CDATA[\n${json}\n// ]]&gt;`, [lamp]],
  ['CDATA in block comments', `/* <![CDATA[ */${json}/* ]]> */`, [lamp]],
  ['CDATA in block comments without spaces', `/*<![CDATA[*/\n${json}\n/*]]>*/`, [lamp]],
  ['quotes as entities', json.replaceAll('"', '&quot;'), [lamp]],
  ['quotes as numbers', json.replaceAll('"', '&#34;'), [lamp]],
  [
    'entities twice over',
    '{&quot;name&quot;: &quot;Lamp &amp;amp; shade &amp;quot;L&amp;quot;&quot;}',
    [{ name: 'Lamp &amp; shade &quot;L&quot;' }],
  ],
  ['two objects', `${json}\n${json}`, [lamp, lamp]],
  ['two objects with a comma', `${json},\n{"a":1}`, [lamp, { a: 1 }]],
  ['two objects with a semicolon', `${json};{"a":1};`, [lamp, { a: 1 }]],
  ['an object and a list', `${json}[{"a":1}]`, [lamp, [{ a: 1 }]]],
  ['a variable', `window.product = ${json};`, [lamp]],
  ['commas too many', '{"a": [1, 2, ], "b": {"c": 1,},}', [{ a: [1, 2], b: { c: 1 } }]],
  ['two commas', '{"a": 1,, "b": [,1,,2]}', [{ a: 1, b: [1, 2] }]],
  ['a comma before a comment', '{"a": 1, // last\n}', [{ a: 1 }]],
  ['values left out', '{"a": , "b": }', [{ a: null, b: null }]],
  ['values that JSON does not have', '{"a": undefined, "b": NaN}', [{ a: null, b: null }]],
  ['comments inside', '{"a": 1, /* two */ "b": 2 // three\n}', [{ a: 1, b: 2 }]],
  [
    'no comment inside a text',
    '{"url": "https://shop.example/a", "b": "/* no */ <!-- no -->"}',
    [{ url: 'https://shop.example/a', b: '/* no */ <!-- no -->' }],
  ],
  ['line ends in a text', '{"a": "one\ntwo\tthree"}', [{ a: 'one two three' }]],
  ['quotes in a text', '{"name": "Lamp "Big", 95 cm" , "b": 1}', []],
  [
    'quotes in a text, that cannot end it',
    '{"name": "Lamp "Big" 95 cm", "b": 1}',
    [{ name: 'Lamp "Big" 95 cm', b: 1 }],
  ],
  ['an inch', '{"name": "Lamp 15" wide"}', [{ name: 'Lamp 15" wide' }]],
  ['needless escapes', String.raw`{"name": "L\'abat-jour \- \x"}`, [{ name: "L'abat-jour - x" }]],
  ['single quotes', `{'name': 'Desk lamp', 'size': '15"'}`, [{ name: 'Desk lamp', size: '15"' }]],
  ['an escape that is right', String.raw`{"name": "\u00e9\n\"q\"",}`, [{ name: 'é\n"q"' }]],
  ['a placeholder that nobody filled in', '{"price": {{ price }} }', []],
  ['an object cut short', '{"a": {"b": 1}', []],
  ['nothing', '', []],
];

for (const [what, text, values] of wrapped) {
  test(`JSON in a page: ${what}`, () => {
    assert.deepEqual(parseLooseJson(text).values, values);
  });
}

test('what cannot be read is counted', () => {
  assert.equal(parseLooseJson('{"a": {"b": 1}').broken, 1);
  assert.equal(parseLooseJson('{"price": {{ price }} } {"a": 1}').broken, 1);
  assert.equal(parseLooseJson(json).broken, 0);
});

test('a script made to exhaust the reader is read in a moment', () => {
  for (const text of [
    '{"a":'.repeat(200_000),
    '{x}'.repeat(100_000),
    `{"a": "${'"b'.repeat(200_000)}`,
    '/*'.repeat(300_000),
  ]) {
    const begun = performance.now();
    parseLooseJson(text);
    assert.ok(performance.now() - begun < 5_000, text.slice(0, 20));
  }
});
