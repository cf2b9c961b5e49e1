import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decoderOf, readAffixes, splitFlags } from './affix.ts';
import { inflect, possibleStems } from './inflect.ts';

/** An `.aff` file, an entry of the `.dic` file, the forms it has, and those with a prefix. */
const cases: [of: string, aff: string, entry: string, forms: string[], prefixed: string[]][] = [
  ['endings with conditions', 'SFX S Y 2\nSFX S y ies [^aeiou]y\nSFX S 0 s [aeiou]y', 'pony/S', ['pony', 'ponies'], []],
  [
    'a condition that does not fit',
    'SFX S Y 2\nSFX S y ies [^aeiou]y\nSFX S 0 s [aeiou]y',
    'toy/S',
    ['toy', 'toys'],
    [],
  ],
  ['signs in a condition', 'SFX S Y 1\nSFX S 0 s [^-s]', 'x-/S', ['x-'], []],
  ['no flags', 'SFX S Y 1\nSFX S 0 s .', 'sheep', ['sheep'], []],
  [
    'prefix and suffix that cross',
    'PFX U Y 1\nPFX U 0 un .\nSFX D Y 1\nSFX D 0 ed .',
    'lock/UD',
    ['lock', 'locked'],
    ['unlock', 'unlocked'],
  ],
  ['that do not cross', 'PFX U N 1\nPFX U 0 un .\nSFX D Y 1\nSFX D 0 ed .', 'lock/UD', ['lock', 'locked'], ['unlock']],
  [
    'an ending on an ending',
    'SFX A Y 1\nSFX A 0 able/S .\nSFX S Y 1\nSFX S 0 s .',
    'drink/A',
    ['drink', 'drinkable', 'drinkables'],
    [],
  ],
  [
    'flags of two letters',
    'FLAG long\nSFX Aa Y 1\nSFX Aa 0 s .\nSFX Ab Y 1\nSFX Ab 0 x .',
    'cat/AaZz',
    ['cat', 'cats'],
    [],
  ],
  [
    'flags that are numbers',
    'FLAG num\nSFX 101 Y 1\nSFX 101 0 s .\nSFX 1 Y 1\nSFX 1 0 x .',
    'cat/101,7',
    ['cat', 'cats'],
    [],
  ],
  [
    'aliases of flags',
    'AF 2\nAF A\nAF AB\nSFX A Y 1\nSFX A 0 a .\nSFX B Y 1\nSFX B 0 b .',
    'x/2',
    ['x', 'xa', 'xb'],
    [],
  ],
  ['a flag of both ends', 'PFX A Y 1\nPFX A 0 re .\nSFX A Y 1\nSFX A 0 s .', 'do/A', ['do', 'dos'], ['redo', 'redos']],
  ['a word that needs an ending', 'NEEDAFFIX N\nSFX A Y 1\nSFX A 0 en .', 'blum/NA', ['blumen'], []],
  [
    'an ending that needs a further one',
    'NEEDAFFIX N\nSFX A Y 1\nSFX A 0 o/NB .\nSFX B Y 1\nSFX B 0 wi .',
    'x/A',
    ['x', 'xowi'],
    [],
  ],
  [
    'ends that go together alone',
    'CIRCUMFIX C\nPFX G Y 1\nPFX G 0 ge/C .\nSFX T Y 1\nSFX T 0 t/GC .',
    'mach/T',
    ['mach'],
    ['gemacht'],
  ],
  ['a forbidden word', 'FORBIDDENWORD F\nSFX A Y 1\nSFX A 0 s .', 'foot/FA', [], []],
  ['a part of compounds', 'ONLYINCOMPOUND O\nSFX A Y 1\nSFX A 0 s .', 'fu/OA', [], []],
  ['a prefix that takes letters off', 'PFX M Y 1\nPFX M a ma a', 'apa/M', ['apa'], ['mapa']],
  ['a slash in a word', 'SFX A Y 1\nSFX A 0 s .', 'km\\/h/A', ['km/h', 'km/hs'], []],
  ['columns by tabs, and remarks', '# SFX A\nSFX\tA\tY\t1\nSFX\tA\t0\ts\t.\tpo:noun', 'cat/A', ['cat', 'cats'], []],
];

for (const [of, aff, written, forms, prefixed] of cases) {
  test(`forms by a dictionary's rules: ${of}`, () => {
    const affixes = readAffixes(aff);
    const { text: word, flags } = splitFlags(written);
    const made = inflect({ word, flags: affixes.readFlags(flags) }, affixes);
    assert.deepEqual([...made.forms].sort(), forms.sort());
    assert.deepEqual([...made.prefixed].sort(), prefixed.sort());
    for (const form of forms.filter((each) => each !== word)) assert.ok(possibleStems(form, affixes).has(word), form);
  });
}

test('a word with more forms than anybody looks at says so', () => {
  const endings = Array.from({ length: 80 }, (_, i) => `x${i}`);
  const rules = endings.map((ending) => `SFX A 0 ${ending}/B .`).concat('SFX B Y 80');
  const affixes = readAffixes([`SFX A Y 80`, ...rules, ...endings.map((ending) => `SFX B 0 y${ending} .`)].join('\n'));
  const made = inflect({ word: 'kés', flags: affixes.readFlags('A') }, affixes);
  assert.deepEqual([made.forms.size, made.isCut], [5000, true]);
  assert.equal(inflect({ word: 'kés', flags: affixes.readFlags('') }, affixes).isCut, false);
});

test('the character set of an .aff file is read as it names it', () => {
  const named = (set: string) => decoderOf(Buffer.from(`# x\nSET ${set}\n`))?.encoding;
  assert.deepEqual(
    ['UTF-8', 'ISO8859-2', 'ISO-8859-15', 'KOI8-R', 'microsoft-cp1251', 'TIS620-2533', 'x-none'].map(named),
    ['utf-8', 'iso-8859-2', 'iso-8859-15', 'koi8-r', 'windows-1251', 'windows-874', undefined],
  );
  assert.equal(decoderOf(Buffer.from('SFX A Y 0\n'))?.encoding, 'windows-1252');
});
