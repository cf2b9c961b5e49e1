import { KINDS } from './acts.ts';
import { pagesOf } from './pages-of.ts';

/** Of people and units. */
export const names =
  /\b(ann|ben|zoe|bob|(administrator|approver|publisher|auditor)-has(-not)?|has-not|has)(@test\.example)?\b/g;
export const id26 = /\b[a-z]{3}_[0-9a-z]{26}\b/g;

/** The worktable refuses a name that it does not know. */
const OWN = new Map(Object.entries({ cases: '', 'cases/counts': '', 'cases/facets': '?of=platform' }));

/**
 * All that a person can read: the answer to each question that names nothing, and those to what the answers name.
 *
 * @param get asks as that person
 * @param paths of the API, as its description names them
 * @param platform whose offers there are
 * @param goesOn with the questions to what the answers name
 * @returns the answers by path, each with its status
 */
export async function readEverything(
  get: (url: string) => Promise<{ status: number; body: unknown }>,
  paths: readonly string[],
  platform: string,
  goesOn: boolean,
): Promise<Map<string, string[]>> {
  const answers = new Map<string, string[]>();
  const usual = `?kind=trader&seed=s&platform=${platform}`;
  const named = new Set<string>();
  const read = async (path: string, url: string): Promise<void> => {
    const { status, body } = await get(url);
    // The log is the installation's, and says of what was sealed its place alone.
    const isTable = path.endsWith('.csv') && Buffer.isBuffer(body);
    const isFile = !isTable && Buffer.isBuffer(body);
    const text = isFile || path.endsWith('/verification') ? '' : JSON.stringify(isTable ? body.toString() : body);
    for (const id of text.match(id26) ?? []) named.add(id);
    if (status === 200 || !path.includes('{id}'))
      answers.set(path, [...(answers.get(path) ?? []), `${status} ${text}`]);
  };
  for (const at of paths) if (!at.includes('{')) await read(at, at + (OWN.get(at.slice(4)) ?? usual));
  for (let known = 0; goesOn && known < named.size; ) {
    const fresh = [...named].slice(known);
    known = named.size;
    for (const id of fresh) {
      if (id.startsWith('cas_'))
        for (const what of [
          'evidence',
          'exhibits',
          'notices',
          'follow-ups',
          'dossiers',
          'escalation-paths',
          'referrals',
          'recipient-choices',
          'recipient-proposals',
        ])
          await read(`/v1/${what}`, `/v1/${what}?case=${id}`);
      for (const [path, url] of await pagesOf(get, id)) await read(path, url);
      for (const path of paths.filter((each) => KINDS[each.split('/')[2] ?? ''] === id.slice(0, 3)))
        if (path.includes('{id}')) await read(path, path.replace('{id}', id).replace('{digest}', '0'.repeat(64)));
    }
  }
  return answers;
}

/**
 * What is left of the answers of two people when ids, digests, their names and places in the log are not told apart,
 * nor the order of what was found at one moment, nor the size of the log, which grows by the minute.
 */
export function comparable(answers: Map<string, string[]>): Record<string, unknown[]> {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    if (value === null || typeof value !== 'object') return value;
    const kept = Object.entries(value).filter(([key]) => !/^(logIndex|bytes|next|number)$/.test(key));
    return Object.fromEntries(kept.map(([key, inner]) => [key, sorted(inner)]));
  };
  return Object.fromEntries(
    [...answers].map(([path, texts]) => [
      path,
      texts
        .map((text) =>
          text
            .replace(id26, (id) => id.slice(0, 3))
            .replace(/[0-9a-f]{64}/g, '#')
            .replace(names, 'N')
            .replace(/"size":\d+,"witnesses"/, '"witnesses"'),
        )
        .map((text) => (/^\d+ ./.test(text) ? JSON.stringify(sorted(JSON.parse(text.slice(4)))) : text))
        .sort(),
    ]),
  );
}
