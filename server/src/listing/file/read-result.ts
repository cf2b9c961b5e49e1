import type { Buffer } from 'node:buffer';
import type { Listing, Words } from '@vigie/engine';
import { VigieError } from '../../base/core/errors.ts';
import { say } from './words.ts';

/** A row, element or page that could not be read: kept out, and the rest goes on. */
export interface Rejected {
  file: string;
  /** Line in the file from 1, for a web archive the number of the page's record. */
  line: number;
  column?: number;
  code: string;
  message: Words;
}

/** What a file holds besides offers that is not read, and why: so many of it, the first of them at `line`. */
export interface Passed {
  file: string;
  line: number;
  count: number;
  reason: Words;
}

/** Pictures of an offer that are looked at: it shows its goods first, then details and other sizes of the same. */
export const PICTURES_LOOKED_AT = 3;

/** A picture that lies in the file of its page. */
export interface EmbeddedPicture {
  /** As the listing names it: where it was had from, else by its content (`ni:`, RFC 6920). */
  url: string;
  bytes: Buffer;
}

/** An offer, with those of its pictures that lie in the same file. */
export interface ReadListing {
  listing: Listing;
  file: string;
  line: number;
  pictures?: EmbeddedPicture[];
  /** What of it is not there: cut, or too broken to be read. */
  cuts?: Words[];
}

/** `partly`: what of the listings before was read in part, so many of the file, the first of them at `line`. */
export type Read = ReadListing | { rejected: Rejected } | { passed: Passed } | { partly: Passed };

/** A line that says what was passed over, with its place. */
export const sayPassed = ({ file, line, count, reason }: Passed): string =>
  `vigie: ${file}:${line}: ${count} passed over: ${reason.en}\n`;

/** A line that says what was read in part, with its place. */
export const sayPartly = ({ file, line, count, reason }: Passed): string =>
  `vigie: ${file}:${line}: ${count} read in part: ${reason.en}\n`;

/** Counts what is passed over, by the reason. */
export class PassedOver {
  readonly file: string;
  readonly #byReason = new Map<string, Passed>();

  constructor(file: string) {
    this.file = file;
  }

  add(line: number, reason: Words): void {
    const known = this.#byReason.get(reason.en);
    if (known) known.count += 1;
    else this.#byReason.set(reason.en, { file: this.file, line, count: 1, reason });
  }

  get count(): number {
    return this.#byReason.values().reduce((sum, { count }) => sum + count, 0);
  }

  reads(): Read[] {
    return [...this.#byReason.values()].map((passed) => ({ passed }));
  }

  /** The same, of listings that were read. */
  partly(): Read[] {
    return [...this.#byReason.values()].map((partly) => ({ partly }));
  }
}

/** What is read of a file, and in the end what of its listings was read in part. */
export async function* sumPartly(file: string, reads: AsyncIterable<Read>): AsyncGenerator<Read> {
  const sum = new PassedOver(file);
  try {
    for await (const read of reads) {
      if ('listing' in read) for (const why of read.cuts ?? []) sum.add(read.line, why);
      yield read;
    }
  } catch (error) {
    yield* sum.partly();
    throw error;
  }
  yield* sum.partly();
}

/** A file of a header alone, or of an empty list, is an export that went wrong: nothing else would tell it. */
export async function* refuseNothing(file: string, reads: AsyncIterable<Read>): AsyncGenerator<Read> {
  let isEmpty = true;
  for await (const read of reads) {
    isEmpty = false;
    yield read;
  }
  if (isEmpty) throw nothingIn(file);
}

/** A file that holds nothing of what it could hold: every command refuses it. */
export const nothingIn = (file: string): VigieError =>
  new VigieError('VIGIE_LISTING_EMPTY', say('fileNothing'), { place: { file } });
