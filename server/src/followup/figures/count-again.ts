import type { Context } from '../../base/context.ts';
import { ALL_CASES } from '../../base/database/reader.ts';
import { countFiguresAgain } from './figures-store.ts';

/**
 * Counts all figures of a unit anew, and says in the log what was other than the record: nothing, as long as all that
 * writes goes past the triggers that keep them up to date.
 *
 * @returns how many rows were other
 */
export async function countAllAgain(
  { store, log }: Pick<Context, 'store'> & { log: Pick<Context['log'], 'warn'> },
  unit: string,
): Promise<number> {
  let strays = 0;
  for (let after = ''; ; ) {
    const { last, changed } = await store.inUnit(unit, (tx) => countFiguresAgain(tx, after), ALL_CASES);
    strays += changed;
    if (last === null) break;
    after = last;
  }
  if (strays > 0) log.warn({ unit, strays }, 'figures were other than the record, and were counted again');
  return strays;
}
