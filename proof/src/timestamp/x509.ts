import { Integer, OctetString } from 'asn1js';
import { type AlgorithmIdentifier, BasicConstraints, Certificate, ExtKeyUsage } from 'pkijs';
import { Fault } from '../base/fault.ts';
import { isSigned } from './signed-by.ts';

/** A certificate (X.509, RFC 5280), and whether it is one that was given as trusted. */
export interface Held {
  parsed: Certificate;
  der: Uint8Array;
  isRoot: boolean;
}

const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
const SUBJECT_KEY_IDENTIFIER = '2.5.29.14';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const COMMON_NAME = '2.5.4.3';
/**
 * Critical extensions that are looked at here, or (certificate policies, 2.5.29.32) limit nothing where no policy is
 * asked for. RFC 5280, 4.2: any other refuses.
 */
const UNDERSTOOD = new Set([BASIC_CONSTRAINTS, KEY_USAGE, EXTENDED_KEY_USAGE, '2.5.29.32']);
/** Certificates from a token's signer to a root. */
const LONGEST_CHAIN = 10;
/** Candidates tried in all while a chain is built: a token carries a handful. */
const MOST_CERTIFICATES = 50;

/** Reads a certificate's DER. @throws where it is none */
export function holdCertificate(der: Uint8Array, isRoot: boolean): Held {
  const own = Uint8Array.from(der);
  return { parsed: Certificate.fromBER(own), der: own, isRoot };
}

/** The certificates of a text (PEM, one or more). @throws Fault where it has none, or one that cannot be read */
export function readRoots(text: string): Held[] {
  const found = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    if (found.length > 0)
      return found.map((pem) => holdCertificate(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'), true));
  } catch {
    // Said below.
  }
  throw new Fault(
    'What you gave as a root is no certificate (PEM).',
    'Ce que vous avez donné comme racine n’est pas un certificat (PEM).',
  );
}

export const publicKeyOf = ({ parsed }: Held): Uint8Array =>
  new Uint8Array(parsed.subjectPublicKeyInfo.toSchema().toBER());

/** The certificate's common name, else its whole subject. */
export function nameOf({ parsed }: Held): string {
  const parts = parsed.subject.typesAndValues;
  const own = parts.filter(({ type }) => type === COMMON_NAME);
  const named = (own.length > 0 ? own : parts).map(({ value }) => String(value.valueBlock.value));
  return named.join(', ').slice(0, 200);
}

function extensionOf({ parsed }: Held, id: string) {
  const found = parsed.extensions?.filter(({ extnID }) => extnID === id) ?? [];
  return found.length === 1 ? found[0] : undefined;
}

/** What a certificate's extension calls its key (RFC 5280, 4.2.1.2); null where it has none. */
export function keyIdentifierOf(certificate: Held): Uint8Array | null {
  const identifier = extensionOf(certificate, SUBJECT_KEY_IDENTIFIER)?.parsedValue;
  return identifier instanceof OctetString ? new Uint8Array(identifier.valueBlock.valueHexView) : null;
}

/** Whether a certificate is one for timestamps and for nothing else, marked critical: RFC 3161, section 2.3. */
export function isForTimestamps(certificate: Held): boolean {
  const usage = extensionOf(certificate, EXTENDED_KEY_USAGE);
  const { parsedValue } = usage ?? {};
  return (
    usage?.critical === true &&
    parsedValue instanceof ExtKeyUsage &&
    parsedValue.keyPurposes.length === 1 &&
    parsedValue.keyPurposes[0] === TIME_STAMPING
  );
}

/** keyCertSign is bit 5 of the key usage; without that extension any use is meant. */
function maySign(certificate: Held): boolean {
  const usage = extensionOf(certificate, KEY_USAGE);
  if (!usage) return true;
  const bits = new Uint8Array(usage.extnValue.valueBlock.valueHexView);
  return ((bits[3] ?? 0) & 0x04) !== 0;
}

/**
 * Whether a certificate may issue others, with `below` authorities between it and the last one. A root without
 * constraints (X.509 version 1) may.
 */
function isAuthority(certificate: Held, below: number): boolean {
  const constraints = extensionOf(certificate, BASIC_CONSTRAINTS)?.parsedValue;
  if (!(constraints instanceof BasicConstraints)) return certificate.isRoot && maySign(certificate);
  const most = constraints.pathLenConstraint;
  const length = most instanceof Integer ? Number(most.valueBlock.valueDec) : most;
  return constraints.cA && (length === undefined || length >= below) && maySign(certificate);
}

const understands = ({ parsed }: Held): boolean =>
  (parsed.extensions ?? []).every(({ critical, extnID }) => !critical || UNDERSTOOD.has(extnID));

export function isSignedBy(
  what: { signatureAlgorithm: AlgorithmIdentifier; tbsView: Uint8Array; signatureValue: Certificate['signatureValue'] },
  issuer: Held,
): boolean {
  const signature = new Uint8Array(what.signatureValue.valueBlock.valueHexView);
  return isSigned(publicKeyOf(issuer), what.signatureAlgorithm, what.tbsView, signature);
}

/** Who issued the last certificate of a chain, among roots and those carried along. */
export function issuerOf(
  last: Held,
  chain: readonly Held[],
  carried: readonly Held[],
  roots: readonly Held[],
): Held | undefined {
  const issues = (candidate: Held): boolean =>
    candidate.parsed.subject.isEqual(last.parsed.issuer) &&
    isAuthority(candidate, chain.length - 1) &&
    understands(candidate) &&
    isSignedBy(last.parsed, candidate);
  return (
    roots.find(issues) ?? carried.slice(0, MOST_CERTIFICATES).find((each) => !chain.includes(each) && issues(each))
  );
}

/** A certificate and those above it, up to a root that is trusted, else as far as the ones carried along go. */
export function chainOf(own: Held, carried: readonly Held[], roots: readonly Held[]): Held[] {
  const isGiven = roots.some(({ der }) => Buffer.compare(der, own.der) === 0);
  const chain: Held[] = [isGiven ? { ...own, isRoot: true } : own];
  for (let last = chain[0]; last && !last.isRoot && chain.length <= LONGEST_CHAIN; last = chain.at(-1)) {
    const next = issuerOf(last, chain, carried, roots);
    if (!next) break;
    chain.push(next);
  }
  return chain;
}

/** @throws Fault when a certificate of the chain was not in force at a moment */
export function checkInForce(chain: readonly Held[], at: Date): void {
  for (const held of chain) {
    if (at >= held.parsed.notBefore.value && at <= held.parsed.notAfter.value) continue;
    throw new Fault(
      `The certificate of ${nameOf(held)} was not in force at ${at.toISOString()}.`,
      `Le certificat de ${nameOf(held)} n’était pas en vigueur le ${at.toISOString()}.`,
    );
  }
}
