import { plainDate } from '../../base/core/clock.ts';
import type { Tx } from '../../base/database/store.ts';
import { loadObligations, obligationsOfFile } from '../../base/registers/obligations.ts';
import { findPlatform, type Platform } from '../../base/registers/platforms.ts';
import type { ObligationFacts } from './obligation-schema.ts';
import { listOwnObligations } from './obligation-store.ts';

/** A platform by its key in the register or by a host; null: the register does not know it. */
export const knownPlatform = (platforms: readonly Platform[], name: string): Platform | null =>
  platforms.find(({ key }) => key === name) ?? findPlatform(platforms, name);

/** What a platform owes: by the register, then what the unit itself obtained. @param name its key or a host */
export async function readObligations(
  tx: Tx,
  name: string,
  { platforms, timeZone }: { platforms: readonly Platform[]; timeZone: string },
): Promise<ObligationFacts[]> {
  const known = knownPlatform(platforms, name);
  const registered = loadObligations(known?.key ?? null);
  const ofRegister = [...registered, ...(known ? obligationsOfFile(known, registered) : [])];
  const own = await listOwnObligations(tx, known?.key ?? name);
  return [
    ...ofRegister.map((each) => ({ ...each, own: null })),
    ...own.map(({ id, kind, title, basis, source, from, until, packs, ...who }) => ({
      key: id,
      kind,
      title: { en: title, fr: title },
      basis: { en: basis, fr: basis },
      term: null,
      from,
      until,
      due: [],
      eachInfringement: packs.length > 0 ? { packs } : null,
      // A second person of the unit has read it.
      verified: true,
      source,
      checked: plainDate(new Date(who.approvedAt), timeZone),
      own: who,
    })),
  ];
}
