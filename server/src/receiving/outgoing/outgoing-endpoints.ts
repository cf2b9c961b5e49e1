import { plainDate } from '../../base/core/clock.ts';
import type { Tx } from '../../base/database/store.ts';
import { sayDay } from '../../base/text/write-day.ts';
import { keepProof, readProof, sendingInputSchema } from '../../notice/index.ts';
import { command, download, inReading, note } from '../../people/index.ts';
import { refusal, refuse } from '../refusals.ts';
import { say } from '../words.ts';
import { outgoingSchema } from './outgoing-schema.ts';
import { findOutgoing, markSentByHand } from './outgoing-store.ts';

const mustFind = async (tx: Tx, id: string) =>
  (await findOutgoing(tx, id)) ?? refuse('VIGIE_RECEIVING_UNKNOWN', { what: say('unknown.message'), id });

/** A message that a person sends, where this software does not: noted, with what proves it. */
export const outgoingEndpoints = [
  command('POST /v1/outgoing/:id/sendings', {
    says: 'Records that a letter was sent by hand.',
    tag: 'receiving',
    role: 'analyst',
    // A file that proves it, in base64.
    options: () => ({ bodyLimit: 12 * 1024 * 1024 }),
    body: sendingInputSchema,
    answer: outgoingSchema,
    async prepare({ context, by, now }, { params, body: { at, proof } }) {
      if (new Date(at) > now) throw refusal('VIGIE_RECEIVING_NOT_YET_SENT');
      await inReading({ context, by }, (tx) => mustFind(tx, params.id));
      return proof ? keepProof(context.config.dataDir, proof) : null;
    },
    async run(work, { params: { id }, body }, proof = null) {
      const { tx } = work;
      const { subject, kind, madeAt } = await mustFind(tx, id);
      const { timeZone } = work.context.config.home;
      const writtenOn = plainDate(new Date(madeAt), timeZone);
      if (plainDate(new Date(body.at), timeZone) < writtenOn)
        throw refusal('VIGIE_RECEIVING_SENT_BEFORE_WRITTEN', { date: sayDay(writtenOn) });
      const { how, recipient, reference = null, note: remark = null } = body;
      const sending = { how, recipient, reference, note: remark, proof };
      if (!(await markSentByHand(tx, id, { at: new Date(body.at), sending })))
        throw refusal('VIGIE_RECEIVING_NOT_TO_SEND');
      await note(work, {
        act: 'message.sent-by-hand',
        subject,
        content: { outgoing: id, kind, how, proof: proof?.digest ?? null },
      });
      return mustFind(tx, id);
    },
  }),
  download('GET /v1/outgoing/:id/proof', {
    says: 'Downloads the proof that a letter was sent by hand.',
    tag: 'receiving',
    role: 'reader',
    reads: null,
    async find({ tx }, { params: { id } }) {
      const { sending } = await mustFind(tx, id);
      return sending?.proof ?? refuse('VIGIE_RECEIVING_UNKNOWN', { what: say('unknown.proof'), id });
    },
    file: async (proof, { config }) => ({
      type: 'application/octet-stream',
      body: await readProof(config.dataDir, proof),
      name: proof.name,
    }),
  }),
];
