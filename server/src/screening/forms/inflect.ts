import type { Affix, AffixClass, Affixes } from './affix.ts';

/** A word of a dictionary with its flags. */
export interface Entry {
  word: string;
  flags: ReadonlySet<string>;
}

/** The forms of a word; those that begin with a prefix (an article, a negation, an elision) apart. */
export interface Inflected {
  forms: Set<string>;
  prefixed: Set<string>;
  /** There are more than `MOST_FORMS`. */
  isCut: boolean;
}

/** Languages that put endings on endings reach tens of thousands of forms a word. */
const MOST_FORMS = 5000;

/** The word with an affix, or null where it does not take it. */
function put(word: string, affix: Affix, isSuffix: boolean): string | null {
  if (!affix.fits(word)) return null;
  if (isSuffix) {
    if (!word.endsWith(affix.strip)) return null;
    return word.slice(0, word.length - affix.strip.length) + affix.add;
  }
  return word.startsWith(affix.strip) ? affix.add + word.slice(affix.strip.length) : null;
}

/**
 * Every form that an entry's flags give (hunspell(5): affixes, affixes on affixes, prefixes and suffixes that cross),
 * up to `MOST_FORMS`.
 */
export function inflect({ word, flags }: Entry, affixes: Affixes): Inflected {
  const { needsAffix, circumfix, noWord } = affixes;
  const made: Inflected = { forms: new Set(), prefixed: new Set(), isCut: false };
  const has = (set: ReadonlySet<string>, flag: string | undefined) => flag !== undefined && set.has(flag);
  const isNone = (set: ReadonlySet<string>) => [...noWord].some((flag) => set.has(flag));
  const keep = (form: string, last: ReadonlySet<string>, isPrefixed: boolean) => {
    if (has(last, needsAffix) || isNone(last)) return;
    const kept = isPrefixed ? made.prefixed : made.forms;
    if (made.forms.size + made.prefixed.size < MOST_FORMS) kept.add(form);
    else made.isCut ||= !kept.has(form);
  };
  const classesOf = (set: ReadonlySet<string>, isSuffix: boolean): AffixClass[] =>
    [...set].flatMap((flag) => (isSuffix ? affixes.suffixes : affixes.prefixes).get(flag) ?? []);
  /** The word with each prefix of some flags, and of those the suffix's own flags add. */
  const prefix = (form: string, suffix: Affix | null, crosses: boolean) => {
    const isRound = suffix !== null && has(suffix.further, circumfix);
    const own = crosses ? classesOf(flags, false).filter((each) => suffix === null || each.crosses) : [];
    for (const { affixes: prefixes } of [...own, ...classesOf(suffix?.further ?? NONE, false)]) {
      for (const each of prefixes) {
        if (has(each.further, circumfix) !== isRound) continue;
        const full = put(form, each, false);
        if (full === null) continue;
        // A suffix that needs another affix has it with the prefix, and the prefix with the suffix.
        if (suffix === null) keep(full, each.further, true);
        else if (!isNone(suffix.further) && !isNone(each.further)) keep(full, NONE, true);
        for (const { affixes: suffixes } of suffix === null ? classesOf(each.further, true) : []) {
          for (const ending of suffixes) {
            const both = put(full, ending, true);
            if (both !== null) keep(both, ending.further, true);
          }
        }
      }
    }
  };
  if (isNone(flags)) return made;
  keep(word, flags, false);
  prefix(word, null, true);
  for (const outer of classesOf(flags, true)) {
    for (const ending of outer.affixes) {
      const form = put(word, ending, true);
      if (form === null) continue;
      if (!has(ending.further, circumfix)) keep(form, ending.further, false);
      prefix(form, ending, outer.crosses);
      for (const { affixes: seconds, crosses } of classesOf(ending.further, true)) {
        for (const second of seconds) {
          const longer = put(form, second, true);
          if (longer === null) continue;
          if (!has(second.further, circumfix)) keep(longer, second.further, false);
          prefix(longer, second, outer.crosses && crosses);
        }
      }
    }
  }
  return made;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * The words that a form may stand for: what is left when an ending, or two, are taken off. Whether they are words, with
 * these flags, the dictionary says.
 */
export function possibleStems(form: string, affixes: Affixes): Set<string> {
  const stems = new Set<string>();
  const take = (text: string, depth: number) => {
    for (const { affixes: endings } of affixes.suffixes.values()) {
      for (const { strip, add, fits } of endings) {
        if (add === '' && strip === '') continue;
        if (!text.endsWith(add) || text.length <= add.length - strip.length) continue;
        const stem = text.slice(0, text.length - add.length) + strip;
        if (stem === '' || stem === text || !fits(stem)) continue;
        if (stems.has(stem)) continue;
        stems.add(stem);
        if (depth > 1 && stems.size < 2000) take(stem, depth - 1);
      }
    }
  };
  take(form, 2);
  return stems;
}
