import { Buffer, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { VigieError } from '../../base/core/errors.ts';
import { announcedEncoding, suggestEncoding } from './read-bytes.ts';
import type { Read } from './read-result.ts';

/** Bytes that a page may have; the largest product pages of marketplaces have two to three million. */
export const PAGE_MAX = 12 * 1024 * 1024;

/** Reads a saved page as one listing. Throws VIGIE_LISTING_PAGE_TOO_LARGE. */
export async function readPageFile(file: string, bytes: AsyncIterable<Buffer>, platform: string): Promise<Read> {
  const blocks: Buffer[] = [];
  let length = 0;
  for await (const block of bytes) {
    length += block.length;
    if (length > PAGE_MAX) {
      throw new VigieError(
        'VIGIE_LISTING_PAGE_TOO_LARGE',
        `The page has more than ${PAGE_MAX} bytes: no page of an offer has.`,
        {
          place: { file, line: 1 },
        },
      );
    }
    blocks.push(block);
  }
  const read = await readPage(Buffer.concat(blocks), { file, line: 1, url: null, charset: null, platform });
  if (!('rejected' in read) || read.rejected.code !== TOO_DEEP) return read;
  throw new VigieError(TOO_DEEP, `This page ${read.rejected.message}.`, { place: { file, line: 1 } });
}

const TOO_DEEP = 'VIGIE_LISTING_PAGE_TOO_DEEP';

/** The listing of a page. `charset`: as the server stated it. A page without an offer is rejected. */
export async function readPage(
  bytes: Buffer,
  about: { file: string; line: number; url: string | null; charset: string | null; platform: string },
): Promise<Read> {
  const { file, line } = about;
  const html = await decodePage(bytes, about.charset);
  const { extractHtml } = await import('../page/extract-html.ts');
  let listing: ReturnType<typeof extractHtml>;
  let broken = '';
  try {
    listing = extractHtml(html, {
      url: about.url ?? savedFrom(html),
      onGap: (gap) => {
        broken = `: its ${gap} is broken`;
      },
    });
  } catch (error) {
    // A page made to exhaust the reader, or a parser's stack at its end.
    const isDeep = error instanceof RangeError || (error instanceof VigieError && error.code === TOO_DEEP);
    if (!isDeep) throw error;
    return {
      rejected: {
        file,
        line,
        code: TOO_DEEP,
        message: 'is nested too deeply, or has too many elements, to be an offer',
      },
    };
  }
  if (!listing) {
    return { rejected: { file, line, code: 'VIGIE_LISTING_PAGE_NO_OFFER', message: `shows no offer${broken}` } };
  }
  const host = listing.url ? URL.parse(listing.url)?.hostname.replace(/^www\./, '') : null;
  return { listing: { ...listing, platform: host || listing.platform || about.platform }, file, line };
}

/** Where the page was saved from, as browsers note it. */
function savedFrom(html: string): string | null {
  const url = /<!-- saved from url=\(\d+\)(https?:\/\/[^\s>]+) -->/.exec(html.slice(0, 4096))?.[1];
  return url && URL.canParse(url) ? url : null;
}

/**
 * A page as text: the byte order mark goes first, then the server, then the page itself, then its bytes (HTML standard,
 * 13.2.3).
 */
async function decodePage(bytes: Buffer, charset: string | null): Promise<string> {
  const start = bytes.subarray(0, 2048).toString('latin1');
  const stated = /<meta[^>]{1,200}charset\s*=\s*["']?\s*([\w:-]{2,40})/i.exec(start)?.[1] ?? null;
  for (const label of [announcedEncoding(bytes), charset, stated]) {
    if (!label) continue;
    try {
      return new TextDecoder(label).decode(bytes);
    } catch {
      // A name that is no encoding: the next says it.
    }
  }
  return isUtf8(bytes) ? bytes.toString('utf8') : new TextDecoder(await suggestEncoding(bytes)).decode(bytes);
}
