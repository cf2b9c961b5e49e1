import { z } from 'zod';
import { pageOf, pageQuery, toPage } from '../../base/http/http.ts';
import { command, note, query } from '../../people/index.ts';
import { alarmSchema, listAlarms, saveReview } from '../alarm/alarm-store.ts';
import { listReceived, receivedSchema } from '../answer/received-store.ts';
import { mustFindInquiry, openSubject } from '../ask/ask-units.ts';
import { inquirySchema, wholeInquirySchema } from '../ask/inquiry-schema.ts';
import { listInquiries } from '../ask/inquiry-store.ts';
import { refusal } from '../refusals.ts';

const remark = z.string().trim().min(3).max(5_000);

/**
 * What the auditor looks at: who asked whom, why and when (Directive (EU) 2016/680, art. 25(1)). The log serves the
 * verification of lawfulness, self-monitoring and criminal proceedings alone (art. 25(2)): officers do not see it.
 */
export const reviewEndpoints = [
  query('GET /v1/inquiry-review/received', {
    says: 'Lists who asked this unit, why and when. What was asked nobody here knows.',
    tag: 'inquiry',
    role: 'auditor',
    query: pageQuery,
    answer: pageOf(receivedSchema),
    run: async ({ tx }, { query: page }) => toPage(await listReceived(tx, page), page.limit),
  }),
  query('GET /v1/inquiry-review/asked', {
    says: 'Lists what officers of this unit asked, without the subjects.',
    tag: 'inquiry',
    role: 'auditor',
    query: pageQuery,
    answer: pageOf(inquirySchema),
    run: async ({ tx }, { query: page }) => toPage(await listInquiries(tx, { ...page, officer: null }), page.limit),
  }),
  query('GET /v1/inquiry-review/asked/:id', {
    says: 'Opens the subject of a question. The opening is recorded.',
    tag: 'inquiry',
    role: 'auditor',
    reads: ({ id }) => ({ act: 'inquiry.subject-opened', subject: id, content: {} }),
    answer: wholeInquirySchema,
    run: async (work, { params: { id } }) => ({
      ...(await mustFindInquiry(work, id)),
      subject: await openSubject(work, id),
    }),
  }),
  query('GET /v1/inquiry-review/alarms', {
    says: 'Lists alarms: many questions of one officer.',
    tag: 'inquiry',
    role: 'auditor',
    query: pageQuery,
    answer: pageOf(alarmSchema),
    run: async ({ tx }, { query: page }) => toPage(await listAlarms(tx, page), page.limit),
  }),
  command('POST /v1/inquiry-review/alarms/:id/reviews', {
    says: 'Says what the review of an alarm came to.',
    tag: 'inquiry',
    role: 'auditor',
    status: 204,
    body: z.strictObject({ remark }),
    answer: z.undefined(),
    async run(work, { params: { id }, body }) {
      const { tx, by, now } = work;
      if (!(await saveReview(tx, id, { account: by.id, remark: body.remark, now })))
        throw refusal('VIGIE_INQUIRY_NO_ALARM', { id });
      await note(work, { act: 'inquiry.alarm-reviewed', subject: id, reason: body.remark });
    },
  }),
];
