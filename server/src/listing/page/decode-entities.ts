import { Parser } from 'htmlparser2';

/** A text with its entities of HTML resolved, once; what looks like markup stays. */
export function decodeEntities(text: string): string {
  let decoded = '';
  // As the text of an element that holds no markup: `<` opens nothing.
  const parser = new Parser({ ontext: (part) => (decoded += part) }, { decodeEntities: true });
  parser.end(text.replaceAll('<', '&lt;'));
  return decoded;
}
