import Papa from 'papaparse';
import { z } from 'zod';
import { VigieError } from '../../base/core/errors.ts';
import type { KnownHash } from './known-store.ts';

/** Names that the exports of hash-sharing services give to the three fields. */
const NAMES = {
  pdq: ['pdq', 'pdq_hash', 'hash', 'value', 'signal', 'indicator'],
  label: ['label', 'tags', 'category', 'classification', 'description'],
  source: ['source', 'owner', 'provider', 'list', 'organisation', 'organization'],
} as const;
const MOST_TEXT = 500;

const recordSchema = z.record(z.string(), z.unknown());

function fieldOf(record: Record<string, unknown>, names: readonly string[]): string {
  for (const [key, value] of Object.entries(record)) {
    if (!names.includes(key.trim().toLowerCase())) continue;
    const text = Array.isArray(value) ? value.join(', ') : value;
    if (typeof text === 'string' || typeof text === 'number') return String(text).trim().slice(0, MOST_TEXT);
  }
  return '';
}

function recordsOf(text: string, file: string): { record: unknown; line: number }[] {
  if (/^\s*[[{]/.test(text)) {
    let content: unknown;
    try {
      content = JSON.parse(text);
    } catch {
      // One record to a line, or none: the lines say which.
      return text
        .split('\n')
        .map((line, index) => ({ line, number: index + 1 }))
        .filter(({ line }) => line.trim() !== '')
        .map(({ line, number }) => {
          try {
            return { record: JSON.parse(line), line: number };
          } catch (error) {
            const why = error instanceof Error ? error.message : String(error);
            throw new VigieError('VIGIE_SCREENING_BAD_HASHES', `This is no JSON: ${why}`, {
              place: { file, line: number },
            });
          }
        });
    }
    const list = z
      .union([z.array(z.unknown()), z.object({ hashes: z.array(z.unknown()) }).transform(({ hashes }) => hashes)])
      .safeParse(content);
    return (list.success ? list.data : [content]).map((record, index) => ({ record, line: index + 1 }));
  }
  const { data } = Papa.parse<unknown>(text.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: 'greedy' });
  return data.map((record, index) => ({ record, line: index + 2 }));
}

/**
 * Reads a list of hashes: CSV with a header, a JSON array, `{"hashes": […]}`, or JSON Lines, with the PDQ hash as 64 hex digits, a label and a source.
 *
 * @param source where the list comes from, for hashes that do not say
 * @throws VigieError `VIGIE_SCREENING_BAD_HASHES` naming the first record whose hash is none: a list that is read in part would be trusted in whole
 */
export function readHashes(text: string, file: string, source: string): KnownHash[] {
  return recordsOf(text, file).map(({ record, line }) => {
    const read = recordSchema.safeParse(record);
    const pdq = read.success ? fieldOf(read.data, NAMES.pdq).toLowerCase() : '';
    if (!read.success || !/^[\da-f]{64}$/.test(pdq)) {
      const shown = pdq === '' ? 'nothing' : `"${pdq.slice(0, 80)}"`;
      throw new VigieError('VIGIE_SCREENING_BAD_HASHES', `A PDQ hash has 64 hex digits; here is ${shown}.`, {
        place: { file, line },
      });
    }
    return { pdq, label: fieldOf(read.data, NAMES.label), source: fieldOf(read.data, NAMES.source) || source };
  });
}

/** Writes a list of hashes, as `readHashes` reads it. Cells that a spreadsheet would take for a formula are made text. */
export function formatHashes(hashes: KnownHash[], format: 'csv' | 'json'): string {
  const rows = hashes.map(({ pdq, label, source }) => ({ pdq, label, source }));
  if (format === 'json') return `${JSON.stringify({ hashes: rows }, null, 2)}\n`;
  return `${Papa.unparse(rows, { columns: ['pdq', 'label', 'source'], escapeFormulae: true, newline: '\n' })}\n`;
}
