/** Where in a pack's text a cursor stands. */
export interface Place {
  /** Keys from the top; a member of a list is `0`, whichever it is. */
  path: string[];
  /** What has been typed of the word under the cursor, and where it begins. */
  word: string;
  from: number;
  /** Whether a value is typed, or a key. */
  isValue: boolean;
}

const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;
/** A line's dashes as what they stand for: `- - key` is in two lists. */
const DASH = /^( *)- /;
const KEY = /^(?:"([^"]*)"|'([^']*)'|([\w.-]+))\s*:(?=\s|$)/;

interface Level {
  indent: number;
  key: string;
}

/** The levels that a line opens: `- key: value` a member of a list and a key. */
function levelsOf(line: string): Level[] {
  const levels: Level[] = [];
  let at = indentOf(line);
  let rest = line;
  for (let dash = DASH.exec(rest.slice(at) === '' ? '' : ' '.repeat(at) + rest.slice(at)); dash; ) {
    levels.push({ indent: at, key: '0' });
    const behind = line.slice(at + 2);
    at += 2 + indentOf(behind);
    rest = ' '.repeat(at) + line.slice(at);
    dash = DASH.exec(rest);
  }
  const key = KEY.exec(line.slice(at));
  if (key) levels.push({ indent: at, key: key[1] ?? key[2] ?? key[3] ?? '' });
  return levels;
}

/** The braces and brackets that are open at the end of a text in flow style, as keys and members of lists. */
function flowPath(text: string): { path: string[]; isValue: boolean } {
  const path: string[] = [];
  let key = '';
  let isValue = false;
  for (const [token = ''] of text.matchAll(
    /"(?:[^"\\]|\\.)*"|'[^']*'|[{}[\],]|[\w.-]+(?=\s*:(?:\s|$))|:(?=\s|$)|[^\s{}[\],:"']+/g,
  )) {
    if (token === '{' || token === '[') {
      if (isValue && key !== '') path.push(key);
      path.push(token === '{' ? '{' : '0');
      key = '';
      isValue = token === '[';
    } else if (token === '}' || token === ']') {
      path.pop();
      if (path.at(-1) !== '{' && path.at(-1) !== '0') path.pop();
      isValue = true;
    } else if (token === ',') {
      key = '';
      isValue = path.at(-1) === '0';
    } else if (token === ':') isValue = true;
    else if (!isValue) key = token.replace(/^["']|["']$/g, '');
  }
  if (isValue && key !== '') path.push(key);
  return { path: path.filter((each) => each !== '{'), isValue };
}

/** Reads where a cursor stands: by the indents above it, and by the braces on its line. */
export function placeAt(text: string, cursor: number): Place {
  const lineStart = text.lastIndexOf('\n', cursor - 1) + 1;
  const line = text.slice(lineStart, cursor);
  const word = /[\w.-]*$/.exec(line)?.[0] ?? '';
  const before = line.slice(0, line.length - word.length);
  const own = levelsOf(before);
  let indent = own[0]?.indent ?? indentOf(line);
  const above: Level[] = [];
  for (const each of text.slice(0, lineStart).split('\n').slice(0, -1).reverse()) {
    if (indent === 0 && !/^\s*-/.test(line)) break;
    if (each.trim() === '' || each.trimStart().startsWith('#')) continue;
    for (const level of levelsOf(each).reverse()) {
      const isParent =
        level.indent < indent ||
        (level.indent === indent && level.key !== '0' && own[0]?.key === '0' && above.length === 0);
      if (!isParent) continue;
      above.unshift(level);
      indent = level.indent;
    }
  }
  const keys = [...above, ...own].map(({ key }) => key);
  const last = own.at(-1);
  const value =
    last && last.key !== '0'
      ? before.slice(before.indexOf(':', last.indent) + 1)
      : before.slice((last?.indent ?? indentOf(before) - 2) + 2);
  const flow = flowPath(value);
  const isOfKey = last !== undefined && last.key !== '0';
  const inFlow = /[{[]/.test(value);
  return {
    path: [...keys, ...flow.path],
    word,
    from: cursor - word.length,
    isValue: inFlow ? flow.isValue : isOfKey,
  };
}
