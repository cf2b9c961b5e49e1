import { createHash, randomUUID } from 'node:crypto';
import type { Listing } from '@vigie/engine';
import { z } from 'zod';
import type { Endpoint } from '../base/context.ts';
import { wordsSchema } from '../base/core/language.ts';
import type { StreamSettings } from '../base/core/stream-settings.ts';
import { pageOf, pageQuery, toPage } from '../base/http/http.ts';
import type { Broker } from '../base/stream/broker.ts';
import type { Poison } from '../base/stream/poison-shelf.ts';
import { refusal as brokerRefusal } from '../base/stream/refusals.ts';
import { clean } from '../base/text/keepable.ts';
import { makeVisible } from '../base/text/show-invisible.ts';
import { listingInputSchema } from '../listing/index.ts';
import { type Asking, ask, batch, note } from '../people/index.ts';
import { refusal, refuse } from './refusals.ts';
import { sendListings } from './source/index.ts';
import { readSubject } from './subject.ts';

/** Of a message that nobody could read, so much is shown. */
const SHOWN = 2_000;
/** Of a message on the shelf. */
const NUMBER = /^[1-9]\d{0,14}$/;
/** A person waits for the servers no longer. */
const PATIENCE_MS = 3_000;
/** Listings of a request, as of `POST /v1/listings`. */
const MOST = 500;

const poisonSchema = z
  .object({
    id: z.string(),
    /** The subject under which it came. */
    subject: z.string(),
    why: wordsSchema,
    since: z.string(),
    bytes: z.int(),
    /** Its first characters, on one line; what is invisible is named. */
    beginning: z.string(),
  })
  .meta({ id: 'Poison' });

const listSchema = pageOf(poisonSchema).extend({
  /** Whether offers come in over a stream here. */
  isOn: z.boolean(),
});

const doneSchema = z.object({ id: z.string() });
const reason = z.string().trim().min(1).max(1_000);

const showPoison = ({ number, subject, why, since, data }: Poison): z.infer<typeof poisonSchema> => ({
  id: String(number),
  subject: makeVisible(subject).slice(0, 500),
  why: { en: makeVisible(why.en).slice(0, 1_000), fr: makeVisible(why.fr).slice(0, 1_000) },
  since,
  bytes: data.byteLength,
  beginning: makeVisible(new TextDecoder().decode(data.subarray(0, SHOWN))),
});

/** What the audit log keeps of a message. */
const contentOf = ({ subject, data }: Poison) => ({
  address: makeVisible(subject).slice(0, 300),
  digest: createHash('sha256').update(data).digest('hex'),
});

/** How the servers are reached; null: no stream is set up. */
export type Reach = (() => Promise<Broker>) | null;

async function mustFind(reach: Reach, unit: string, id: string): Promise<{ broker: Broker; poison: Poison }> {
  const broker = await (reach ?? refuse('VIGIE_STREAM_OFF'))();
  const poison = NUMBER.test(id) ? await broker.poison.find(unit, Number(id)) : null;
  if (!poison) throw refusal('VIGIE_STREAM_NO_POISON', { id: id.slice(0, 20) });
  return { broker, poison };
}

/** What was done is in the audit log before it is done: where the servers then fail, the message is still there. */
const noting = ({ context, by, now }: Asking, noted: (work: Parameters<typeof note>[0]) => Promise<void>) =>
  context.store.inUnit(by.unit.id, (tx) => noted({ context, tx, unit: by.unit.id, by, now }), by.id);

/** Its subject is what came with it: subjects have other units since, and whoever may write on the shelf writes any. */
function mustBeOf({ by }: Asking, units: StreamSettings['units'], subject: string): void {
  if (readSubject(units, subject)?.unit === by.unit.name) return;
  throw refusal('VIGIE_STREAM_OTHER_SUBJECT', { subject: makeVisible(subject).slice(0, 300) });
}

