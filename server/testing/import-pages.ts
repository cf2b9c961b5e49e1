import { catalogue, type Marketplace, pathOf } from '@vigie/demo';
import { importListings } from '../src/listing/index.ts';
import { visitListings } from '../src/listing/visit/visit-listings.ts';
import type { TestVigie } from './vigie.ts';

/** The address of an offer of the sample marketplace, by its title. */
export function addressOf(marketplace: Marketplace, title: string): string {
  const sample = catalogue.find((each) => each.title === title);
  if (!sample) throw new Error(`no offer ${JSON.stringify(title)} in the sample catalogue`);
  return marketplace.url + pathOf(sample);
}

/** Visits a page, or all that a sitemap names, takes in what is offered there, and waits until no job is left. */
export async function importPages(
  { vigie: { context }, settle }: Pick<TestVigie, 'vigie' | 'settle'>,
  source: string,
  by: { unit: string; pictures?: boolean },
): Promise<void> {
  const offers = visitListings(context.visitor, source, () => {});
  await importListings(context, { account: null, source, pictures: false, ...by }, offers);
  await settle();
}
