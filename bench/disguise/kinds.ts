import { existsSync, readFileSync } from 'node:fs';

/** A way to hide a word; null where it cannot be hidden so (no `m` to write as `rn`). */
export interface Kind {
  name: string;
  hide: (term: string, random: () => number) => string | null;
}

/** Numbers that look random and are the same on every run. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
}

export type Table = Record<string, readonly string[]>;

/** A table from a row of signs for each letter: `{ a: 'ɑα' }`. */
export function tableOf(rows: Record<string, string>): Table {
  return Object.fromEntries(Object.entries(rows).map(([letter, signs]) => [letter, [...signs]]));
}

/** A table from an alphabet of one sign a letter, a to z, parted by spaces. */
export function alphabet(signs: string): Table {
  return Object.fromEntries(signs.split(' ').map((sign, i) => [String.fromCharCode(0x61 + i), [sign]]));
}

const hookedOrBarred = tableOf({
  a: 'ⱥᶏ',
  b: 'ɓƀᵬ',
  c: 'ƈȼɕ',
  d: 'ɗɖđᵭ',
  e: 'ɇᶒ',
  f: 'ƒᵮ',
  g: 'ɠǥᶃ',
  h: 'ɦħⱨ',
  i: 'ɨᶖ',
  j: 'ɉʝ',
  k: 'ƙⱪ',
  l: 'łɫɭƚ',
  m: 'ɱᵯ',
  n: 'ɲɳŋᵰ',
  o: 'øɵ',
  p: 'ƥᵽ',
  q: 'ʠɋ',
  r: 'ɽɼɍᵲ',
  s: 'ʂȿᵴ',
  t: 'ƭʈŧ',
  u: 'ʉᶙ',
  v: 'ʋᶌ',
  w: 'ⱳ',
  x: 'ᶍ',
  y: 'ƴɏ',
  z: 'ʐʑƶɀ',
});
/** The same of one kind each: with a hook, a tail or a curl; with a bar or a stroke. */
const hooked = tableOf({
  a: 'ᶏ',
  b: 'ɓ',
  c: 'ƈɕ',
  d: 'ɗɖᶑ',
  e: 'ᶒ',
  f: 'ƒᶂ',
  g: 'ɠᶃ',
  h: 'ɦⱨ',
  i: 'ᶖ',
  j: 'ʝ',
  k: 'ƙⱪᶄ',
  l: 'ɭᶅ',
  m: 'ɱᶆ',
  n: 'ɲɳᶇ',
  p: 'ƥᶈ',
  q: 'ʠɋ',
  r: 'ɽᶉ',
  s: 'ʂȿᶊ',
  t: 'ƭʈƫ',
  u: 'ᶙ',
  v: 'ʋᶌ',
  w: 'ⱳ',
  x: 'ᶍ',
  y: 'ƴ',
  z: 'ʐȥɀᶎ',
});
const barred = tableOf({
  a: 'ⱥ',
  b: 'ƀ',
  c: 'ȼꞓ',
  d: 'đ',
  e: 'ɇ',
  g: 'ǥꞡ',
  h: 'ħ',
  i: 'ɨᵻ',
  j: 'ɉ',
  k: 'ꝁꞣ',
  l: 'łƚⱡ',
  n: 'ꞥ',
  o: 'øɵ',
  p: 'ᵽꝑ',
  q: 'ꝗ',
  r: 'ɍꞧ',
  s: 'ꞩ',
  t: 'ŧⱦ',
  u: 'ʉᵾ',
  v: 'ꝟ',
  y: 'ɏ',
  z: 'ƶ',
});
const smallCapitals = alphabet('ᴀ ʙ ᴄ ᴅ ᴇ ꜰ ɢ ʜ ɪ ᴊ ᴋ ʟ ᴍ ɴ ᴏ ᴘ ꞯ ʀ ꜱ ᴛ ᴜ ᴠ ᴡ x ʏ ᴢ');
const phonetic = tableOf({
  a: 'ɑɐ',
  b: 'ɓʙ',
  c: 'ɕ',
  d: 'ɖɗ',
  e: 'ɘəɛǝ',
  f: 'ɸ',
  g: 'ɡɢ',
  h: 'ɦɥ',
  i: 'ɪɩ',
  j: 'ʝ',
  k: 'ʞ',
  l: 'ɭʟɫ',
  m: 'ɱɯ',
  n: 'ɴŋɳ',
  o: 'ɔɵ',
  r: 'ɹʀɾ',
  s: 'ʂ',
  t: 'ʈʇ',
  u: 'ʊʉ',
  v: 'ʌʋ',
  w: 'ʍ',
  y: 'ʏʎ',
  z: 'ʐʒ',
});
/** Alphabets that generators of fancy text offer, of letters of many scripts. */
const fancy: Table[] = [
  alphabet('ᗩ ᗷ ᑕ ᗪ ᗴ ᖴ Ǥ ᕼ Ꭵ ᒎ ᛕ ᒪ ᗰ ᑎ ᗝ ᑭ Ɋ ᖇ ᔕ 丅 ᑌ ᐯ ᗯ ᙭ ㄚ 乙'),
  alphabet('Ꭺ Ᏼ Ꮯ Ꭰ Ꭼ Ғ Ꮐ Ꮋ Ꭵ Ꭻ Ꮶ Ꮮ Ꮇ Ν Ꮎ Ꮲ Ԛ Ꮢ Ꮪ Ꭲ Ⴎ Ꮩ Ꮃ Х Ꮍ Ꮓ'),
  alphabet('₳ ฿ ₵ Đ Ɇ ₣ ₲ Ⱨ ł J ₭ Ⱡ ₥ ₦ Ø ₱ Q Ɽ ₴ ₮ Ʉ V ₩ Ӿ Ɏ Ⱬ'),
  alphabet('ค ๒ ς ๔ є Ŧ ﻮ ђ เ ן к ɭ ๓ ภ ๏ ק ợ г ร Շ ย ש ฬ א ץ չ'),
  alphabet('α в ¢ ∂ є ƒ g н ι נ к ℓ м η σ ρ q я ѕ т υ ν ω χ у z'),
  alphabet('ą ც ƈ ɖ ɛ ʄ ɠ ɧ ı ʝ ƙ Ɩ ɱ ŋ ơ ℘ զ ཞ ʂ ɬ ų ۷ ῳ ҳ ყ ʑ'),
  alphabet('ǟ ɮ ƈ ɖ ɛ ʄ ɢ ɦ ɨ ʝ ӄ ʟ ʍ ռ օ ք զ ʀ ֆ ȶ ʊ ʋ ա Ӽ ʏ ʐ'),
];
const enclosed: ((letter: string) => string)[] = [0x1d41a, 0x1d5ba, 0x1d68a, 0x24d0, 0xff41].map(
  (first) => (letter) => String.fromCodePoint(first + letter.charCodeAt(0) - 0x61),
);
enclosed.push(
  ...[0x1f130, 0x1f150, 0x1f170].map(
    (first) => (letter: string) => String.fromCodePoint(first + letter.charCodeAt(0) - 0x61),
  ),
);
const leet = tableOf({ a: '4@', b: '8', e: '3', g: '69', i: '1!', l: '1|', o: '0', s: '5$', t: '7+', z: '2' });
const emoji: Table = {
  a: ['🅰️'],
  b: ['🅱️'],
  i: ['ℹ️'],
  m: ['Ⓜ️'],
  o: ['⭕', '🅾️', '🔴', '⚪', '⚽', '🍩', '🌕', '🟢'],
  p: ['🅿️'],
  s: ['💲'],
  t: ['➕', '✝️'],
  x: ['❌', '✖️', '❎'],
  ok: ['🆗'],
  cl: ['🆑'],
  ab: ['🆎'],
};
const pairs: Table = { m: ['rn'], w: ['vv'], d: ['cl'] };

