import { Buffer } from 'node:buffer';
import { VigieError } from '../../base/core/errors.ts';
import { PassedOver, type Read } from '../file/read-result.ts';
import { say } from '../file/words.ts';
import { type ArchivePicture, withPictures } from './archive-pictures.ts';
import { charsetOf, decodeContent, isPage, isPicture } from './decode-content.ts';
import { PAGE_MAX, readPage } from './read-page.ts';
import { BrokenWarc, readAnswer, readWarcRecords, type WarcRecord } from './warc-records.ts';

/** Bodies of pages that are kept for records that repeat them. */
const KEPT_MAX = 64 * 1024 * 1024;

/** A record's page, before it is read. */
interface Page {
  /** Null: too large, or packed in a way that is not read. */
  body: Buffer | null;
  charset: string | null;
}

/**
 * The listings of a web archive (ISO 28500): a page is an HTML answer with status 200, a `resource` or `conversion` of
 * HTML, and a `revisit` at another address of a page that is in the archive; `line` is the number of its record, from 1.
 * What has no type is known by its bytes. An offer has those of its pictures that are in the archive. Pages that are
 * passed over are counted, and so is an archive without any.
 *
 * Throws VIGIE_LISTING_WARC where the archive is broken or cut short, after what could be read before.
 */
export function readWarc(file: string, bytes: AsyncIterable<Buffer>, platform: string): AsyncGenerator<Read> {
  return withPictures(file, findInWarc(file, bytes, platform));
}

/** The listings of a web archive as `readWarc` has them, and apart from them its pictures. */
export async function* findInWarc(
  file: string,
  bytes: AsyncIterable<Buffer>,
  platform: string,
): AsyncGenerator<Read | { picture: ArchivePicture }> {
  const reader = new WarcPages(file);
  try {
    for await (const record of readWarcRecords(bytes, PAGE_MAX + 1024 * 1024)) {
      const found = await reader.find(record);
      const { place: line } = record;
      if (found === null) continue;
      if ('picture' in found) yield found;
      else if (found.body)
        yield await readPage(found.body, { file, line, url: urlOf(record), charset: found.charset, platform });
      else yield { rejected: { file, line, ...TOO_LARGE } };
    }
  } catch (error) {
    if (!(error instanceof BrokenWarc)) throw error;
    yield* reader.passed.reads();
    throw broken(file, error);
  }
  yield* reader.end();
}

const TOO_LARGE = {
  code: 'VIGIE_LISTING_PAGE_TOO_LARGE',
  message: say('pageLargeOrPacked', { bytes: PAGE_MAX }),
};

function broken(file: string, error: BrokenWarc): VigieError {
  const message = error.isCut ? say('warcCut') : say('warcBroken');
  return new VigieError('VIGIE_LISTING_WARC', message, { place: { file, line: error.place }, cause: error });
}

/** The address that a record is of; null for one that is none of the web. */
function urlOf({ headers }: WarcRecord): string | null {
  const url = headers.get('warc-target-uri')?.replace(/^<(.*)>$/, '$1') ?? '';
  return /^https?:/i.test(url) && URL.canParse(url) ? url : null;
}

/** Tells pages and pictures from the other records of an archive. */
class WarcPages {
  readonly passed: PassedOver;
  readonly #kinds = new Map<string, number>();
  /** Pages by the digests and names of their records. */
  readonly #kept = new Map<string, Page & { url: string | null }>();
  #keptBytes = 0;
  /** Addresses of pictures by the digests and names of their records. */
  readonly #pictures = new Map<string, string>();
  #pages = 0;
  #records = 0;

  constructor(file: string) {
    this.passed = new PassedOver(file);
  }

  /** The page or picture that a record holds; null for any other record. */
  async find(record: WarcRecord): Promise<Page | { picture: ArchivePicture } | null> {
    this.#records = record.place;
    const type = record.headers.get('warc-type')?.toLowerCase() ?? '';
    const found = await this.#read(type, record);
    if (found && 'body' in found) this.#pages += 1;
    else this.#kinds.set(type, (this.#kinds.get(type) ?? 0) + 1);
    return found;
  }

