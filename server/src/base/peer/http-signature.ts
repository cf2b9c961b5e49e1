import { createHash, timingSafeEqual } from 'node:crypto';
import { parseVerifierKey, type Signer, type Verifier, verifierKey, verifyEd25519 } from '@vigie/proof';
import {
  type InnerList,
  isInnerList,
  type Parameters,
  parseDictionary,
  serializeDictionary,
  serializeInnerList,
  serializeItem,
} from 'structured-headers';
import type { VigieError } from '../core/errors.ts';
import { refusal } from './refusals.ts';

/** Header fields as Node gives them: names in lower case. */
export type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A request of the exchange as it was sent, with the octets of its body. */
export interface SignedRequest {
  method: string;
  /** The absolute URL that the sender asked for. */
  url: string;
  headers: Fields;
  body: Uint8Array;
}

/** An answer to such a request. */
export interface SignedResponse {
  status: number;
  headers: Fields;
  body: Uint8Array;
}

/** Keys by their `keyid`: a verifier key's whole text. `null`: not known here, and so not trusted. */
export type KeyLookup = (keyid: string) => Verifier | null | Promise<Verifier | null>;

/** What is signed of a request: the method, where to, and what is said. */
const REQUEST = ['"@method"', '"@target-uri"', '"content-digest"', '"content-type"', '"idempotency-key"'];
/** What is signed of an answer: bound to its request by that one's signature (RFC 9421, section 2.4). */
const RESPONSE = ['"@status"', '"content-digest"', '"content-type"', '"signature";req;key="vigie"'];
const LABEL = 'vigie';
const TAG = 'vigie-exchange';
/** How long a signature lasts: a repetition is signed anew. */
const LIFETIME_SECONDS = 300;
/** How far two clocks may be apart. */
const SKEW_SECONDS = 60;
/** The longest life that is believed of somebody else's signature. */
const LONGEST_SECONDS = 3600;

const refuse = (why: string): VigieError => refusal('VIGIE_EXCHANGE_UNSIGNED', { why });

/** `Content-Digest` of a body (RFC 9530, section 2). */
export function contentDigest(body: Uint8Array): string {
  return serializeDictionary(new Map([['sha-256', [createHash('sha256').update(body).digest(), new Map()]]]));
}

/**
 * The signature base (RFC 9421, section 2.5): a line per covered component, then the parameters. `valueAt` gives a
 * component's value; `null`: not there.
 */
export function signatureBase(input: InnerList, valueAt: (component: string) => string | null): string {
  const lines = input[0].map((item) => {
    const component = serializeItem(item);
    const value = valueAt(component);
    if (value === null) throw refuse(`${component} is signed but not there`);
    return `${component}: ${value}`;
  });
  return [...lines, `"@signature-params": ${serializeInnerList(input)}`].join('\n');
}

/**
 * The header fields that sign a request: `Content-Digest`, `Signature-Input`, `Signature`. `content-type` and
 * `idempotency-key` must be among its fields.
 */
export function signRequest(request: SignedRequest, signer: Signer, now: Date): [name: string, value: string][] {
  const digest = contentDigest(request.body);
  const headers = { ...request.headers, 'content-digest': digest };
  return sign(REQUEST, digest, signer, now, (component) => valueOfRequest({ ...request, headers }, component));
}

/** The header fields that sign the answer to a signed request. `content-type` must be among the answer's fields. */
export function signResponse(
  response: SignedResponse,
  request: SignedRequest,
  signer: Signer,
  now: Date,
): [name: string, value: string][] {
  const digest = contentDigest(response.body);
  const headers = { ...response.headers, 'content-digest': digest };
  return sign(RESPONSE, digest, signer, now, (component) =>
    valueOfResponse({ ...response, headers }, request, component),
  );
}

/**
 * Checks a signed request (RFC 9421, section 3.2): every part of it that the exchange needs is covered, the key is
 * known, the time is right, and the body is the one that was signed. A repetition within the signature's life is not
 * refused here: the idempotency key tells it.
 *
 * @returns the key that signed
 * @throws VigieError `VIGIE_EXCHANGE_UNSIGNED` (401) that says what is not right
 */
export function verifyRequest(request: SignedRequest, keys: KeyLookup, now: Date): Promise<Verifier> {
  return verify(request, REQUEST, keys, now, (component) => valueOfRequest(request, component));
}

/** Checks a signed answer to a request that we signed, as `verifyRequest` does. */
export function verifyResponse(
  response: SignedResponse,
  request: SignedRequest,
  keys: KeyLookup,
  now: Date,
): Promise<Verifier> {
  return verify(response, RESPONSE, keys, now, (component) => valueOfResponse(response, request, component));
}

/** A lookup that believes one key alone, written as a verifier key; `null`: none is believed. */
export function onlyKey(key: string | null): KeyLookup {
  return (keyid) => (keyid === key ? parseVerifierKey(keyid) : null);
}

