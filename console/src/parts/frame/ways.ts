/** Something that the palette leads to. */
export interface Way {
  to: string;
  name: string;
  /** Of what kind it is, in words. */
  kind: string;
}

/** As it is compared: without accents and case. */
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();

/** The ways that a text means: all its words stand in them, those that begin with it first. */
export function findWays(ways: readonly Way[], text: string): Way[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  const begins = ({ name }: Way): number => (fold(name).startsWith(words[0] ?? '') ? 0 : 1);
  return ways
    .filter(({ name, kind }) => words.every((word) => fold(`${name} ${kind}`).includes(word)))
    .sort((one, other) => begins(one) - begins(other));
}
