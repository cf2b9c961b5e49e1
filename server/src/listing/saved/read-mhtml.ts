import type { Buffer } from 'node:buffer';
import { VigieError } from '../../base/core/errors.ts';
import { gatherBytes } from '../file/gather-bytes.ts';
import type { EmbeddedPicture } from '../file/read-result.ts';
import { PassedOver, type Read } from '../file/read-result.ts';
import { say } from '../file/words.ts';
import { charsetOf } from './decode-content.ts';
import { decodePart, type MimePart, readMessage } from './mime-parts.ts';
import { readPage } from './read-page.ts';

/** Bytes that a saved page may have with its pictures. */
const FILE_MAX = 128 * 1024 * 1024;

/**
 * The listing of a page that a browser saved whole (MHTML, RFC 2557): its first part of HTML. Pages shown within it are
 * counted as passed over. Pictures that it names by `cid:` have the address that they were had from.
 *
 * @throws VigieError VIGIE_LISTING_MHTML where it is none or cut short, VIGIE_LISTING_PAGE_TOO_LARGE
 */
export async function* readMhtml(file: string, bytes: AsyncIterable<Buffer>, platform: string): AsyncGenerator<Read> {
  const place = { file, line: 1 };
  const content = await gatherBytes(file, bytes, FILE_MAX);
  const message = readMessage(content);
  if (!message) throw new VigieError('VIGIE_LISTING_MHTML', say('mhtmlBroken'), { place });
  const pages = message.parts.filter(isHtml);
  const [page] = pages;
  const passed = new PassedOver(file);
  if (page?.isWhole) {
    const html = decodePart(page);
    const line = lineOf(content, page.body);
    const url = urlOf(page) ?? webUrl(message.headers.get('snapshot-content-location'));
    const charset = charsetOf(page.headers.get('content-type'));
    yield await readPage(html, { file, line, url, charset, platform, parts: picturesOf(message.parts) });
  }
  for (const frame of pages.slice(1)) passed.add(lineOf(content, frame.body), say('frames'));
  yield* passed.reads();
  if (message.isCut) {
    const why = page?.isWhole ? say('mhtmlCutAfter') : say('mhtmlCut');
    throw new VigieError('VIGIE_LISTING_MHTML', why, { place });
  }
  if (!page) {
    const why = say('mhtmlNoHtml', { count: message.parts.length });
    throw new VigieError('VIGIE_LISTING_MHTML', why, { place });
  }
}

const isHtml = ({ headers }: MimePart): boolean =>
  /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(headers.get('content-type') ?? '');

/** An address of the web; folded ones (RFC 2557, 4.4.2) have blanks in them. */
function webUrl(text: string | undefined): string | null {
  const url = text?.replace(/\s+/g, '') ?? '';
  return /^https?:/i.test(url) && URL.canParse(url) ? url : null;
}

const urlOf = ({ headers }: MimePart): string | null => webUrl(headers.get('content-location'));

/** The pictures by their addresses, and by the names that a page gives them (RFC 2392). */
function picturesOf(parts: readonly MimePart[]): ReadonlyMap<string, EmbeddedPicture> {
  const pictures = new Map<string, EmbeddedPicture>();
  for (const part of parts) {
    const url = urlOf(part);
    if (!part.isWhole || url === null || !/^\s*image\//i.test(part.headers.get('content-type') ?? '')) continue;
    const picture = {
      url,
      get bytes() {
        return decodePart(part);
      },
    };
    const id = /^<?([^<>]+)>?$/.exec(part.headers.get('content-id')?.trim() ?? '')?.[1];
    for (const name of [url, ...(id === undefined ? [] : [`cid:${id}`])])
      if (!pictures.has(name)) pictures.set(name, picture);
  }
  return pictures;
}

/** The line that a part's content begins on. */
function lineOf(content: Buffer, part: Buffer): number {
  const end = part.byteOffset - content.byteOffset;
  let line = 1;
  for (let at = content.indexOf(10); at >= 0 && at < end; at = content.indexOf(10, at + 1)) line++;
  return line;
}
