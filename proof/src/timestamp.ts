import { createHash, randomBytes, verify, X509Certificate } from 'node:crypto';
import { Integer, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  Certificate,
  CertificateRevocationList,
  ContentInfo,
  MessageImprint,
  SignedData,
  type SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { ProofError } from './proof-error.ts';

const SHA256 = '2.16.840.1.101.3.4.2.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const SIGNING_CERTIFICATE = new Map([
  ['1.2.840.113549.1.9.16.2.12', 'sha1'],
  ['1.2.840.113549.1.9.16.2.47', 'sha256'],
]);
const REASON_CODE = '2.5.29.21';
/** Revoked for these reasons, a certificate's earlier tokens stay good (RFC 3161, section 4): it was replaced, not stolen. */
const HARMLESS_REASONS = new Set([3, 4, 5]);
const HASHES = new Map([
  ['1.3.14.3.2.26', 'sha1'],
  [SHA256, 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);
/** Certificates from a token's signer to a root. */
const LONGEST_CHAIN = 10;

/** What is wrong with a token, in the two languages of a report. */
export class TimestampFault extends Error {
  readonly fr: string;
  constructor(en: string, fr: string) {
    super(en);
    this.fr = fr;
  }
}

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
}

export interface TimestampTrust {
  /** Certificates (PEM, one or more) that are trusted to issue those of timestamp authorities. */
  roots?: readonly string[];
  /** Certificate revocation lists, DER. */
  crls?: readonly Uint8Array[];
  /** Policies that are accepted (OIDs); left out: any. */
  policies?: readonly string[];
}

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
  if (!given || Buffer.compare(given, nonce) !== 0) throw refuse('it answers another request');
  try {
    verifyTimestamp(token, digest);
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
  return token;
}

/**
 * Checks a token (RFC 3161, section 2.4.2; CMS, RFC 5652, section 5.6) over a digest: what it was made over, its signature, that its certificate is one for
 * timestamps and was in force; with roots, that it leads to one; with lists, that it was not revoked; with policies, that it is under one.
 *
 * @throws TimestampFault saying what does not hold
 */
export function verifyTimestamp(token: Uint8Array, digest: Uint8Array, trust: TimestampTrust = {}): Timestamp {
  const { signed, info, content } = readToken(token);
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  if (
    hashAlgorithm.algorithmId !== SHA256 ||
    Buffer.compare(new Uint8Array(hashedMessage.valueBlock.valueHexView), digest) !== 0
  )
    throw new TimestampFault('The timestamp is of something else.', 'L’horodatage est celui d’autre chose.');
  const [signer, ...others] = signed.signerInfos;
  if (!signer || others.length > 0)
    throw new TimestampFault('A timestamp has one signer.', 'Un horodatage a un seul signataire.');
  const certificates = certificatesOf(signed);
  const own = certificates.find(({ parsed }) => isSigner(parsed, signer));
  if (!own)
    throw new TimestampFault(
      'The signer’s certificate is not in the timestamp.',
      'Le certificat du signataire manque.',
    );
  checkSignature(signer, content, own);
  if (!own.x509.keyUsage?.includes(TIME_STAMPING))
    throw new TimestampFault(
      'The certificate is not one for timestamps.',
      'Le certificat n’est pas destiné à l’horodatage.',
    );
  const at = info.genTime;
  const chain = [own, ...chainOf(own, certificates, trust.roots ?? [])];
  for (const { x509 } of chain) {
    if (at < new Date(x509.validFrom) || at > new Date(x509.validTo)) {
      const name = nameOf(x509);
      throw new TimestampFault(
        `The certificate of ${name} was not in force at ${at.toISOString()}.`,
        `Le certificat de ${name} n’était pas en vigueur le ${at.toISOString()}.`,
      );
    }
  }
  const isTrusted = chain.some(({ isRoot }) => isRoot);
  if (trust.roots && !isTrusted)
    throw new TimestampFault(
      'The certificate leads to none of the roots that you trust.',
      'Le certificat ne mène à aucune des racines auxquelles vous vous fiez.',
    );
  checkRevoked(chain, trust.crls ?? [], at);
  if (trust.policies && !trust.policies.includes(info.policy))
    throw new TimestampFault(
      `The timestamp is under the policy ${info.policy}, which you do not accept.`,
      `L’horodatage relève de la politique ${info.policy}, que vous n’acceptez pas.`,
    );
  return {
    at: at.toISOString(),
    authority: nameOf(own.x509),
    policy: info.policy,
    trusted: trust.roots ? isTrusted : null,
  };
}

interface Held {
  x509: X509Certificate;
  parsed: Certificate;
  isRoot: boolean;
}

function readToken(token: Uint8Array): { signed: SignedData; info: TSTInfo; content: Uint8Array } {
  try {
    const envelope = ContentInfo.fromBER(bufferOf(token));
    if (envelope.contentType !== SIGNED_DATA) throw new Error('no signed data');
    const signed = new SignedData({ schema: envelope.content });
    const inner = signed.encapContentInfo;
    if (inner.eContentType !== TST_INFO || !inner.eContent) throw new Error('no timestamp');
    const content = new Uint8Array(inner.eContent.getValue());
    return { signed, info: TSTInfo.fromBER(bufferOf(content)), content };
  } catch {
    throw new TimestampFault('This is no timestamp.', 'Ce n’est pas un horodatage.');
  }
}

function hold(der: Uint8Array, isRoot: boolean): Held {
  return { x509: new X509Certificate(der), parsed: Certificate.fromBER(bufferOf(der)), isRoot };
}

function certificatesOf(signed: SignedData): Held[] {
  return (signed.certificates ?? []).flatMap((each) =>
    each instanceof Certificate ? [hold(new Uint8Array(each.toSchema(true).toBER()), false)] : [],
  );
}

function isSigner(certificate: Certificate, { sid }: SignerInfo): boolean {
  return (
    'serialNumber' in sid &&
    certificate.serialNumber.isEqual(sid.serialNumber) &&
    certificate.issuer.isEqual(sid.issuer)
  );
}

/** The signature is over the signed attributes, which hold the digest of the content and say which certificate is meant. */
function checkSignature(signer: SignerInfo, content: Uint8Array, own: Held): void {
  const broken = new TimestampFault(
    'The timestamp’s signature does not hold.',
    'La signature de l’horodatage ne tient pas.',
  );
  const hash = HASHES.get(signer.digestAlgorithm.algorithmId);
  const attributes = signer.signedAttrs?.attributes ?? [];
  const valueOfType = (type: string) => attributes.find((attribute) => attribute.type === type)?.values[0];
  const stated = valueOfType(MESSAGE_DIGEST);
  const type = valueOfType(CONTENT_TYPE);
  if (!hash || !signer.signedAttrs || !(stated instanceof OctetString) || !type || !('toString' in type)) throw broken;
  const digest = createHash(hash).update(content).digest();
  if (Buffer.compare(digest, new Uint8Array(stated.valueBlock.valueHexView)) !== 0) throw broken;
  const signedBytes = new Uint8Array(signer.signedAttrs.encodedValue);
  signedBytes[0] = 0x31; // signed as a SET, sent as [0]
  const signature = new Uint8Array(signer.signature.valueBlock.valueHexView);
  if (!verify(hash, signedBytes, own.x509.publicKey, signature)) throw broken;
  const named = attributes.flatMap((attribute) => {
    const algorithm = SIGNING_CERTIFICATE.get(attribute.type);
    return algorithm ? [{ algorithm, der: Buffer.from(attribute.values[0]?.toBER() ?? new ArrayBuffer(0)) }] : [];
  });
  // RFC 5816: the token names the certificate by its digest, so that no other can be put in its place.
  const isNamed = named.some(({ algorithm, der }) => der.includes(createHash(algorithm).update(own.x509.raw).digest()));
  if (!isNamed)
    throw new TimestampFault(
      'The timestamp names another certificate than the one it carries.',
      'L’horodatage désigne un autre certificat que celui qu’il porte.',
    );
}

/** The certificates above one, up to a root that is trusted, else as far as the token's own go. */
function chainOf(own: Held, carried: readonly Held[], roots: readonly string[]): Held[] {
  const trusted = roots.flatMap((text) =>
    (text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map((pem) =>
      hold(new X509Certificate(pem).raw, true),
    ),
  );
  const chain: Held[] = [];
  let last = own;
  while (chain.length < LONGEST_CHAIN && !last.isRoot) {
    const issues = ({ x509 }: Held): boolean => last.x509.checkIssued(x509) && last.x509.verify(x509.publicKey);
    const next = trusted.find(issues) ?? carried.find((each) => each !== last && each.x509.ca && issues(each));
    if (!next || chain.includes(next)) break;
    chain.push(next);
    last = next;
  }
  return chain;
}

function checkRevoked(chain: readonly Held[], crls: readonly Uint8Array[], at: Date): void {
  for (const der of crls) {
    let list: CertificateRevocationList;
    try {
      list = CertificateRevocationList.fromBER(bufferOf(der));
    } catch {
      throw new TimestampFault('A revocation list cannot be read.', 'Une liste de révocation est illisible.');
    }
    for (const [place, { parsed, x509 }] of chain.entries()) {
      const issuer = chain[place + 1];
      if (!issuer || !parsed.issuer.isEqual(list.issuer) || !isSignedBy(list, issuer)) continue;
      const entry = list.revokedCertificates?.find(({ userCertificate }) =>
        userCertificate.isEqual(parsed.serialNumber),
      );
      if (!entry) continue;
      const reason = entry.crlEntryExtensions?.extensions.find(({ extnID }) => extnID === REASON_CODE);
      const code = reason ? (new Uint8Array(reason.extnValue.valueBlock.valueHexView).at(-1) ?? 0) : 0;
      if (HARMLESS_REASONS.has(code) && entry.revocationDate.value > at) continue;
      const since = entry.revocationDate.value.toISOString();
      throw new TimestampFault(
        `The certificate of ${nameOf(x509)} was revoked on ${since}.`,
        `Le certificat de ${nameOf(x509)} a été révoqué le ${since}.`,
      );
    }
  }
}

const SIGNATURES = new Map([
  ['1.2.840.113549.1.1.5', 'sha1'],
  ['1.2.840.113549.1.1.11', 'sha256'],
  ['1.2.840.113549.1.1.12', 'sha384'],
  ['1.2.840.113549.1.1.13', 'sha512'],
  ['1.2.840.10045.4.3.2', 'sha256'],
  ['1.2.840.10045.4.3.3', 'sha384'],
  ['1.2.840.10045.4.3.4', 'sha512'],
]);

function isSignedBy(list: CertificateRevocationList, issuer: Held): boolean {
  const hash = SIGNATURES.get(list.signatureAlgorithm.algorithmId);
  const signature = new Uint8Array(list.signatureValue.valueBlock.valueHexView);
  return hash !== undefined && verify(hash, list.tbsView, issuer.x509.publicKey, signature);
}

/** The certificate's common name, else all of its subject. */
function nameOf(certificate: X509Certificate): string {
  return (/^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? certificate.subject.replaceAll('\n', ', ')).slice(0, 200);
}
