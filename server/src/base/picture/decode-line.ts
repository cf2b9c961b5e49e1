/** A word of a line: its text, how sure the reader is of it, and where it begins and ends, 0 to 1 along the line. */
export interface LineWord {
  text: string;
  confidence: number;
  from: number;
  to: number;
}

/** What a reader made of a line; `confidence`: the mean of its letters. */
export interface ReadLine {
  words: LineWord[];
  confidence: number;
}

/**
 * A blank that the reader half saw between two letters is one: it is often less sure of blanks than of the letters
 * beside them, and words written as one are not found.
 */
const HALF_SEEN = 0.02;
/** Scripts that set no blanks between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * Reads the output of a recogniser for a line by connectionist temporal classification (Graves et al. 2006): the
 * likeliest class of each step, repetitions and blanks left out.
 *
 * @param output for each step the share of each class: 0 is "nothing", the last is the blank between words
 * @param letters the text of each class
 * @param used the share of the steps that the line takes; what follows is padding
 */
export function decodeLine(output: Float32Array, letters: readonly string[], used: number): ReadLine {
  const classes = letters.length;
  const blank = classes - 1;
  const steps = Math.round((output.length / classes) * used);
  const seen: { letter: string; share: number; step: number; isAfterBlank: boolean }[] = [];
  let before = 0;
  let gap = 0;
  for (let step = 0; step < steps; step++) {
    const start = step * classes;
    let best = 0;
    let share = output[start] ?? 0;
    for (let at = 1; at < classes; at++) {
      const value = output[start + at] ?? 0;
      if (value <= share) continue;
      share = value;
      best = at;
    }
    const last = seen.at(-1);
    if (best !== 0 && best !== blank && best !== before) {
      const letter = letters[best] ?? '';
      const isTogether = UNSPACED.test(letter) && UNSPACED.test(last?.letter ?? '');
      seen.push({ letter, share, step, isAfterBlank: gap > HALF_SEEN && !isTogether });
      gap = 0;
    } else if (best !== 0 && best === before && last && share > last.share) {
      last.share = share;
    }
    gap = Math.max(gap, output[start + blank] ?? 0);
    before = best;
  }
  const words: LineWord[] = [];
  // A letter is seen in its middle: it begins a step earlier, and ends a step later.
  const from = (step: number): number => Math.max(0, (step - 1) / steps);
  const to = (step: number): number => Math.min(1, (step + 2) / steps);
  let count = 0;
  for (const { letter, share, step, isAfterBlank } of seen) {
    const word = words.at(-1);
    if (!word || isAfterBlank) {
      words.push({ text: letter, confidence: share, from: from(step), to: to(step) });
      count = 1;
      continue;
    }
    word.confidence = (word.confidence * count + share) / (count + 1);
    count += 1;
    word.text += letter;
    word.to = to(step);
  }
  const sum = seen.reduce((total, { share }) => total + share, 0);
  return { words, confidence: seen.length > 0 ? sum / seen.length : 0 };
}
