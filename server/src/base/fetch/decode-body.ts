import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';

/** What we can undo, and thus ask for. */
export const ACCEPT_ENCODING = 'gzip, deflate, br, zstd';

/** Nobody in good faith stacks more. */
const CODINGS = 2;

const DECODERS: Record<string, (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
  deflate: promisify(inflate),
  'deflate-raw': promisify(inflateRaw),
};

/**
 * Undoes the content codings of an answer (RFC 9110 section 8.4). The result never grows beyond `limit` octets: a bomb
 * is left while it unfolds.
 *
 * @param contentEncoding Value of the header, all its fields joined by commas.
 */
export async function decodeBody(
  body: Buffer,
  contentEncoding: string,
  limit: number,
): Promise<Buffer | { kind: 'too-large' | 'connection'; detail: string }> {
  const codings = contentEncoding
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > CODINGS)
    return { kind: 'connection', detail: `${codings.length} content codings on one answer` };
  let decoded = body;
  for (const coding of codings.toReversed()) {
    if (decoded.length === 0) return decoded; // answers without content keep the header
    // "deflate" is zlib's format (RFC 1950), yet some servers send the bare stream (RFC 1951); the first octet tells.
    const bare = coding === 'deflate' && ((decoded[0] ?? 0) & 0x0f) !== 8;
    const decoder = DECODERS[bare ? 'deflate-raw' : coding];
    if (!decoder) return { kind: 'connection', detail: `content coding ${coding.slice(0, 40)} is unknown` };
    try {
      decoded = await decoder(decoded, { maxOutputLength: limit });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (code === 'ERR_BUFFER_TOO_LARGE')
        return { kind: 'too-large', detail: `more than ${limit} octets when decoded` };
      return { kind: 'connection', detail: `the body is no valid ${coding}` };
    }
  }
  return decoded;
}
