import { ENGINE_VERSION } from '@vigie/engine';
import type { Context } from '../base/context.ts';
import { plainDate } from '../base/core/clock.ts';
import type { Tx } from '../base/database/store.ts';
import { inForce, savePackVersions } from '../screening/index.ts';
import type { Looking } from './find-reasons.ts';
import { saveRules } from './screening-store.ts';

/** What a unit's offers are screened with now. */
export interface InForce {
  rules: { digest: string; engine: string; packs: Record<string, string> };
  looking: Looking;
}

/** By which rules answers of each unit are known to be kept, in this process. */
const kept = new WeakMap<Context, Map<string, string>>();

/** Reads what is in force, and keeps it for the answers that name it. `areKept` is called once that is durable. */
export async function rulesInForce(context: Context, tx: Tx, unit: string, now: Date): Promise<InForce> {
  const { packs: used, disabled } = await inForce(context, tx, now);
  const { screener, digest, versions } = used;
  const packs = Object.fromEntries(versions.map((each) => [each.id, each.digest]));
  const rules = { digest, engine: ENGINE_VERSION, packs };
  if (kept.get(context)?.get(unit) !== digest) {
    await savePackVersions(tx, versions, now);
    await saveRules(tx, rules, { unit, now });
  }
  return { rules, looking: { screener, disabled, asOf: plainDate(now, context.config.home.timeZone) } };
}

/** The rules of this digest need not be kept again for this unit. */
export function areKept(context: Context, unit: string, digest: string): void {
  const units = kept.get(context) ?? new Map<string, string>();
  kept.set(context, units.set(unit, digest));
}
