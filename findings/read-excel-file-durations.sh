#!/bin/sh
# read-excel-file 9.3.17 gives a duration of a workbook as a Date of the year 1899 or 1900, and a hidden sheet like any
# other. Input: a workbook written by exceljs 4.4.0 with a cell 1.1043402777777778 in the number format [h]:mm:ss, which
# spreadsheets show as 26:30:15 (ECMA-376, part 1, 18.8.31: [h] is elapsed time), and a sheet with state="hidden"
# (18.2.19). Seen: {"duration":"1899-12-31T02:30:15.000Z","sheets":["Shown","Hidden"],"keys":["sheet","data"]}
# A reader of time sheets or of lead times thus gets a day of the nineteenth century, and has to read xl/workbook.xml
# to leave hidden sheets out. Ends with 1 where the behaviour is another.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund read-excel-file@9.3.17 exceljs@4.4.0 >/dev/null 2>&1
cat >run.mjs <<'JS'
import ExcelJS from 'exceljs';
import readExcelFile from 'read-excel-file/node';

const book = new ExcelJS.Workbook();
const cell = book.addWorksheet('Shown').getCell('A1');
cell.value = 1.1043402777777778;
cell.numFmt = '[h]:mm:ss';
book.addWorksheet('Hidden', { state: 'hidden' }).getCell('A1').value = 'x';
await book.xlsx.writeFile('book.xlsx');
const sheets = await readExcelFile('book.xlsx');
const duration = sheets[0].data[0][0];
console.log(JSON.stringify({ duration, sheets: sheets.map(({ sheet }) => sheet), keys: Object.keys(sheets[1]) }));
const isAsSeen =
  duration instanceof Date &&
  duration.toISOString() === '1899-12-31T02:30:15.000Z' &&
  sheets.length === 2 &&
  Object.keys(sheets[1]).join() === 'sheet,data';
process.exit(isAsSeen ? 0 : 1);
JS
node run.mjs
