import type { Buffer } from 'node:buffer';
import {
  type EmbeddedPicture,
  PassedOver,
  PICTURES_LOOKED_AT,
  type Read,
  type ReadListing,
} from '../file/read-result.ts';
import { say } from '../file/words.ts';

/** A picture of an archive, and the address that it was had from. */
export interface ArchivePicture {
  url: string;
  /** Its bytes, or the address of the picture that a record repeats (ISO 28500, 6.7). */
  bytes: Buffer | string;
}

/** Bytes of pictures that are kept for pages to come, and of those that wait with their offers; offers that wait. */
const KEPT_MAX = 64 * 1024 * 1024;
const MOST_WAITING = 1000;
/** Addresses of pictures that are remembered without them. */
const MOST_ADDRESSES = 200_000;

/** An offer that waits for its pictures. */
interface Waiting {
  read: ReadListing;
  /** How it names the pictures that it does not have, by their addresses. */
  wanted: Map<string, string>;
  had: Map<string, EmbeddedPicture>;
}

/**
 * What is read of a web archive, its offers with those of their pictures that lie in it, before their page or after.
 * An archive may be larger than memory and is read once, as it comes: pictures that lie too far from their page are
 * counted as passed over.
 */
export async function* withPictures(
  file: string,
  found: AsyncIterable<Read | { picture: ArchivePicture }>,
): AsyncGenerator<Read> {
  const pictures = new ArchivePictures(file);
  try {
    for await (const each of found) {
      if ('picture' in each) pictures.take(each.picture);
      else pictures.wait(each);
      yield* pictures.ready();
    }
  } catch (error) {
    yield* pictures.rest();
    throw error;
  }
  yield* pictures.rest();
}

class ArchivePictures {
  /** Offers, and what stands behind them. */
  readonly #waiting: (Waiting | Read)[] = [];
  readonly #wantedBy = new Map<string, Set<Waiting>>();
  #waitingBytes = 0;
  /** Pictures that may be those of a page to come, the oldest first. */
  readonly #kept = new Map<string, Buffer>();
  #keptBytes = 0;
  /** Addresses of pictures that are kept no more, and of those that offers went on without, with their places. */
  readonly #gone = new Map<string, number>();
  readonly #missed = new Map<string, number>();
  readonly #far: PassedOver;

  constructor(file: string) {
    this.#far = new PassedOver(file);
  }

  take({ url, bytes: given }: ArchivePicture): void {
    const address = addressOf(url);
    if (address === null) return;
    const bytes = typeof given === 'string' ? this.#kept.get(addressOf(given) ?? '') : given;
    if (!bytes) {
      remember(this.#gone, address, 0);
      return;
    }
    const line = this.#missed.get(address);
    if (line !== undefined && this.#missed.delete(address)) this.#far.add(line, say('pictureFar'));
    for (const offer of this.#wantedBy.get(address) ?? []) this.#give(offer, address, bytes);
    this.#wantedBy.delete(address);
    this.#keep(address, bytes);
  }

  #keep(address: string, bytes: Buffer): void {
    if (this.#kept.has(address)) return;
    this.#kept.set(address, bytes);
    this.#keptBytes += bytes.length;
    for (const [oldest, { length }] of this.#kept) {
      if (this.#keptBytes <= KEPT_MAX) break;
      this.#kept.delete(oldest);
      this.#keptBytes -= length;
      remember(this.#gone, oldest, 0);
    }
  }

  wait(read: Read): void {
    if (!('listing' in read)) {
      this.#waiting.push(read);
      return;
    }
    const offer: Waiting = { read, wanted: new Map(), had: new Map() };
    this.#waiting.push(offer);
    for (const picture of read.pictures ?? []) offer.had.set(picture.url, picture);
    for (const url of read.listing.images) {
      const address = offer.had.has(url) ? null : addressOf(url);
      if (address !== null && !offer.wanted.has(address)) offer.wanted.set(address, url);
    }
    for (const address of offer.wanted.keys()) {
      const bytes = this.#kept.get(address);
      if (bytes) this.#give(offer, address, bytes);
      else this.#wantedBy.set(address, (this.#wantedBy.get(address) ?? new Set()).add(offer));
    }
  }

  #give(offer: Waiting, address: string, bytes: Buffer): void {
    const url = offer.wanted.get(address);
    if (url === undefined || offer.had.size >= PICTURES_LOOKED_AT) return;
    offer.had.set(url, { url, bytes });
    offer.wanted.delete(address);
    this.#waitingBytes += bytes.length;
  }

  /** What waits no longer: it has its pictures, or too much waits. */
  *ready(): Generator<Read> {
    for (let first = this.#waiting[0]; first; first = this.#waiting[0]) {
      const isDone = !('had' in first) || isComplete(first);
      if (!isDone && this.#waiting.length <= MOST_WAITING && this.#waitingBytes <= KEPT_MAX) return;
      this.#waiting.shift();
      yield 'had' in first ? this.#giveOut(first) : first;
    }
  }

  /** What waited to the end. */
  *rest(): Generator<Read> {
    for (const each of this.#waiting.splice(0)) yield 'had' in each ? this.#giveOut(each) : each;
    yield* this.#far.reads();
  }

  #giveOut(offer: Waiting): ReadListing {
    const { read, wanted, had } = offer;
    for (const address of wanted.keys()) {
      const others = this.#wantedBy.get(address);
      if (others?.delete(offer) && others.size === 0) this.#wantedBy.delete(address);
      if (isComplete(offer)) continue;
      if (this.#gone.has(address)) this.#far.add(read.line, say('pictureFar'));
      else remember(this.#missed, address, read.line);
    }
    const own = new Set(read.pictures);
    const pictures = read.listing.images.flatMap((url) => had.get(url) ?? []);
    for (const picture of pictures) if (!own.has(picture)) this.#waitingBytes -= picture.bytes.length;
    return pictures.length > 0 ? { ...read, pictures } : read;
  }
}

const isComplete = ({ wanted, had }: Waiting): boolean => wanted.size === 0 || had.size >= PICTURES_LOOKED_AT;

/** An address as addresses are compared; null for one that is none of the web. */
const addressOf = (url: string): string | null => (/^https?:/i.test(url) ? (URL.parse(url)?.href ?? null) : null);

function remember(places: Map<string, number>, address: string, line: number): void {
  places.set(address, line);
  const [oldest] = places.keys();
  if (places.size > MOST_ADDRESSES && oldest !== undefined) places.delete(oldest);
}
