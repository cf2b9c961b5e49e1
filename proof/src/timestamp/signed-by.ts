import { Sequence } from 'asn1js';
import { AlgorithmIdentifier, PublicKeyInfo, RSASSAPSSParams } from 'pkijs';
import { type HashName, verifySignature } from '#platform';
import { HASHES } from '../base/hash-ids.ts';

const RSASSA_PSS = '1.2.840.113549.1.1.10';
const RSA = '1.2.840.113549.1.1.1';
const MGF1 = '1.2.840.113549.1.1.8';

/** Signatures whose identifier names their hash; an identifier of the key alone (RFC 5754) leaves that to the message. */
const SIGNATURES = new Map<string, HashName>([
  ['1.2.840.113549.1.1.5', 'sha1'],
  ['1.2.840.113549.1.1.11', 'sha256'],
  ['1.2.840.113549.1.1.12', 'sha384'],
  ['1.2.840.113549.1.1.13', 'sha512'],
  ['1.2.840.10045.4.3.2', 'sha256'],
  ['1.2.840.10045.4.3.3', 'sha384'],
  ['1.2.840.10045.4.3.4', 'sha512'],
]);

/** What a signature with RSASSA-PSS was made with: RFC 4055, section 3.1. */
interface Pss {
  name: HashName;
  mask: HashName;
  salt: number;
}

/**
 * Whether a signature by the key of a certificate (SubjectPublicKeyInfo, DER) holds: RSA with PKCS #1 v1.5 or RSASSA-PSS
 * (RFC 4055), or ECDSA.
 *
 * @param algorithm what the signature says of itself
 * @param digest the hash that the message was taken with, where another field says so (CMS): RFC 4056, section 3, asks
 *   that RSASSA-PSS is with the same
 */
export function isSigned(
  spki: Uint8Array,
  algorithm: AlgorithmIdentifier,
  message: Uint8Array,
  signature: Uint8Array,
  digest?: HashName,
): boolean {
  if (algorithm.algorithmId === RSASSA_PSS) {
    const pss = readPss(algorithm);
    if (!pss || (digest !== undefined && digest !== pss.name)) return false;
    const key = keyWith(spki, pss);
    return key !== null && verifySignature(key, pss.name, message, signature);
  }
  // RFC 4055, section 1.2: a key for RSASSA-PSS makes no other signatures.
  if (readKey(spki)?.algorithm.algorithmId === RSASSA_PSS) return false;
  const name = digest ?? SIGNATURES.get(algorithm.algorithmId);
  return name !== undefined && verifySignature(spki, name, message, signature);
}

function readKey(spki: Uint8Array): PublicKeyInfo | null {
  try {
    return PublicKeyInfo.fromBER(Uint8Array.from(spki));
  } catch {
    return null;
  }
}

/** The parameters, which a signature has to state; null where it does not, or with hashes that are not taken here. */
function readPss({ algorithmParams }: AlgorithmIdentifier): Pss | null {
  if (!(algorithmParams instanceof Sequence)) return null;
  try {
    const { hashAlgorithm, maskGenAlgorithm, saltLength, trailerField } = new RSASSAPSSParams({
      schema: algorithmParams,
    });
    const name = HASHES.get(hashAlgorithm.algorithmId);
    const mask = HASHES.get(new AlgorithmIdentifier({ schema: maskGenAlgorithm.algorithmParams }).algorithmId);
    if (!name || !mask || maskGenAlgorithm.algorithmId !== MGF1 || trailerField !== 1) return null;
    return Number.isInteger(saltLength) && saltLength >= 0 ? { name, mask, salt: saltLength } : null;
  } catch {
    return null;
  }
}

/**
 * A key as one for signatures with these parameters alone, which is how `verifySignature` learns of them.
 *
 * @returns null: it is no RSA key, or one for others: RFC 4055, section 3.3
 */
function keyWith(spki: Uint8Array, pss: Pss): Uint8Array | null {
  const key = readKey(spki);
  if (!key) return null;
  const { algorithmId, algorithmParams } = key.algorithm;
  if (algorithmId === RSASSA_PSS && algorithmParams !== undefined) {
    const own = readPss(key.algorithm);
    if (!own || own.name !== pss.name || own.mask !== pss.mask || own.salt > pss.salt) return null;
  } else if (algorithmId !== RSA && algorithmId !== RSASSA_PSS) return null;
  const identify = (name: HashName): AlgorithmIdentifier =>
    new AlgorithmIdentifier({ algorithmId: [...HASHES].find(([, known]) => known === name)?.[0] ?? '' });
  const algorithmParameters = new RSASSAPSSParams({
    hashAlgorithm: identify(pss.name),
    maskGenAlgorithm: new AlgorithmIdentifier({ algorithmId: MGF1, algorithmParams: identify(pss.mask).toSchema() }),
    saltLength: pss.salt,
  });
  key.algorithm = new AlgorithmIdentifier({ algorithmId: RSASSA_PSS, algorithmParams: algorithmParameters.toSchema() });
  return new Uint8Array(key.toSchema().toBER());
}
