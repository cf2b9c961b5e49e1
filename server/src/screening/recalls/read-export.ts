import { isRecallReference } from '@vigie/engine';
import { VigieError } from '../../base/core/errors.ts';
import { readRecords } from '../../listing/index.ts';

/**
 * The records of an export of recalls: JSON, JSON Lines, or a table with a header. @throws VigieError where a row of it
 * cannot be read
 */
export async function readExport(file: string): Promise<unknown> {
  const { columns, records, faults } = await readRecords(file, isRecallReference);
  if (columns !== null && !columns.some(isRecallReference)) {
    throw new VigieError(
      'VIGIE_SCREENING_BAD_EXPORT',
      `A table of recalls has a column reference (or id, recall number, alert number, numero_fiche, reference_fiche): without it a finding could not say which recall. Here are: ${JSON.stringify(columns.slice(0, 20)).slice(0, 500)}.`,
      { place: { file, line: 1 } },
    );
  }
  const [fault] = faults;
  if (fault) {
    const what =
      columns === null
        ? `This export is neither JSON nor JSON Lines: the line ${fault.message.en}.`
        : `The row ${fault.message.en}.`;
    throw new VigieError('VIGIE_SCREENING_BAD_EXPORT', what, { place: { file, line: fault.line } });
  }
  const isDocument = columns === null && records.length === 1;
  return isDocument ? records[0]?.record : records.map(({ record }) => record);
}
