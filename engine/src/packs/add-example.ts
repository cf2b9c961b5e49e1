import { isCollection, isNode, isSeq, stringify } from 'yaml';
import type { Example } from './pack.ts';
import { openSource, parsePack } from './parse-pack.ts';

/**
 * Puts an example behind the last one of a rule, and leaves the rest of the file as it is written.
 *
 * @returns null: the text is no pack, or has no such rule
 */
export function addExample(yamlText: string, rule: string, example: Example): string | null {
  const parsed = parsePack(yamlText, '');
  const source = openSource(yamlText, '');
  if ('errors' in parsed || 'errors' in source) return null;
  const at = parsed.pack.rules.findIndex(({ id }) => id === rule);
  const examples = at < 0 ? undefined : source.document.getIn(['rules', at, 'examples'], true);
  if (!isSeq(examples) || !examples.range) return null;
  const [first] = examples.items;
  const last = examples.items.at(-1);
  if (examples.flow !== true && isNode(first) && first.range && isNode(last) && last.range) {
    const lineStart = yamlText.lastIndexOf('\n', first.range[0] - 1) + 1;
    const indent = /^( *)- /.exec(yamlText.slice(lineStart))?.[1];
    // `-` on a line of its own: the whole file is written anew.
    if (indent !== undefined) {
      const lines = stringify(example, { lineWidth: 0 }).trimEnd().split('\n');
      const written = lines.map((line, number) => `${indent}${number === 0 ? '- ' : '  '}${line}`).join('\n');
      const end = yamlText.slice(0, last.range[1]).trimEnd().length;
      const newline = yamlText.indexOf('\n', isCollection(last) && last.flow ? last.range[1] : end);
      const place = newline < 0 ? yamlText.length : newline;
      return `${yamlText.slice(0, place)}\n${written}${yamlText.slice(place) || '\n'}`;
    }
  }
  if (examples.flow === true) {
    const place = yamlText.lastIndexOf(']', examples.range[1] - 1);
    const before = examples.items.length > 0 ? ', ' : '';
    // JSON is YAML (1.2, section 1.3).
    return `${yamlText.slice(0, place)}${before}${JSON.stringify(example)}${yamlText.slice(place)}`;
  }
  source.document.addIn(['rules', at, 'examples'], example);
  return source.document.toString({ lineWidth: 0 });
}
