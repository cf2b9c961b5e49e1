/**
 * The links of the chain. `main.ts` wires them in this order; `tools/dependency-rules.js` reads who may import whom.
 */
export const CHAIN = [
  'listing',
  'screening',
  'case',
  'evidence',
  'notice',
  'followup',
  'referral',
  'publication',
] as const;

export type LinkName = (typeof CHAIN)[number];
