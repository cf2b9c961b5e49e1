import { pageOf, pageQuery, toPage } from '../../base/http/http.ts';
import { batch, query } from '../../people/index.ts';
import { refuse } from '../refusals.ts';
import { askUnits, mustFindInquiry, openSubject } from './ask-units.ts';
import { inquiryInputSchema, inquirySchema, wholeInquirySchema } from './inquiry-schema.ts';
import { listInquiries } from './inquiry-store.ts';

/** What an officer asks, and what came of it. There is no way to ask for several subjects at once. */
export const inquiryEndpoints = [
  // Not by an idempotency key: the digest that is kept with one would tell the subject to whoever tries some.
  batch('POST /v1/inquiries', {
    says: 'Asks other units whether they know a subject. They do not learn it.',
    tag: 'inquiry',
    role: 'analyst',
    body: inquiryInputSchema,
    answer: inquirySchema,
    run: ({ context, by, now }, { body }) =>
      context.store.inUnit(by.unit.id, (tx) => askUnits({ context, tx, unit: by.unit.id, by, now }, body), by.id),
  }),
  query('GET /v1/inquiries', {
    says: 'Lists what you have asked.',
    tag: 'inquiry',
    role: 'analyst',
    query: pageQuery,
    answer: pageOf(inquirySchema),
    run: async ({ tx, by }, { query: page }) =>
      toPage(await listInquiries(tx, { ...page, officer: by.id }), page.limit),
  }),
  query('GET /v1/inquiries/:id', {
    says: 'Shows a question of your own, with its subject.',
    tag: 'inquiry',
    role: 'analyst',
    reads: ({ id }) => ({ act: 'inquiry.subject-read', subject: id, content: {} }),
    answer: wholeInquirySchema,
    async run(work, { params: { id } }) {
      const inquiry = await mustFindInquiry(work, id);
      if (inquiry.officer.id !== work.by.id) return refuse('VIGIE_INQUIRY_UNKNOWN', { id });
      return { ...inquiry, subject: await openSubject(work, id) };
    },
  }),
];
