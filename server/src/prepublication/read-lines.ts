import { PassThrough, pipeline, type Readable } from 'node:stream';

/** Octets of one line, as of one offer by itself. */
export const LINE_BYTES = 1024 * 1024;
/** Octets that are read ahead, and lines that are taken together. */
const AHEAD_BYTES = 256 * 1024;
const TOGETHER = 1_000;

const NEWLINE = 0x0a;

/** A line that is not blank, by its number from 1 on; null: it was longer than `LINE_BYTES`, and is not kept. */
export interface Line {
  number: number;
  text: string | null;
}

/**
 * Lines of a body without end: of each turn those that have come by then, at once. Nothing more is read until they are
 * asked for; what is held is a line and what is read ahead. Once `cut` is aborted, no more come, and one that has begun
 * is none.
 *
 * @throws Error where the connection breaks
 */
export async function* readLines(body: Readable, cut: AbortSignal): AsyncGenerator<Line[]> {
  const source = new PassThrough({ readableHighWaterMark: AHEAD_BYTES });
  pipeline(body, source, () => {}); // Its error is thrown below.
  cut.addEventListener('abort', () => {
    body.unpipe(source);
    source.end();
  });
  let number = 0;
  /** What has come of a line; null: it is too long, and passed over to its end. */
  let begun: Buffer[] | null = [];
  let length = 0;
  const take = (bytes: Buffer, isLast: boolean): Line[] => {
    const texts: (string | null)[] =
      begun === null
        ? [
            null,
            ...bytes
              .subarray(bytes.indexOf(NEWLINE) + 1)
              .toString()
              .split('\n'),
          ]
        : Buffer.concat([...begun, bytes])
            .toString()
            .split('\n');
    if (!isLast || texts.at(-1) === '') texts.pop(); // Behind the last newline.
    return texts.flatMap((text) => {
      number += 1;
      return text === null || text.trim() !== '' ? [{ number, text }] : [];
    });
  };
  for await (const piece of source) {
    const bytes: Buffer = piece;
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    const lines = end === 0 ? [] : take(bytes.subarray(0, end), false);
    if (end > 0) {
      begun = [];
      length = 0;
    }
    length += bytes.length - end;
    if (length > LINE_BYTES) begun = null;
    // A copy: the rest of the piece is not held with it.
    else begun?.push(Buffer.from(bytes.subarray(end)));
    for (let at = 0; at < lines.length; at += TOGETHER) yield lines.slice(at, at + TOGETHER);
  }
  const last = cut.aborted ? [] : take(Buffer.alloc(0), true);
  if (last.length > 0) yield last;
}
