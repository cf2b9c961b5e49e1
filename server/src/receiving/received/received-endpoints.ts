import { z } from 'zod';
import { newId } from '../../base/core/ids.ts';
import { pageOf, pageQuery } from '../../base/http/http.ts';
import { command, note, type PersonWork, query, today } from '../../people/index.ts';
import { releaseHeld } from '../outgoing/outgoing-store.ts';
import { refuse } from '../refusals.ts';
import { say } from '../words.ts';
import { mustFindReceived, readReceived } from './read-received.ts';
import { RECEIVED_STATES, receivedDetailSchema, receivedSchema, suspicionInputSchema } from './received-schema.ts';
import { listReceived } from './received-store.ts';
import { saveSuspicion } from './suspicion-store.ts';

/** Notes that a person reported a suspicion to an authority (art. 18). */
async function noteSuspicion(
  work: PersonWork,
  received: string,
  input: z.infer<typeof suspicionInputSchema>,
): Promise<void> {
  const { tx, unit, by, now } = work;
  await mustFindReceived(tx, received);
  const id = newId('sus', now);
  await saveSuspicion(tx, { ...input, id, unit, received, account: by.id, now });
  const { authority, memberState, reportedAt } = input;
  const content = { suspicion: id, authority, memberState, reportedAt };
  await note(work, { act: 'suspicion.reported', subject: received, content });
}

/**
 * Sends the confirmation that was held back, since a person has seen whom it goes to.
 *
 * @throws VigieError `VIGIE_RECEIVING_UNKNOWN` (404) where none is held
 */
async function sendHeld(work: PersonWork, received: string): Promise<void> {
  const { context, tx, unit } = work;
  await mustFindReceived(tx, received);
  const outgoing =
    (await releaseHeld(tx, received)) ?? refuse('VIGIE_RECEIVING_UNKNOWN', { what: say('unknown.held'), id: received });
  await context.jobs.send(tx, 'receiving.deliver', { unit, outgoing });
  await note(work, { act: 'receipt.released', subject: received, content: { outgoing } });
}

/** As `listReceived` gives it: the rank in two digits, then the id. */
const queueCursor = z
  .string()
  .regex(/^\d{2}/)
  .max(200);

/** The triage queue, one notice whole, a suspicion of a crime. */
export const receivedEndpoints = [
  query('GET /v1/received', {
    says: 'Lists the notices received.',
    tag: 'receiving',
    role: 'reader',
    query: pageQuery.extend({ cursor: queueCursor.optional(), state: z.enum(RECEIVED_STATES).optional() }),
    answer: pageOf(receivedSchema),
    run: (work, { query }) => listReceived(work.tx, { ...query, today: today(work) }),
  }),
  query('GET /v1/received/:id', {
    says: 'Shows a notice received.',
    tag: 'receiving',
    role: 'reader',
    reads: null,
    answer: receivedDetailSchema,
    run: (work, { params }) => readReceived(work, params.id),
  }),
  command('POST /v1/received/:id/receipt', {
    says: 'Sends the receipt that was held back.',
    tag: 'receiving',
    role: 'analyst',
    answer: receivedDetailSchema,
    async run(work, { params: { id } }) {
      await sendHeld(work, id);
      return readReceived(work, id);
    },
  }),
  command('POST /v1/received/:id/suspicions', {
    says: 'Notes that a suspicion was reported to an authority.',
    tag: 'receiving',
    role: 'analyst',
    body: suspicionInputSchema,
    answer: receivedDetailSchema,
    async run(work, { params: { id }, body }) {
      await noteSuspicion(work, id, body);
      return readReceived(work, id);
    },
  }),
];
