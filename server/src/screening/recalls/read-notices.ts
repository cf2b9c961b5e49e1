import { basename } from 'node:path';
import { isSearchable, productsOf, type RecallNotice, readNotices, wrongGtinsOf } from '@vigie/engine';
import { nothingIn } from '../../listing/index.ts';
import { readExport } from './read-export.ts';

/** An export of recalls, and what of it became no notice. */
export interface NoticeFile {
  notices: RecallNotice[];
  /** Records without what names a recall, by their place in the file. */
  unread: string[];
  /** Numbers of products whose check digit is wrong, and so are none, each after the reference that names it. */
  wrongGtins: string[];
  /** Notices that name neither a number nor a product, by their reference: they are ranked by their words alone. */
  byWords: string[];
  /** Notices that say nothing of a product, by their reference. */
  unmatchable: string[];
  /**
   * References of several records of the file, such as a row for each product of a recall. Those that differ are a
   * notice each, numbered; those that do not are one.
   */
  repeated: string[];
}

/** The records of an export, as they stand in it. */
function recordsOf(content: unknown): unknown[] {
  if (Array.isArray(content)) return content;
  const isResults = typeof content === 'object' && content !== null && 'results' in content;
  return isResults && Array.isArray(content.results) ? content.results : [content];
}

/**
 * Whose a file of recalls is where nobody says it: its name, without date or version, so that next week's is of the same
 * source and another authority's is not.
 */
export const sourceOf = (file: string): string =>
  basename(file)
    .replace(/(?:\.[a-z]{2,5}){1,2}$/i, '')
    .replace(/[\s_.()-]*\d[\d\s_.()-]*/g, ' ')
    .trim() || 'table';

/**
 * Reads an export of recalls, and keeps what of it is passed over. @param source whose its records are, where they do not
 * say it (`readNotices`); null: their references stay bare. @throws VigieError as `readExport`, and where it has
 * no records: what was fed before must not go for an export that went wrong
 */
export async function readNoticeFile(file: string, source: string | null = null): Promise<NoticeFile> {
  const read: NoticeFile = { notices: [], unread: [], wrongGtins: [], byWords: [], unmatchable: [], repeated: [] };
  const records = recordsOf(await readExport(file));
  if (records.length === 0) throw nothingIn(file);
  const seen = new Map<string, { records: Set<string>; count: number }>();
  for (const [at, record] of records.entries()) {
    const notices = readNotices(record, source);
    if (notices.length === 0) read.unread.push(`${file}: record ${at + 1}`);
    for (const found of notices) {
      const same = seen.get(found.reference) ?? { records: new Set(), count: 0 };
      seen.set(found.reference, same);
      same.count += 1;
      if (same.count === 2) read.repeated.push(found.reference);
      const said = JSON.stringify(found);
      if (same.records.has(said)) continue;
      same.records.add(said);
      const notice = { ...found, reference: numbered(found.reference, same.records.size) };
      read.notices.push(notice);
      for (const gtin of wrongGtinsOf(record)) read.wrongGtins.push(`${notice.reference} (${gtin})`);
      if (!isSearchable(notice)) read.unmatchable.push(notice.reference);
      else if (productsOf(notice).length === 0) read.byWords.push(notice.reference);
    }
  }
  return read;
}

/** The reference of a second record of one reference, and of further ones: what each names stays together. */
const numbered = (reference: string, number: number): string => (number === 1 ? reference : `${reference} (${number})`);

/** The authority's own reference. */
export const ownReference = (reference: string): string => reference.replace(/ \(\d+\)$/, '');
