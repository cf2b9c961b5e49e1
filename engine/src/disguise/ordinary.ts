import type { TokenBuffer } from '../fold/token-buffer.ts';

/** Whether words of a text, put together, are an ordinary word, whatever another it looks like. */
export function isOrdinary(tokens: TokenBuffer, first: number, last: number): boolean {
  return tokens.count < 0 && first < last;
}
