import { Buffer } from 'node:buffer';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, zstdDecompress } from 'node:zlib';
import { WARCParser, type WARCRecord } from 'warcio';
import { VigieError } from '../../base/core/errors.ts';
import { PAGE_MAX, readPage } from './read-page.ts';
import type { Read } from './read-result.ts';

const decoders = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
};

/**
 * The listings of a web archive (ISO 28500): every HTML response with status 200 is a page; `line` is the number of its
 * record, from 1.
 *
 * Throws VIGIE_LISTING_WARC where the archive is broken.
 */
export async function* readWarc(file: string, bytes: AsyncIterable<Buffer>, platform: string): AsyncGenerator<Read> {
  const records = new WARCParser(endingOnce(bytes))[Symbol.asyncIterator]();
  for (let line = 1; ; line++) {
    const page = await unlessBroken(file, line, async () => {
      const step = await records.next();
      return step.done ? 'end' : await pageOf(step.value);
    });
    if (page === 'end') return;
    if (!page) continue;
    if (page.body) {
      yield await readPage(page.body, { file, line, url: page.url, charset: page.charset, platform });
    } else {
      const message = `is larger than ${PAGE_MAX} bytes, or packed in a way that is not read`;
      yield { rejected: { file, line, code: 'VIGIE_LISTING_PAGE_TOO_LARGE', message } };
    }
  }
}

/**
 * The bytes, with an error for a reader that goes on asking after the end: `warcio` does so for ever in an archive that
 * is cut short.
 */
function endingOnce(bytes: AsyncIterable<Buffer>): AsyncIterable<Uint8Array> {
  const blocks = bytes[Symbol.asyncIterator]();
  let asked = 0;
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        const step = await blocks.next();
        if (step.done && ++asked > 100) throw new Error('cut short');
        return step;
      },
    }),
  };
}

async function unlessBroken<T>(file: string, line: number, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof VigieError) throw error;
    throw new VigieError('VIGIE_LISTING_WARC', 'The web archive is broken here: fetch it again.', {
      place: { file, line },
      cause: error,
    });
  }
}

interface Page {
  /** Null: too large, or packed in a way that is not read. */
  body: Buffer | null;
  url: string | null;
  charset: string | null;
}

/** The page that a record holds; null for any other record. */
async function pageOf(record: WARCRecord): Promise<Page | null> {
  const http = record.httpHeaders;
  const type = http?.headers.get('content-type') ?? '';
  if (record.warcType !== 'response' || Number(http?.statusCode) !== 200) return null;
  if (!/^\s*(?:text\/html|application\/xhtml\+xml)/i.test(type)) return null;
  const body = await readBody(record, http?.headers.get('content-encoding') ?? '');
  const url = record.warcTargetURI?.replace(/^<(.*)>$/, '$1') ?? '';
  const charset = /charset=["']?([\w:-]+)/i.exec(type)?.[1] ?? null;
  return { body, url: URL.canParse(url) ? url : null, charset };
}

/** A record's body without its transfer and content encodings; null when it is too large or cannot be unpacked. */
async function readBody(record: AsyncIterable<Uint8Array>, encoding: string): Promise<Buffer | null> {
  const blocks: Uint8Array[] = [];
  let length = 0;
  for await (const block of record) {
    length += block.length;
    if (length <= PAGE_MAX) blocks.push(block);
    else blocks.length = 0;
  }
  if (length > PAGE_MAX) return null;
  const body = Buffer.concat(blocks);
  const name = encoding.trim().toLowerCase();
  if (name === '' || name === 'identity') return body;
  const decoder = Object.entries(decoders).find(([key]) => key === name)?.[1];
  try {
    return decoder ? await decoder(body, { maxOutputLength: PAGE_MAX }) : null;
  } catch {
    // Archives often keep a body unpacked under the headers of the packed one.
    return body.subarray(0, 200).includes('<') ? body : null;
  }
}
