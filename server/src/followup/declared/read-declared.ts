import { addDays, startOfDay } from '../../base/core/clock.ts';
import type { Tx } from '../../base/database/store.ts';
import type { Platform } from '../../base/registers/platforms.ts';
import type { Declared } from './declared-schema.ts';
import { countDeclared, listDeclaredFiles, listDeclaredNames, listSent } from './declared-store.ts';
import { say } from './declared-words.ts';
import { isPlatformOf } from './match-notices.ts';
import { loadNotes } from './notes.ts';

const DAY = 86_400_000;
const MOST_MATCHED = 100;

/** Laravel's `Str::slug`, for names in Latin letters: the database names a platform's files by it. */
const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/**
 * What a platform declared in a period by the daily files that were read, and which statements were found again for the
 * unit's own documents.
 */
export async function readDeclared(
  tx: Tx,
  query: { platform: string; from: string; to: string },
  platforms: readonly Platform[],
  timeZone: string,
): Promise<Declared> {
  const { platform, from, to } = query;
  const names = (await listDeclaredNames(tx)).filter((name) => isPlatformOf(platforms, platform, name));
  const files = await listDeclaredFiles(tx, names.map(slugOf), { from, to });
  const { category, ground, source, detection, decision } = await countDeclared(tx, names, files);
  const sent = await listSent(tx, platform, {
    from: startOfDay(from, timeZone),
    to: startOfDay(addDays(to, 1), timeZone),
  });
  const how = (which: string): number => sent.filter(({ found }) => found?.how === which).length;
  return {
    ...{ platform, from, to, names, files },
    days: Math.round((Date.parse(to) - Date.parse(from)) / DAY) + 1,
    statements: category.reduce((sum, { statements }) => sum + statements, 0),
    byCategory: category,
    byGround: ground,
    bySource: source,
    byDetection: detection,
    byDecision: decision,
    notices: {
      sent: sent.length,
      puid: how('puid'),
      permalink: how('permalink'),
      possible: how('possible'),
      unmatched: sent.filter(({ found }) => found === null).length,
    },
    matched: sent
      .flatMap(({ notice, case: id, found }) => (found ? [{ notice, case: id, ...found }] : []))
      .slice(0, MOST_MATCHED),
    definition: say('definition'),
    limits: [say('noAddress'), say('ownWithdrawal'), say('units')],
    notes: loadNotes(from, to).map(({ key, text, source: whence, verified }) => ({
      key,
      text,
      source: whence,
      verified,
    })),
  };
}
