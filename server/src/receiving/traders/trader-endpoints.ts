import { z } from 'zod';
import { newId } from '../../base/core/ids.ts';
import { command, note, type PersonWork, query } from '../../people/index.ts';
import { drawListings } from './draw-listings.ts';
import { checkTraceability, isTraceable } from './traceability.ts';
import { listListingIds, listTraderChecks, readDrawn, saveTraderCheck } from './trader-check-store.ts';
import { randomCheckSchema, traderCheckInputSchema, traderCheckSchema } from './trader-schema.ts';

/** Looks at a trader's particulars (art. 30(1)) and keeps the results. */
async function checkTrader(
  work: PersonWork,
  { trader, particulars }: z.output<typeof traderCheckInputSchema>,
): Promise<z.infer<typeof traderCheckSchema>> {
  const { tx, unit, by, now } = work;
  const results = checkTraceability(particulars);
  const check = { id: newId('trc', now), trader, complete: isTraceable(results), madeAt: now.toISOString(), results };
  await saveTraderCheck(tx, { ...check, unit, account: by.id });
  await note(work, { act: 'trader.checked', subject: trader, content: { complete: check.complete } });
  return check;
}

/** What a marketplace checks of its traders (art. 30, 31): their particulars, and offers drawn at random. */
export const traderEndpoints = [
  query('GET /v1/trader-checks', {
    says: 'Lists the checks of traders.',
    tag: 'receiving',
    role: 'reader',
    answer: z.object({ items: z.array(traderCheckSchema) }),
    run: async ({ tx }) => ({ items: await listTraderChecks(tx) }),
  }),
  command('POST /v1/trader-checks', {
    says: 'Checks what a trader says of itself.',
    tag: 'receiving',
    role: 'analyst',
    machine: true,
    body: traderCheckInputSchema,
    answer: traderCheckSchema,
    run: (work, { body }) => checkTrader(work, body),
  }),
  query('GET /v1/random-checks', {
    says: 'Draws offers at random for checking. The same seed draws the same ones.',
    tag: 'receiving',
    role: 'reader',
    forAll: true,
    query: z.object({
      seed: z.string().min(1).max(200),
      size: z.coerce.number().int().min(1).max(1000).default(50),
    }),
    answer: z.object({ items: z.array(randomCheckSchema) }),
    run: async ({ tx }, { query: { seed, size } }) => ({
      items: await readDrawn(tx, drawListings(await listListingIds(tx), seed, size)),
    }),
  }),
];
