import { p256 } from '@noble/curves/nist.js';
import { blindBy, evaluateBy, finalizeAll } from './voprf.ts';

/** Octets of an element: a point, compressed. */
export const ELEMENT_BYTES = 33;
/** Octets of a proof: two scalars. */
export const PROOF_BYTES = 64;

/** Of 1 to the order less one, each as likely. */
const randomScalar = (): Uint8Array => p256.utils.randomSecretKey();

export interface PrfKey {
  secret: Uint8Array;
  public: Uint8Array;
}

/** A new key of a unit. */
export function makeKey(): PrfKey {
  const secret = randomScalar();
  return { secret, public: p256.getPublicKey(secret, true) };
}

/** What an asker keeps for itself until the answer is there. */
export interface Blinded {
  input: Uint8Array;
  blind: Uint8Array;
  element: Uint8Array;
}

/** Blinds an input, each time anew: no two elements of one input look alike (RFC 9497, section 3.3.1). */
export function blind(text: string): Blinded {
  const input = Buffer.from(text);
  const blind = randomScalar();
  return { input, blind, element: blindBy(input, blind) };
}

export interface Evaluated {
  elements: Uint8Array[];
  proof: Uint8Array;
}

/**
 * Evaluates what was blinded, with one proof for all that the key is the one that is published (sections 2.2.1 and 3.3.2).
 *
 * @throws Error where an element is no point of the curve, or the one at infinity
 */
export function evaluate(key: PrfKey, blinded: readonly Uint8Array[]): Evaluated {
  const { evaluated, proof } = evaluateBy(key, blinded, randomScalar());
  return { elements: evaluated, proof };
}

/**
 * The outputs (32 octets each), once the proof holds.
 *
 * @throws Error where the proof is not of this key, or an element is none
 */
export function finalize(blinded: readonly Blinded[], publicKey: Uint8Array, evaluated: Evaluated): Uint8Array[] {
  const items = blinded.map(({ input, blind, element }, at) => ({
    input,
    blind,
    blinded: element,
    evaluated: evaluated.elements[at] ?? new Uint8Array(),
  }));
  return finalizeAll(items, publicKey, evaluated.proof);
}
