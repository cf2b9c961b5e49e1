import type { Segment } from './segment.ts';
import { type Archived, must, numberIn, textIn } from './segment-columns.ts';

/** What is looked for. */
export interface Sought {
  /** A part of any of an offer's texts, upper and lower case alike; left out: everything. */
  text?: string;
  platform?: string;
  /** The earliest instant, in milliseconds since 1970. */
  since?: number;
}

/** Whether any text of a value has a part; names of members are no texts. @param part in lower case */
function hasText(value: unknown, part: string): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(part);
  return typeof value === 'object' && value !== null && Object.values(value).some((each) => hasText(each, part));
}

/** Price and availability are no texts of an offer: nobody looks for a 9. */
function textsOf(content: object): unknown[] {
  return Object.entries(content).flatMap(([name, value]) =>
    name === 'price' || name === 'availability' ? [] : [value],
  );
}

/** Whether an offer's content has what is looked for. */
export const hasSought = (content: object, { text }: Sought): boolean =>
  text === undefined || hasText(textsOf(content), text.toLowerCase());

/** Of canonical JSON of contents: whether one has the text. Most are told without parsing them. */
function createLook(sought: Sought): (json: string) => boolean {
  const { text } = sought;
  if (text === undefined) return () => true;
  // The small letter of Σ hangs on what stands around it, which in JSON may be the n of a line break.
  const small = (json: string): string => json.toLowerCase().replaceAll('ς', 'σ');
  const written = small(JSON.stringify(text).slice(1, -1));
  return (json) => small(json).includes(written) && hasSought(Object(JSON.parse(json)), sought);
}

/**
 * Looks through a segment: each text once, however often it was seen.
 *
 * @returns by some thousand rows: how many were looked at, and what was found
 */
export async function* searchSegment(
  { groups }: Segment,
  sought: Sought,
): AsyncGenerator<{ rows: number; found: Archived[] }> {
  const look = createLook(sought);
  const { platform, since = Number.NEGATIVE_INFINITY } = sought;
  for (const group of groups) {
    if (platform !== undefined && (platform < group.first.platform || platform > group.last.platform)) continue;
    const contents = await group.column('content');
    const having: number[] = [];
    let last: string | null = null;
    let isFound = false;
    for (let row = 0; row < group.rows; row++) {
      const content = must(textIn(contents[row]));
      if (content !== last) {
        last = content;
        isFound = look(content);
      }
      if (isFound) having.push(row);
    }
    const found: number[] = [];
    if (having.length > 0) {
      const [platforms, instants] = await Promise.all([group.column('platform'), group.column('seen_at')]);
      for (const row of having) {
        if (platform !== undefined && textIn(platforms[row]) !== platform) continue;
        if (must(numberIn(instants[row])) >= since) found.push(row);
      }
    }
    yield { rows: group.rows, found: await group.snapshots(found) };
  }
}
