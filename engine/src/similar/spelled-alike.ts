const LEAST_STEM = 3;
const LEAST_PART = 4;
const LEAST_CODE_PART = 5;
/** An ending is so long at most; a longer rest makes another word of it. */
const LONGEST_ENDING = 3;
const LEAST_LETTERS = 5;
/** Of two letters running, the share that both words have: from here on one is the other with a slip. */
const LEAST_ALIKE = 0.7;

const seen = new Uint8Array(256);

/**
 * How much of one word is in another, 0 to 1: one begins with the other (an ending, a colour behind a model's number,
 * a compound), or is it with a slip. Words of another length or beginning are told apart by one look.
 */
export function spelledAlike(
  isCode: boolean,
  a: Uint16Array,
  aFrom: number,
  aLength: number,
  b: Uint16Array,
  bFrom: number,
  bLength: number,
): number {
  const short = Math.min(aLength, bLength);
  const long = Math.max(aLength, bLength);
  if (short < LEAST_STEM) return 0;
  let same = 0;
  while (same < short && a[aFrom + same] === b[bFrom + same]) same += 1;
  if (isCode) {
    if (same === short && same >= LEAST_PART) {
      const next = aLength > bLength ? (a[aFrom + same] as number) : (b[bFrom + same] as number);
      return isDigit(next) ? 0 : 0.85;
    }
    // Without the letters of the maker's series in front.
    const [part, whole, partAt, wholeAt] = aLength < bLength ? [a, b, aFrom, bFrom] : [b, a, bFrom, aFrom];
    return short >= LEAST_CODE_PART && isPart(part, partAt, short, whole, wholeAt, long) ? 0.7 : 0;
  }
  if (same === short && (long - short <= LONGEST_ENDING || short >= LEAST_PART)) return 0.2 + (0.8 * short) / long;
  if (short < LEAST_LETTERS || long - short > 2) return 0;
  const share = sharedPairs(a, aFrom, aLength, b, bFrom, bLength);
  return share >= LEAST_ALIKE ? share : 0;
}

const isDigit = (letter: number): boolean => letter >= 0x30 && letter <= 0x39;

/** Whether a word stands in a longer one, behind its beginning. */
function isPart(
  a: Uint16Array,
  aFrom: number,
  aLength: number,
  b: Uint16Array,
  bFrom: number,
  bLength: number,
): boolean {
  for (let at = 1; at + aLength <= bLength; at++) {
    let same = 0;
    while (same < aLength && a[aFrom + same] === b[bFrom + at + same]) same += 1;
    if (same === aLength) return true;
  }
  return false;
}

/** Of the pairs of letters that follow one another, the share that both words have (Dice). */
function sharedPairs(
  a: Uint16Array,
  aFrom: number,
  aLength: number,
  b: Uint16Array,
  bFrom: number,
  bLength: number,
): number {
  let both = 0;
  seen.fill(0, 0, bLength);
  for (let i = 0; i + 1 < aLength; i++) {
    for (let k = 0; k + 1 < bLength && k < seen.length; k++) {
      if (seen[k] !== 0 || a[aFrom + i] !== b[bFrom + k] || a[aFrom + i + 1] !== b[bFrom + k + 1]) continue;
      seen[k] = 1;
      both += 1;
      break;
    }
  }
  return (2 * both) / (aLength + bLength - 2);
}
