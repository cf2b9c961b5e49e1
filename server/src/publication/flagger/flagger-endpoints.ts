import { z } from 'zod';
import { command, download, query } from '../../people/index.ts';
import { enterIndependence } from './enter-independence.ts';
import {
  type FlaggerReport,
  flaggerReportSchema,
  independenceInputSchema,
  independenceSchema,
  printedSchema,
  yearSchema,
} from './flagger-schema.ts';
import { listIndependence } from './independence-store.ts';
import { readFlaggerReport } from './read-flagger.ts';
import { writeFlaggerCsv } from './write-flagger-csv.ts';

const nameOf = ({ from }: FlaggerReport): string => `trusted-flagger-report-${from.slice(0, 4)}`;
const versionsSchema = z.object({ items: z.array(independenceSchema) });

/**
 * A trusted flagger’s yearly report, as JSON, CSV and PDF, and the explanation that it carries; nothing is published by
 * reading them.
 */
export const flaggerEndpoints = [
  query('GET /v1/trusted-flagger-report', {
    says: 'Gives the figures of a trusted flagger’s yearly report.',
    tag: 'publication',
    role: 'reader',
    forAll: true,
    query: yearSchema,
    answer: flaggerReportSchema,
    run: (work, { query: { year } }) => readFlaggerReport(work, year),
  }),
  download('GET /v1/trusted-flagger-report.csv', {
    says: 'Gives the same figures as a CSV file.',
    tag: 'publication',
    role: 'reader',
    forAll: true,
    reads: (_, { query: asked }) => ({ act: 'report.flagger-exported', subject: String(asked.year), content: asked }),
    query: yearSchema,
    find: (work, { query: { year } }): Promise<FlaggerReport> => readFlaggerReport(work, year),
    file: (report: FlaggerReport) => ({
      type: 'text/csv; charset=utf-8',
      name: `${nameOf(report)}.csv`,
      body: writeFlaggerCsv(report),
    }),
  }),
  download('GET /v1/trusted-flagger-report.pdf', {
    says: 'Gives the report in English or French as a PDF/A, to send to the coordinator and to publish.',
    tag: 'publication',
    role: 'reader',
    forAll: true,
    reads: (_, { query: asked }) => ({ act: 'report.flagger-exported', subject: String(asked.year), content: asked }),
    query: printedSchema,
    find: async (work, { query: { year } }) => ({ report: await readFlaggerReport(work, year), at: work.now }),
    async file({ report, at }, { config, platforms }, { query: { lang } }) {
      const { renderFlagger } = await import('./render-flagger.ts');
      const { timeZone } = config.home;
      const body = await renderFlagger(report, { lang, at, timeZone, platforms: platforms() });
      return { type: 'application/pdf', body, name: `${nameOf(report)}-${lang}.pdf`, inline: true };
    },
  }),
  query('GET /v1/independence-statements', {
    says: 'Lists the versions of the explanation of how the unit stays independent, the newest first.',
    tag: 'publication',
    role: 'reader',
    answer: versionsSchema,
    run: async ({ tx }) => ({ items: await listIndependence(tx) }),
  }),
  command('POST /v1/independence-statements', {
    says: 'Enters a new version of the explanation of how the unit stays independent. Earlier versions stay.',
    tag: 'publication',
    role: 'administrator',
    body: independenceInputSchema,
    answer: versionsSchema,
    run: async (work, { body }) => {
      await enterIndependence(work, body);
      return { items: await listIndependence(work.tx) };
    },
  }),
];
