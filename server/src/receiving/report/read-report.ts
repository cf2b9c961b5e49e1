import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import type { z } from 'zod';
import { plainDate, startOfDay } from '../../base/core/clock.ts';
import { loadPackCategories } from '../../base/registers/transparency-register.ts';
import { writeCsv } from '../../base/text/write-csv.ts';
import { type PersonWork, today } from '../../people/index.ts';
import { listInboxes } from '../inbox/inbox-store.ts';
import { refusal, refuse } from '../refusals.ts';
import { say } from '../words.ts';
import { fillReport, type Gap, NOTICES, ORDERS_TO_ACT, ORDERS_TO_INFORM } from './fill-report.ts';
import type { reportQuerySchema, reportSchema } from './report-schema.ts';
import { countComplaints, countReceived, countRest } from './report-store.ts';
import { loadReportTemplate, openReport, type Part } from './template.ts';

const template = loadReportTemplate();
const packs = loadPackCategories();

/** The transparency report of a service for a year, as far as the record fills it, and what it leaves open. */
export interface FilledReport {
  parts: Part[];
  gaps: Gap[];
}

/**
 * Fills the transparency report of a service (Regulation (EU) 2022/2065, art. 15 and 24) for a calendar year, in days of
 * the installation's time zone.
 *
 * @throws VigieError `VIGIE_RECEIVING_UNKNOWN` (404) for a service without an inbox, `VIGIE_RECEIVING_YEAR` for a year
 *   that has not begun.
 */
export async function readReport(
  work: PersonWork,
  { platform, year }: z.output<typeof reportQuerySchema>,
): Promise<FilledReport> {
  const { context, tx } = work;
  const day = today(work);
  if (day < `${year}-01-01`) throw refusal('VIGIE_RECEIVING_YEAR', { year });
  if ((await listInboxes(tx)).every((inbox) => inbox.platform !== platform))
    refuse('VIGIE_RECEIVING_UNKNOWN', { what: say('unknown.service'), id: platform });
  const { timeZone } = context.config.home;
  const reported = {
    platform,
    from: startOfDay(`${year}-01-01`, timeZone),
    until: startOfDay(`${year + 1}-01-01`, timeZone),
    timeZone,
  };
  const parts = openReport(template);
  const { since, ...rest } = await countRest(tx, reported, [...NOTICES, ...ORDERS_TO_ACT, ...ORDERS_TO_INFORM]);
  const gaps = fillReport(parts, {
    service: platform,
    year,
    isOver: day > `${year}-12-31`,
    notices: await countReceived(tx, reported, NOTICES, packs),
    act: await countReceived(tx, reported, ORDERS_TO_ACT, packs),
    inform: await countReceived(tx, reported, ORDERS_TO_INFORM, packs),
    complaints: await countComplaints(tx, reported),
    opened: since === null ? null : plainDate(new Date(since), timeZone),
    rest,
  });
  return { parts, gaps };
}

/** How far each part is filled: rows with a cell that the template leaves to the provider, and that is not the same in every row. */
export function summariseReport({ parts, gaps }: FilledReport): z.output<typeof reportSchema> {
  const fixed = ['Service', 'Reporting period', 'Description of the sub-category "Other"'];
  return {
    parts: openReport(template).flatMap((empty) => {
      const part = parts.find((each) => each.part === empty.part);
      if (!part) return [];
      const open = part.columns.flatMap((title, at) =>
        fixed.includes(title) || empty.rows.some((row) => row[at] !== null) ? [] : [at],
      );
      const filled = part.rows.filter((row) => open.some((at) => (row[at] ?? null) !== null)).length;
      return [{ part: part.part, file: part.file, rows: part.rows.length, filled }];
    }),
    gaps,
  };
}

/** A part as the CSV of the template. */
export const writePart = ({ columns, rows }: Part): string => writeCsv([columns, ...rows]);

/** What stays open, as a CSV in both languages. */
const writeGaps = (gaps: readonly Gap[]): string =>
  writeCsv([
    ['part', 'rows', 'why', 'lignes', 'raison'],
    ...gaps.map(({ part, rows, why }) => [part, rows.en, why.en, rows.fr, why.fr]),
  ]);

/** Every part in one archive, with what stays open beside them. */
export async function zipReport({ parts, gaps }: FilledReport): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter());
  const files = [
    ...parts.map((part) => ({ file: part.file, text: writePart(part) })),
    { file: 'not-filled.csv', text: writeGaps(gaps) },
  ];
  for (const { file, text } of files) await zip.add(file, new Uint8ArrayReader(new TextEncoder().encode(text)));
  return zip.close();
}
