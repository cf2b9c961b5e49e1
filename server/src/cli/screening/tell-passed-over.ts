import type { NoticeFile } from '../../screening/recalls/index.ts';
import { type Io, onOneLine, write } from '../terminal/io.ts';

/** So many are named; the rest is counted. */
const MOST_NAMED = 20;

/** The first of what is named. */
export const nameFirst = (all: readonly string[]): string =>
  `${all.slice(0, MOST_NAMED).map(onOneLine).join(', ')}${all.length > MOST_NAMED ? ', …' : ''}`;

/**
 * Names what was passed over, on stderr: the first of each kind with its place. What is known by its words alone is
 * ranked in the register (`byWords` there), and has no place in a pack.
 */
export async function tellPassedOver(
  { unread, wrongGtins, byWords, unmatchable, repeated }: NoticeFile,
  into: 'pack' | 'register',
  io: Io,
): Promise<void> {
  if (unread.length > 0)
    await write(
      io.stderr,
      `vigie: ${unread.length} not read, without a reference that names a recall: ${nameFirst(unread)}\n`,
    );
  if (wrongGtins.length > 0)
    await write(
      io.stderr,
      `vigie: ${wrongGtins.length} numbers of products not looked for, since their check digit is wrong: ${nameFirst(wrongGtins)}\n`,
    );
  if (repeated.length > 0)
    await write(
      io.stderr,
      `vigie: ${repeated.length} references stand in several records; each record that says something else is kept, as "… (2)": ${nameFirst(repeated)}\n`,
    );
  const isPack = into === 'pack';
  if (byWords.length > 0)
    await write(
      io.stderr,
      `vigie: ${byWords.length} notices ${isPack ? 'passed over' : 'that are ranked by their words alone, and make no finding'}, with neither a GTIN nor a brand and a model or name: ${nameFirst(byWords)}\n`,
    );
  if (unmatchable.length > 0)
    await write(
      io.stderr,
      `vigie: ${unmatchable.length} notices passed over, that say nothing of a product: ${nameFirst(unmatchable)}\n`,
    );
}
