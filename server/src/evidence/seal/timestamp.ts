import type { Words } from '@vigie/engine';
import { createTimestampRequest, readTimestampResponse } from '@vigie/proof';
import { explainFailure } from '../../base/fetch/failure-words.ts';
import { headerOf, type Visitor } from '../../base/fetch/fetch.ts';
import { refuse } from '../refusals.ts';
import { say } from '../words.ts';

/** Tokens are a few kilobytes; with a long chain, some tens. */
const BYTES = 256 * 1024;

/**
 * Asks a timestamp authority for a token over a digest, over HTTP (RFC 3161, section 3.4), through the same door as
 * every visit: one in a private network must be allowed.
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
    const refuseFor = (why: Words): never => refuse('VIGIE_EVIDENCE_NO_TIMESTAMP', { url, why });
    if (!visited.ok) return refuseFor(explainFailure(visited));
    if (visited.status !== 200) return refuseFor(say('statusAnswered', { status: visited.status }));
    const type = headerOf(visited.responseHeaders, 'content-type')?.slice(0, 80);
    if (!type) return refuseFor(say('noType'));
    if (!/^application\/timestamp-reply\b/i.test(type)) return refuseFor(say('typeAnswered', { type }));
    return readTimestampResponse(visited.body, digest, nonce);
  };
}
