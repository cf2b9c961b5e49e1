import { settleDecision } from '../case/index.ts';
import { note, type PersonWork } from '../people/index.ts';
import { isMeasure } from './compose/document-kinds.ts';
import { type DocumentInput, draftNotice } from './draft-notice.ts';
import { takeMeasure } from './hearing/give-hearing.ts';
import type { SentNotice } from './schema.ts';
import { mustFindNotice, saveNotice } from './store.ts';

/**
 * Composes a document of a confirmed case from its findings and sealed evidence, and keeps it, in one transaction. One
 * that needs a single pair of eyes is queued to be sent; one that needs four waits as `proposed` for another account's
 * approval. The decision that it rests on is final from then on.
 *
 * @throws VigieError `VIGIE_NOTICE_NOT_CONFIRMED` (409) before a person has confirmed the case;
 *   `VIGIE_NOTICE_INCOMPLETE` naming what is missing; `VIGIE_NOTICE_UNHEARD` (409) of a measure before anybody was
 *   heard, without a reason.
 */
export async function writeNotice(work: PersonWork, input: DocumentInput): Promise<SentNotice> {
  const { context, tx, unit, by, now } = work;
  await settleDecision(work, input.case);
  const { document, content, listings } = await draftNotice(work, input);
  const isProposed = document.approval === 'two';
  const state = isProposed ? 'proposed' : 'queued';
  await saveNotice(tx, { unit, account: by.id, content, state, listings, now });
  const { id: notice, kind, caseId: subject } = content;
  if (isMeasure(document, input))
    await takeMeasure(work, { act: 'notice', of: notice, case: subject, unheard: input.unheard });
  const noted = { subject, content: { notice, kind } };
  if (isProposed)
    await note(work, { act: 'notice.proposed', ...noted, event: { case: subject, notice, author: by.id } });
  else await note(work, { act: 'notice.written', ...noted });
  if (!isProposed) await context.jobs.send(tx, 'notice.send', { unit, notice: content.id });
  return mustFindNotice(tx, content.id);
}
