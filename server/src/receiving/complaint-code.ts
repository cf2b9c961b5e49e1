import { randomBytes } from 'node:crypto';

/**
 * The code that opens the complaint against one decision, told to those it concerns. Nobody guesses it: 128 random
 * bits.
 */
export const newComplaintCode = (): string => randomBytes(16).toString('base64url');
