import type { Pattern } from '../terms/pattern.ts';
import type { PlainWord } from './vocabulary.ts';

/** Shorter words are met by chance, and shorter beginnings of words. */
const SHORTEST = 3;
const SHORTEST_PREFIX = 4;
/** Of a shorter word at least half of the letters are of its own script. */
const LONG = 5;

/**
 * Scripts by the block of their folded letters; and what looks like one of them, small or capital, with the letter that
 * it looks like, after Unicode's confusables (UTS 39) and the shapes of capitals: `H` a Cyrillic н, `B` a в. Where two
 * look so, the one that is written more.
 */
const SCRIPTS = [
  { from: 0x0430, to: 0x052f, pairs: 'aа bв cс eе hн iі jј kк mм nп oо pр rг sѕ tт uи xх yу 0о 3з 4ч 6б' },
  { from: 0x03ac, to: 0x03ce, pairs: 'aα bβ eε hη iι kκ mμ nν oο pρ tτ uυ vν wω xχ yγ zζ 0ο' },
].map(({ from, to, pairs }) => ({
  from,
  to,
  looks: new Map(pairs.split(' ').map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)])),
}));

const isOf = (letter: number, { from, to }: { from: number; to: number }): boolean => letter >= from && letter <= to;

/** The Cyrillic and Greek words of the terms, looked for where Latin letters stand among their own (`каcтет` with a c). */
export class HomeScripts {
  /** Its words, and beginnings of words, with spaces between them: what is kept of it (see `writeProgram`). */
  readonly words: string;
  readonly prefixes: string;
  #read: { words: Map<string, PlainWord>; prefixes: Map<string, PlainWord> } | null = null;

  constructor(source: readonly Pattern[] | { words: string; prefixes: string }) {
    const of = (isPrefix: boolean): string =>
      'words' in source ? (isPrefix ? source.prefixes : source.words) : [...homeWords(source, isPrefix)].join(' ');
    this.words = of(false);
    this.prefixes = of(true);
  }

  /** By what they are spelled, read when the first is asked for: most texts have none. */
  #tables(): { words: Map<string, PlainWord>; prefixes: Map<string, PlainWord> } {
    this.#read ??= { words: tableOf(this.words, false), prefixes: tableOf(this.prefixes, true) };
    return this.#read;
  }

  /** The word that folded letters spell in one of the scripts, one of which at least is its own; null: none of these. */
  spelledBy(letters: Uint16Array, from: number, to: number): PlainWord | null {
    if (to - from < SHORTEST || (this.words === '' && this.prefixes === '')) return null;
    for (const script of SCRIPTS) {
      let own = 0;
      let plain = '';
      for (let i = from; i < to; i++) {
        const letter = letters[i] as number;
        const read = isOf(letter, script) ? letter : script.looks.get(letter);
        if (read === undefined) break;
        if (read === letter) own += 1;
        plain += String.fromCharCode(read);
      }
      const { length } = plain;
      if (length !== to - from || own === 0 || (length < LONG && own * 2 < length)) continue;
      const { words, prefixes } = this.#tables();
      const word = words.get(plain);
      if (word) return word;
      for (let end = length; end >= SHORTEST_PREFIX; end--) {
        const prefix = prefixes.get(plain.slice(0, end));
        if (prefix) return prefix;
      }
    }
    return null;
  }
}

/** The words of patterns that are of one of the scripts, or the beginnings of words. */
function homeWords(patterns: readonly Pattern[], isPrefix: boolean): Set<string> {
  const words = new Set<string>();
  for (const { letters, prefix } of patterns.flatMap(({ steps }) => steps)) {
    if (prefix !== isPrefix || letters.length < (prefix ? SHORTEST_PREFIX : SHORTEST)) continue;
    if (SCRIPTS.some((script) => letters.every((letter) => isOf(letter, script))))
      words.add(String.fromCharCode(...letters));
  }
  return words;
}

function tableOf(words: string, prefix: boolean): Map<string, PlainWord> {
  const lettersOf = (word: string) => Uint16Array.from(word, (letter) => letter.charCodeAt(0));
  return new Map(
    words
      .split(' ')
      .filter(Boolean)
      .map((word) => [word, { letters: lettersOf(word), prefix }]),
  );
}
