import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { REGISTERS_DIR } from '../../base/registers/read-yaml.ts';

const templateSchema = z.object({
  source: z.string(),
  checked: z.iso.date(),
  verified: z.boolean(),
  parts: z.array(
    z.object({
      part: z.int().min(1).max(11),
      file: z.string(),
      columns: z.array(z.string()),
      /** What is fixed in each row; empty cells at its end are left out. */
      rows: z.array(z.array(z.string())),
    }),
  ),
});
type TemplatePart = z.infer<typeof templateSchema>['parts'][number];

/** What stands in a cell; null: nothing. */
export type Cell = string | number | null;

/** A part of the report that is being filled in: a table of the template's columns, its rows in the template's order. */
export interface Part extends Omit<TemplatePart, 'rows'> {
  rows: Cell[][];
}

/** Reads `registers/transparency-report/template.json` (made by `tools/generate/transparency-report.ts`). */
export function loadReportTemplate(dir: string = REGISTERS_DIR): z.infer<typeof templateSchema> {
  return templateSchema.parse(JSON.parse(readFileSync(join(dir, 'transparency-report/template.json'), 'utf8')));
}

/** The empty report: every part with every row, each as long as its header. */
export function openReport(template: z.infer<typeof templateSchema>): Part[] {
  return template.parts.map((part) => ({
    ...part,
    rows: part.rows.map((row) => part.columns.map((_, at) => row[at] || null)),
  }));
}

/**
 * The column with this title, whatever blanks the template has around it.
 *
 * @throws Error: the template has none, a fault of the code or of the register.
 */
export function columnOf({ columns, file }: Part, title: string): number {
  const at = columns.findIndex((column) => column.trim() === title);
  if (at < 0) throw new Error(`${file} has no column "${title}"`);
  return at;
}