/** The subject under which offers of the caller's unit come in. */
const prefixFor = ({ by }: Asking, units: StreamSettings['units']): string =>
  units.find(({ unit }) => unit === by.unit.name)?.prefix ?? refuse('VIGIE_STREAM_NO_SUBJECT');

/** Offers onto the stream; what could not be read of it: a person sends it again or drops it. */
export const streamEndpoints = (reach: Reach, units: StreamSettings['units']): Endpoint[] => [
  // Idempotent by content: the same listings again make no new snapshot.
  batch('POST /v1/stream/listings', {
    says: 'Puts offers on the stream, of which workers take them.',
    tag: 'listing',
    role: 'analyst',
    machine: true,
    status: 202,
    options: () => ({ bodyLimit: 16 * 1024 * 1024 }),
    body: z.strictObject({
      listings: z
        .array(listingInputSchema.transform(clean<Listing>))
        .min(1)
        .max(MOST),
    }),
    answer: z.object({ listings: z.int(), messages: z.int() }),
    // Nothing is there to be seen yet.
    tells: () => false,
    async run(asking, { body: { listings } }) {
      const broker = await (reach ?? refuse('VIGIE_STREAM_OFF'))();
      const prefix = prefixFor(asking, units);
      const content = { listings: listings.length };
      const onFit = () =>
        noting(asking, (work) => note(work, { act: 'stream.listings-sent', subject: prefix, content }));
      const onOdd = (listing: Listing, what: 'tooLarge' | 'notUtf8'): void => {
        if (what === 'notUtf8') return; // Who wrote the sign wrote it so: the request is in UTF-8.
        throw brokerRefusal('VIGIE_STREAM_TOO_LARGE', { bytes: Buffer.byteLength(JSON.stringify(listing)) });
      };
      const { messages } = await sendListings({ broker, prefix, patienceMs: PATIENCE_MS, onOdd, onFit }, listings);
      return { ...content, messages };
    },
  }),
  ask('GET /v1/stream/poison', {
    says: 'Lists messages of the stream that could not be screened.',
    tag: 'listing',
    role: 'analyst',
    query: pageQuery.extend({ cursor: z.string().regex(NUMBER).optional() }),
    answer: listSchema,
    async run({ by }, { query: { cursor = '0', limit } }) {
      if (!reach) return { items: [], next: null, isOn: false };
      const from = Number(cursor) + 1;
      const found = await (await reach()).poison.list(by.unit.id, { from, limit });
      return { ...toPage(found.map(showPoison), limit), isOn: true };
    },
  }),
  batch('POST /v1/stream/poison/:id/sendings', {
    says: 'Sends such a message again.',
    tag: 'listing',
    role: 'analyst',
    body: z.strictObject({}),
    answer: doneSchema,
    async run(asking, { params: { id } }) {
      const { broker, poison } = await mustFind(reach, asking.by.unit.id, id);
      mustBeOf(asking, units, poison.subject);
      const content = contentOf(poison);
      await noting(asking, (work) => note(work, { act: 'stream.poison-resent', subject: id, content }));
      // Its old id may be known for two minutes, and it would be dropped.
      await broker.publish(poison.subject, poison.data, { id: randomUUID(), patienceMs: PATIENCE_MS });
      await broker.poison.remove(poison.number);
      return { id };
    },
  }),
  batch('POST /v1/stream/poison/:id/removals', {
    says: 'Drops such a message, with a reason.',
    tag: 'listing',
    role: 'analyst',
    body: z.strictObject({ reason }),
    answer: doneSchema,
    async run(asking, { params: { id }, body: { reason } }) {
      const { broker, poison } = await mustFind(reach, asking.by.unit.id, id);
      const content = contentOf(poison);
      await noting(asking, (work) => note(work, { act: 'stream.poison-dropped', subject: id, reason, content }));
      await broker.poison.remove(poison.number);
      return { id };
    },
  }),
];
