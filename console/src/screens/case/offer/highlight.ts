/** A match in a field's text, by UTF-16 offsets. */
export interface Mark {
  start: number;
  end: number;
  label: string;
}

/** A piece of text, with what was found in it; no labels: nothing was. */
export interface Piece {
  start: number;
  text: string;
  labels: string[];
}

/**
 * Cuts a text at the ends of marks: overlapping ones share the pieces that both cover. Marks beyond the text are cut to
 * it.
 */
export function splitByMarks(text: string, marks: readonly Mark[]): Piece[] {
  const within = marks
    .map((mark) => ({ ...mark, start: Math.max(0, mark.start), end: Math.min(text.length, mark.end) }))
    .filter((mark) => mark.end > mark.start);
  const cuts = [...new Set([0, text.length, ...within.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? text.length;
    const labels = within.filter((mark) => mark.start <= start && mark.end >= end).map(({ label }) => label);
    return { start, text: text.slice(start, end), labels: [...new Set(labels)] };
  });
}
