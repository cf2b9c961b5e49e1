import { addDays } from '../../base/core/clock.ts';
import { findPlatform, type Platform } from '../../base/registers/platforms.ts';
import type { FoundStatement } from './count-statements.ts';
import type { Matched, Sought } from './declared-store.ts';

/** A statement with the EAN of a notified offer may be about it when it applies from within so many days after sending. */
const DAYS_AFTER = 30;

/** The number of a statement in a link to it: `https://transparency.dsa.ec.europa.eu/statement/UUID`. */
const LINK = /\/statement\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/gi;

const fold = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Whether the files' name of a platform is that of a host, by the register: its name, or its key. */
export function isPlatformOf(platforms: readonly Platform[], host: string, name: string): boolean {
  const known = findPlatform(platforms, host);
  return (
    fold(name) === fold(host) || (known !== null && [known.name, known.key].some((own) => fold(own) === fold(name)))
  );
}

/** A GTIN as the database has it: thirteen digits; null where it is longer. */
function toEan(gtin: string): string | null {
  const digits = gtin.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length >= 7 && digits.length <= 13 ? digits.padStart(13, '0') : null;
}

/** By what the statements of documents can be found again. */
export function createMatcher(sought: readonly Sought[], platforms: readonly Platform[]) {
  const each = sought.map((notice) => ({
    ...notice,
    puids: new Set(notice.numbers),
    uuids: new Set(notice.texts.flatMap((text) => [...text.matchAll(LINK)].map(([, uuid = '']) => uuid.toLowerCase()))),
    eans: new Set(notice.gtins.flatMap((gtin) => toEan(gtin) ?? [])),
    sentOn: notice.sentAt.slice(0, 10),
  }));
  type Each = (typeof each)[number];

  function howOf(notice: Each, { uuid, puid, ean, appliedOn }: FoundStatement): Matched['how'] | null {
    if (notice.uuids.has(uuid.toLowerCase())) return 'permalink';
    if (notice.puids.has(puid)) return 'puid';
    const isNear = appliedOn >= notice.sentOn && appliedOn <= addDays(notice.sentOn, DAYS_AFTER);
    return notice.eans.has(ean) && isNear ? 'possible' : null;
  }

  return {
    /** Identifiers to look for. */
    wanted: each.flatMap(({ puids, uuids, eans }) => [...puids, ...uuids, ...eans]),
    /** The documents that statements belong to, or may: only those to the platform that made the statement. */
    match: (found: readonly FoundStatement[]): Matched[] =>
      found.flatMap((statement) =>
        each.flatMap((notice) => {
          const how = howOf(notice, statement);
          if (how === null || !isPlatformOf(platforms, notice.platform, statement.platform)) return [];
          const { uuid, category, ground, appliedOn } = statement;
          return [{ notice: notice.notice, uuid, how, content: { category, ground, appliedOn } }];
        }),
      ),
  };
}
