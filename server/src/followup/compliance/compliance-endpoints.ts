import { download, query } from '../../people/index.ts';
import { readDeclared } from '../declared/read-declared.ts';
import {
  comparisonSchema,
  complianceAnswerSchema,
  complianceQuerySchema,
  periodQuerySchema,
} from './compliance-schema.ts';
import { comparePlatforms, readComplianceReport, renderReportCsv } from './read-compliance.ts';

/** The compliance report of a platform: what it was asked, what it did, what was relisted; as JSON, and as CSV. */
export const complianceEndpoints = [
  query('GET /v1/compliance-report', {
    says: 'Gives the figures on what platforms did after notices.',
    tag: 'followup',
    role: 'reader',
    forAll: true,
    query: complianceQuerySchema,
    answer: complianceAnswerSchema,
    run: ({ context, tx, now }, { query }) => readComplianceReport(tx, query, now, context.config.home.timeZone),
  }),
  query('GET /v1/platform-comparison', {
    says: 'Compares platforms: terms kept and missed, times to removal.',
    tag: 'followup',
    role: 'reader',
    forAll: true,
    query: periodQuerySchema,
    answer: comparisonSchema,
    run: ({ context, tx, now }, { query }) => comparePlatforms(tx, query, now, context.config.home.timeZone),
  }),
  download('GET /v1/compliance-report.csv', {
    says: 'Gives the same figures as a CSV file.',
    tag: 'followup',
    role: 'reader',
    forAll: true,
    reads: (_, { query }) => ({ act: 'report.exported', subject: 'compliance', content: query }),
    query: complianceQuerySchema,
    find: async ({ context, tx, now }, { query }) => {
      const { timeZone } = context.config.home;
      const { report } = await readComplianceReport(tx, query, now, timeZone);
      return { report, declared: report && (await readDeclared(tx, report, context.platforms(), timeZone)) };
    },
    file: ({ report, declared }) => ({
      type: 'text/csv; charset=utf-8',
      name: 'compliance-report.csv',
      body: report && declared ? renderReportCsv(report, declared) : '',
    }),
  }),
];
