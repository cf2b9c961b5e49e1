import { basename } from 'node:path';
import { styleText } from 'node:util';
import type { Interval } from '@vigie/engine';
import { plainDate } from '../../base/core/clock.ts';
import { readConfig } from '../../base/core/config.ts';
import { packsFolder, readHome } from '../../base/core/home.ts';
import { listConfirmedListings, listReviewed } from '../../case/index.ts';
import { findSnapshots, tellLanguage } from '../../listing/index.ts';
import { readListings, sayPartly, sayPassed } from '../../listing/read/index.ts';
import { openVigieStore } from '../../main.ts';
import { findUnit } from '../../people/index.ts';
import { listPackFiles, readPacks } from '../../screening/packs/index.ts';
import {
  type LanguageReport,
  type PackReport,
  type Report,
  type RuleReport,
  startReport,
} from '../../screening/report/index.ts';
import { type Io, onOneLine, write } from '../terminal/io.ts';
import { createProgress } from '../terminal/progress.ts';

const PAGE = 1000;

/** Adds what people of a unit decided, and the offers of confirmed cases; of cases open to the whole unit alone. */
async function addDecisions(report: PackReport, name: string): Promise<void> {
  const store = await openVigieStore(readConfig());
  try {
    const unit = await findUnit(store.db, name);
    for (let cursor = ''; ; ) {
      const page = await store.inUnit(unit, (tx) => listReviewed(tx, { cursor, limit: PAGE }));
      for (const reviewed of page) report.review(reviewed);
      const last = page.at(-1);
      if (!last) break;
      cursor = last.id;
    }
    const confirmed = await store.inUnit(unit, listConfirmedListings);
    for (let at = 0; at < confirmed.length; at += PAGE) {
      const ids = confirmed.slice(at, at + PAGE).map(({ snapshot }) => snapshot);
      for (const { content } of await store.inUnit(unit, (tx) => findSnapshots(tx, ids))) report.confirm(content);
    }
  } finally {
    await store.close();
  }
}

/** Adds the listings of a file. @returns rows that could not be read */
async function addFile(report: PackReport, file: string, io: Io): Promise<number> {
  const progress = createProgress('listings', null);
  let listings = 0;
  let rejected = 0;
  for await (const read of readListings(file)) {
    if ('rejected' in read) {
      rejected += 1;
      await write(io.stderr, `vigie: ${basename(file)}:${read.rejected.line}: ${read.rejected.message.en}\n`);
    } else if ('passed' in read) await write(io.stderr, sayPassed(read.passed));
    else if ('partly' in read) await write(io.stderr, sayPartly(read.partly));
    else {
      report.add(read.listing, await tellLanguage(read.listing));
      progress.update(++listings);
    }
  }
  progress.end();
  return rejected;
}

const share = (precision: Interval | null): string =>
  precision === null ? '–' : `${percent(precision.share)} (${percent(precision.low)}–${percent(precision.high)})`;
const percent = (part: number): string => `${Math.round(part * 100)} %`;

const columns: [head: string, of: (language: LanguageReport) => string][] = [
  ['language', ({ language, reviewed }) => `${language}${reviewed === false ? ' (unreviewed)' : ''}`],
  ['terms', ({ terms }) => String(terms)],
  ['seen', ({ seen }) => String(seen)],
  ['examples', ({ matching, lookAlikes }) => `${matching}+${lookAlikes}`],
  ['flagged', ({ flagged }) => String(flagged)],
  ['elsewhere', ({ elsewhere }) => String(elsewhere)],
  ['precision', ({ precision }) => share(precision)],
  ['near a term', ({ near }) => near.map(({ word, listings }) => `${word} ${listings}`).join(', ')],
];

function toText(report: RuleReport): string {
  const { pack, rule, examples, flagged, precision, languages, uncovered, samples } = report;
  const cells = [columns.map(([head]) => head), ...languages.map((each) => columns.map(([, of]) => of(each)))];
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  const table = cells.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd());
  const decided = report.confirmed + report.dismissed;
  return [
    `${styleText('bold', `${pack}/${rule}`)}  ${examples.matching}+${examples.lookAlikes} examples, ${flagged} listings flagged, precision ${share(precision)} of ${decided}`,
    ...(languages.length > 0 ? table : []),
    ...(uncovered.length > 0
      ? [`  no term in: ${uncovered.map(({ language, listings }) => `${language} (${listings} listings)`).join(', ')}`]
      : []),
    ...samples.map(({ title, texts }) => `  e.g. ${onOneLine(title).slice(0, 80)}  [${onOneLine(texts.join(' · '))}]`),
  ].join('\n');
}

async function print(result: Report, asText: boolean, io: Io): Promise<void> {
  for (const each of result.rules) await write(io.stdout, `${asText ? toText(each) : JSON.stringify(each)}\n`);
  const { offers, unflagged, samples } = result.confirmed;
  if (offers === 0) return;
  if (!asText) await write(io.stdout, `${JSON.stringify({ confirmed: result.confirmed })}\n`);
  else {
    const lines = samples.map(({ title }) => `  ${onOneLine(title).slice(0, 100)}`);
    await write(
      io.stdout,
      `${[`${unflagged} of ${offers} offers of confirmed cases that no rule flags`, ...lines].join('\n')}\n`,
    );
  }
}

/**
 * `vigie packs report`: for each rule and language its terms and examples, and on a corpus what it flags, in listings of
 * which language, and which words near its terms it does not find; with a unit, its precision by people's decisions.
 *
 * @returns 0, or 2 when not all of the corpus could be read
 */
export async function runReport(
  dir: string | undefined,
  options: { against?: string[]; unit?: string; json?: boolean },
  io: Io,
): Promise<number> {
  const packs = readPacks(listPackFiles(dir ?? packsFolder())).map(({ pack }) => pack);
  const report = startReport(packs, plainDate(new Date(), readHome().timeZone));
  let rejected = 0;
  for (const file of options.against ?? []) rejected += await addFile(report, file, io);
  if (options.unit !== undefined) await addDecisions(report, options.unit);
  const result = report.result();
  await print(result, io.isTerminal && !options.json, io);
  const counts = [
    `${result.rules.length} rules`,
    `${result.listings} listings`,
    ...(rejected > 0 ? [`${rejected} rows not read`] : []),
    ...(result.wordsPassedOver > 0 ? [`${result.wordsPassedOver} occurrences of further words passed over`] : []),
  ];
  await write(io.stderr, `${counts.join(', ')}\n`);
  return rejected > 0 ? 2 : 0;
}
