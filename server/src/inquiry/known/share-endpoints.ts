import { z } from 'zod';
import { mustFindCase, mustKeep } from '../../case/index.ts';
import { command, note, query } from '../../people/index.ts';
import { endShare, isShared, saveShare } from './known-store.ts';

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
    says: 'Lets other units that ask learn, from the next preparation on, that this restricted case knows a subject; or no longer.',
    tag: 'inquiry',
    role: 'analyst',
    body: z.strictObject({ answers: z.boolean(), reason: z.string().trim().min(3).max(5_000) }),
    answer: shareSchema,
    async run(work, { params: { id }, body: { answers, reason } }) {
      const { tx, unit, by, now } = work;
      await mustKeep(work, id);
      const isChanged = answers
        ? await saveShare(tx, { caseId: id, unit, account: by.id, now })
        : await endShare(tx, id);
      if (isChanged) await note(work, { act: 'case.inquiry-set', subject: id, reason, content: { case: id, answers } });
      return { answers };
    },
  }),
];
