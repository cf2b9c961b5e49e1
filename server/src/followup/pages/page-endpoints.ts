import { z } from 'zod';
import { pageQuery } from '../../base/http/http.ts';
import { query } from '../../people/index.ts';
import {
  picturePageSchema,
  platformNameSchema,
  platformPageSchema,
  productPageSchema,
  traderPageSchema,
} from './page-schema.ts';
import { readPicture, readPlatform, readProduct, readTrader } from './read-page.ts';

const name = z.string().min(1).max(2000);
const asked = { tag: 'followup', role: 'reader' } as const;

/** What a unit knows of a platform, a trader, a product, a photograph: of cases that the reader may see. */
export const pageEndpoints = [
  query('GET /v1/platforms', {
    says: 'Lists the platforms of the register by name.',
    ...asked,
    answer: z.object({ items: z.array(platformNameSchema) }),
    run: async ({ context }) => ({
      items: context.platforms().map(({ key, name, hosts }) => ({ key, name, hosts })),
    }),
  }),
  query('GET /v1/pages/platform', {
    says: 'Shows what is known of a platform.',
    ...asked,
    query: pageQuery.extend({ name }),
    answer: platformPageSchema,
    run: (work, { query: of }) => readPlatform(work, of),
  }),
  query('GET /v1/pages/trader', {
    says: 'Shows what is known of a trader.',
    ...asked,
    query: pageQuery.extend({ platform: name, key: name }),
    answer: traderPageSchema,
    run: (work, { query: of }) => readTrader(work, of),
  }),
  query('GET /v1/pages/product', {
    says: 'Shows what is known of a product.',
    ...asked,
    query: pageQuery.extend({ key: name }),
    answer: productPageSchema,
    run: (work, { query: of }) => readProduct(work, of),
  }),
  query('GET /v1/pages/picture', {
    says: 'Lists where a picture appears.',
    ...asked,
    query: pageQuery.extend({ pdq: z.string().regex(/^[0-9a-f]{64}$/) }),
    answer: picturePageSchema,
    run: (work, { query: of }) => readPicture(work, of),
  }),
];
