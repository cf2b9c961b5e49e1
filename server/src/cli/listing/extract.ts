import type { Listing } from '@vigie/engine';
import { formatPlace, VigieError } from '../../base/core/errors.ts';
import { readListings, sayPartly, sayPassed } from '../../listing/read/index.ts';
import { type Io, onOneLine, write } from '../terminal/io.ts';

/** JSON Lines are written in pieces of about this many characters. */
const PIECE = 64 * 1024;

/** The fields that scripts look for first, then the rest of the listing. */
function toLine(file: string, listing: Listing): string {
  const { url, id, sku, gtin, title, brand, price, currency, availability, images, trader, attributes, ...rest } =
    listing;
  return JSON.stringify({
    file,
    url,
    id,
    sku,
    gtin,
    title,
    brand,
    price,
    currency,
    availability,
    images,
    trader,
    attributes,
    ...rest,
  });
}

/** A text for a column of a terminal, of no more than `width`. */
function cell(text: string | null, width: number): string {
  const plain = onOneLine(text ?? '');
  const letters = [...plain];
  return (letters.length > width ? `${letters.slice(0, width - 1).join('')}…` : plain).padEnd(width);
}

function toRow(listing: Listing): string {
  const price = [listing.price, listing.currency].filter(Boolean).join(' ');
  const trader = listing.trader?.name ?? listing.trader?.id ?? null;
  const parts = [
    cell(listing.platform, 22),
    cell(listing.id ?? listing.sku, 16),
    cell(listing.title, 52),
    cell(price, 14),
    cell(listing.availability, 10),
    cell(trader, 16),
    String(listing.images.length).padStart(4),
  ];
  return parts.join('  ').trimEnd();
}

const heading = [
  cell('PLATFORM', 22),
  cell('ID', 16),
  cell('TITLE', 52),
  cell('PRICE', 14),
  cell('STOCK', 10),
  cell('TRADER', 16),
  'IMGS',
].join('  ');

/**
 * `vigie extract`: the listings of files, a JSON line each on stdout (a row of a table on a terminal); what cannot be
 * read is named on stderr with its place, the rest goes on.
 *
 * @returns 0, or 2 when a file, a row or a page could not be read, or there is no listing
 */
export async function runExtract(
  files: string[],
  options: { map?: Record<string, string>; json?: boolean },
  io: Io,
): Promise<number> {
  const isTable = io.isTerminal && !options.json;
  let listings = 0;
  let rejected = 0;
  let passed = 0;
  let partly = 0;
  let failed = 0;
  let piece = '';
  const flush = async (): Promise<void> => {
    const text = piece;
    piece = '';
    if (text) await write(io.stdout, text);
  };
  for (const file of files) {
    try {
      for await (const read of readListings(file, options.map ? { map: options.map } : {})) {
        if ('rejected' in read) {
          rejected++;
          const { line, column, code, message } = read.rejected;
          const place = formatPlace(column === undefined ? { file, line } : { file, line, column });
          await write(io.stderr, `vigie: ${place}: ${message.en} (${code})\n`);
          continue;
        }
        if ('passed' in read) {
          passed += read.passed.count;
          await write(io.stderr, sayPassed(read.passed));
          continue;
        }
        if ('partly' in read) {
          partly += read.partly.count;
          await write(io.stderr, sayPartly(read.partly));
          continue;
        }
        if (listings === 0 && isTable) piece = `${heading}\n`;
        listings++;
        piece += `${isTable ? toRow(read.listing) : toLine(file, read.listing)}\n`;
        if (piece.length > PIECE) await flush();
      }
    } catch (error) {
      // The other files are read all the same.
      if (!(error instanceof VigieError)) throw error;
      failed++;
      await flush();
      const place = formatPlace(error.place) || file;
      await write(io.stderr, `vigie: ${place}: ${error.message} (${error.code})\n`);
    }
  }
  await flush();
  // A file that is rubbish has had its one line.
  if (failed === files.length && listings + rejected + passed === 0) return 2;
  const rows = rejected > 0 ? `, ${rejected} not read` : '';
  const over = passed > 0 ? `, ${passed} passed over` : '';
  const inPart = partly > 0 ? `, ${partly} read in part` : '';
  const lost = failed > 0 ? `, ${failed} of ${files.length} files not read to their end` : '';
  await write(io.stderr, `${listings} listings${rows}${over}${inPart}${lost}\n`);
  return failed > 0 || rejected > 0 || listings === 0 ? 2 : 0;
}
