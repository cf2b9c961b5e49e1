import { download, query } from '../../people/index.ts';
import { type FilledReport, readReport, summariseReport, writePart, zipReport } from './read-report.ts';
import { partQuerySchema, reportQuerySchema, reportSchema } from './report-schema.ts';
import type { Part } from './template.ts';

/** The transparency report of a service, filled from the record; nothing is published by reading it. */
export const reportEndpoints = [
  query('GET /v1/transparency-report', {
    says: 'Says how far the record fills the templates of a transparency report for a year, and what it leaves open.',
    tag: 'receiving',
    role: 'reader',
    forAll: true,
    query: reportQuerySchema,
    answer: reportSchema,
    run: async (work, { query: asked }) => summariseReport(await readReport(work, asked)),
  }),
  download('GET /v1/transparency-report.csv', {
    says: 'Downloads a part of a transparency report, as the CSV of its template.',
    tag: 'receiving',
    role: 'reader',
    forAll: true,
    reads: (_, { query: asked }) => ({ act: 'report.transparency-exported', subject: asked.platform, content: asked }),
    query: partQuerySchema,
    find: async (work, { query: asked }): Promise<Part> => {
      const { parts } = await readReport(work, asked);
      const found = parts.find(({ part }) => part === asked.part);
      if (!found) throw new Error(`the template has no part ${asked.part}`);
      return found;
    },
    file: (part: Part) => ({ type: 'text/csv; charset=utf-8', name: part.file, body: writePart(part) }),
  }),
  download('GET /v1/transparency-report.zip', {
    says: 'Downloads every part of a transparency report, and what the record leaves open.',
    tag: 'receiving',
    role: 'reader',
    forAll: true,
    reads: (_, { query: asked }) => ({ act: 'report.transparency-exported', subject: asked.platform, content: asked }),
    query: reportQuerySchema,
    find: (work, { query: asked }): Promise<FilledReport> => readReport(work, asked),
    file: async (report: FilledReport) => ({
      type: 'application/zip',
      name: 'transparency-report.zip',
      body: await zipReport(report),
    }),
  }),
];
