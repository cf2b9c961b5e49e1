/** One `allow` or `disallow` line. */
interface Rule {
  allow: boolean;
  forms: Form[];
}

/** One way of reading a line's pattern. */
interface Form {
  pattern: string;
  /** What its length counts as, whichever form matches: octets as RFC 9309 compares them. */
  octets: number;
  /** It is compared with the path as RFC 9309 compares it; else with the path as it is requested. */
  isComparable: boolean;
}

/** The lines that follow one or more `user-agent` lines (RFC 9309 section 2.1). */
interface Group {
  agents: string[];
  rules: Rule[];
  crawlDelaySeconds: number | null;
}

/** A robots.txt as read: groups in their order. */
export interface Robots {
  groups: Group[];
  /** Absolute URLs of its `sitemap` lines. */
  sitemaps: string[];
}

/** RFC 9309 section 2.5: at least 500 kibibytes must be read. */
export const ROBOTS_BYTES = 512_000;
const LINE_CHARACTERS = 16_664; // as much of a line as Google's parser reads: 8 × 2083 bytes
const GROUPS = 5_000;

/**
 * Reads a robots.txt after RFC 9309 (a reader of our own: robots-parser 3.0.1 decides 12 of Google's 142 published
 * cases otherwise), with the leniency of Google's parser that sites have come to rely on: a missing colon, `#`
 * comments, a byte order mark, any line ending. Never fails: what is not understood says nothing.
 */
export function readRobots(text: string): Robots {
  const robots: Robots = { groups: [], sitemaps: [] };
  let group: Group | null = null;
  let expectsAgents = false;
  for (const raw of text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    const line = raw.slice(0, LINE_CHARACTERS).replace(/#.*$/, '').trim();
    const field = /^([a-z-]+)(?:\s*:\s*|\s+)(.*)$/i.exec(line);
    if (!field) continue;
    const name = (field[1] ?? '').toLowerCase();
    const value = (field[2] ?? '').trim();
    if (name === 'user-agent') {
      if (!group || !expectsAgents) {
        if (robots.groups.length >= GROUPS) break;
        group = { agents: [], rules: [], crawlDelaySeconds: null };
        robots.groups.push(group);
        expectsAgents = true;
      }
      group.agents.push(agentToken(value));
    } else if (name === 'allow' || name === 'disallow') {
      expectsAgents = false;
      if (value !== '')
        group?.rules.push({ allow: name === 'allow', forms: name === 'allow' ? allowing(value) : refusing(value) });
    } else if (name === 'crawl-delay') {
      const seconds = Number(value);
      if (group && value !== '' && seconds >= 0) group.crawlDelaySeconds = seconds;
    } else if (name === 'sitemap' && URL.canParse(value)) {
      robots.sitemaps.push(value);
    }
  }
  return robots;
}

/** The product token (RFC 9309 section 2.2.1) in lower case; `*` alone or followed by a blank is everybody. */
function agentToken(value: string): string {
  if (/^\*(\s|$)/.test(value)) return '*';
  return (/^[a-z_-]*/i.exec(value)?.[0] ?? '').toLowerCase();
}

/** Octets outside US-ASCII percent-encoded, escapes in upper case (RFC 9309 section 2.2.2). */
function normalise(pattern: string): string {
  return pattern
    .toWellFormed()
    .replace(/[^\u0021-\u007e]+/g, (text) => encodeURIComponent(text))
    .replace(/%[0-9a-f]{2}/gi, (octet) => octet.toUpperCase());
}

/**
 * A path or pattern as it is compared (RFC 9309 section 2.2.2): escapes that stand for a printable octet are decoded, so
 * that `/%70rivate/` is `/private/`, and a reserved octet is the same escaped or not. Octets outside US-ASCII stay
 * escaped, and so do `%`, and `*` and `$`, which mean themselves only where they are escaped (section 2.2.3).
 */
function comparable(text: string): string {
  return normalise(text).replace(/%[2-7][0-9A-F]/g, (escaped) => {
    const octet = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    return /[!-~]/.test(octet) && !/[%*$]/.test(octet) ? octet : escaped;
  });
}

/** All groups that name the agent count as one; without any, those of `*` do (RFC 9309 section 2.2.1). */
function groupsFor(robots: Robots, agent: string): Group[] {
  const token = agentToken(agent);
  const own = token === '' ? [] : robots.groups.filter((group) => group.agents.includes(token));
  return own.length > 0 ? own : robots.groups.filter((group) => group.agents.includes('*'));
}

/**
 * Whether a robots.txt lets an agent visit a URL: the longest matching pattern decides, `allow` on a tie (RFC 9309
 * section 2.2.2).
 *
 * A `disallow` counts in both forms, as it is written and as the RFC compares it. An `allow` counts as it is written
 * only, as Google's parser reads it: where the two part, the page is not visited.
 *
 * @param agent Product token, such as `Vigie`.
 * @param url As it will be requested; only its path and query count.
 */
export function allowsVisit(robots: Robots, agent: string, url: string): boolean {
  const path = pathAndQuery(url);
  if (path === '/robots.txt') return true;
  const compared = comparable(path).replaceAll('*', '%2A').replaceAll('$', '%24');
  let longest = -1;
  let allowed = true;
  for (const group of groupsFor(robots, agent)) {
    for (const rule of group.rules) {
      for (const { pattern, octets, isComparable } of rule.forms) {
        if (octets < longest || (octets === longest && !rule.allow)) continue;
        if (!matches(pattern, isComparable ? compared : path)) continue;
        longest = octets;
        allowed = rule.allow;
      }
    }
  }
  return allowed;
}

/** Both forms: what is refused in either is not visited. */
function refusing(value: string): Form[] {
  const compared = comparable(value);
  const form = { pattern: compared, octets: compared.length, isComparable: true };
  return [form, { ...form, pattern: normalise(value), isComparable: false }];
}

/** As written. Allowing `/dir/index.html` allows `/dir/` itself, as sites expect since Google does so. */
function allowing(value: string): Form[] {
  const pattern = normalise(value);
  const form = { pattern, octets: comparable(value).length, isComparable: false };
  const directory = /^(.*\/)index\.html?$/.exec(pattern)?.[1];
  return directory === undefined ? [form] : [form, { ...form, pattern: `${directory}$`, octets: directory.length + 1 }];
}

function pathAndQuery(url: string): string {
  const rest = url.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\//i, '').replace(/#.*$/, '');
  const start = rest.search(/[/?]/);
  const path = start < 0 ? '/' : rest.slice(start);
  const rooted = path.startsWith('/') ? path : `/${path}`;
  return rooted.replace(/%[0-9a-f]{2}/gi, (octet) => octet.toUpperCase());
}

/**
 * `*` is any run of characters, a final `$` the end. The pattern's pieces are sought one after the other, each at its
 * first place: time is bounded by pattern × path, whatever a hostile file says (a regular expression would not be).
 */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$');
  const pieces = (anchored ? pattern.slice(0, -1) : pattern).split('*');
  const last = pieces.pop() ?? '';
  const [first] = pieces;
  if (first === undefined) return anchored ? path === last : path.startsWith(last);
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1)) {
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  if (anchored) return path.length - last.length >= at && path.endsWith(last);
  return path.indexOf(last, at) >= 0;
}

/** The `crawl-delay` asked of an agent, in seconds; not part of RFC 9309, honoured all the same. */
export function crawlDelaySeconds(robots: Robots, agent: string): number | null {
  const asked = groupsFor(robots, agent).flatMap((group) => group.crawlDelaySeconds ?? []);
  return asked.length > 0 ? Math.max(...asked) : null;
}
