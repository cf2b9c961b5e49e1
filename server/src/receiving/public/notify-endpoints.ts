import { z } from 'zod';
import { emailSchema } from '../../base/core/email-address.ts';
import { type Language, languageSchema } from '../../base/core/language.ts';
import { showPage } from '../../base/http/form-page.ts';
import { slowly } from '../../base/http/take-forms.ts';
import { findUrls } from '../../base/text/find-urls.ts';
import { openFile } from '../../people/index.ts';
import { missingElements } from '../received/notice-elements.ts';
import { receiveNotice } from '../received/receive-notice.ts';
import { MOST_URLS, type NoticeElements } from '../received/received-schema.ts';
import { receivingWords } from '../words.ts';
import { mustFindInbox } from './find-inbox.ts';
import { EMPTY_FORM, type FormValues, renderDone, renderForm, renderWord } from './render-page.ts';

const inboxParams = z.object({ inbox: z.string().max(100) });
const languageQuery = z.object({ lang: languageSchema.optional() });

const formSchema = z.object({
  urls: z.string().max(200_000).default(''),
  reasons: z.string().max(20_000).default(''),
  name: z.string().max(320).default(''),
  email: z.string().max(320).default(''),
  childOffence: z.string().optional(),
  bonaFide: z.string().optional(),
  website: z.string().default(''),
});

const toValues = (body: z.output<typeof formSchema>): FormValues => ({
  urls: body.urls,
  reasons: body.reasons,
  name: body.name,
  email: body.email,
  childOffence: body.childOffence === 'yes',
  bonaFide: body.bonaFide === 'yes',
});

function toElements(values: FormValues, language: Language): NoticeElements {
  const email = emailSchema.safeParse(values.email.trim());
  const name = values.name.trim();
  return {
    language,
    reasons: values.reasons.trim(),
    urls: findUrls(values.urls, MOST_URLS),
    notifier: name || email.success ? { name, email: email.success ? email.data : null, organisation: null } : null,
    childOffence: values.childOffence,
    bonaFide: values.bonaFide,
    notice: null,
    replyTo: null,
  };
}

/**
 * The form of an inbox, `/notify/<inbox>`: anybody may notify (art. 16(1)), so it needs no account. Pages are HTML
 * without script.
 */
export const notifyEndpoints = [
  openFile('GET /notify/:inbox', {
    params: inboxParams,
    query: languageQuery,
    async file({ context, language: read }, { params, query }) {
      const inbox = await mustFindInbox(context, params.inbox);
      const language = query.lang ?? read ?? inbox.language;
      if (!inbox.openForm) return showPage(404, renderWord(language, receivingWords(language)('form.closed')));
      return showPage(200, renderForm(inbox, language, EMPTY_FORM, []));
    },
  }),
  openFile('POST /notify/:inbox', {
    isForm: true,
    params: inboxParams,
    query: languageQuery,
    body: formSchema,
    options: slowly,
    async file({ context, language: read }, { params, query, body }) {
      const inbox = await mustFindInbox(context, params.inbox);
      const language = query.lang ?? read ?? inbox.language;
      const words = receivingWords(language);
      if (!inbox.openForm) return showPage(404, renderWord(language, words('form.closed')));
      // Only a machine fills in what nobody sees: it is told what people are told, and nothing is kept.
      if (body.website !== '') return showPage(200, renderWord(language, words('form.done')));
      const values = toValues(body);
      const elements = toElements(values, language);
      const missing = missingElements(elements).map((element) => words(`missing.${element}`));
      if (missing.length > 0) return showPage(422, renderForm(inbox, language, values, missing));
      const about = { inbox, way: 'form', key: null, from: null, externalId: null, elements } as const;
      const { received } = await receiveNotice(context, about);
      return showPage(200, renderDone(language, { reference: received.id, email: elements.notifier?.email ?? null }));
    },
  }),
];
