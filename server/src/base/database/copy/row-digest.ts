import { hash } from 'node:crypto';

/** What a table's rows are, whatever their order: how many, and the sum of their SHA-256 modulo 2^256, in hex. */
export interface RowDigest {
  rows: number;
  digest: string;
}

const WORDS = 8;

/** Adds up rows as COPY writes them (text format: a line each). Two equal rows count twice. */
export function createRowDigest(): { add(row: Uint8Array): void; value(): RowDigest } {
  const sum = new Uint32Array(WORDS);
  let rows = 0;
  return {
    add(row) {
      const digest = hash('sha256', row, 'buffer');
      rows += 1;
      let carry = 0;
      for (let word = WORDS - 1; word >= 0; word--) {
        const total = (sum[word] ?? 0) + digest.readUInt32BE(word * 4) + carry;
        sum[word] = total;
        carry = total > 0xffff_ffff ? 1 : 0;
      }
    },
    value: () => ({ rows, digest: [...sum].map((word) => word.toString(16).padStart(8, '0')).join('') }),
  };
}

const LINE_END = 10;

/** Cuts what comes in pieces into lines, each with its end: a row of COPY has no other one in it. */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array[]> {
  let rest = new Uint8Array();
  for await (const piece of pieces) {
    const whole = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const lines: Uint8Array[] = [];
    let from = 0;
    for (let at = whole.indexOf(LINE_END); at >= 0; at = whole.indexOf(LINE_END, from)) {
      lines.push(whole.subarray(from, at + 1));
      from = at + 1;
    }
    rest = whole.slice(from);
    if (lines.length > 0) yield lines;
  }
  if (rest.length > 0) throw new Error('a row without an end');
}
