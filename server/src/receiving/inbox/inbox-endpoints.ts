import { z } from 'zod';
import { newId } from '../../base/core/ids.ts';
import { command, note, type PersonWork, query, today } from '../../people/index.ts';
import { refuse } from '../refusals.ts';
import { say } from '../words.ts';
import {
  inboxInputSchema,
  inboxSchema,
  type Sender,
  type SenderInput,
  senderInputSchema,
  senderSchema,
} from './inbox-schema.ts';
import { findSenderById, listInboxes, listSenders, saveSender } from './inbox-store.ts';
import { openInbox } from './open-inbox.ts';

async function registerSender(work: PersonWork, id: string, input: SenderInput): Promise<Sender> {
  const { tx, unit, now } = work;
  const sender = await saveSender(tx, { ...input, id, unit, now }, today(work));
  const { name, trusted } = input;
  await note(work, { act: 'sender.saved', subject: id, content: { name, trusted } });
  return sender;
}

/** Where notices come in, and who may send them with what standing: the latter is for an administrator to say. */
export const inboxEndpoints = [
  query('GET /v1/inboxes', {
    says: 'Lists the inboxes for notices.',
    tag: 'receiving',
    role: 'reader',
    answer: z.object({ items: z.array(inboxSchema) }),
    run: async ({ tx }) => ({ items: await listInboxes(tx) }),
  }),
  command('POST /v1/inboxes', {
    says: 'Opens an inbox for notices.',
    tag: 'receiving',
    role: 'administrator',
    body: inboxInputSchema,
    answer: inboxSchema,
    run: (work, { body }) => openInbox(work, body),
  }),
  query('GET /v1/senders', {
    says: 'Lists the registered senders of notices.',
    tag: 'receiving',
    role: 'reader',
    answer: z.object({ items: z.array(senderSchema) }),
    run: async (work) => ({ items: await listSenders(work.tx, today(work)) }),
  }),
  command('POST /v1/senders', {
    says: 'Registers a sender of notices.',
    tag: 'receiving',
    role: 'administrator',
    body: senderInputSchema,
    answer: senderSchema,
    run: (work, { body }) => registerSender(work, newId('snd', work.now), body),
  }),
  command('PUT /v1/senders/:id', {
    says: 'Changes what is registered of a sender.',
    tag: 'receiving',
    role: 'administrator',
    body: senderInputSchema,
    answer: senderSchema,
    async run(work, { params: { id }, body }) {
      const { id: known } =
        (await findSenderById(work.tx, id, today(work))) ??
        refuse('VIGIE_RECEIVING_UNKNOWN', { what: say('unknown.sender'), id });
      return registerSender(work, known, body);
    },
  }),
];
