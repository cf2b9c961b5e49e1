import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { VigieError } from '../../base/core/errors.ts';

/** The records of an export: JSON, JSON Lines, or CSV with a header. */
export function readExport(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    throw new VigieError('VIGIE_SCREENING_BAD_EXPORT', error instanceof Error ? error.message : String(error), {
      place: { file },
    });
  }
  if (!/^\s*[[{]/.test(text)) return readTable(text, file);
  try {
    return JSON.parse(text);
  } catch (whole) {
    return text.split('\n').flatMap((line, index) => {
      if (line.trim() === '') return [];
      try {
        return [JSON.parse(line)];
      } catch {
        const why = whole instanceof Error ? whole.message : String(whole);
        throw new VigieError('VIGIE_SCREENING_BAD_EXPORT', `This export is neither JSON nor JSON Lines: ${why}`, {
          place: { file, line: index + 1 },
        });
      }
    });
  }
}

function readTable(text: string, file: string): unknown {
  const { data, meta } = Papa.parse<unknown>(text, { header: true, skipEmptyLines: 'greedy' });
  const columns = meta.fields ?? [];
  if (!columns.some((name) => ['reference', 'id', 'numero_fiche', 'reference_fiche'].includes(name))) {
    throw new VigieError(
      'VIGIE_SCREENING_BAD_EXPORT',
      `A table of recalls has a column reference (or id, numero_fiche, reference_fiche): without it a finding could not say which recall. Here are: ${JSON.stringify(columns.slice(0, 20)).slice(0, 500)}.`,
      { place: { file, line: 1 } },
    );
  }
  return data;
}
