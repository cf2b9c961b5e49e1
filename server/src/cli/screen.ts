import { basename } from 'node:path';
import { styleText } from 'node:util';
import type { Finding, Listing } from '@vigie/engine';
import { plainDate } from '../base/clock.ts';
import { readConfig } from '../base/config.ts';
import { VigieError } from '../base/errors.ts';
import { readListings } from '../listing/read.ts';
import { loadPacks } from '../screening/packs.ts';
import { type Io, write } from './io.ts';

/** JSON Lines are written in pieces of about this many characters. */
const PIECE = 64 * 1024;

function toLine(listing: Listing, finding: Finding): string {
  const { rule, pack, severity, legal, matches, ...rest } = finding;
  return JSON.stringify({
    listing: { url: listing.url, id: listing.id, title: listing.title },
    rule,
    pack,
    severity,
    legal,
    matches,
    ...rest,
  });
}

function toText(listing: Listing, finding: Finding): string {
  const places = finding.matches.map(({ field, text, term }) => (text ? `${field} “${text}”` : `${field}: ${term}`));
  const colour = finding.severity === 'critical' || finding.severity === 'high' ? 'red' : 'yellow';
  const legal = finding.legal.map(({ citation, verified }) => `${citation.en}${verified ? '' : ' (unverified)'}`);
  return [
    `${styleText(colour, finding.severity.padEnd(8))} ${styleText('bold', listing.title.slice(0, 100))}`,
    `         ${finding.pack}/${finding.rule} · ${legal.join('; ')}`,
    `         ${places.slice(0, 4).join(' · ')}`,
    `         ${listing.url ?? listing.id ?? ''}`,
  ].join('\n');
}

/**
 * `vigie screen`: a line per finding on stdout, a summary on stderr. Rows that cannot be read are named with their line and kept out.
 *
 * @returns 0, or 2 when nothing could be read.
 */
export async function runScreen(
  files: string[],
  options: { packs?: string; map?: Record<string, string>; json?: boolean },
  io: Io,
): Promise<number> {
  const began = performance.now();
  const { screener } = loadPacks(options.packs ?? readConfig().packsDir);
  const asOf = plainDate(new Date());
  const format = io.isTerminal && !options.json ? toText : toLine;
  let listings = 0;
  let rejected = 0;
  let findings = 0;
  let failed: VigieError | null = null;
  let piece = '';
  for (const file of files) {
    try {
      for await (const read of readListings(file, options.map ? { map: options.map } : {})) {
        if ('rejected' in read) {
          rejected += 1;
          await write(io.stderr, `vigie: ${basename(file)}:${read.rejected.line}: ${read.rejected.message}\n`);
          continue;
        }
        listings += 1;
        for (const finding of screener.screen(read.listing, { asOf })) {
          findings += 1;
          piece += `${format(read.listing, finding)}\n`;
        }
        if (piece.length > PIECE) {
          await write(io.stdout, piece);
          piece = '';
        }
      }
    } catch (error) {
      // The other files are screened all the same; the first failure decides the answer.
      if (!(error instanceof VigieError)) throw error;
      failed ??= error;
    }
  }
  if (piece) await write(io.stdout, piece);
  if (failed) throw failed;
  const seconds = (performance.now() - began) / 1000;
  await write(
    io.stderr,
    `${listings} listings screened, ${findings} findings${rejected ? `, ${rejected} rows not read` : ''} in ${seconds.toFixed(2)} s\n`,
  );
  return listings === 0 ? 2 : 0;
}
