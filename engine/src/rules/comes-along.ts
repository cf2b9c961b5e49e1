import type { Beside } from '../terms/open-term.ts';
import type { ListingScan, PlacedMatch } from './listing-scan.ts';

/** Words that an open term lets stand between itself and the thing, at most; see `readOpenTerm`. */
const MOST_BETWEEN = 9;
/** Words between `+` and what comes along: `+ 1 white mug`. Right after a number the sign is that of an age: `3+`. */
const AFTER_PLUS = 2;
const PLUS = /[+＋]/u;

/** Ends a phrase: what stands behind it is no longer told of the thing. */
const END = /[,;:.!?|/()[\]{}•·、，。；：！？（）【】\n]|\s[-–—]|[-–—]\s/u;
/** What may stand between a thing and the word that it comes along by: `gift: mug`, `incl. mug`, `mug (free)`. */
const JOINT = /[:.：(（]/gu;
/** An open term where it stands. */
export type PlacedOpen = PlacedMatch & { beside: Beside };

/**
 * Whether a thing comes along with goods that were named before it: `mug` in `…, mug included`, `… + mug`, `… with mug`.
 *
 * An open term counts beside things of its own language: the Irish `le …` (with) is the French article. None of the words
 * between may be of the goods, nor end the phrase. In `T-shirt with print …` nothing comes along.
 */
export function comesAlong(
  thing: PlacedMatch,
  open: readonly PlacedOpen[],
  goods: readonly PlacedMatch[],
  scan: ListingScan,
): boolean {
  if (!goods.some((each) => each.field === thing.field && each.last < thing.first)) return false;
  const { tokens, fields } = scan;
  const text = fields.texts[thing.field] ?? '';
  const spoken = open.filter((each) => speakAlike(each, thing));
  const isOfGoods = (word: number) => goods.some((each) => word >= each.first && word <= each.last);

  const start = tokens.fieldFirst[thing.field] ?? 0;
  for (let word = thing.first - 1, words = 0; word >= start && words <= MOST_BETWEEN; word--, words++) {
    const gap = text.slice(tokens.end[word], tokens.start[word + 1]);
    const isNumber = /\d/u.test(text.charAt((tokens.end[word] ?? 0) - 1));
    const isAge = isNumber && PLUS.test(gap.charAt(0));
    if (words <= AFTER_PLUS && !isAge && PLUS.test(gap)) return true;
    if (stands('after', word, words, gap)) return true;
    if (END.test(gap) || isOfGoods(word)) break;
  }

  const end = scan.endOfField(thing.field);
  for (let word = thing.last + 1, words = 0; word < end && words <= MOST_BETWEEN; word++, words++) {
    const gap = text.slice(tokens.end[word - 1], tokens.start[word]);
    if (stands('before', word, words, gap)) return true;
    if (END.test(gap) || isOfGoods(word)) break;
  }
  return false;

  /** Whether an open term on whose `side` the thing stands has its last or first word there. */
  function stands(side: Beside['side'], word: number, words: number, gap: string): boolean {
    return spoken.some(
      ({ beside, first, last }) =>
        beside.side === side &&
        (side === 'after' ? last : first) === word &&
        words <= beside.within &&
        !END.test(gap.replace(JOINT, ' ')),
    );
  }
}

/** Whether two terms are of one language. */
function speakAlike(one: PlacedMatch, other: PlacedMatch): boolean {
  const languages = other.languages ?? [];
  return one.languages?.some((each) => each === 'any' || languages.includes(each)) ?? false;
}
