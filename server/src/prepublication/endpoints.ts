import { z } from 'zod';
import { pageOf, pageQuery, toPage } from '../base/http/http.ts';
import { batch, command, note, orLines, query } from '../people/index.ts';
import { refusal, refuse } from './refusals.ts';
import {
  BATCH_MAX,
  decideSchema,
  offerSchema,
  type Screening,
  screeningSchema,
  settingSchema,
  wholeScreeningSchema,
} from './schema.ts';
import { screenLines } from './screen-lines.ts';
import { screenOffer, toScreening } from './screen-offers.ts';
import {
  countHeld,
  findScreening,
  listHeld,
  readKeptDays,
  type ShownScreening,
  saveDecision,
  saveKeptDays,
} from './screening-store.ts';
import { tellWebhooks } from './webhook/tell-webhooks.ts';
import { say } from './words.ts';

const isHeld = ({ outcome }: Screening): boolean => outcome === 'hold-for-a-person';

function toWhole({ listing, decidedBy, ...kept }: ShownScreening) {
  return { ...toScreening(kept), listing, decidedBy };
}

/** What a marketplace asks before an offer is published, and what a person says of those that are held. */
export const prepublicationEndpoints = [
  orLines(
    batch('POST /v1/screenings', {
      says: 'Screens an offer before it is published: nothing found, or hold it for a person. As application/x-ndjson: an offer a line without end, each answered in its order.',
      tag: 'prepublication',
      role: 'analyst',
      machine: true,
      options: () => ({ bodyLimit: 1024 * 1024 }),
      body: offerSchema,
      answer: screeningSchema,
      run: ({ context, by, key }, { body: listing }) =>
        screenOffer(context, by.unit.id, {
          listing,
          account: by.id,
          requestKey: key === undefined ? null : `1:${key}`,
        }),
      tells: isHeld,
    }),
    'analyst',
    screenLines,
  ),
  batch('POST /v1/screening-batches', {
    says: `Screens up to ${BATCH_MAX} offers, each as by itself: the answers come in the order of the offers.`,
    tag: 'prepublication',
    role: 'analyst',
    machine: true,
    options: () => ({ bodyLimit: 16 * 1024 * 1024 }),
    body: z.object({ listings: z.array(offerSchema).min(1).max(BATCH_MAX) }),
    answer: z.object({ items: z.array(screeningSchema) }),
    async run({ context, by, key }, { body: { listings } }) {
      const keyOf = (at: number): string | null => (key === undefined ? null : `${at}/${listings.length}:${key}`);
      const items = await Promise.all(
        listings.map((listing, at) =>
          screenOffer(context, by.unit.id, { listing, account: by.id, requestKey: keyOf(at) }),
        ),
      );
      return { items };
    },
    tells: ({ items }) => items.some(isHeld),
  }),
  query('GET /v1/screenings', {
    says: 'Lists offers that are held, the oldest first, or those decided, the newest first.',
    tag: 'prepublication',
    role: 'reader',
    query: pageQuery.extend({ state: z.enum(['held', 'decided']).default('held') }),
    answer: pageOf(wholeScreeningSchema),
    run: async ({ tx }, { query }) => toPage((await listHeld(tx, query)).map(toWhole), query.limit),
  }),
  query('GET /v1/screenings/counts', {
    says: 'Counts the offers that are held, up to a thousand.',
    tag: 'prepublication',
    role: 'reader',
    answer: z.object({ held: z.int() }),
    run: async ({ tx }) => ({ held: await countHeld(tx) }),
  }),
  query('GET /v1/screenings/setting', {
    says: 'Says how long records are kept.',
    tag: 'prepublication',
    role: 'reader',
    answer: settingSchema,
    run: async ({ tx }) => ({ keptDays: await readKeptDays(tx) }),
  }),
  command('PUT /v1/screenings/setting', {
    says: 'Sets how long records made from now on are kept.',
    tag: 'prepublication',
    role: 'administrator',
    body: settingSchema,
    answer: settingSchema,
    async run(work, { body }) {
      const { tx, unit, by, now } = work;
      const before = await readKeptDays(tx);
      await saveKeptDays(tx, { unit, days: body.keptDays, by: by.id, now });
      const content = { from: before, to: body.keptDays };
      await note(work, { act: 'prepublication.kept-changed', subject: unit, content });
      return body;
    },
  }),
  query('GET /v1/screenings/:id', {
    says: 'Shows a screening: what was found, and what a person decided.',
    tag: 'prepublication',
    role: 'reader',
    reads: null,
    answer: wholeScreeningSchema,
    run: async ({ tx, now }, { params: { id } }) =>
      toWhole((await findScreening(tx, id, now)) ?? refuse('VIGIE_PREPUBLICATION_UNKNOWN', { id })),
  }),
  command('POST /v1/screenings/:id/decisions', {
    says: 'Releases an offer that is held, or refuses it. The webhooks are told.',
    tag: 'prepublication',
    role: 'analyst',
    body: decideSchema,
    answer: wholeScreeningSchema,
    async run(work, { params: { id }, body: { outcome, reason } }) {
      const { tx, by, now } = work;
      const find = async () => (await findScreening(tx, id, now)) ?? refuse('VIGIE_PREPUBLICATION_UNKNOWN', { id });
      const { listing } = await find();
      if (listing === null) throw refusal('VIGIE_PREPUBLICATION_NOT_HELD');
      if (!(await saveDecision(tx, id, { outcome, reason, by: by.id, now }))) {
        const { decision } = await find();
        throw refusal('VIGIE_PREPUBLICATION_DECIDED', { outcome: say(decision ?? outcome) });
      }
      const given = reason === null ? {} : { reason };
      if (outcome === 'released') await note(work, { act: 'offer.released', subject: id, ...given });
      else await note(work, { act: 'offer.refused', subject: id, ...given });
      const decided = await find();
      const { reference, listingDigest } = decided;
      const content = { id, reference, listingDigest, decision: { outcome, reason, at: now.toISOString() } };
      await tellWebhooks(work, { kind: 'screening.decided', subject: id, content });
      return toWhole(decided);
    },
  }),
];
