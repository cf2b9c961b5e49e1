import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { italian } from './it.ts';
import { dutch } from './nl.ts';
import { polish } from './pl.ts';
import { portuguese } from './pt.ts';
import type { SampleListing } from './sample.ts';
import { chinese } from './zh.ts';

/** Every offer of the sample marketplace on day 0, by language. */
export const catalogue: readonly SampleListing[] = [
  ...french,
  ...english,
  ...german,
  ...spanish,
  ...italian,
  ...dutch,
  ...polish,
  ...portuguese,
  ...chinese,
];

const byId = new Map(catalogue.map((listing) => [listing.id, listing]));

/** The offer of that id; throws when the catalogue has none, since ids in code are the catalogue's own. */
export function sampleListing(id: string): SampleListing {
  const listing = byId.get(id);
  if (!listing) throw new Error(`no listing ${JSON.stringify(id)} in the sample catalogue`);
  return listing;
}
