import { type Kernel, PIECE, STATE_OF } from './kernel.ts';
import type { TokenBuffer } from './token-buffer.ts';

/**
 * Reads of a text what words.wat does not know, as words of the buffer: from a place, before which is a space or nothing,
 * to the first space from another on; where that is.
 */
export type ReadPart = (text: string, tokens: TokenBuffer, from: number, until: number, first: number) => number;

/**
 * Reads the first so many texts as fields, with a word of no hash after each: one of any length, several where they make
 * one piece. False where they cannot be read so; the buffer then is as it was.
 */
export function readByKernel(
  kernel: Kernel,
  texts: readonly string[],
  count: number,
  tokens: TokenBuffer,
  readPart: ReadPart,
): boolean {
  const { count: word, letterCount: out } = tokens;
  const { state, fieldEnds } = kernel;
  state[STATE_OF.joined] = -1;
  state[STATE_OF.singles] = 0;
  state[STATE_OF.suspicious] = 0;
  state[STATE_OF.word] = word;
  state[STATE_OF.out] = out;
  state[STATE_OF.isClear] = 1;
  const isWhole =
    count > 1
      ? kernel.beginAll(texts, count) && readPiece(kernel, texts, count, word, tokens, readPart) >= 0
      : readPieces(kernel, texts, word, tokens, readPart);
  if (!isWhole) {
    tokens.count = word;
    tokens.letterCount = out;
    return false;
  }
  for (let i = 0; i < count; i++)
    tokens.fieldFirst[tokens.fieldCount++] = i === 0 ? word : (fieldEnds[i - 1] as number);
  if (state[STATE_OF.suspicious] !== 0) tokens.suspicious = true;
  tokens.count = state[STATE_OF.word] as number;
  tokens.letterCount = state[STATE_OF.out] as number;
  tokens.from[tokens.count] = tokens.letterCount;
  return true;
}

/** Reads one text, piece by piece; false where it cannot be. */
function readPieces(
  kernel: Kernel,
  texts: readonly string[],
  word: number,
  tokens: TokenBuffer,
  readPart: ReadPart,
): boolean {
  const text = texts[0] as string;
  for (let at = 0; ; ) {
    const piece = text.length <= PIECE ? text : text.slice(at, at + PIECE);
    const isLast = at + piece.length === text.length;
    const done = kernel.begin(piece, at, isLast);
    const place = done < 0 ? done : readPiece(kernel, texts, isLast ? 1 : 0, word, tokens, readPart);
    if (place < 0 || isLast) return place >= 0;
    kernel.state[STATE_OF.isClear] = place >= done ? 1 : 0;
    at += Math.max(place, done);
  }
}

/** Reads a piece in which so many fields end: up to where it was read by unit last, 0: nowhere; -1 where it cannot be. */
function readPiece(
  kernel: Kernel,
  texts: readonly string[],
  fields: number,
  word: number,
  tokens: TokenBuffer,
  readPart: ReadPart,
): number {
  for (let place = 0; ; ) {
    const left = kernel.go(place, fields * 4);
    if (left <= 0) return left < 0 ? left : place;
    place = readLeft(kernel, texts, word, tokens, readPart);
    if (place < 0) return place;
  }
}

/** Reads what words.wat left; where it goes on, -1 where the letters have moved. */
function readLeft(
  kernel: Kernel,
  texts: readonly string[],
  word: number,
  tokens: TokenBuffer,
  readPart: ReadPart,
): number {
  const { state, fieldEnds } = kernel;
  const field = (state[STATE_OF.field] as number) >> 2;
  const offset = state[STATE_OF.offset] as number;
  tokens.count = state[STATE_OF.word] as number;
  tokens.letterCount = state[STATE_OF.out] as number;
  tokens.singles = state[STATE_OF.singles] as number;
  const from = (state[STATE_OF.leftFrom] as number) + offset;
  const until = (state[STATE_OF.leftUntil] as number) + offset;
  const first = field === 0 ? word : (fieldEnds[field - 1] as number);
  const end = readPart(texts[field] as string, tokens, from, until, first);
  if (tokens.letters !== kernel.letters) return -1;
  state[STATE_OF.word] = tokens.count;
  state[STATE_OF.out] = tokens.letterCount;
  state[STATE_OF.singles] = tokens.singles;
  state[STATE_OF.joined] = -1;
  return end - offset;
}
