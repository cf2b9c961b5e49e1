import { randomFillSync } from 'node:crypto';

/** Prefix of each kind of identifier, so that a reader of a log knows what an id names. */
export type IdKind =
  | 'unt'
  | 'acc'
  | 'ses'
  | 'key'
  | 'lst'
  | 'snp'
  | 'seg'
  | 'imp'
  | 'vst'
  | 'int'
  | 'hls'
  | 'pdr'
  | 'ped'
  | 'pbt'
  | 'fnd'
  | 'cas'
  | 'dec'
  | 'bat'
  | 'tpl'
  | 'viw'
  | 'evd'
  | 'exh'
  | 'ctr'
  | 'ntc'
  | 'sdg'
  | 'amd'
  | 'chk'
  | 'rls'
  | 'rea'
  | 'esc'
  | 'pst'
  | 'ref'
  | 'dos'
  | 'rcp'
  | 'rfe'
  | 'hrg'
  | 'obs'
  | 'mea'
  | 'lab'
  | 'rel'
  | 'inb'
  | 'snd'
  | 'rcv'
  | 'sor'
  | 'swp'
  | 'agm'
  | 'opn'
  | 'opt'
  | 'otk'
  | 'opc'
  | 'opl'
  | 'cmp'
  | 'ans'
  | 'msr'
  | 'sus'
  | 'trc'
  | 'aud'
  | 'prp'
  | 'obl'
  | 'hld'
  | 'ers'
  | 'dsr'
  | 'inq'
  | 'inp'
  | 'ial'
  | 'alr'
  | 'arp'
  | 'hnd'
  | 'ptn'
  | 'rmk'
  | 'scr'
  | 'whk'
  | 'whd'
  | 'evt'
  | 'req';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford's base 32

/** Random bytes are asked of the system for many identifiers at once: an import makes thousands. */
const pool = new Uint8Array(4_000);
let used = pool.length;

function pooledBytes(size: number): Uint8Array {
  if (used + size > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += size;
  return pool.subarray(used - size, used);
}

/** A whole number below 2^53 in so many digits of base 32. */
function base32(value: number, digits: number): string {
  let text = '';
  for (let left = value, index = 0; index < digits; index++, left = Math.floor(left / 32)) {
    text = ALPHABET.charAt(left % 32) + text;
  }
  return text;
}

/** The number in five bytes, the highest first. */
function numberOf(bytes: Uint8Array, from: number): number {
  let sum = 0;
  for (let at = from; at < from + 5; at++) sum = sum * 256 + (bytes[at] ?? 0);
  return sum;
}

/**
 * A time-ordered identifier: prefix, 48 bits of milliseconds, 80 random bits, in 26 characters of base 32 (the layout
 * of a ULID). Made by the application since PostgreSQL 15 has no `uuidv7()`.
 */
export function newId(kind: IdKind, now: Date, random: (size: number) => Uint8Array = pooledBytes): string {
  const bytes = random(10);
  return `${kind}_${base32(now.getTime(), 10)}${base32(numberOf(bytes, 0), 8)}${base32(numberOf(bytes, 5), 8)}`;
}