function sign(
  components: readonly string[],
  digest: string,
  signer: Signer,
  now: Date,
  valueAt: (component: string) => string | null,
): [string, string][] {
  const created = Math.floor(now.getTime() / 1000);
  const parameters: Parameters = new Map<string, string | number>([
    ['created', created],
    ['expires', created + LIFETIME_SECONDS],
    ['keyid', verifierKey(signer)],
    ['alg', 'ed25519'],
    ['tag', TAG],
  ]);
  const input: InnerList = [readInput(`x=(${components.join(' ')})`, 'x')[0], parameters];
  const signature = signer.sign(Buffer.from(signatureBase(input, valueAt)));
  return [
    ['Content-Digest', digest],
    ['Signature-Input', serializeDictionary(new Map([[LABEL, input]]))],
    ['Signature', serializeDictionary(new Map([[LABEL, [signature, new Map()]]]))],
  ];
}

async function verify(
  message: { headers: Fields; body: Uint8Array },
  components: readonly string[],
  keys: KeyLookup,
  now: Date,
  valueAt: (component: string) => string | null,
): Promise<Verifier> {
  const input = readInput(fieldOf(message.headers, 'signature-input'), LABEL);
  const signature = readBytes(fieldOf(message.headers, 'signature'), LABEL);
  if (!signature) throw refuse(`there is no signature named ${LABEL}`);
  const covered = input[0].map((item) => serializeItem(item));
  // Neither more nor less: each component once (section 2.5), none that we would have to take on trust.
  const missing = components.filter((component) => !covered.includes(component));
  if (missing.length > 0) throw refuse(`it does not cover ${missing.join(', ')}`);
  if (covered.length !== components.length) throw refuse(`it covers more than ${components.join(', ')}`);
  checkParameters(input[1], now);
  const keyid = input[1].get('keyid');
  const key = typeof keyid === 'string' && keyid.length <= 500 ? await keys(keyid) : null;
  if (!key) throw refuse('the key is not known here');
  if (!verifyEd25519(key.publicKey, Buffer.from(signatureBase(input, valueAt)), signature)) {
    throw refuse('it is not of this message and this key');
  }
  const digest = readBytes(fieldOf(message.headers, 'content-digest'), 'sha-256');
  const actual = createHash('sha256').update(message.body).digest();
  if (digest?.length !== actual.length || !timingSafeEqual(digest, actual)) {
    throw refuse('Content-Digest is not the SHA-256 of the body');
  }
  return key;
}

/**
 * Time and purpose (section 3.2, point 5): a signature has a beginning and an end, both near, and is meant for this
 * exchange.
 */
function checkParameters(parameters: Parameters, now: Date): void {
  const created = parameters.get('created');
  const expires = parameters.get('expires');
  const seconds = now.getTime() / 1000;
  if (parameters.get('tag') !== TAG) throw refuse(`its tag is not ${TAG}`);
  if ((parameters.get('alg') ?? 'ed25519') !== 'ed25519') throw refuse('its algorithm is not ed25519');
  if (typeof created !== 'number' || typeof expires !== 'number') throw refuse('it needs created and expires');
  if (created > seconds + SKEW_SECONDS) throw refuse('it was made in the future; compare the clocks');
  if (expires + SKEW_SECONDS < seconds) throw refuse('it has expired; compare the clocks');
  if (expires - created > LONGEST_SECONDS) throw refuse(`it is to last longer than ${LONGEST_SECONDS} seconds`);
}

function valueOfRequest(request: SignedRequest, component: string): string | null {
  if (component === '"@method"') return request.method.toUpperCase();
  if (component === '"@target-uri"') return request.url;
  return fieldOf(request.headers, component.slice(1, -1));
}

function valueOfResponse(response: SignedResponse, request: SignedRequest, component: string): string | null {
  if (component === '"@status"') return String(response.status);
  if (!component.includes(';req')) return fieldOf(response.headers, component.slice(1, -1));
  const bytes = readBytes(fieldOf(request.headers, 'signature'), LABEL);
  return bytes && serializeItem(bytes);
}

/** A field's value (section 2.1): its lines trimmed and joined. */
function fieldOf(headers: Fields, name: string): string | null {
  const value = headers[name];
  if (value === undefined) return null;
  return (typeof value === 'string' ? [value] : value).map((line) => line.trim()).join(', ');
}

function readInput(field: string | null, label: string): InnerList {
  const member = readMember(field, label);
  if (!member || !isInnerList(member)) throw refuse(`Signature-Input names no ${LABEL}`);
  return member;
}

function readBytes(field: string | null, name: string): Buffer | null {
  const value = readMember(field, name)?.[0];
  return value instanceof ArrayBuffer ? Buffer.from(value) : null;
}

function readMember(field: string | null, name: string) {
  if (field === null || field.length > 8192) return null;
  try {
    return parseDictionary(field).get(name) ?? null;
  } catch {
    return null;
  }
}
