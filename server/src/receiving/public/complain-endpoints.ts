import { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { plainDate } from '../../base/core/clock.ts';
import { isEmail } from '../../base/core/email-address.ts';
import { type Language, languageSchema } from '../../base/core/language.ts';
import { showPage } from '../../base/http/form-page.ts';
import { slowly } from '../../base/http/take-forms.ts';
import { type FileAnswer, openFile } from '../../people/index.ts';
import { type Door, openDoor, receiveComplaint } from '../complaint/receive-complaint.ts';
import { receivingWords } from '../words.ts';
import { renderComplaintForm, renderWord } from './render-page.ts';

const codeParams = z.object({ code: z.string().regex(/^[\w-]{22}$/) });
const languageQuery = z.object({ lang: languageSchema.optional() });
const complaintForm = z.object({ reasons: z.string().max(20_000).default(''), email: z.string().max(320).default('') });

/**
 * What is shown behind a code: the page that `inside` makes, or that there is no decision there, or that it is too
 * late.
 */
async function enter(
  context: Context,
  code: string,
  language: Language,
  inside: (door: Door) => Promise<FileAnswer> | FileAnswer,
): Promise<FileAnswer> {
  const words = receivingWords(language);
  const door = await openDoor(context, code);
  if (!door) return showPage(404, renderWord(language, words('complaint.unknown')));
  if (door.isLate) return showPage(410, renderWord(language, words('complaint.late')));
  return inside(door);
}

const aboutDoor = ({ until, decision }: Door, { config }: Context) => ({
  until: plainDate(until, config.home.timeZone),
  decision,
});

/** The key of the words that name what a complaint lacks; null: it is whole. */
function findProblem({
  reasons,
  email,
}: z.output<typeof complaintForm>): 'complaint.reasons' | 'complaint.email' | null {
  if (reasons.trim().length < 20) return 'complaint.reasons';
  return isEmail(email) ? null : 'complaint.email';
}

/**
 * The door to complaints, `/complain/<code>` (art. 20): traders and notifiers have no account here, the code is what
 * they were told.
 */
export const complainEndpoints = [
  openFile('GET /complain/:code', {
    params: codeParams,
    query: languageQuery,
    file({ context, language: read }, { params, query }) {
      const language = query.lang ?? read ?? 'en';
      return enter(context, params.code, language, (door) =>
        showPage(200, renderComplaintForm(language, aboutDoor(door, context), { reasons: '', email: '' }, null)),
      );
    },
  }),
  openFile('POST /complain/:code', {
    isForm: true,
    params: codeParams,
    query: languageQuery,
    body: complaintForm,
    options: slowly,
    file({ context, language: read }, { params, query, body }) {
      const language = query.lang ?? read ?? 'en';
      const words = receivingWords(language);
      return enter(context, params.code, language, async (door) => {
        const problem = findProblem(body);
        if (problem)
          return showPage(422, renderComplaintForm(language, aboutDoor(door, context), body, words(problem)));
        const id = await receiveComplaint(context, door, { ...body, language });
        return showPage(200, renderWord(language, words('complaint.done'), id));
      });
    },
  }),
];
