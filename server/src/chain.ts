/** The links of the chain, in order: wiring, migrations, dependency rules and the README's drawing read this list. */
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
