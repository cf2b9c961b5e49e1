import { productsOf, type RecallNotice, readNotices } from '@vigie/engine';
import { type Io, onOneLine, write } from '../terminal/io.ts';
import { readExport } from '../terminal/read-export.ts';

/** So many are named; the rest is counted. */
const MOST_NAMED = 20;

/** An export of recalls, and what of it became no notice. */
export interface NoticeFile {
  notices: RecallNotice[];
  /** Records without what names a recall, by their place in the file. */
  unread: string[];
  /** Notices by which nothing can be found, by their reference. */
  unmatchable: string[];
}

/** The records of an export, as they stand in it. */
function recordsOf(content: unknown): unknown[] {
  if (Array.isArray(content)) return content;
  const isResults = typeof content === 'object' && content !== null && 'results' in content;
  return isResults && Array.isArray(content.results) ? content.results : [content];
}

/** Reads an export of recalls, and keeps what of it is passed over. @throws VigieError as `readExport` */
export async function readNoticeFile(file: string): Promise<NoticeFile> {
  const read: NoticeFile = { notices: [], unread: [], unmatchable: [] };
  for (const [at, record] of recordsOf(await readExport(file)).entries()) {
    const notices = readNotices(record);
    read.notices.push(...notices);
    if (notices.length === 0) read.unread.push(`${file}: record ${at + 1}`);
    for (const notice of notices) if (productsOf(notice).length === 0) read.unmatchable.push(notice.reference);
  }
  return read;
}

/** Names what was passed over, on stderr: the first of each kind with its place. */
export async function tellPassedOver({ unread, unmatchable }: NoticeFile, io: Io): Promise<void> {
  const named = (all: readonly string[]): string =>
    `${all.slice(0, MOST_NAMED).map(onOneLine).join(', ')}${all.length > MOST_NAMED ? ', …' : ''}`;
  if (unread.length > 0)
    await write(
      io.stderr,
      `vigie: ${unread.length} not read, without a reference that names a recall: ${named(unread)}\n`,
    );
  if (unmatchable.length > 0)
    await write(
      io.stderr,
      `vigie: ${unmatchable.length} notices passed over, with neither a GTIN nor a brand and a model: ${named(unmatchable)}\n`,
    );
}
