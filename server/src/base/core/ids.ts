import { randomBytes } from 'node:crypto';

/** Prefix of each kind of identifier, so that a reader of a log knows what an id names. */
export type IdKind =
  | 'unt'
  | 'acc'
  | 'ses'
  | 'key'
  | 'lst'
  | 'snp'
  | 'hls'
  | 'fnd'
  | 'cas'
  | 'dec'
  | 'evd'
  | 'exh'
  | 'ctr'
  | 'ntc'
  | 'sdg'
  | 'chk'
  | 'rls'
  | 'rea'
  | 'esc'
  | 'pst'
  | 'ref'
  | 'dos'
  | 'rel'
  | 'inb'
  | 'snd'
  | 'rcv'
  | 'sor'
  | 'cmp'
  | 'ans'
  | 'msr'
  | 'sus'
  | 'trc'
  | 'aud'
  | 'prp'
  | 'hld'
  | 'ers'
  | 'dsr'
  | 'evt'
  | 'req';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford's base 32

/**
 * A time-ordered identifier: prefix, 48 bits of milliseconds, 80 random bits, in 26 characters of base 32 (the layout
 * of a ULID). Made by the application since PostgreSQL 15 has no `uuidv7()`.
 */
export function newId(kind: IdKind, now: Date, random: (size: number) => Uint8Array = randomBytes): string {
  let value = BigInt(now.getTime());
  for (const byte of random(10)) value = (value << 8n) | BigInt(byte);
  let text = '';
  for (let index = 0; index < 26; index++) {
    text = ALPHABET.charAt(Number(value & 31n)) + text;
    value >>= 5n;
  }
  return `${kind}_${text}`;
}
