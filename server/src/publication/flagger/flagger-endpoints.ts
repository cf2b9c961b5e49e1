import { download, query } from '../../people/index.ts';
import { type FlaggerReport, flaggerReportSchema, yearSchema } from './flagger-schema.ts';
import { readFlaggerReport, writeFlaggerCsv } from './read-flagger.ts';

/** The figures of a trusted flagger’s yearly report, as JSON and as CSV; nothing is published by reading them. */
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
      name: 'trusted-flagger-report.csv',
      body: writeFlaggerCsv(report),
    }),
  }),
];
