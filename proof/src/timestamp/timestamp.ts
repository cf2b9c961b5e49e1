import { fromBER, GeneralizedTime, OctetString, Primitive, Sequence } from 'asn1js';
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData, type SignerInfo, TSTInfo } from 'pkijs';
import { type HashName, hash } from '#platform';
import { Fault } from '../base/fault.ts';
import { HASHES } from '../base/hash-ids.ts';
import { printable } from '../seal/archive.ts';
import { checkRevoked, type Revocation } from './revocation.ts';
import { isSigned } from './signed-by.ts';
import {
  chainOf,
  checkInForce,
  type Held,
  holdCertificate,
  isForTimestamps,
  issuerOf,
  keyIdentifierOf,
  nameOf,
  publicKeyOf,
  readRoots,
} from './x509.ts';

export const SHA256 = '2.16.840.1.101.3.4.2.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
/** Attributes that name the signer's certificate, and the hashes that each may name it by (RFC 5816). */
const SIGNING_CERTIFICATE = new Map<string, HashName[]>([
  ['1.2.840.113549.1.9.16.2.12', ['sha1']],
  ['1.2.840.113549.1.9.16.2.47', ['sha256', 'sha384', 'sha512']],
]);

/** What a digest of so many bytes was made with; no other may be stamped. */
const IMPRINTS = new Map<number, HashName>([
  [32, 'sha256'],
  [48, 'sha384'],
  [64, 'sha512'],
]);

/** What a token says, once it holds. */
export interface Timestamp {
  /** The authority's time, ISO 8601. */
  at: string;
  /** The authority, as its certificate names it. */
  authority: string;
  /** Under which of its policies (OID). */
  policy: string;
  /** Whether its certificate leads to one of the roots given; null where none was. */
  trusted: boolean | null;
  /** What the revocation lists tell of its certificates; null where none was given. */
  revocation: Revocation | null;
}

export interface TimestampTrust {
  /** Certificates (PEM, one or more) that are trusted to issue those of timestamp authorities. */
  roots?: readonly string[];
  /** Certificate revocation lists, DER. */
  crls?: readonly Uint8Array[];
  /** When it is checked, for lists that are out of date; left out: what the machine's clock says. */
  now?: Date;
  /** Policies that are accepted (OIDs); left out: any. */
  policies?: readonly string[];
}

/**
 * Checks a token (RFC 3161, section 2.4.2; CMS, RFC 5652, section 5.6) over a digest (SHA-256, SHA-384 or SHA-512):
 * what it was made over, its signature, that its certificate is one for timestamps and was in force; with roots, that
 * it leads to one; with lists, that none of them revokes it; with policies, that it is under one.
 *
 * @throws Fault saying what does not hold
 */
export function verifyTimestamp(token: Uint8Array, digest: Uint8Array, trust: TimestampTrust = {}): Timestamp {
  const { signed, info, content } = readToken(token);
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  if (
    HASHES.get(hashAlgorithm.algorithmId) !== IMPRINTS.get(digest.length) ||
    Buffer.compare(new Uint8Array(hashedMessage.valueBlock.valueHexView), digest) !== 0
  )
    throw new Fault('The timestamp is of something else.', 'L’horodatage est celui d’autre chose.');
  const [signer, ...others] = signed.signerInfos;
  if (!signer || others.length > 0)
    throw new Fault('A timestamp has one signer.', 'Un horodatage a un seul signataire.');
  const certificates = certificatesOf(signed);
  const roots = (trust.roots ?? []).flatMap(readRoots);
  // A token may leave its certificate out (RFC 3161, 2.4.1, certReq): then whoever checks it has to have it.
  const named = [...certificates, ...roots].filter((each) => isSigner(each, signer));
  // Two certificates may have one key and so one key identifier: the signed attributes say which is meant.
  const own = named.find((each) => isNamed(each, signer)) ?? named[0];
  if (!own)
    throw new Fault(
      'The signer’s certificate is neither in the timestamp nor in what you gave as roots. Ask the authority for it and add it to that file.',
      'Le certificat du signataire n’est ni dans l’horodatage ni dans ce que vous avez donné comme racines. Demandez-le à l’autorité et ajoutez-le à ce fichier.',
    );
  checkSignature(signer, content, own);
  if (!isForTimestamps(own))
    throw new Fault(
      'The certificate is not one for timestamps alone.',
      'Le certificat n’est pas destiné au seul horodatage.',
    );
  const at = info.genTime;
  const chain = chainOf(own, certificates, roots);
  checkInForce(chain, at);
  const isTrusted = chain.some(({ isRoot }) => isRoot);
  if (trust.roots && !isTrusted)
    throw new Fault(
      'The certificate leads to none of the roots that you trust.',
      'Le certificat ne mène à aucune des racines auxquelles vous faites confiance.',
    );
  const last = chain.at(-1) ?? own;
  const revocation = checkRevoked(chain, issuerOf(last, chain, certificates, roots), trust.crls ?? [], {
    at,
    now: trust.now ?? new Date(),
  });
  if (trust.policies && !trust.policies.includes(info.policy))
    throw new Fault(
      `The timestamp is under the policy ${info.policy}, which you do not accept.`,
      `L’horodatage relève de la politique ${info.policy}, que vous n’acceptez pas.`,
    );
  return {
    at: at.toISOString(),
    authority: nameOf(own),
    policy: info.policy,
    trusted: trust.roots ? isTrusted : null,
    revocation,
  };
}

