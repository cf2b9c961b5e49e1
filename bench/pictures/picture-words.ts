// How many of the words in rendered pictures are read, and what a picture costs: ten languages, six fonts a script, nine
// styles; 30 pictures without a word; bar codes and QR codes in seven conditions. A JSON line each.
//   node bench/pictures/picture-words.ts [seed] [FOLDER: the pictures are written there]
// Debian's fonts that it needs are named in pictures-read/words.ts; another folder of fonts by FONTCONFIG_FILE.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readColours } from '../../server/src/base/page/hash-picture.ts';
import { openReader } from '../../server/src/base/picture/read-picture.ts';
import { renderCodes } from './words/codes.ts';
import { missingFonts, type Rendered, renderSet, renderWordless } from './words/render.ts';
import { FONT_PACKAGES, TONGUES } from './words/words.ts';

const seed = Number(process.argv[2] ?? 1);
const folder = process.argv[3];
const missing = missingFonts();
if (missing.length > 0) throw new Error(`no font ${missing.join(', ')}: apt-get install ${FONT_PACKAGES}`);
if (folder) mkdirSync(folder, { recursive: true });

/** As the engine folds texts: without accents and case. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .replaceAll('ς', 'σ');

const reader = await openReader();
const cpuMs = async <T>(run: () => Promise<T>): Promise<[T, number]> => {
  const before = process.cpuUsage();
  const done = await run();
  const { user, system } = process.cpuUsage(before);
  return [done, (user + system) / 1000];
};
const read = async ({ bytes, name }: { bytes: Buffer; name: string }) => {
  const { full, ...picture } = await readColours(bytes, name);
  return reader.read(picture, full);
};

const found = new Map<string, { words: number; found: number; pictures: number; ms: number }>();
const add = (key: string, words: number, hits: number, ms: number): void => {
  const kept = found.get(key) ?? { words: 0, found: 0, pictures: 0, ms: 0 };
  found.set(key, {
    words: kept.words + words,
    found: kept.found + hits,
    pictures: kept.pictures + 1,
    ms: kept.ms + ms,
  });
};

async function measure(one: Rendered, density = ''): Promise<string[]> {
  if (folder) writeFileSync(join(folder, `${`${one.name} ${density}`.trim().replaceAll('/', '-')}.jpg`), one.bytes);
  const [{ lines }, ms] = await cpuMs(() => read(one));
  const seen = lines.flat().map(({ text }) => fold(text));
  if (one.script === null) {
    add('wordless', 0, 0, ms);
    return seen.filter((text) => [...text].length > 1);
  }
  const whole = seen.join('');
  const parts = new Set(seen.flatMap((text) => text.split(/[\s.,:;!]+/u)));
  const missed = one.words.filter(
    (word) => !(one.script === 'Chinese' ? whole.includes(fold(word)) : parts.has(fold(word))),
  );
  for (const key of density ? [`${one.script}, ${density}`] : [one.script, `style ${one.style}`])
    add(key, one.words.length, one.words.length - missed.length, ms);
  return missed;
}

// The first picture pays for what is loaded late.
for await (const one of renderSet(TONGUES.slice(-3, -2), 99)) await read(one);
for await (const one of renderSet(TONGUES, seed)) {
  const missed = await measure(one);
  if (process.env.VIGIE_MISSED && missed.length > 0) console.error(one.name, missed.join(' '));
}
// As sparse as many pictures of goods: 4 to 5 words in Latin letters.
for await (const one of renderSet(TONGUES, seed, 1)) await measure(one, 'few words');
const falseOn: string[] = [];
for await (const one of renderWordless(30, seed)) {
  const words = await measure(one);
  if (words.length > 0) falseOn.push(`${one.name}: ${words.join(' ')}`);
}
for (const [of, { words, found: hits, pictures, ms }] of found)
  console.log(
    JSON.stringify({
      bench: 'picture-words',
      seed,
      of,
      pictures,
      words,
      found: hits,
      percent: words > 0 ? Math.round((hits / words) * 1000) / 10 : null,
      cpuMs: Math.round(ms / pictures),
    }),
  );
console.log(JSON.stringify({ bench: 'picture-words', seed, of: 'false words', pictures: 30, on: falseOn }));

const codes = new Map<string, { pictures: number; read: number; wrong: number }>();
for await (const { kind, side, text, bytes, name } of renderCodes()) {
  const got = (await read({ bytes, name })).codes;
  const key = `${kind} ${side} px`;
  const kept = codes.get(key) ?? { pictures: 0, read: 0, wrong: 0 };
  const isRead = got.some((code) => code.text === text);
  codes.set(key, {
    pictures: kept.pictures + 1,
    read: kept.read + (isRead ? 1 : 0),
    wrong: kept.wrong + got.filter((code) => code.text !== text).length,
  });
}
for (const [of, counts] of codes) console.log(JSON.stringify({ bench: 'picture-codes', of, ...counts }));
