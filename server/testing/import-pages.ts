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

/** As `importPages`, of the marketplace's sitemap every eighth page, and those whose address has one of `parts`. */
export async function importSome(
  { vigie: { context }, settle }: Pick<TestVigie, 'vigie' | 'settle'>,
  { url }: Marketplace,
  by: { unit: string; pictures: boolean; parts?: readonly string[] },
): Promise<void> {
  const { parts = [], ...rest } = by;
  const sitemap = await (await fetch(`${url}/sitemap.xml`)).text();
  const pages = [...sitemap.matchAll(/<loc>([^<]+)/g)].map(([, page = '']) => page);
  for (const source of pages.filter((page, n) => n % 8 === 0 || parts.some((part) => page.includes(part))))
    await importListings(
      context,
      { account: null, source, ...rest },
      visitListings(context.visitor, source, () => {}),
    );
  await settle();
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
