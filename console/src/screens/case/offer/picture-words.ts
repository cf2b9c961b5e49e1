import type { Schemas } from '../../../client/api.ts';

type Line = { text: string }[];
type Found = Pick<Schemas['Finding'], 'matches'>;

/**
 * The words of a picture that findings rest on, by their number in it: a match names a place in its text, which is its
 * lines, with their words between blanks.
 */
export function foundWords(lines: readonly Line[], findings: readonly Found[], place: number): Set<number> {
  const matches = findings.flatMap((finding) => finding.matches.filter(({ field }) => field === `picture.${place}`));
  const found = new Set<number>();
  let at = 0;
  let number = 0;
  for (const line of lines) {
    for (const { text } of line) {
      const start = at;
      const end = start + text.length;
      if (matches.some((match) => match.start < end && match.end > start)) found.add(number);
      number += 1;
      // The blank after a word, or the end of its line.
      at = end + 1;
    }
  }
  return found;
}

/** The codes of a picture, each once: what stands there twice is told once. */
export function distinctCodes<C extends { kind: string; text: string }>(codes: readonly C[]): C[] {
  return [...new Map(codes.map((code) => [`${code.kind} ${code.text}`, code])).values()];
}
