import type { Context } from '../../base/context.ts';
import { ALL_CASES } from '../../base/database/reader.ts';
import { findSnapshots } from '../store.ts';
import { findUntold, saveLanguages } from './language-store.ts';
import { tellLanguage } from './tell-language.ts';

/** Tells and keeps the language of snapshots that somebody will read, once each. */
export async function keepLanguages({ store, jobs }: Context, unit: string, ids: string[]): Promise<void> {
  const untold = await store.inUnit(unit, async (tx) => findSnapshots(tx, await findUntold(tx, ids)), ALL_CASES);
  if (untold.length === 0) return;
  const told: { id: string; language: string }[] = [];
  for (const { id, content } of untold) told.push({ id, language: await tellLanguage(content) });
  await store.inUnit(
    unit,
    async (tx) => {
      await saveLanguages(tx, told);
      await jobs.emit(tx, unit, 'language.told', 'listing', { snapshots: told.map(({ id }) => id) });
    },
    ALL_CASES,
  );
}
