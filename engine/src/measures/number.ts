import { digitAt, isLetterAt, isSpaceAt } from './letters.ts';

/** A number in a text and where it ends. */
export interface NumberAt {
  value: number;
  end: number;
}

const fractions: Record<string, number> = { '¼': 0.25, '½': 0.5, '¾': 0.75, '⅓': 1 / 3, '⅔': 2 / 3, '⅛': 0.125 };

/**
 * Reads the number that begins at a digit: `100`, `1,20`, `1.20`, `1.200` (thousands), `1 200`, `1'200`, `3½`, `1/2`.
 *
 * A point or comma before exactly three digits groups thousands, unless the number begins with 0: the usual reading on
 * either side of the Channel.
 */
export function readNumber(text: string, at: number): NumberAt {
  // After a letter, as in `do11 100`, a space ends the number.
  const glued = isLetterAt(text, at - 1);
  let value = 0;
  let i = at;
  let digits = 0;
  for (let digit = digitAt(text, i); digit >= 0; digit = digitAt(text, i)) {
    value = value * 10 + digit;
    digits += 1;
    i += 1;
    if (digits > 12) break;
  }
  const leadsWithZero = digitAt(text, at) === 0;
  for (;;) {
    const mark = text.charAt(i);
    const run = digitRun(text, i + 1);
    const groups =
      !glued &&
      (mark === ' ' || mark === '\u00a0' || mark === '\u202f' || mark === "'" || mark === '’') &&
      run === 3 &&
      digits <= 3;
    const thousands = (mark === '.' || mark === ',') && run === 3 && digits <= 3 && !leadsWithZero;
    if (!groups && !thousands) break;
    for (let k = 1; k <= 3; k++) value = value * 10 + Math.max(0, digitAt(text, i + k));
    i += 4;
    if (value > 1e12) break;
  }
  const mark = text.charAt(i);
  const run = mark === '.' || mark === ',' || mark === '，' || mark === '．' ? digitRun(text, i + 1) : 0;
  if (run > 0 && run < 10) {
    let scale = 1;
    let part = 0;
    for (let k = 1; k <= run; k++) {
      part = part * 10 + Math.max(0, digitAt(text, i + k));
      scale *= 10;
    }
    value += part / scale;
    i += run + 1;
  } else {
    const fraction = fractions[text.charAt(isSpaceAt(text, i) ? i + 1 : i)];
    if (fraction !== undefined) {
      value += fraction;
      i += isSpaceAt(text, i) ? 2 : 1;
    } else if (mark === '/' && digitRun(text, i + 1) === 1 && digitRun(text, at) === 1 && digitAt(text, i + 1) > 0) {
      value /= digitAt(text, i + 1);
      i += 2;
    }
  }
  return { value, end: i };
}

/** Number of digits from an offset on, at most 13. */
function digitRun(text: string, at: number): number {
  let run = 0;
  while (run < 13 && digitAt(text, at + run) >= 0) run += 1;
  return run;
}
