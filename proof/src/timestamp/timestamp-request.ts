import { randomBytes } from 'node:crypto';
import { Integer, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq, TimeStampResp } from 'pkijs';
import { ProofError } from '../base/proof-error.ts';
import { readToken, SHA256, verifyTimestamp } from './timestamp.ts';

const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

/** A request for a token over a SHA-256 digest (RFC 3161, section 2.4.1), with its nonce; DER. */
export function createTimestampRequest(digest: Uint8Array): { request: Uint8Array; nonce: Uint8Array } {
  const nonce = new Uint8Array(randomBytes(12));
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40; // neither negative nor with a leading zero
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
      hashedMessage: new OctetString({ valueHex: bufferOf(digest) }),
    }),
    nonce: new Integer({ valueHex: bufferOf(nonce) }),
    certReq: true,
  });
  return { request: new Uint8Array(request.toSchema().toBER()), nonce };
}

/**
 * The token in an authority's answer (RFC 3161, section 2.4.2).
 *
 * @throws ProofError `VIGIE_PROOF_TIMESTAMP` when the authority refused, or answered another request
 */
export function readTimestampResponse(bytes: Uint8Array, digest: Uint8Array, nonce: Uint8Array): Uint8Array {
  const refuse = (why: string): ProofError =>
    new ProofError('VIGIE_PROOF_TIMESTAMP', `The timestamp authority gave no token: ${why}.`);
  let response: TimeStampResp;
  try {
    response = TimeStampResp.fromBER(bufferOf(bytes));
  } catch {
    throw refuse('its answer is no RFC 3161 response');
  }
  const { status, statusStrings } = response.status;
  if (status > 1 || !response.timeStampToken) {
    const said = (statusStrings ?? []).map((each) => String(each.valueBlock.value)).join('; ');
    throw refuse(`status ${status}${said && `, ${said.slice(0, 200)}`}`);
  }
  const token = new Uint8Array(response.timeStampToken.toSchema().toBER());
  const { info } = readToken(token);
  const given = info.nonce ? new Uint8Array(info.nonce.valueBlock.valueHexView) : null;
  if (!given || !Buffer.from(given).equals(nonce)) throw refuse('it answers another request');
  try {
    verifyTimestamp(token, digest);
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
  return token;
}
