import { z } from 'zod';
import type { Context } from '../../base/context.ts';
import type { Tx } from '../../base/database/store.ts';
import { command, download, type FileAnswer, inReading, type PersonWork, query } from '../../people/index.ts';
import { listAnswers } from '../answer/answer-store.ts';
import type { Notice } from '../compose/notice-schema.ts';
import { keepProof, type Proof, readProof } from '../proof-files.ts';
import { refusal, refuse } from '../refusals.ts';
import { leadOf, mustFindNotice, mustSeeParts, toWhole } from '../store.ts';
import { say } from '../words.ts';
import { mightLeave } from './choose-channel.ts';
import { deliverySchema, sendingInputSchema } from './delivery-schema.ts';
import { findNextTry, listAttempts, listSendings } from './delivery-store.ts';
import { recordSending, tryAgain } from './send-by-hand.ts';
import { writeNoticeFile } from './send-folder.ts';
import { writeMessage } from './write-message.ts';

async function readDelivery(
  { context, tx }: Pick<PersonWork, 'context' | 'tx'>,
  id: string,
): Promise<z.infer<typeof deliverySchema>> {
  const notice = await mustFindNotice(tx, id);
  const lead = leadOf(notice);
  return {
    mightLeave: mightLeave(context, notice),
    attempts: await listAttempts(tx, lead),
    ...(await findNextTry(tx, lead)),
    sendings: await listSendings(tx, lead),
    answers: await listAnswers(tx, id),
  };
}

async function findProof(tx: Tx, id: string, digest: string): Promise<Proof> {
  const lead = leadOf(await mustFindNotice(tx, id));
  const proofs = [...(await listSendings(tx, lead)), ...(await listAnswers(tx, id))].map(({ proof }) => proof);
  const found = proofs.find((proof) => proof?.digest === digest);
  return found ?? refuse('VIGIE_NOTICE_UNKNOWN', { what: say('proofFile') });
}

/** The message of a notice as a file, for who sends it from a mailbox of their own. */
async function toMessage(notice: Notice, { config }: Context): Promise<FileAnswer> {
  const message = await writeMessage(notice, config.mailFrom, config.imapUrl !== null);
  if ('en' in message) throw refusal('VIGIE_NOTICE_NO_MESSAGE', { why: message });
  return { type: 'message/rfc822', body: await writeNoticeFile(notice, message), name: `${notice.id}.eml` };
}

/** How a notice is on its way, and what a person does about it. */
export const deliveryEndpoints = [
  query('GET /v1/notices/:id/delivery', {
    says: 'Shows how a document was delivered.',
    tag: 'notice',
    role: 'reader',
    reads: null,
    answer: deliverySchema,
    run: (work, { params }) => readDelivery(work, params.id),
  }),
  command('POST /v1/notices/:id/sendings', {
    says: 'Records that a document was sent by hand, with its proof.',
    tag: 'notice',
    role: 'analyst',
    // A file that proves it, in base64.
    options: () => ({ bodyLimit: 12 * 1024 * 1024 }),
    body: sendingInputSchema,
    answer: deliverySchema,
    async prepare({ context, by, now }, { params, body: { at, proof } }) {
      if (new Date(at) > now) throw refusal('VIGIE_NOTICE_NOT_YET_SENT');
      await inReading({ context, by }, (tx) => mustFindNotice(tx, params.id));
      return proof ? keepProof(context.config.dataDir, proof) : null;
    },
    async run(work, { params, body }, proof) {
      await recordSending(work, params.id, body, proof ?? null);
      return readDelivery(work, params.id);
    },
  }),
  command('POST /v1/notices/:id/tries', {
    says: 'Tries again to deliver a document that stopped.',
    tag: 'notice',
    role: 'analyst',
    answer: deliverySchema,
    async run(work, { params }) {
      await tryAgain(work, params.id);
      return readDelivery(work, params.id);
    },
  }),
  download('GET /v1/notices/:id/message', {
    says: 'Downloads the message, to send it by hand.',
    tag: 'notice',
    role: 'reader',
    reads: null,
    async find({ tx }, { params }) {
      const notice = await mustFindNotice(tx, params.id);
      // What nobody has approved yet goes nowhere, by hand neither.
      if (notice.state === 'proposed' || notice.state === 'rejected') throw refusal('VIGIE_NOTICE_NOT_TO_SEND');
      return toWhole(await mustSeeParts(tx, notice));
    },
    file: toMessage,
  }),
  download('GET /v1/notices/:id/proofs/:digest', {
    says: 'Downloads a proof of delivery or answer.',
    tag: 'notice',
    role: 'reader',
    reads: null,
    params: z.object({ id: z.string(), digest: z.string().regex(/^[0-9a-f]{64}$/) }),
    find: ({ tx }, { params }) => findProof(tx, params.id, params.digest),
    // Whatever it is: saved by who wants it, never shown by the browser.
    file: async (proof, { config }) => ({
      type: 'application/octet-stream',
      body: await readProof(config.dataDir, proof),
      name: proof.name,
    }),
  }),
];
