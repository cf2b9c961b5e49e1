import type { Context } from '../base/context.ts';
import { ALL_CASES } from '../base/database/reader.ts';
import { listNewestSnapshots } from '../listing/index.ts';

const PAGE = 500;

/**
 * Screens what is kept for what has become known since: the newest snapshot of each listing, page by page, each page a
 * job of its own.
 */
export async function screenAgain(
  { store, jobs }: Context,
  unit: string,
  cursor: string,
  screen: (snapshots: string[]) => Promise<void>,
): Promise<void> {
  const page = await store.inUnit(unit, (tx) => listNewestSnapshots(tx, { cursor, limit: PAGE }), ALL_CASES);
  await screen(page.map(({ id }) => id));
  const last = page.at(-1);
  if (page.length < PAGE || !last) return;
  await store.inUnit(unit, (tx) => jobs.send(tx, 'screening.again', { unit, cursor: last.listing }));
}
