/** As wide as a page shows without scrolling. */
const WIDTH = 150;
/** Of a list of more values the first alone are shown. */
const SHOWN = 3;

/** Breaks a line that is too long where a condition begins, else at a space, and goes on further in. */
function wrap(line: string, width: number): string[] {
  const indent = ' '.repeat(line.search(/\S|$/) + 6);
  const lines: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const from = indent.length + 1;
    const ends = [rest.lastIndexOf(' AND ', width), rest.lastIndexOf(' OR ', width), rest.lastIndexOf(' ', width)];
    const end = ends.find((at) => at > from);
    if (end === undefined) break;
    lines.push(rest.slice(0, end));
    rest = indent + rest.slice(end + 1);
  }
  return [...lines, rest];
}

/** A plan of the database as one reads it: of long lists their first values, of long lines several. */
export function foldPlan(plan: string, width = WIDTH): string {
  return plan
    .replaceAll(/\{([^{}']*)\}/g, (whole, values: string) => {
      const all = values.split(',');
      return all.length > SHOWN + 1 ? `{${all.slice(0, SHOWN).join(',')}, … ${all.length - SHOWN} more}` : whole;
    })
    .split('\n')
    .flatMap((line) => wrap(line, width))
    .join('\n');
}
