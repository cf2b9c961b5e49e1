import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32: no letter is taken for a figure. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 80 random bits: sixteen characters in four groups, to be written down or read out. */
const BYTES = 10;

/** A code by which a report is followed, and nothing else: `7KQ2-MZ0X-4T9B-H3WD`. */
export function newFollowCode(random: (size: number) => Uint8Array = randomBytes): string {
  let bits = 0n;
  for (const byte of random(BYTES)) bits = (bits << 8n) | BigInt(byte);
  let code = '';
  for (let left = (BYTES * 8) / 5 - 1; left >= 0; left--)
    code += ALPHABET.charAt(Number((bits >> BigInt(left * 5)) & 31n)) + (left > 0 && left % 4 === 0 ? '-' : '');
  return code;
}

/**
 * What a code is known by: it is kept nowhere, only its digest. However it was typed (small letters, blanks, O for 0, I
 * or L for 1: Crockford's reading), it is the same; what is no code has a digest too, of nothing.
 */
export function digestOfCode(typed: string): string {
  const code = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return createHash('sha256').update(`vigie report ${code}`).digest('hex');
}