/** Replaces a share of the letters, at least one of those that have another sign. */
function replace(term: string, table: Table, share: number, random: () => number): string | null {
  const places = [...term].flatMap((letter, at) => (table[letter]?.length ? [at] : []));
  if (places.length === 0) return null;
  const chosen = new Set(places.filter(() => random() < share));
  if (chosen.size === 0) chosen.add(places[Math.floor(random() * places.length)] ?? 0);
  return [...term]
    .map((letter, at) => {
      const signs = table[letter] ?? [];
      return chosen.has(at) ? (signs[Math.floor(random() * signs.length)] ?? letter) : letter;
    })
    .join('');
}

/** Replaces one place of those that a table has, letters or pairs. */
function replaceOne(term: string, table: Table, random: () => number): string | null {
  const places = Object.keys(table).flatMap((key) => {
    const found: { at: number; key: string }[] = [];
    for (let at = term.indexOf(key); at >= 0; at = term.indexOf(key, at + 1)) found.push({ at, key });
    return found;
  });
  const place = places[Math.floor(random() * places.length)];
  if (!place) return null;
  const signs = table[place.key] ?? [];
  return (
    term.slice(0, place.at) +
    (signs[Math.floor(random() * signs.length)] ?? '') +
    term.slice(place.at + place.key.length)
  );
}

