/** Something wrong in a pack's file, and where. Line and column count from 1. */
export interface PackProblem {
  file: string;
  line: number;
  column: number;
  message: string;
  /** What to do; empty when the message says it. */
  hint: string;
}

/** `file:line:column: message (hint)`: one line. */
export function formatProblem(problem: PackProblem): string {
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}${problem.hint ? ` (${problem.hint})` : ''}`;
}

/** The candidate nearest to a misspelt word, when it is near. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word, candidate, bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Two rows of a table that is filled for each pair of words: to make them anew would take longer than to fill them. */
let [row, next] = [new Uint16Array(128), new Uint16Array(128)];

/** How many letters one word is from another; `limit` where it is as many or more. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit || a.length > 100) return limit;
  if (b.length >= row.length) [row, next] = [new Uint16Array(2 * b.length), new Uint16Array(2 * b.length)];
  for (let k = 0; k <= b.length; k++) row[k] = k;
  for (let i = 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1);
    let [before, least] = [i, i];
    next[0] = i;
    for (let k = 1; k <= b.length; k++) {
      const changed = (row[k - 1] ?? 0) + (letter === b.charCodeAt(k - 1) ? 0 : 1);
      before = Math.min((row[k] ?? 0) + 1, before + 1, changed);
      next[k] = before;
      if (before < least) least = before;
    }
    if (least >= limit) return limit;
    [row, next] = [next, row];
  }
  return Math.min(limit, row[b.length] ?? limit);
}

/** A problem as people read it: the place and the message, the line of the file, a caret under the place, the hint. */
export function showProblem(problem: PackProblem, fileText: string): string {
  const line = fileText.split('\n')[problem.line - 1]?.replace(/\r$/u, '') ?? '';
  const number = String(problem.line);
  const margin = ' '.repeat(number.length);
  const from = Math.max(0, problem.column - 80);
  const shown = line.slice(from, from + 120);
  const rows = [
    `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`,
    `${number} | ${shown}`,
    `${margin} | ${' '.repeat(problem.column - 1 - from)}^`,
  ];
  if (problem.hint) rows.push(`${margin} = ${problem.hint}`);
  return rows.join('\n');
}
