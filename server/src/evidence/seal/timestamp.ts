import { createTimestampRequest, readTimestampResponse } from '@vigie/proof';
import { VigieError } from '../../base/core/errors.ts';
import { FAILURE_WORDS } from '../../base/fetch/failure-words.ts';
import { headerOf, type Visitor } from '../../base/fetch/fetch.ts';

/** Tokens are a few kilobytes; with a long chain, some tens. */
const BYTES = 256 * 1024;

/**
 * Asks a timestamp authority for a token over a digest, over HTTP (RFC 3161, section 3.4), through the same door as every visit: one in a private network must
 * be allowed.
 *
 * @returns null without an authority
 */
export function createTimestamper(
  visitor: Visitor,
  url: string | null,
): ((digest: Uint8Array) => Promise<Uint8Array>) | null {
  if (url === null) return null;
  return async (digest) => {
    const { request, nonce } = createTimestampRequest(digest);
    const visited = await visitor.visit(url, {
      method: 'POST',
      body: Buffer.from(request),
      headers: [
        ['Content-Type', 'application/timestamp-query'],
        ['Accept', 'application/timestamp-reply'],
      ],
      robots: false,
      pace: false,
      limits: { bytes: BYTES },
    });
    const refuse = (en: string, fr: string): VigieError =>
      new VigieError(
        'VIGIE_EVIDENCE_NO_TIMESTAMP',
        {
          en: `The timestamp authority ${url} gives no token: ${en}.`,
          fr: `L’autorité d’horodatage ${url} ne donne pas de jeton : ${fr}.`,
        },
        {
          status: 502,
          exit: 3,
        },
      );
    if (!visited.ok) throw refuse(visited.detail, FAILURE_WORDS[visited.kind].fr);
    if (visited.status !== 200) throw refuse(`it answers ${visited.status}`, `elle répond ${visited.status}`);
    const type = headerOf(visited.responseHeaders, 'content-type') ?? '';
    if (!/^application\/timestamp-reply\b/i.test(type))
      throw refuse(
        `its answer is ${type.slice(0, 80) || 'of no type'}`,
        `sa réponse est ${type.slice(0, 80) || 'sans type'}`,
      );
    return readTimestampResponse(visited.body, digest, nonce);
  };
}
