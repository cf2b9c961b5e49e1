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
  readonly #words = new Map<string, PlainWord>();
  readonly #prefixes = new Map<string, PlainWord>();

  constructor(patterns: readonly Pattern[]) {
    for (const { letters, prefix } of patterns.flatMap(({ steps }) => steps)) {
      if (letters.length < (prefix ? SHORTEST_PREFIX : SHORTEST)) continue;
      if (SCRIPTS.some((script) => letters.every((letter) => isOf(letter, script))))
        (prefix ? this.#prefixes : this.#words).set(String.fromCharCode(...letters), { letters, prefix });
    }
  }

  /** The word that folded letters spell in one of the scripts, one of which at least is its own; null: none of these. */
  spelledBy(letters: Uint16Array, from: number, to: number): PlainWord | null {
    if (to - from < SHORTEST || this.#words.size + this.#prefixes.size === 0) return null;
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
      const word = this.#words.get(plain);
      if (word) return word;
      for (let end = length; end >= SHORTEST_PREFIX; end--) {
        const prefix = this.#prefixes.get(plain.slice(0, end));
        if (prefix) return prefix;
      }
    }
    return null;
  }
}
