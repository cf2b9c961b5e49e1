import { z } from 'zod';
import { mustFindCase, mustKeep } from '../../case/index.ts';
import { command, note, query } from '../../people/index.ts';
import { refusal } from '../refusals.ts';
import { endShare, isShared, saveShare } from './known-store.ts';
import { prepareAnew } from './prepare-tables.ts';

const shareSchema = z.object({ answers: z.boolean() }).meta({ id: 'InquiryShare' });

/** Whether a restricted case counts where other units ask: not unless its keeper says so. */
export const shareEndpoints = [
  query('GET /v1/cases/:id/inquiry', {
    says: 'Gives whether other units that ask learn that this restricted case knows a subject.',
    tag: 'inquiry',
    role: 'analyst',
    reads: null,
    answer: shareSchema,
    async run({ tx }, { params: { id } }) {
      const { visibility } = await mustFindCase(tx, id);
      return { answers: visibility === 'unit' || (await isShared(tx, id)) };
    },
  }),
  command('PUT /v1/cases/:id/inquiry', {
    says: 'Says whether this restricted case counts for other units that ask: from the next preparation on, or no longer.',
    tag: 'inquiry',
    role: 'analyst',
    body: z.strictObject({ answers: z.boolean(), reason: z.string().trim().min(3).max(5_000) }),
    answer: shareSchema,
    async run(work, { params: { id }, body: { answers, reason } }) {
      const { tx, unit, by, now } = work;
      await mustKeep(work, id);
      // Said before anybody keeps it, it would count once somebody does.
      const { visibility } = await mustFindCase(tx, id);
      if (visibility === 'unit') throw refusal('VIGIE_INQUIRY_OPEN_CASE');
      const isChanged = answers
        ? await saveShare(tx, { caseId: id, unit, account: by.id, now })
        : await endShare(tx, id);
      if (isChanged) await note(work, { act: 'case.inquiry-set', subject: id, reason, content: { case: id, answers } });
      // What is to be told no longer is taken out at once.
      if (isChanged && !answers) await prepareAnew(work);
      return { answers };
    },
  }),
];
