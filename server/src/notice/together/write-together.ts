import type { z } from 'zod';
import { settleDecision } from '../../case/index.ts';
import { note, type PersonWork } from '../../people/index.ts';
import { isMeasure } from '../compose/document-kinds.ts';
import { joinNotices } from '../compose/join-notices.ts';
import { type DocumentInput, type Draft, draftNotice } from '../draft-notice.ts';
import { takeMeasure } from '../hearing/give-hearing.ts';
import { refusal } from '../refusals.ts';
import type { SentNotice, togetherInputSchema } from '../schema.ts';
import { listParts, mustFindNotice, saveNotice } from '../store.ts';
import { say } from '../words.ts';
import { weighCases } from './weigh-cases.ts';

type TogetherInput = z.infer<typeof togetherInputSchema>;

/** Adds to what a person decided what is counted for a case. */
export type WithFigures = (work: PersonWork, input: DocumentInput) => Promise<DocumentInput>;

/**
 * The documents of the cases chosen, one for each, as they would be; joined they are what leaves.
 *
 * @throws VigieError `VIGIE_NOTICE_NOT_TOGETHER` (409) with a line for each case that cannot take part,
 *   `VIGIE_NOTICE_TOO_MANY` (413), `VIGIE_NOTICE_INCOMPLETE`
 */
export async function draftTogether(
  work: PersonWork,
  input: TogetherInput,
  withFigures: WithFigures,
): Promise<Draft[]> {
  const { cases, ...about } = input;
  const candidates = await weighCases(work, about.kind, { cases });
  const out = candidates.flatMap(({ title, whyNot: why }) => (why ? [say('whyNot', { title, why })] : []));
  if (out.length > 0) throw refusal('VIGIE_NOTICE_NOT_TOGETHER', { count: out.length }, { detail: out });
  const drafts: Draft[] = [];
  for (const { case: id } of candidates)
    drafts.push(await draftNotice(work, await withFigures(work, { ...about, case: id })));
  joinNotices(drafts.map(({ content }) => content));
  return drafts;
}

/**
 * Writes one document about the offers of several cases: a record in each, of which the first leads, in one
 * transaction. It waits for the second pair of eyes where its kind asks for that, once for all.
 *
 * @throws those of `draftTogether`; `VIGIE_NOTICE_UNHEARD` (409)
 */
export async function writeTogether(
  work: PersonWork,
  input: TogetherInput,
  withFigures: WithFigures,
): Promise<SentNotice[]> {
  const { context, tx, unit, by, now } = work;
  for (const id of new Set(input.cases)) await settleDecision(work, id);
  const drafts = await draftTogether(work, input, withFigures);
  const [lead] = drafts;
  if (!lead) throw new Error('a document is written of at least one case');
  const isProposed = lead.document.approval === 'two';
  const joint = { lead: lead.content.id, count: drafts.length };
  for (const { document, content, listings } of drafts) {
    const state = isProposed ? 'proposed' : 'queued';
    await saveNotice(tx, { unit, account: by.id, content, state, listings, now, joint });
    const { id: notice, kind, caseId: subject } = content;
    if (isMeasure(document, input))
      await takeMeasure(work, { act: 'notice', of: notice, case: subject, unheard: input.unheard });
    const noted = { subject, content: { notice, kind, together: joint.lead } };
    if (isProposed)
      await note(work, { act: 'notice.proposed', ...noted, event: { case: subject, notice, author: by.id } });
    else await note(work, { act: 'notice.written', ...noted });
  }
  if (!isProposed) await context.jobs.send(tx, 'notice.send', { unit, notice: joint.lead });
  return listParts(tx, await mustFindNotice(tx, joint.lead));
}
