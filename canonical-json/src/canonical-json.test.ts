import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { draws } from '../../tools/draws.ts';
import { canonicalJson } from './index.ts';

test('names are sorted by UTF-16 units, as in RFC 8785, section 3.2.3', () => {
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\u{1f600}': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  assert.equal(
    canonicalJson(value),
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","\u{1f600}":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  );
});

test('numbers and strings are those of ECMAScript, as in RFC 8785, section 3.2.2', () => {
  assert.equal(
    canonicalJson(JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001, -0]')),
    '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
  );
  assert.equal(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/'), '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
  assert.equal(canonicalJson([null, true, false]), '[null,true,false]');
});

test('what JSON has not is left out of an object, and null elsewhere', () => {
  assert.equal(canonicalJson({ b: undefined, a: [undefined, Number.NaN] }), '{"a":[null,null]}');
  assert.equal(canonicalJson('\ud800'), '"\\ud800"');
});

test('one content has one text, whatever the order it was written in', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), (content) => {
      const turned = Object.fromEntries(Object.entries(content).reverse());
      assert.equal(canonicalJson(turned), canonicalJson(content));
      assert.deepEqual(JSON.parse(canonicalJson(content)), JSON.parse(JSON.stringify(content)));
    }),
  );
});

/** Member by member, as RFC 8785 tells it. */
function told(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(told).join(',')}]`;
  const members = Object.entries(value).filter(([, inner]) => inner !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${told(inner)}`).join(',')}}`;
}

test('names that an object would put elsewhere, or take for something else, are members like others', () => {
  const name = fc.oneof(
    fc.constantFrom(
      '10',
      '9',
      '2',
      '007',
      '-1',
      '1.5',
      '4294967295',
      '__proto__',
      'toJSON',
      'constructor',
      '',
      'Z',
      '\u0000',
    ),
    fc.string({ unit: 'binary' }),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.jsonValue({ maxDepth: 0 }),
      fc.constant(undefined),
      fc.array(tie('value')),
      fc.array(fc.tuple(name, tie('value'))).map((members) => {
        const made: Record<string, unknown> = {};
        for (const [key, inner] of members)
          Object.defineProperty(made, key, { value: inner, enumerable: true, writable: true, configurable: true });
        return made;
      }),
    ),
  }));
  fc.assert(
    fc.property(value, (content) => {
      assert.equal(canonicalJson(content), told(content));
    }),
    { numRuns: draws(500, 2000) },
  );
});

test('what a class made is written by its members', () => {
  assert.equal(canonicalJson({ at: new Date(0), of: new Map([[1, 2]]) }), '{"at":{},"of":{}}');
});
