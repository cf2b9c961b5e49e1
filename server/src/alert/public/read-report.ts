import { findUrls } from '../../base/text/find-urls.ts';

const LONGEST_URL = 2_000;
export const LONGEST_WHAT = 1_000;
const SHORTEST_WHAT = 3;

/** What keeps a report from being taken, by the field it is about. */
export type Problem = `url.${'missing' | 'none' | 'many' | 'long' | 'private'}` | `what.${'missing' | 'long'}` | 'trap';

/**
 * Parameters that say where somebody came from and not what they saw: of campaigns (Google Analytics: `utm_…`) and of
 * clicks on advertisements (Google, Meta, Microsoft). They would tell of the person who reports.
 */
const OF_THE_VISITOR = /^(?:utm_\w+|gclid|gbraid|wbraid|fbclid|msclkid)$/i;

/** The address without what tells of who copied it: name and password, parameters of campaigns, the place in the page. */
function withoutVisitor(address: string): URL {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) if (OF_THE_VISITOR.test(name)) url.searchParams.delete(name);
  return url;
}

/**
 * What an address is known by: the same offer's is written with and without `www.`, `http:` or `https:`, a slash at its
 * end, and with its parameters in any order.
 */
export function keyOfAddress(address: string): string {
  const { host, pathname, searchParams } = new URL(address);
  searchParams.sort();
  const query = searchParams.size > 0 ? `?${searchParams}` : '';
  return `${host.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}${query}`;
}

/** A name of a host that others can reach: with a point in it, not of a network at home (RFC 6761, 6762). */
const isPublicHost = (host: string): boolean =>
  /[^.]\.[^.]/.test(host) && !/\.(?:local|localhost|internal|invalid|test)$/i.test(host);

function readAddress(text: string): { url: string } | { problem: Problem } {
  const typed = text.trim();
  if (typed === '') return { problem: 'url.missing' };
  if (typed.length > LONGEST_URL) return { problem: 'url.long' };
  // Browsers hide the scheme, and people copy what they see.
  const bare = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d+)?(?:[/?#]\S*)?$/u.test(typed) ? `https://${typed}` : typed;
  const [first, ...more] = new Set(findUrls(bare, 10).map((url) => withoutVisitor(url).href));
  if (first === undefined) return { problem: 'url.none' };
  if (more.length > 0) return { problem: 'url.many' };
  return isPublicHost(new URL(first).hostname) ? { url: first } : { problem: 'url.private' };
}

/** What somebody reports: the address of an offer, and what is on sale there in their words. */
export interface Report {
  url: string;
  what: string;
}

/** Reads what was typed into the form. */
export function readReport(typed: { url: string; what: string; website: string }): Report | { problems: Problem[] } {
  const address = readAddress(typed.url);
  const what = typed.what.trim();
  const problems: Problem[] = [];
  if ('problem' in address) problems.push(address.problem);
  if (what.length < SHORTEST_WHAT) problems.push('what.missing');
  if (what.length > LONGEST_WHAT) problems.push('what.long');
  if (typed.website !== '') problems.push('trap');
  return 'problem' in address || problems.length > 0 ? { problems } : { url: address.url, what };
}
