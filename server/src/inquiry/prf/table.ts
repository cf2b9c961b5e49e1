import { randomBytes } from 'node:crypto';

/** What is kept of an output: four octets say in which bucket it is, eight are compared. */
export const KEPT_BYTES = 12;
const PLACE_BYTES = 4;
const TAG_BYTES = KEPT_BYTES - PLACE_BYTES;

/** A bucket has at least so many known subjects on average: who asks for it may mean any of them, or none. */
const CROWD = 4096;
/** A bucket has at least so many entries: a unit that knows three subjects looks like one that knows two hundred. */
const LEAST_WIDTH = 256;
const STEP = 1024;
/**
 * Bits of an output that name its bucket, at most: of so many the asked learns. It is for the asker to hold to this: a
 * unit that claims more bits than its list needs would learn which of its suspects is asked for. With ten, buckets are
 * wider than elsewhere from eight million known on.
 */
export const MOST_BITS = 10;

/** Known subjects as outputs of the function, in buckets of one width; the rest of each is random. */
export interface KnownTable {
  /** The bucket is named by so many leading bits of an output. */
  bits: number;
  /** Entries of each bucket: a power of two up to 1,024, from there on a multiple of that. */
  width: number;
  buckets: Buffer[];
}

const placeOf = (output: Buffer, bits: number): number => (bits === 0 ? 0 : output.readUInt32BE(0) >>> (32 - bits));

const widthFor = (most: number): number =>
  most > STEP ? Math.ceil(most / STEP) * STEP : Math.max(LEAST_WIDTH, 2 ** Math.ceil(Math.log2(Math.max(most, 1))));

/** The bucket in which an output would be. */
export const bucketOf = (output: Uint8Array, bits: number): number => placeOf(Buffer.from(output), bits);

/**
 * Puts outputs into buckets, fills these up and sorts each: neither how many there are nor in which order they came can
 * be read from it.
 *
 * @param kept `KEPT_BYTES` of each output, one after the other, no output twice
 */
export function makeTable(kept: Uint8Array): KnownTable {
  const all = Buffer.from(kept.buffer, kept.byteOffset, kept.byteLength);
  const known = all.length / KEPT_BYTES;
  const bits = known < CROWD * 2 ? 0 : Math.min(MOST_BITS, Math.floor(Math.log2(known / CROWD)));
  const tags: Buffer[][] = Array.from({ length: 2 ** bits }, () => []);
  for (let at = 0; at < all.length; at += KEPT_BYTES) {
    const one = all.subarray(at, at + KEPT_BYTES);
    tags[placeOf(one, bits)]?.push(one.subarray(PLACE_BYTES));
  }
  const most = tags.reduce((most, { length }) => Math.max(most, length), 0);
  const width = widthFor(most);
  const buckets = tags.map((bucket) => {
    const entries = new BigUint64Array(width);
    const octets = Buffer.from(entries.buffer);
    randomBytes(octets.length).copy(octets);
    bucket.forEach((tag, at) => {
      tag.copy(octets, at * TAG_BYTES);
    });
    entries.sort();
    return octets;
  });
  return { bits, width, buckets };
}

/** Whether octets can be a bucket of a table of so many bits: whole entries, and as many as it has at least. */
export const isBucket = (octets: Buffer, bits: number): boolean =>
  octets.length % TAG_BYTES === 0 && octets.length >= (bits === 0 ? LEAST_WIDTH : CROWD) * TAG_BYTES;

/** Whether a bucket has an output; wrongly so for one of 2^64 / width. */
export function isIn(bucket: Buffer, output: Uint8Array): boolean {
  const tag = Buffer.from(output.subarray(PLACE_BYTES, KEPT_BYTES));
  let at = bucket.indexOf(tag);
  // Of two entries, one after the other, the end and the start may be the same octets.
  while (at >= 0 && at % TAG_BYTES !== 0) at = bucket.indexOf(tag, at + 1);
  return at >= 0;
}
