import type { Buffer } from 'node:buffer';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';

const decoders: Readonly<Record<string, (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  // RFC 9110, 8.4.1.2: in the zlib format, which some servers leave out.
  deflate: (body, options) => promisify(inflate)(body, options).catch(() => promisify(inflateRaw)(body, options)),
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
};

/** Codings one upon the other that are taken off. */
const MOST_CODINGS = 3;

/**
 * A body without its content codings (RFC 9110, 8.4), last applied first. Archives often keep a body unpacked under the
 * headers of the packed one: such a one stays as it is.
 *
 * @returns null when it is larger than `most`, or packed in a way that is not read
 */
export async function decodeContent(body: Buffer, encoding: string, most: number): Promise<Buffer | null> {
  const names = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length > MOST_CODINGS) return null;
  let content = body;
  for (const name of names.reverse()) {
    const decode = Object.hasOwn(decoders, name) ? decoders[name] : undefined;
    try {
      if (!decode) return null;
      content = await decode(content, { maxOutputLength: most });
    } catch {
      return looksHtml(content) ? content : null;
    }
  }
  return content.length <= most ? content : null;
}

/** What HTML begins with (WHATWG MIME Sniffing, 7.1), after blanks and a byte order mark. */
const HTML_START =
  /^(?:\xef\xbb\xbf)?[\t\n\f\r ]*<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|!--)(?:[ >]|(?<=--))/i;
/** XHTML with its declaration. */
const XHTML_START =
  /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}\?>\s*(?:<!--[^>]{0,1000}-->\s*)?<(?:!doctype html|html)[\s>]/i;

/** Whether bytes are a page, where nothing says what they are (RFC 9110, 8.3: a reader may look at them). */
function looksHtml(body: Buffer): boolean {
  const start = body.toString('latin1', 0, 1445);
  return HTML_START.test(start) || XHTML_START.test(start);
}

/** The type that an answer has: as it is stated, else HTML where its bytes are. */
export function isPage(type: string | undefined, body: Buffer): boolean {
  if (type !== undefined && type.trim() !== '') return /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(type);
  return looksHtml(body);
}

/** What the pictures of web pages begin with (WHATWG MIME Sniffing, 6.1, and AVIF). */
const PICTURE_START = /^(?:\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|RIFF[\s\S]{4}WEBP|[\s\S]{4}ftyp(?:avi[fs]|mif1))/;

/** Whether an answer is a picture: as it is stated, else by its bytes. */
export function isPicture(type: string | undefined, body: Buffer): boolean {
  if (/^\s*image\//i.test(type ?? '')) return true;
  const isUnknown = /^\s*(?:(?:application|binary)\/octet-stream\b|$)/i.test(type ?? '');
  return isUnknown && PICTURE_START.test(body.toString('latin1', 0, 16));
}

/** The charset that a type names. */
export const charsetOf = (type: string | undefined): string | null =>
  /charset\s*=\s*["']?([\w:-]+)/i.exec(type ?? '')?.[1] ?? null;
