import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Read } from '../file/read-result.ts';
import { openListings } from './read.ts';
import { cutFile, PieceReader, Unsure } from './read-pieces.ts';

/** As many as reach beyond what is looked at to tell the encoding, and fill several pieces of this size. */
const ROWS = 3_000;
const PIECE = 100_000;
const ordinary = (number: number): string =>
  `${number},"Offre ${number}, « neuve »","ligne une\nligne ""deux"" ${'texte '.repeat(20)}",https://shop.example/${number}`;

/** A table of some pieces; `odd` puts other rows in place of some. */
function tableOf(odd: Record<number, string> = {}): string {
  const rows = Array.from({ length: ROWS }, (_, number) => odd[number] ?? ordinary(number));
  return `id,title,description,url\n${rows.join('\n')}\n`;
}

async function readBoth(t: { after(fn: () => void): void }, content: string | Buffer, name = 'offers.csv') {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-pieces-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, name);
  writeFileSync(path, content);
  const opened = await openListings(path);
  const whole: Read[] = [];
  for await (const read of opened.reads()) whole.push(read);
  await opened.close();
  assert.ok(opened.shape);
  const lead = new PieceReader(opened.shape);
  let reader = lead;
  const inPieces: Read[] = [];
  let isWhole = true;
  let pieces = 0;
  for await (const piece of cutFile(opened.shape, PIECE)) {
    assert.ok(piece);
    try {
      inPieces.push(...reader.read(piece, reader === lead));
    } catch (error) {
      assert.ok(error instanceof Unsure);
      isWhole = false;
      break;
    }
    reader = new PieceReader(lead.shape);
    pieces += 1;
  }
  return { whole, inPieces, isWhole, pieces };
}

const wellFormed: Record<string, string> = {
  'line ends and quotes in cells': tableOf(),
  'CRLF, a byte order mark and lines before the header': `\ufeff\r\nExport of offers\r\n${tableOf().replaceAll('\n', '\r\n')}`,
  'rows with too few cells, empty lines and no title': tableOf({
    7: '1,2',
    900: '\n\n',
    2000: '2000,,x,y',
    2900: 'z',
  }),
};
for (const [name, content] of Object.entries(wellFormed)) {
  test(`a table reads in pieces as it does as a whole: ${name}`, async (t) => {
    const { whole, inPieces, isWhole, pieces } = await readBoth(t, content);
    assert.ok(isWhole && pieces >= 4, `${pieces} pieces`);
    assert.equal(inPieces.length, whole.length);
    assert.deepEqual(inPieces, whole);
  });
}

const latin1 = Buffer.from(tableOf({ 2500: '1,caf\u00e9 en grains,x,y' }), 'latin1');
const doubtful: Record<string, string | Buffer> = {
  'a quote that is never closed': tableOf({ 2500: '1,"title,x,y' }),
  'a quote inside a cell without quotes': tableOf({ 2500: '1,screen of 15" inch,x,y' }),
  'an encoding other than UTF-8': latin1,
  'a line end of old Macs': tableOf({ 2500: '1,title,x,y\r2,title,x,y' }),
};
for (const [name, content] of Object.entries(doubtful)) {
  test(`what pieces cannot be sure of is said, and what came before holds: ${name}`, async (t) => {
    const { whole, inPieces, isWhole } = await readBoth(t, content);
    assert.equal(isWhole, false);
    assert.ok(inPieces.length < whole.length);
    assert.deepEqual(inPieces, whole.slice(0, inPieces.length));
  });
}

const object = (number: number): string =>
  JSON.stringify({
    id: 12_345_678_901_234_000 + number,
    title: `Offre ${number}, « neuve »`,
    description: `ligne une\nligne deux ${'texte '.repeat(20)}`,
    seller: { name: `Vendeur ${number % 7}` },
    ...(number === 90 ? { 'Hauteur (cm)': 20 } : {}),
  });
/** JSON Lines of some pieces; `odd` puts other lines in place of some. */
const linesOf = (odd: Record<number, string> = {}): string =>
  Array.from({ length: ROWS }, (_, number) => odd[number] ?? object(number)).join('\n');

const goodLines: Record<string, string> = {
  'long integers, a key that comes up early on': linesOf(),
  'CRLF, a byte order mark, empty lines': `\ufeff${linesOf({ 2500: '' }).replaceAll('\n', '\r\n')}\r\n`,
  'lines that are no object, or no JSON, or have no title': linesOf({ 7: '{', 2500: '[1]', 2501: '{"id":1}' }),
};
for (const [name, content] of Object.entries(goodLines)) {
  test(`JSON Lines read in pieces as they do as a whole: ${name}`, async (t) => {
    const { whole, inPieces, isWhole, pieces } = await readBoth(t, content, 'offers.jsonl');
    assert.ok(isWhole && pieces >= 4, `${pieces} pieces`);
    assert.deepEqual(inPieces, whole);
  });
}

const doubtfulLines: Record<string, string | Buffer> = {
  'a key that nobody met before': linesOf({ 2500: '{"title":"t","Largeur (cm)":3}' }),
  'an encoding other than UTF-8': Buffer.from(linesOf(), 'latin1'),
};
for (const [name, content] of Object.entries(doubtfulLines)) {
  test(`JSON Lines that pieces cannot be sure of are said to be so, and what came before holds: ${name}`, async (t) => {
    const { whole, inPieces, isWhole } = await readBoth(t, content, 'offers.jsonl');
    assert.equal(isWhole, false);
    assert.ok(inPieces.length < whole.length);
    assert.deepEqual(inPieces, whole.slice(0, inPieces.length));
  });
}
