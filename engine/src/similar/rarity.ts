import { CODE, NUMBER, QUANTITY, WORD } from './goods-words.ts';

/**
 * How much a catalogue must say before its own counts outweigh what is assumed of a word: so many texts. Below, a unit's
 * twenty confirmed offers would make a word rare that every shop has.
 */
const ASSUMED_TEXTS = 256;

/** Words of which the same is assumed: of one kind, and those of letters by how many they have. */
interface WordClass {
  kind: number;
  /** How much a word counts for each bit it says. */
  weight: number;
  /** The share of texts that are assumed to have it. */
  share: number;
}

const LONG = 6;
/**
 * Short words are frequent (Zipf, "The Psycho-Biology of Language", 1935): half as many texts have a word for each
 * letter more. A designation says more than a word as rare: it was given to tell this model from all others.
 */
const CLASSES: readonly WordClass[] = [
  ...[1, 1 / 8, 1 / 16, 1 / 32, 1 / 64, 1 / 128, 1 / 256].map((share) => ({ kind: WORD, weight: 1, share })),
  { kind: NUMBER, weight: 1, share: 1 / 16 },
  { kind: QUANTITY, weight: 1, share: 1 / 64 },
  { kind: CODE, weight: 1.5, share: 1 / 2048 },
];
const OF_KIND = new Map([
  [NUMBER, LONG + 1],
  [QUANTITY, LONG + 2],
  [CODE, LONG + 3],
]);
const NO_CLASS: WordClass = { kind: WORD, weight: 0, share: 1 };

/** From here on a character is a syllable or more. */
const FIRST_IDEOGRAPH = 0x2e80;

/** The class of a word, by its kind and its letters. */
export function classOf(kind: number, letters: number, first: number): number {
  return OF_KIND.get(kind) ?? (first >= FIRST_IDEOGRAPH ? LONG : Math.min(letters, LONG));
}

export const kindOfClass = (number: number): number => (CLASSES[number] ?? NO_CLASS).kind;
export const weightOfClass = (number: number): number => (CLASSES[number] ?? NO_CLASS).weight;

const assumed = Float64Array.from(CLASSES, ({ share }) => share * ASSUMED_TEXTS);

/**
 * What a word says, in bits: the logarithm of how rare it is among `texts`, of which `having` have it (Spärck Jones
 * 1972).
 */
export function bitsOf(having: number, texts: number, number: number): number {
  const bits = Math.log2((texts + ASSUMED_TEXTS) / (having + (assumed[number] as number)));
  return bits > 0 ? bits : 0;
}
