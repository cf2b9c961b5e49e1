import { z } from 'zod';
import { newId } from '../../base/core/ids.ts';
import { pageOf, pageQuery } from '../../base/http/http.ts';
import { command, note, type PersonWork, query, today } from '../../people/index.ts';
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

/** As `listReceived` gives it: the rank in two digits, then the id. */
const queueCursor = z
  .string()
  .regex(/^\d{2}/)
  .max(200);

/** The triage queue, one notice whole, a suspicion of a crime. */
export const receivedEndpoints = [
  query('GET /v1/received', {
    tag: 'receiving',
    role: 'reader',
    query: pageQuery.extend({ cursor: queueCursor.optional(), state: z.enum(RECEIVED_STATES).optional() }),
    answer: pageOf(receivedSchema),
    run: (work, { query }) => listReceived(work.tx, { ...query, today: today(work) }),
  }),
  query('GET /v1/received/:id', {
    tag: 'receiving',
    role: 'reader',
    reads: null,
    answer: receivedDetailSchema,
    run: (work, { params }) => readReceived(work, params.id),
  }),
  command('POST /v1/received/:id/suspicions', {
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
