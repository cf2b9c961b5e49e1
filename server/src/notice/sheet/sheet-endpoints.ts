import { join } from 'node:path';
import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';
import { findPlatform } from '../../base/registers/platforms.ts';
import { query } from '../../people/index.ts';
import { refusal, refuse } from '../refusals.ts';
import { mustFindNotice, mustSeeParts, toWhole } from '../store.ts';
import { say } from '../words.ts';
import { fillForm } from './fill-form.ts';
import { formsOf, loadPlatformForms } from './platform-forms.ts';

/** A document to be copied into a platform's own form, field by field. */
const sheetSchema = z
  .object({
    /** The forms there are for it: the platform's own first. */
    forms: z.array(z.object({ key: z.string(), title: wordsSchema })),
    form: z.object({
      key: z.string(),
      title: wordsSchema,
      /** Where the form is; null: not known. */
      url: z.string().nullable(),
      verified: z.boolean(),
      source: z.string().nullable(),
      checked: z.string().nullable(),
    }),
    fields: z.array(
      z.object({
        key: z.string(),
        label: wordsSchema,
        point: z.string().nullable(),
        maxLength: z.int().nullable(),
        /** null: the document does not say. */
        text: z.string().nullable(),
        /** Characters by which it is too long for the field. */
        excess: z.int(),
        /** Of several offers: the same for each, for a form that takes one at a time. */
        parts: z.array(z.object({ url: z.string(), text: z.string() })),
      }),
    ),
  })
  .meta({ id: 'PlatformSheet' });

/** The sheet to copy into a platform's own form. That it was sent so is noted as any sending by hand is. */
export const sheetEndpoints = [
  query('GET /v1/notices/:id/sheet', {
    says: 'Gives the values to copy into a platform’s form.',
    tag: 'notice',
    role: 'reader',
    reads: null,
    query: z.object({ form: z.string().max(100).optional() }),
    answer: sheetSchema,
    async run({ context, tx }, { params, query: { form: wanted } }) {
      const notice = await mustFindNotice(tx, params.id);
      if (notice.state === 'proposed' || notice.state === 'rejected') throw refusal('VIGIE_NOTICE_NOT_TO_SEND');
      const content = toWhole(await mustSeeParts(tx, notice));
      const platform = findPlatform(context.platforms(), content.platform.key)?.key ?? null;
      const forms = formsOf(loadPlatformForms(join(context.config.dataDir, 'registers/platform-forms')), platform);
      const form =
        forms.find(({ key }) => wanted === undefined || key === wanted) ??
        refuse('VIGIE_NOTICE_UNKNOWN', { what: say('form', { key: wanted ?? '' }) });
      const { key, title, url, verified, source, checked } = form;
      return {
        forms: forms.map((one) => ({ key: one.key, title: one.title })),
        form: { key, title, url, verified, source, checked },
        fields: fillForm(form, content),
      };
    },
  }),
];
