import type { Tx } from '../base/database/store.ts';
import { listPast } from './erase/past-store.ts';
import { listPeriods } from './period/period-store.ts';
import { KINDS, type Preview, periodSchema } from './schema.ts';
import { KIND_WORDS, NOT_COVERED } from './words.ts';

/** Ids that a preview names of each kind. */
const SHOWN = 100;

/** What would be erased if the daily run came now, and what stays past its period, with the reasons. Changes nothing. */
export async function readPreview(tx: Tx, now: Date): Promise<Preview> {
  const periods = await listPeriods(tx);
  const kinds: Preview['kinds'] = [];
  for (const kind of KINDS) {
    const found = periods.find((each) => each.kind === kind);
    const past = found ? await listPast(tx, kind, found, now) : [];
    const due = past.filter(({ why }) => why.length === 0);
    const held = past.filter(({ why }) => why.length > 0);
    kinds.push({
      kind,
      name: KIND_WORDS[kind].name,
      period: found ? periodSchema.parse(found) : null,
      erases: KIND_WORDS[kind].erases,
      due: due.length,
      ids: due.slice(0, SHOWN).map(({ id }) => id),
      held: held.length,
      heldIds: held.slice(0, SHOWN).map(({ id, why }) => ({ id, why })),
    });
  }
  return { at: now.toISOString(), kinds, notCovered: [...NOT_COVERED] };
}
