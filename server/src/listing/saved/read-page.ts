import { Buffer, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import type { Words } from '@vigie/engine';
import { VigieError } from '../../base/core/errors.ts';
import { decodeStated } from '../../base/page/decode-stated.ts';
import { gatherBytes } from '../file/gather-bytes.ts';
import { announcedEncoding, suggestEncoding } from '../file/read-bytes.ts';
import type { EmbeddedPicture, Read } from '../file/read-result.ts';
import { say } from '../file/words.ts';
import { takeOut } from './embedded.ts';
import { putBackMoved, singleFileUrl } from './single-file.ts';

/** Bytes that a page may have; the largest product pages of marketplaces have two to three million. */
export const PAGE_MAX = 12 * 1024 * 1024;
/** Bytes that a page may have with what it embeds. */
const FILE_MAX = 128 * 1024 * 1024;

/** Reads a saved page as one listing. Throws VIGIE_LISTING_PAGE_TOO_LARGE. */
export async function readPageFile(file: string, bytes: AsyncIterable<Buffer>, platform: string): Promise<Read> {
  const content = await gatherBytes(file, bytes, FILE_MAX);
  const read = await readPage(content, { file, line: 1, url: null, charset: null, platform });
  if (!('rejected' in read) || !(read.rejected.code === TOO_DEEP || read.rejected.code === TOO_LARGE)) return read;
  const { code, message } = read.rejected;
  throw new VigieError(code, say('thisPage', { why: message }), { place: { file, line: 1 } });
}

const TOO_DEEP = 'VIGIE_LISTING_PAGE_TOO_DEEP';
const TOO_LARGE = 'VIGIE_LISTING_PAGE_TOO_LARGE';

/** A page to read: where it stands in which file, and what is known of it from outside. */
interface AboutPage {
  file: string;
  line: number;
  url: string | null;
  /** As the server stated it. */
  charset: string | null;
  platform: string;
  /** Pictures that lie in the same file, by what the page calls them (an address, or `cid:…`). */
  parts?: ReadonlyMap<string, EmbeddedPicture>;
}

/** The listing of a page, with those of its pictures that lie in the same file. A page without an offer is rejected. */
export async function readPage(bytes: Buffer, about: AboutPage): Promise<Read> {
  const { file, line } = about;
  // Two bytes a character cannot be looked through; browsers save no page so.
  const isWide = announcedEncoding(bytes)?.startsWith('utf-16') ?? false;
  const { page, pictures } = isWide ? { page: null, pictures: new Map() } : takeOut(bytes.toString('latin1'));
  const rest = page === null ? bytes : Buffer.from(page, 'latin1');
  if (rest.length > PAGE_MAX)
    return {
      rejected: { file, line, code: TOO_LARGE, message: say('pageTooLarge', { bytes: PAGE_MAX }) },
    };
  const html = putBackMoved(nameParts(await decodePage(rest, about.charset), about.parts));
  const { extractHtml } = await import('../page/extract-html.ts');
  let listing: ReturnType<typeof extractHtml>;
  let broken: string | null = null;
  const cuts: Words[] = [];
  try {
    listing = extractHtml(html, {
      url: about.url ?? savedFrom(html),
      onGap: (gap) => {
        broken = gap;
      },
      onCut: (why) => cuts.push(why),
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
        message: say('pageTooDeep'),
      },
    };
  }
  if (!listing) {
    const message = broken === null ? say('pageNoOffer') : say('pageNoOfferBroken', { what: broken });
    return { rejected: { file, line, code: 'VIGIE_LISTING_PAGE_NO_OFFER', message } };
  }
  if (broken !== null) cuts.push(say('pageBroken', { what: broken }));
  const host = listing.url ? URL.parse(listing.url)?.hostname.replace(/^www\./, '') : null;
  const shown = [...new Set(listing.images)].map(
    (url) => pictures.get(url) ?? about.parts?.get(url) ?? { url, bytes: null },
  );
  const images = [...new Set(shown.map(({ url }) => url))];
  const embedded = shown.flatMap(({ url, bytes: content }) => (content === null ? [] : [{ url, bytes: content }]));
  return {
    listing: { ...listing, images, platform: host || listing.platform || about.platform },
    file,
    line,
    ...(embedded.length > 0 ? { pictures: embedded } : {}),
    ...(cuts.length > 0 ? { cuts } : {}),
  };
}

/** A page whose `cid:` names (RFC 2392) are the addresses that these pictures were had from. */
function nameParts(html: string, parts: AboutPage['parts']): string {
  if (!parts) return html;
  return html.replace(/\bcid:[^\s"'<>()]{1,500}/g, (name) => parts.get(name)?.url ?? name);
}

/** Where the page was saved from, as browsers note it, and SingleFile. */
function savedFrom(html: string): string | null {
  const start = html.slice(0, 4096);
  const url = /<!-- saved from url=\(\d+\)(https?:\/\/[^\s>]+) -->/.exec(start)?.[1] ?? singleFileUrl(start);
  return url && URL.canParse(url) ? url : null;
}

/**
 * A page as text: the byte order mark goes first, then the server, then the page itself, then its bytes (HTML standard,
 * 13.2.3).
 */
async function decodePage(bytes: Buffer, charset: string | null): Promise<string> {
  const start = bytes.subarray(0, 2048).toString('latin1');
  const inPage = /<meta[^>]{1,200}charset\s*=\s*["']?\s*([\w:-]{2,40})/i.exec(start)?.[1] ?? null;
  const text = decodeStated(bytes, [announcedEncoding(bytes), charset, inPage]);
  if (text !== null) return text;
  return isUtf8(bytes) ? bytes.toString('utf8') : new TextDecoder(await suggestEncoding(bytes)).decode(bytes);
}
