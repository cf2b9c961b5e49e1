import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';

/**
 * A key pair for RSASSA-PSS that states its parameters (RFC 4055, section 3.1). Node asks for the salt's length as a
 * number, its types for a text: so it is called without them.
 */
export function generatePssKeys(stated: {
  modulusLength: number;
  hashAlgorithm?: string;
  mgf1HashAlgorithm?: string;
  saltLength?: number;
}): KeyPairKeyObjectResult {
  const generate: (...given: never[]) => unknown = generateKeyPairSync;
  return Reflect.apply(generate, null, ['rsa-pss', stated]);
}