  async #read(type: string, record: WarcRecord): Promise<Page | { picture: ArchivePicture } | null> {
    const { headers, place, block } = record;
    if (type === 'revisit') return this.#repeated(record);
    if (type === 'continuation' || headers.has('warc-segment-number')) {
      this.passed.add(place, say('segments'));
      return null;
    }
    if (type !== 'response' && type !== 'resource' && type !== 'conversion') return null;
    // What a program noted about a page (`urn:…`) is no page.
    if (type !== 'response' && /^<?urn:/i.test(headers.get('warc-target-uri') ?? '')) return null;
    const source = headers.get('warc-refers-to');
    if (type === 'conversion' && source !== undefined && this.#kept.has(source)) {
      this.passed.add(place, say('madeFromRead'));
      return null;
    }
    const stated = headers.get('content-type');
    const isHttp = type === 'response' && !/^\s*text\//i.test(stated ?? '');
    if (block === null) return isHttp || isPage(stated, Buffer.alloc(0)) ? { body: null, charset: null } : null;
    if (!isHttp && isPicture(stated, block)) return this.#picture(record, block);
    const page = isHttp ? await this.#answered(record, block) : heldIn(block, stated);
    if (!page || 'picture' in page) return page;
    if (headers.has('warc-truncated')) this.passed.add(place, say('cutWhenArchived'));
    this.#keep(record, page);
    return page;
  }

  /** The page or picture of an HTTP answer. */
  async #answered(record: WarcRecord, block: Buffer): Promise<Page | { picture: ArchivePicture } | null> {
    const { place } = record;
    const answer = readAnswer(block);
    if (!answer) return null;
    const type = answer.headers.get('content-type');
    const body = await decodeContent(answer.body, answer.headers.get('content-encoding') ?? '', PAGE_MAX);
    if (answer.status === 200 && isPicture(type, body ?? Buffer.alloc(0))) return this.#picture(record, body ?? '');
    if (!isPage(type, body ?? Buffer.alloc(0))) return null;
    if (answer.status === 200) return { body, charset: charsetOf(type) };
    this.passed.add(place, answer.status ? say('answered', { status: answer.status }) : say('answeredNothing'));
    return null;
  }

  #picture(record: WarcRecord, bytes: Buffer | string): { picture: ArchivePicture } | null {
    const url = urlOf(record);
    if (url === null) return null;
    for (const key of namesOf(record)) this.#pictures.set(key, url);
    return { picture: { url, bytes: record.headers.has('warc-truncated') ? '' : bytes } };
  }

  /** The page that a record repeats (ISO 28500, 6.7), where it stands at another address, or the picture. */
  #repeated(record: WarcRecord): Page | { picture: ArchivePicture } | null {
    const { headers, place } = record;
    const keys = [headers.get('warc-payload-digest'), headers.get('warc-refers-to')].filter((key) => key !== undefined);
    const picture = keys.flatMap((key) => this.#pictures.get(key) ?? [])[0];
    if (picture !== undefined) return this.#picture(record, picture);
    const original = keys.flatMap((key) => this.#kept.get(key) ?? [])[0];
    if (original && original.url !== urlOf(record)) return original;
    this.passed.add(place, original ? say('repeatsRead') : say('repeatsAbsent'));
    return null;
  }

  #keep(record: WarcRecord, page: Page): void {
    this.#keptBytes += page.body?.length ?? 0;
    if (this.#keptBytes > KEPT_MAX) return;
    for (const key of namesOf(record)) this.#kept.set(key, { ...page, url: urlOf(record) });
  }

  /** What was passed over; and an archive without a page says what it has in place of them. */
  *end(): Generator<Read> {
    yield* this.passed.reads();
    if (this.#pages > 0 || this.passed.count > 0) return;
    const kinds = [...this.#kinds].map(
      ([kind, count]) => `${count} ${kind.replace(/[^a-z]/g, '').slice(0, 20) || 'other'}`,
    );
    const reason = say('noPagesBut', { kinds: kinds.slice(0, 10).join(', ') || say('noRecords') });
    yield { passed: { file: this.passed.file, line: 1, count: this.#records, reason } };
  }
}

/** What a record that repeats this one calls it by. */
const namesOf = ({ headers }: WarcRecord): string[] =>
  [headers.get('warc-payload-digest'), headers.get('warc-record-id')].filter((name) => name !== undefined);

/** The page that a record holds without an HTTP answer around it. */
function heldIn(block: Buffer, type: string | undefined): Page | null {
  if (!isPage(type, block)) return null;
  return { body: block.length <= PAGE_MAX ? block : null, charset: charsetOf(type) };
}
