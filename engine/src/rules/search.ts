import { HomeScripts } from '../disguise/home-script.ts';
import { Vocabulary } from '../disguise/vocabulary.ts';
import { Matcher } from '../terms/matcher.ts';
import type { Pattern, Step } from '../terms/pattern.ts';

/** What is looked for of terms: they as they stand, their words in disguise, those of other scripts among Latin letters. */
export interface Search {
  matcher: Matcher;
  vocabulary: Vocabulary;
  homes: HomeScripts;
}

/** The search for patterns, numbered as they come. */
export function searchFor(patterns: readonly Pattern[]): Search {
  return { matcher: new Matcher(patterns), vocabulary: new Vocabulary(patterns), homes: new HomeScripts(patterns) };
}

/**
 * The search for some of all patterns, which finds something wherever the search for all finds one of those some. It
 * takes the same words of a text for cut ones, and looks in disguise for every word that one of the patterns stands in:
 * where `doll*` is one and `dollhouse` another's, `d0llhouse` is read as that and has both.
 */
export function searchForSome(some: readonly Pattern[], patterns: readonly Pattern[], all: Search): Search {
  const known = new Set(some);
  const words = new Set<string>();
  const beginnings = new Set<string>();
  for (const { letters, prefix } of some.flatMap(({ steps }) => steps))
    (prefix ? beginnings : words).add(String.fromCharCode(...letters));
  const hasOne = ({ letters }: Step): boolean => {
    const word = String.fromCharCode(...letters);
    return words.has(word) || Array.from(word, (_, at) => word.slice(0, at + 1)).some((start) => beginnings.has(start));
  };
  const others = patterns.filter((pattern) => !known.has(pattern)).flatMap(({ steps }) => steps.filter(hasOne));
  const hidden = [...some, { steps: others }];
  return {
    matcher: new Matcher(some),
    vocabulary: new Vocabulary(hidden, all.vocabulary),
    homes: new HomeScripts(hidden),
  };
}