/** Puts something between all letters of the term's longest word. */
function setApart(term: string, between: string): string {
  const word = longest(term);
  return term.replace(word, [...word].join(between));
}
function longest(term: string): string {
  return term.split(' ').reduce((a, b) => (b.length > a.length ? b : a));
}
/** Cuts the longest word in two. */
function cut(term: string, between: string, random: () => number): string {
  const word = longest(term);
  const at = 1 + Math.floor(random() * (word.length - 1));
  return term.replace(word, `${word.slice(0, at)}${between}${word.slice(at)}`);
}

export const replacing = (name: string, table: Table, share: number): Kind => ({
  name,
  hide: (term, random) => replace(term, table, share, random),
});

/** The kinds that need no outside data. */
export const kinds: Kind[] = [
  replacing('hooked and barred letters, 40 %', hookedOrBarred, 0.4),
  replacing('hooked and barred letters, all', hookedOrBarred, 1),
  replacing('hooked letters, all', hooked, 1),
  replacing('barred letters, all', barred, 1),
  replacing('small capitals, 40 %', smallCapitals, 0.4),
  replacing('small capitals, all', smallCapitals, 1),
  replacing('phonetic letters, 40 %', phonetic, 0.4),
  replacing('phonetic letters, all', phonetic, 1),
  ...fancy.map((table, i) => replacing(`fancy alphabet ${i + 1}, 40 %`, table, 0.4)),
  ...fancy.map((table, i) => replacing(`fancy alphabet ${i + 1}, all`, table, 1)),
  {
    name: 'mathematical, circled, squared, wide letters',
    hide: (term, random) => {
      const form = enclosed[Math.floor(random() * enclosed.length)];
      return term.replace(/[a-z]/g, (letter) => form?.(letter) ?? letter);
    },
  },
  { name: 'one digit or sign for a letter', hide: (term, random) => replaceOne(term, leet, random) },
  replacing('digits and signs, 40 %', leet, 0.4),
  replacing('digits in runs: every letter that has one', leet, 1),
  { name: 'letters set apart by spaces', hide: (term) => setApart(term, ' ') },
  { name: 'letters set apart by stops', hide: (term) => setApart(term, '.') },
  { name: 'letters set apart by spaced signs', hide: (term) => setApart(term, ' * ') },
  { name: 'a word cut by a space', hide: (term, random) => cut(term, ' ', random) },
  { name: 'a word cut by a stop', hide: (term, random) => cut(term, '.', random) },
  {
    name: 'a letter drawn out',
    hide: (term, random) => {
      const word = longest(term);
      const at = Math.floor(random() * word.length);
      return term.replace(word, word.slice(0, at) + (word[at] ?? '').repeat(4) + word.slice(at + 1));
    },
  },
  { name: 'rn for m', hide: (term, random) => replaceOne(term, { m: pairs.m ?? [] }, random) },
  { name: 'vv for w', hide: (term, random) => replaceOne(term, { w: pairs.w ?? [] }, random) },
  { name: 'cl for d', hide: (term, random) => replaceOne(term, { d: pairs.d ?? [] }, random) },
  { name: 'an emoji for a letter', hide: (term, random) => replaceOne(term, emoji, random) },
  replacing('emoji for every letter that has one', emoji, 1),
  {
    name: 'characters without width',
    hide: (term, random) => {
      const at = 1 + Math.floor(random() * (term.length - 1));
      const signs = ['\u200b', '\u00ad', '\u2060', '\u034f', '\u200d'];
      return `${term.slice(0, at)}${signs[Math.floor(random() * signs.length)]}${term.slice(at)}`;
    },
  },
  { name: 'marks on every letter', hide: (term) => term.replace(/[a-z]/g, '$&\u0336\u0323') },
  {
    name: 'digit and look-alike letter together',
    hide: (term, random) => {
      const digit = replaceOne(term, leet, random);
      return digit && replaceOne(digit, tableOf({ a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', x: 'х', y: 'у' }), random);
    },
  },
];

/**
 * Kinds made of the look-alikes that others have listed (the shared data, never in the repository): Unicode's own
 * (UTS 39), and those of codebox/homoglyph that Unicode's table does not have.
 */
export function kindsOfOthers(folder: string): Kind[] {
  const unicode = `${folder}/confusables_TR39.txt`;
  const others = `${folder}/homoglyph_char_codes.txt`;
  if (!existsSync(unicode) || !existsSync(others)) return [];
  const ofUnicode = new Map<string, Set<string>>();
  const prototypes = new Map<string, string>();
  for (const line of readFileSync(unicode, 'utf8').split('\n')) {
    const [source, target] = line
      .replace('\ufeff', '')
      .split(';')
      .map((part) => part.trim());
    if (!source || !target || line.startsWith('#')) continue;
    const of = (codes: string) => String.fromCodePoint(...codes.split(' ').map((code) => Number.parseInt(code, 16)));
    prototypes.set(of(source), of(target));
  }
  const add = (table: Map<string, Set<string>>, letter: string, sign: string) => {
    const signs = table.get(letter) ?? new Set();
    table.set(letter, signs.add(sign));
  };
  for (const [sign, prototype] of prototypes) {
    if (/^[A-Za-z]$/.test(prototype) && !/^[\x20-\x7e\ufeff]$/.test(sign))
      add(ofUnicode, prototype.toLowerCase(), sign);
  }
  const notUnicode = new Map<string, Set<string>>();
  for (const line of readFileSync(others, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const chars = line.split(',').map((code) => String.fromCodePoint(Number.parseInt(code, 16)));
    for (const latin of chars.filter((char) => /^[a-z]$/i.test(char))) {
      for (const char of chars) {
        const prototype = prototypes.get(char);
        const isListed = prototype !== undefined && (prototype === latin || prototypes.get(latin) === prototype);
        if (!isListed && char.charCodeAt(0) > 0x7f) add(notUnicode, latin.toLowerCase(), char);
      }
    }
  }
  const listed = (table: Map<string, Set<string>>): Table =>
    Object.fromEntries([...table].map(([letter, signs]) => [letter, [...signs]]));
  return [
    ...[0.1, 0.4, 1].map((share) => replacing(`look-alikes of UTS 39, ${share * 100} %`, listed(ofUnicode), share)),
    ...[0.1, 0.2, 0.4].map((share) =>
      replacing(`look-alikes that are not Unicode's, ${share * 100} %`, listed(notUnicode), share),
    ),
  ];
}
