import type { Listing, Screener } from '@vigie/engine';
import { findPersonalData } from '../base/text/personal-data.ts';
import type { Reason } from './schema.ts';

/** What an offer is looked at with. */
export interface Looking {
  screener: Screener;
  /** `pack/rule` of those that the unit has disabled. */
  disabled: ReadonlySet<string>;
  /** The plain date of the law that counts. */
  asOf: string;
}

/** Parts of an offer that its trader writes freely. What says who sells it is meant to be there. */
const freeTexts = ({ title, description, attributes }: Listing): [field: string, text: string][] => [
  ['title', title],
  ['description', description ?? ''],
  ['attributes', attributes.map(({ name, value }) => `${name} ${value}`).join('\n')],
];

/**
 * Why an offer should be looked at by a person before it is published; none: nothing was found. A rule's match says
 * where; of personal data only the kinds and the field are told. Data without a shape of their own (a name, an illness)
 * are not seen.
 */
export function findReasons(listing: Listing, { screener, disabled, asOf }: Looking): Reason[] {
  const reasons: Reason[] = screener
    .screen(listing, { asOf })
    .filter(({ pack, rule }) => !disabled.has(`${pack}/${rule}`))
    .map((finding) => ({ kind: 'rule', finding }));
  for (const [field, text] of freeTexts(listing)) {
    const data = text === '' ? [] : findPersonalData(text);
    if (data.length > 0) reasons.push({ kind: 'personal-data', field, data });
  }
  return reasons;
}
