import { execFileSync } from 'node:child_process';
import sharp from 'sharp';
import { FONTS, type Tongue } from './words.ts';

const SIDE = 800;

/** A rendered picture: what it is called, its file (JPEG), and the words that stand in it. */
export interface Rendered {
  name: string;
  bytes: Buffer;
  words: string[];
  script: Tongue['script'] | null;
  style: string;
}

/** The fonts that are not here: another would stand for them in silence. */
export function missingFonts(): string[] {
  return [...new Set(Object.values(FONTS).flat())].filter((font) => {
    const found = execFileSync('fc-match', ['-f', '%{family}', font], { encoding: 'utf8' });
    return !found.split(',').includes(font);
  });
}

/** Numbers below 1 that the same seed gives again (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const svg = (inner: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">${inner}</svg>`;
const jpeg = (inner: string): Promise<Buffer> =>
  sharp(Buffer.from(svg(inner)))
    .flatten({ background: '#fff' })
    .jpeg({ quality: 85 })
    .toBuffer();

const colour = (random: () => number, [low, high]: [number, number]): string => {
  const part = () => Math.round(low + random() * (high - low));
  return `rgb(${part()},${part()},${part()})`;
};

const texture = (seed: number, frequency: number, strength: number): string =>
  `<filter id="t" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="${frequency}" numOctaves="3" seed="${seed}"/><feColorMatrix values="0 0 0 0 0.5  0 0 0 0 0.45  0 0 0 0 0.4  0 0 0 ${strength} 0"/></filter><rect width="${SIDE}" height="${SIDE}" filter="url(#t)"/>`;

/** What lies below the words, and how they stand on it. */
interface Style {
  name: string;
  ground(random: () => number, seed: number): string;
  size(random: () => number): number;
  text(random: () => number): string;
  turn: number;
}

const DARK: [number, number] = [0, 90];
const PALE: [number, number] = [190, 255];
const flat = (random: () => number, range: [number, number]): string =>
  `<rect width="${SIDE}" height="${SIDE}" fill="${colour(random, range)}"/>`;
const usual = (random: () => number): number => 22 + Math.floor(random() * 26);

const STYLES: Style[] = [
  { name: 'colour', ground: (r) => flat(r, PALE), size: usual, text: (r) => `fill="${colour(r, DARK)}"`, turn: 0 },
  { name: 'white on colour', ground: (r) => flat(r, [20, 130]), size: usual, text: () => 'fill="#fff"', turn: 0 },
  {
    name: 'gradient',
    ground: (r) =>
      `<linearGradient id="g" x2="1" y2="1"><stop stop-color="${colour(r, PALE)}"/><stop offset="1" stop-color="${colour(r, [140, 220])}"/></linearGradient><rect width="${SIDE}" height="${SIDE}" fill="url(#g)"/>`,
    size: usual,
    text: (r) => `fill="${colour(r, DARK)}"`,
    turn: 0,
  },
  {
    name: 'texture',
    ground: (r, seed) => flat(r, PALE) + texture(seed, 0.4, 1.2),
    size: usual,
    text: (r) => `fill="${colour(r, [0, 60])}"`,
    turn: 0,
  },
  {
    name: 'coarse texture',
    ground: (r, seed) => flat(r, PALE) + texture(seed, 0.04, 1.4),
    size: usual,
    text: (r) => `fill="${colour(r, [0, 60])}"`,
    turn: 0,
  },
  { name: 'turned 5°', ground: (r) => flat(r, PALE), size: usual, text: (r) => `fill="${colour(r, DARK)}"`, turn: 5 },
  { name: '14 px', ground: (r) => flat(r, PALE), size: () => 14, text: (r) => `fill="${colour(r, DARK)}"`, turn: 0 },
  {
    name: '16 px on texture',
    ground: (r, seed) => flat(r, PALE) + texture(seed, 0.2, 0.8),
    size: () => 16,
    text: (r) => `fill="${colour(r, [0, 60])}"`,
    turn: 0,
  },
  {
    name: 'outlined',
    ground: (r) => flat(r, PALE),
    size: (r) => 34 + Math.floor(r() * 20),
    text: (r) => `fill="#fff" stroke="${colour(r, DARK)}" stroke-width="1.6"`,
    turn: 0,
  },
];

const toXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A picture with a few lines of a language, in a font and a style. */
async function renderWords(
  tongue: Tongue,
  style: Style,
  font: string,
  seed: number,
  leastLines: number,
): Promise<Rendered> {
  const random = seeded(seed);
  const size = style.size(random);
  const count = leastLines + Math.floor(random() * 2);
  const first = Math.floor(random() * tongue.lines.length);
  const lines = Array.from({ length: count }, (_, i) => tongue.lines[(first + i * 3) % tongue.lines.length] ?? '');
  const gap = SIDE / (count + 1);
  const isRight = tongue.script === 'Arabic';
  const text = lines
    .map((line, i) => {
      const x = 40 + random() * 60;
      const y = gap * (i + 1) + random() * 30;
      return `<text x="${isRight ? SIDE - x : x}" y="${y}" text-anchor="start" ${isRight ? 'direction="rtl"' : ''} font-family="${font}" font-size="${size}" ${style.text(random)}>${toXml(line)}</text>`;
    })
    .join('');
  const turned = style.turn ? `<g transform="rotate(${style.turn} ${SIDE / 2} ${SIDE / 2})">${text}</g>` : text;
  const goods = `<rect x="${560 + random() * 100}" y="${20 + random() * 40}" width="90" height="90" rx="30" fill="${colour(random, [80, 200])}"/>`;
  return {
    name: `${tongue.language}/${style.name}/${font}`,
    bytes: await jpeg(style.ground(random, seed) + goods + turned),
    words: lines.flatMap((line) => line.split(' ')),
    script: tongue.script,
    style: style.name,
  };
}

/** Every language in every style; the fonts come by turns. @param leastLines so many lines a picture, or one more */
export async function* renderSet(tongues: Tongue[], seed: number, leastLines = 3): AsyncGenerator<Rendered> {
  let turn = 0;
  for (const tongue of tongues) {
    const fonts = FONTS[tongue.script];
    for (const style of STYLES) {
      turn += 1;
      yield await renderWords(tongue, style, fonts[turn % fonts.length] ?? '', seed * 1000 + turn, leastLines);
    }
  }
}

/** Pictures without a word: goods, patterns, textures. */
export async function* renderWordless(count: number, seed: number): AsyncGenerator<Rendered> {
  for (let i = 0; i < count; i++) {
    const random = seeded(seed * 7919 + i);
    const parts: string[] = [flat(random, PALE)];
    if (i % 3 === 0) parts.push(texture(seed + i, [0.02, 0.1, 0.5][i % 9 === 0 ? 0 : i % 2 === 0 ? 1 : 2] ?? 0.1, 1.3));
    const place = () => Math.round(random() * SIDE);
    for (let shape = 0; shape < 6 + (i % 5) * 6; shape++) {
      const fill = colour(random, [0, 255]);
      const [x, y, size] = [place(), place(), 20 + random() * 160];
      const kind = (shape + i) % 5;
      if (kind === 0) parts.push(`<circle cx="${x}" cy="${y}" r="${size / 2}" fill="${fill}"/>`);
      if (kind === 1) parts.push(`<rect x="${x}" y="${y}" width="${size}" height="${size / 3}" fill="${fill}"/>`);
      if (kind === 2) parts.push(`<path d="M${x} ${y}l${size} ${size / 2}l-${size / 2} ${size}z" fill="${fill}"/>`);
      if (kind === 3)
        parts.push(
          `<path d="M${x} ${y}q${size} ${-size} ${size * 2} 0t${size * 2} 0" stroke="${fill}" stroke-width="${2 + random() * 8}" fill="none"/>`,
        );
      if (kind === 4)
        for (let bar = 0; bar < 6; bar++)
          parts.push(`<rect x="${x + bar * 14}" y="${y}" width="7" height="${size}" fill="${fill}"/>`);
    }
    yield { name: `wordless/${i}`, bytes: await jpeg(parts.join('')), words: [], script: null, style: 'wordless' };
  }
}
