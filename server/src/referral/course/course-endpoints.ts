import { pageOf, toPage } from '../../base/http/http.ts';
import { mustFindCase } from '../../case/index.ts';
import { command, query, today } from '../../people/index.ts';
import {
  entryInputSchema,
  referralInputSchema,
  referralSchema,
  referralsQuerySchema,
  withdrawalInputSchema,
} from './course-schema.ts';
import { listReferrals, listWaiting } from './course-store.ts';
import { mustFindReferral, noteEntry, noteSending, withdraw } from './keep-course.ts';

/** What became of a case at the court or the authority that it was sent to. */
export const courseEndpoints = [
  query('GET /v1/referrals', {
    says: 'Lists referrals, of a case or by whom they wait for.',
    tag: 'referral',
    role: 'reader',
    query: referralsQuerySchema,
    answer: pageOf(referralSchema),
    async run(work, { query: { case: of, ...page } }) {
      const day = today(work);
      if (of === undefined) return toPage(await listWaiting(work.tx, day, page), page.limit);
      const { id } = await mustFindCase(work.tx, of);
      return { items: await listReferrals(work.tx, id, day), next: null };
    },
  }),
  query('GET /v1/referrals/:id', {
    says: 'Shows a referral.',
    tag: 'referral',
    role: 'reader',
    reads: null,
    answer: referralSchema,
    run: (work, { params }) => mustFindReferral(work, params.id),
  }),
  command('POST /v1/referrals', {
    says: 'Notes that a case was sent to the court or authority that was chosen.',
    tag: 'referral',
    role: 'analyst',
    body: referralInputSchema,
    answer: referralSchema,
    run: (work, { body }) => noteSending(work, body),
  }),
  command('POST /v1/referrals/:id/entries', {
    says: 'Notes what happened to a referral: received, registered, a request, an answer to it, a decision.',
    tag: 'referral',
    role: 'analyst',
    body: entryInputSchema,
    answer: referralSchema,
    run: (work, { params, body }) => noteEntry(work, params.id, body),
  }),
  command('POST /v1/referrals/:id/entries/:entry/withdrawals', {
    says: 'Withdraws an entry that was wrong. A reason is given.',
    tag: 'referral',
    role: 'analyst',
    body: withdrawalInputSchema,
    answer: referralSchema,
    run: (work, { params, body }) => withdraw(work, params.id, params.entry, body.reason),
  }),
];
