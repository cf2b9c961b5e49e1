import { z } from 'zod';
import type { Context, Link } from '../base/context.ts';
import type { Queue } from '../base/jobs/jobs.ts';
import { readMailbox } from '../base/mail/mailbox.ts';
import { sumOverUnits } from '../people/index.ts';
import { amendEndpoints } from './amend/amend-endpoints.ts';
import { answerEndpoints } from './answer/answer-endpoints.ts';
import { linkMail } from './answer/link-mail.ts';
import { competenceEndpoints } from './competence/competence-endpoints.ts';
import { queueDue, trySending } from './deliver/attempt.ts';
import { deliveryEndpoints } from './deliver/delivery-endpoints.ts';
import { countAttempts } from './deliver/delivery-store.ts';
import { digestEndpoints } from './digest/digest-endpoints.ts';
import { type Acts, sendDigests } from './digest/send-digests.ts';
import { noticeEndpoints, type ReadRecord } from './endpoints.ts';
import { hearingEndpoints } from './hearing/hearing-endpoints.ts';
import { sheetEndpoints } from './sheet/sheet-endpoints.ts';

export { errorRateSchema } from './amend/amend-schema.ts';
export { readErrorRate } from './amend/error-rate.ts';
export {
  type Answer,
  answerSchema,
  type Decision,
  RESTRICTION_KINDS,
  type RestrictionKind,
  type StatementOfReasons,
} from './answer/answer-schema.ts';
export { listChoices } from './competence/choice-store.ts';
export { choiceSchema } from './competence/competence-schema.ts';
export { listRegister, proposeFor } from './competence/list-register.ts';
export { listDocumentKinds } from './compose/document-kinds.ts';
export {
  DOCUMENT_KINDS,
  type DocumentKind,
  type Notice,
  noticeSchema,
  type PastDocument,
  type Recurrence,
} from './compose/notice-schema.ts';
export { sendingInputSchema, WAYS_OF_SENDING } from './deliver/delivery-schema.ts';
export { sendLetter } from './deliver/send-letter.ts';
export { tryServer } from './deliver/smtp.ts';
export type { DocumentInput } from './draft-notice.ts';
export { giveHearing, listHearings, noteObservation, takeMeasure, withdrawHearing } from './hearing/give-hearing.ts';
export { readHearings } from './hearing/hearing-endpoints.ts';
export {
  type Hearing,
  hearingInputSchema,
  hearingWithdrawalSchema,
  type Measure,
  observationInputSchema,
} from './hearing/hearing-schema.ts';
export { listKeptHearings, listMeasures } from './hearing/hearing-store.ts';
export { standOfHearing } from './hearing/stand-of-hearings.ts';
export { keepProof, proofSchema, readProof } from './proof-files.ts';
export { renderPdf as renderNoticePdf } from './render/pdf.ts';
export { renderJson as renderNoticeJson } from './render/render.ts';
export { noticeInputSchema } from './schema.ts';
export { findNotice, leadOf, listNoticeListings, listNotices, type SentNotice } from './store.ts';
export { writeNotice } from './write-notice.ts';

const jobSchema = z.object({ unit: z.string(), notice: z.string() });
const unitSchema = z.object({ unit: z.string() });

/**
 * Documents of a case: notices (Regulation (EU) 2022/2065, art. 16), orders and reports, written from a confirmed case,
 * sent through the job queue, with receipt, deadline and answers. Scale and recurrence are counted by a later link, which
 * has the candidates too: both are handed in.
 */
export const noticeLink = ({ acts, ...record }: ReadRecord & { acts: Acts }): Link => ({
  name: 'notice',
  endpoints: [
    ...noticeEndpoints(record),
    ...deliveryEndpoints,
    ...answerEndpoints,
    ...amendEndpoints,
    ...sheetEndpoints,
    ...digestEndpoints,
    ...competenceEndpoints,
    ...hearingEndpoints,
  ],
  measures: ({ store }) => [
    {
      name: 'vigie_sends',
      help: 'Tries to send a notice, by outcome.',
      label: 'outcome',
      read: () => sumOverUnits(store, countAttempts),
    },
  ],
  queues: (context) => [
    {
      name: 'notice.send',
      // At most four sends wait on one slow platform.
      concurrency: 4,
      async run(content) {
        const { unit, notice } = jobSchema.parse(content);
        await trySending(context, unit, notice);
      },
    },
    ...mailQueue(context),
    {
      name: 'notice.digest',
      every: '* * * * *',
      retryLimit: 0,
      async run(content) {
        await sendDigests(context, unitSchema.parse(content).unit, acts);
      },
    },
    {
      name: 'notice.due',
      every: '* * * * *',
      async run(content) {
        await queueDue(context, unitSchema.parse(content).unit);
      },
    },
  ],
});

function mailQueue(context: Context): Queue[] {
  const { imapUrl } = context.config;
  if (imapUrl === null) return [];
  return [
    {
      name: 'notice.read-mail',
      every: '*/2 * * * *',
      everyFor: 'installation',
      retryLimit: 0,
      run: () =>
        readMailbox(context, { url: imapUrl, setting: 'VIGIE_IMAP_URL' }, (source, cut) =>
          linkMail(context, source, cut),
        ),
    },
  ];
}
