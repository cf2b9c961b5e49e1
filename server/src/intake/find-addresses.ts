import type { Words } from '@vigie/engine';
import { pageAddress } from '../listing/index.ts';
import { say } from './words.ts';

/** Addresses that one text may bring: each is visited. */
export const MOST_ADDRESSES = 1_000;

/** An address of a text, or why it is not taken, with the line that it stands on. */
export type FoundAddress = { url: string; line: number } | { why: Words; line: number };

/** What begins like an address: with a scheme, with `www.`, or a name of a host with a path. */
const ADDRESS =
  /(?<![\p{L}\p{N}@._/-])(?:https?:\/\/[^\s<>"'`{}|\\^]+|www\.[^\s<>"'`{}|\\^]+|(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}\/[^\s<>"'`{}|\\^]+)/giu;
const PAIRS: Record<string, string> = { ')': '(', ']': '[' };

/** An address without the signs of the sentence that it stands in; a bracket that it opens itself is its own. */
function withoutSentence(text: string): string {
  let address = text;
  for (;;) {
    const last = address.at(-1) ?? '';
    const opening = PAIRS[last];
    const isOwn = opening !== undefined && address.split(opening).length >= address.split(last).length;
    if (isOwn || !/[.,;:!?)\]*_…»”’]/u.test(last)) return address;
    address = address.slice(0, -1);
  }
}

/** Takes the addresses of pages out of a text, each once, in their order. */
export function findAddresses(text: string): FoundAddress[] {
  const found: FoundAddress[] = [];
  const seen = new Set<string>();
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    for (const [match] of line.matchAll(ADDRESS)) {
      const written = withoutSentence(match);
      const url = pageAddress(/^https?:\/\//i.test(written) ? written : `https://${written}`);
      const at = { line: index + 1 };
      if (url === null) found.push({ ...at, why: say('badAddress', { text: written.slice(0, 200) }) });
      else if (seen.has(url)) found.push({ ...at, why: say('sameAddress', { url: url.slice(0, 300) }) });
      else if (seen.size >= MOST_ADDRESSES) {
        found.push({ ...at, why: say('moreAddresses', { count: MOST_ADDRESSES }) });
        return found;
      } else {
        seen.add(url);
        found.push({ ...at, url });
      }
    }
  }
  return found;
}
