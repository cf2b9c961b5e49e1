import { styleText } from 'node:util';
import type { Finding, Listing, Screener } from '@vigie/engine';
import { type Read, sayPartly, sayPassed } from '../../listing/read/index.ts';

/** As of which plain date, and whether for people. */
export interface ScreenHow {
  asOf: string;
  isText: boolean;
}

/** What screening some listings gives, ready to be written. */
export interface Screened {
  listings: number;
  findings: number;
  rejected: number;
  /** What files hold besides offers that is not read. */
  passed: number;
  /** What of listings was cut, or too broken to be read. */
  partly: number;
  /** For stdout and for stderr. */
  lines: string;
  complaints: string;
}

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
  const places = finding.matches.map(({ field, text, term, unreviewed }) =>
    text ? `${field} “${text}”${unreviewed ? ' (unreviewed term)' : ''}` : `${field}: ${term}`,
  );
  const colour = finding.severity === 'critical' || finding.severity === 'high' ? 'red' : 'yellow';
  const legal = finding.legal.map(({ citation, verified }) => `${citation.en}${verified ? '' : ' (unverified)'}`);
  return [
    `${styleText(colour, finding.severity.padEnd(8))} ${styleText('bold', listing.title.slice(0, 100))}`,
    `         ${finding.pack}/${finding.rule} · ${legal.join('; ')}`,
    `         ${places.slice(0, 4).join(' · ')}`,
    `         ${listing.url ?? listing.id ?? ''}`,
  ].join('\n');
}

/** Screens what was read: a line per finding, a complaint per row that could not be read. */
export function screenReads(screener: Screener, reads: Iterable<Read>, { asOf, isText }: ScreenHow): Screened {
  const format = isText ? toText : toLine;
  const done: Screened = { listings: 0, findings: 0, rejected: 0, passed: 0, partly: 0, lines: '', complaints: '' };
  for (const read of reads) {
    if ('rejected' in read) {
      const { file, line, message } = read.rejected;
      done.rejected += 1;
      done.complaints += `vigie: ${file}:${line}: ${message.en}\n`;
      continue;
    }
    if ('passed' in read) {
      done.passed += read.passed.count;
      done.complaints += sayPassed(read.passed);
      continue;
    }
    if ('partly' in read) {
      done.partly += read.partly.count;
      done.complaints += sayPartly(read.partly);
      continue;
    }
    done.listings += 1;
    for (const finding of screener.screen(read.listing, { asOf })) {
      done.findings += 1;
      done.lines += `${format(read.listing, finding)}\n`;
    }
  }
  return done;
}
