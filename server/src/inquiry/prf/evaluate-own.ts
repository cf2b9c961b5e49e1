import { p256 } from '@noble/curves/nist.js';
import { multiply } from './multiply.ts';
import { outputOf, pointsOf } from './voprf.ts';

/** The outputs of the function for inputs that its own holder knows (RFC 9497, section 3.3.2, `Evaluate`), 32 octets each. */
export function evaluateOwn(secret: Uint8Array, inputs: readonly string[]): Uint8Array[] {
  const bytes = inputs.map((input) => Buffer.from(input));
  const elements = multiply(p256.Point.Fn.fromBytes(secret), pointsOf(bytes));
  return bytes.flatMap((input, at) => {
    const element = elements[at];
    return element ? [outputOf(input, element)] : [];
  });
}
