import { isUtf8 } from 'node:buffer';
import { PassThrough, pipeline, type Readable } from 'node:stream';

/** Octets of one line, as of one offer by itself. */
export const LINE_BYTES = 1024 * 1024;
/** Octets that are read ahead, and lines that are taken together. */
const AHEAD_BYTES = 256 * 1024;
const TOGETHER = 1_000;

const NEWLINE = 0x0a;

/** What some programs put before text in UTF-8. */
const MARK = '\ufeff';

/** A line that was longer than `LINE_BYTES`, and is not kept. */
export const TOO_LONG = Symbol('too long');
/** One that is not in UTF-8: read all the same, its words would be others, and nothing would be found in them. */
export const NO_TEXT = Symbol('no text');

/** A line that is not blank, by its number from 1 on. */
export interface Line {
  number: number;
  text: string | typeof TOO_LONG | typeof NO_TEXT;
}

function textsOf(bytes: Buffer): Line['text'][] {
  const texts = bytes.toString().split('\n');
  if (isUtf8(bytes)) return texts;
  let from = 0;
  return texts.map((text) => {
    const end = bytes.indexOf(NEWLINE, from);
    const line = bytes.subarray(from, end === -1 ? bytes.length : end);
    from += line.length + 1;
    return isUtf8(line) ? text : NO_TEXT;
  });
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
    const whole = begun === null ? bytes.subarray(bytes.indexOf(NEWLINE) + 1) : Buffer.concat([...begun, bytes]);
    const texts: Line['text'][] = begun === null ? [TOO_LONG, ...textsOf(whole)] : textsOf(whole);
    if (!isLast || texts.at(-1) === '') texts.pop(); // Behind the last newline.
    return texts.flatMap((text): Line[] => {
      number += 1;
      if (typeof text !== 'string') return [{ number, text }];
      const read = number === 1 && text.startsWith(MARK) ? text.slice(1) : text;
      return read.trim() === '' ? [] : [{ number, text: read }];
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
