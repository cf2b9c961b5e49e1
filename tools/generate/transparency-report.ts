// The shape of the transparency reports of Implementing Regulation (EU) 2024/2835, annex I, from its CSV templates:
//   node tools/generate/transparency-report.ts FOLDER CHECKED-ON
// writes registers/transparency-report/template.json: columns, and in each row what is fixed. What a provider fills in is
// left empty, and so are the texts that stand in for it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What stands in a template where a provider writes. */
const STAND_INS = new Set([
  'YYYY-MM-DD/YYYY-MM-DD',
  'YYYY-MM-DD',
  'Text',
  'Free text',
  'Text to detail the "Other" keyword.',
  ' ',
]);

/** The cells of a CSV of which no cell holds a line's end. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain,
  );

const [folder, checked] = process.argv.slice(2);
if (!folder || !checked) throw new Error('usage: node tools/generate/transparency-report.ts FOLDER YYYY-MM-DD');
const parts = readdirSync(folder)
  .flatMap((file) => {
    const [, number] = /^Part_(\d+)_\w+\.csv$/.exec(file) ?? [];
    if (number === undefined) return [];
    const [columns = [], ...rows] = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n').map(cellsOf);
    return [
      {
        part: Number(number),
        file,
        columns,
        rows: rows
          // One row for each Member State that gave an order: added by who fills it in.
          .filter((row) => !row.includes('AT, […], SE'))
          .map((row) =>
            row
              .map((cell) => (STAND_INS.has(cell) ? '' : cell))
              .join('\t')
              .replace(/\t+$/, '')
              .split('\t'),
          ),
      },
    ];
  })
  .sort((one, other) => one.part - other.part);
writeFileSync(
  join(import.meta.dirname, '../../registers/transparency-report/template.json'),
  `${JSON.stringify(
    {
      source:
        'Commission Implementing Regulation (EU) 2024/2835, annex I, as the CSV templates that the Commission published with it',
      checked,
      verified: true,
      parts,
    },
    null,
    2,
  )}\n`,
);