/** Takes a token (CMS signed data around a TSTInfo) apart. @throws Fault where it is none */
export function readToken(token: Uint8Array): { signed: SignedData; info: TSTInfo; content: Uint8Array } {
  let read: { signed: SignedData; info: TSTInfo; content: Uint8Array };
  try {
    const own = Uint8Array.from(token);
    if (fromBER(own).offset !== own.length) throw new Error('something follows');
    const envelope = ContentInfo.fromBER(own);
    if (envelope.contentType !== SIGNED_DATA) throw new Error('no signed data');
    const signed = new SignedData({ schema: envelope.content });
    const inner = signed.encapContentInfo;
    if (inner.eContentType !== TST_INFO || !inner.eContent) throw new Error('no timestamp');
    const content = new Uint8Array(inner.eContent.getValue());
    read = { signed, info: TSTInfo.fromBER(content), content };
  } catch {
    throw new Fault('This is no timestamp.', 'Ce n’est pas un horodatage.');
  }
  const written = writtenTime(read.content);
  if (!isUtc(written)) {
    const shown = printable(written);
    throw new Fault(
      `The timestamp is malformed: its time, ${shown}, is not in UTC to the second, ending in Z (RFC 3161, 2.4.2). What moment it means cannot be known.`,
      `L’horodatage est mal formé : son heure, ${shown}, n’est pas en UTC à la seconde près, terminée par Z (RFC 3161, 2.4.2). On ne peut savoir quel instant elle désigne.`,
    );
  }
  return read;
}

/** The time of a TSTInfo as it is written there: libraries read one without a zone in that of the reader. */
function writtenTime(content: Uint8Array): string {
  const { result } = fromBER(Uint8Array.from(content));
  const time =
    result instanceof Sequence ? result.valueBlock.value.find((each) => each instanceof GeneralizedTime) : null;
  return Buffer.from(time?.valueBlock.valueHexView ?? []).toString('latin1');
}

/** RFC 3161, 2.4.2: `YYYYMMDDhhmmss[.s…]Z`; a moment that there is. */
function isUtc(written: string): boolean {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d{1,20})?Z$/.exec(written) ?? [];
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const at = new Date(iso);
  return !Number.isNaN(at.getTime()) && at.toISOString() === iso;
}

function certificatesOf(signed: SignedData): Held[] {
  return (signed.certificates ?? []).flatMap((each) =>
    each instanceof Certificate ? [holdCertificate(new Uint8Array(each.toSchema().toBER()), false)] : [],
  );
}

/**
 * Whether a certificate is the one that a signature names (RFC 5652, 5.3): by issuer and serial number, or by `[0]`
 * subjectKeyIdentifier, which is the value of the certificate's extension of that name (RFC 5280, 4.2.1.2).
 */
function isSigner(certificate: Held, { sid }: SignerInfo): boolean {
  const { parsed } = certificate;
  if (sid instanceof IssuerAndSerialNumber)
    return parsed.serialNumber.isEqual(sid.serialNumber) && parsed.issuer.isEqual(sid.issuer);
  if (!(sid instanceof Primitive)) return false;
  const own = keyIdentifierOf(certificate);
  return own !== null && Buffer.compare(own, new Uint8Array(sid.valueBlock.valueHexView)) === 0;
}

/** RFC 5816: a token names its certificate by its digest, so that no other can be put in its place. */
function isNamed({ der: own }: Held, { signedAttrs }: SignerInfo): boolean {
  return (signedAttrs?.attributes ?? []).some(({ type: id, values }) => {
    const der = Buffer.from(values[0]?.toBER() ?? new ArrayBuffer(0));
    return SIGNING_CERTIFICATE.get(id)?.some((each) => der.includes(hash(each, own)));
  });
}

/**
 * The signature is over the signed attributes, which hold the digest of the content and say which certificate is meant.
 */
function checkSignature(signer: SignerInfo, content: Uint8Array, own: Held): void {
  const broken = new Fault(
    'The timestamp’s signature is not valid.',
    'La signature de l’horodatage n’est pas valable.',
  );
  const name = HASHES.get(signer.digestAlgorithm.algorithmId);
  const attributes = signer.signedAttrs?.attributes ?? [];
  const valueOfType = (type: string) => attributes.find((attribute) => attribute.type === type)?.values[0];
  const stated = valueOfType(MESSAGE_DIGEST);
  const type = valueOfType(CONTENT_TYPE);
  if (!name || !signer.signedAttrs || !(stated instanceof OctetString) || !type || !('toString' in type)) throw broken;
  const digest = hash(name, content);
  if (Buffer.compare(digest, new Uint8Array(stated.valueBlock.valueHexView)) !== 0) throw broken;
  const signedBytes = new Uint8Array(signer.signedAttrs.encodedValue);
  signedBytes[0] = 0x31; // signed as a SET, sent as [0]
  const signature = new Uint8Array(signer.signature.valueBlock.valueHexView);
  if (!isSigned(publicKeyOf(own), signer.signatureAlgorithm, signedBytes, signature, name)) throw broken;
  if (!isNamed(own, signer))
    throw new Fault(
      'The timestamp names another certificate than the one it carries.',
      'L’horodatage désigne un autre certificat que celui qu’il porte.',
    );
}
