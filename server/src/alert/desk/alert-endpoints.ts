import { z } from 'zod';
import { givenUtc, pageOf, pageQuery, toPage } from '../../base/http/http.ts';
import { command, note, type PersonWork, query } from '../../people/index.ts';
import {
  type Alert,
  alertCountsSchema,
  alertDetailSchema,
  alertFiguresSchema,
  alertSchema,
  alertStateSchema,
  CLOSINGS,
  reportPageSchema,
} from '../alert-schema.ts';
import { pathOfPage } from '../public/report-store.ts';
import { refusal, refuse } from '../refusals.ts';
import {
  askVisit,
  countAlerts,
  findAlert,
  type KeptAlert,
  listAlerts,
  listBefore,
  listReports,
  measureAlerts,
  saveClosing,
  saveTaker,
} from './alert-store.ts';
import { isPageOpen, saveReportPage } from './report-page-store.ts';

function toAlert({ context }: Pick<PersonWork, 'context'>, kept: KeptAlert): Alert {
  const { platform: key, visitState: state, visitedAt: at, visitNote, ...alert } = kept;
  const platform = context.platforms().find((one) => one.key === key);
  return {
    ...alert,
    platform: platform ? { key: platform.key, name: platform.name } : null,
    visit: { state, at, note: visitNote },
  };
}

async function mustFindAlert(work: PersonWork, id: string): Promise<KeptAlert> {
  return (await findAlert(work.tx, id, work.now)) ?? refuse('VIGIE_ALERT_UNKNOWN', { id });
}

async function readPage({ context, tx, by }: PersonWork): Promise<z.output<typeof reportPageSchema>> {
  const path = pathOfPage({ unitId: by.unit.id, name: by.unit.name });
  const { publicUrl } = context.config;
  return { isOpen: await isPageOpen(tx), path, url: publicUrl && `${publicUrl}${path}` };
}

/** What of an alert that is not there, or not open any more, is told. */
async function mustBeOpen(work: PersonWork, id: string): Promise<void> {
  if ((await mustFindAlert(work, id)).state === 'closed') throw refusal('VIGIE_ALERT_CLOSED');
}

/** What people reported, and what becomes of it. What they wrote is for those who work on it, no machine among them. */
export const alertEndpoints = [
  query('GET /v1/alerts', {
    says: 'Lists the alerts from the public, by their state.',
    tag: 'alert',
    role: 'analyst',
    query: pageQuery.extend({ state: alertStateSchema.default('unread') }),
    answer: pageOf(alertSchema),
    async run(work, { query }) {
      const items = await listAlerts(work.tx, query, work.now);
      return toPage(
        items.map((each) => toAlert(work, each)),
        query.limit,
      );
    },
  }),
  query('GET /v1/alerts/counts', {
    says: 'Counts the alerts by their state.',
    tag: 'alert',
    role: 'analyst',
    answer: alertCountsSchema,
    run: ({ tx, now }) => countAlerts(tx, now),
  }),
  query('GET /v1/alerts/figures', {
    says: 'Says how long the alerts of a period waited.',
    tag: 'alert',
    role: 'analyst',
    query: z.object({ from: givenUtc.optional(), to: givenUtc.optional() }),
    answer: alertFiguresSchema,
    run: ({ tx }, { query: { from, to } }) =>
      measureAlerts(tx, {
        from: from === undefined ? null : new Date(from),
        to: to === undefined ? null : new Date(to),
      }),
  }),
  query('GET /v1/alerts/:id', {
    says: 'Shows an alert and what was reported before.',
    tag: 'alert',
    role: 'analyst',
    reads: null,
    answer: alertDetailSchema,
    async run(work, { params: { id } }) {
      const { tx, now } = work;
      const alert = toAlert(work, await mustFindAlert(work, id));
      const before = await listBefore(tx, id, now);
      return {
        ...alert,
        said: await listReports(tx, id),
        before: before.map(({ id, openedAt, outcome }) => ({ id, openedAt, outcome })),
      };
    },
  }),
  command('POST /v1/alerts/:id/take', {
    says: 'Takes an alert on.',
    tag: 'alert',
    role: 'analyst',
    answer: alertSchema,
    async run(work, { params: { id } }) {
      const { tx, by, now } = work;
      await mustBeOpen(work, id);
      if (!(await saveTaker(tx, id, { account: by.id, now }))) throw refusal('VIGIE_ALERT_CLOSED');
      await note(work, { act: 'alert.taken', subject: id });
      return toAlert(work, await mustFindAlert(work, id));
    },
  }),
  command('POST /v1/alerts/:id/close', {
    says: 'Closes an alert and says how it ended.',
    tag: 'alert',
    role: 'analyst',
    body: z.object({ as: z.enum(CLOSINGS), reason: z.string().trim().min(3).max(5_000).nullable().default(null) }),
    answer: alertSchema,
    async run(work, { params: { id }, body: { as, reason } }) {
      const { tx, by, now } = work;
      await mustBeOpen(work, id);
      if (!(await saveClosing(tx, id, { as, reason, account: by.id, now }))) throw refusal('VIGIE_ALERT_CLOSED');
      await note(work, { act: 'alert.closed', subject: id, content: { as }, ...(reason === null ? {} : { reason }) });
      return toAlert(work, await mustFindAlert(work, id));
    },
  }),
  command('POST /v1/alerts/:id/visit', {
    says: 'Has the reported page visited by its address.',
    tag: 'alert',
    role: 'analyst',
    answer: alertSchema,
    async run(work, { params: { id } }) {
      const { context, tx, unit, by, now } = work;
      await mustBeOpen(work, id);
      if (!(await askVisit(tx, id, { account: by.id, now }))) throw refusal('VIGIE_ALERT_VISITED');
      await context.jobs.send(tx, 'alert.visit', { unit, alert: id });
      await note(work, { act: 'alert.visited', subject: id });
      return toAlert(work, await mustFindAlert(work, id));
    },
  }),
  query('GET /v1/report-page', {
    says: 'Says whether the public report page is open.',
    tag: 'alert',
    role: 'analyst',
    answer: reportPageSchema,
    run: readPage,
  }),
  command('PUT /v1/report-page', {
    says: 'Opens or closes the public report page.',
    tag: 'alert',
    role: 'administrator',
    body: z.object({ isOpen: z.boolean() }),
    answer: reportPageSchema,
    async run(work, { body: { isOpen } }) {
      const { tx, unit, by, now } = work;
      await saveReportPage(tx, { unit, isOpen, account: by.id, now });
      await note(work, { act: isOpen ? 'reports.opened' : 'reports.closed', subject: unit });
      return readPage(work);
    },
  }),
];
