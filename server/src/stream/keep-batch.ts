import type { Listing, Words } from '@vigie/engine';
import type { Context } from '../base/context.ts';
import { storeFault } from '../base/database/faults.ts';
import type { Tx } from '../base/database/store.ts';
import { keepListings } from '../listing/index.ts';
import { packsFor, type Register, screenAmong } from '../screening/index.ts';
import { say } from './words.ts';

/** Listings of one unit, and what becomes of one that cannot be kept. */
export interface Kept {
  listing: Listing;
  setAside(why: Words): Promise<void>;
}

/**
 * Keeps listings of a unit, screens what is new of them, keeps what was found and announces both, in one transaction.
 *
 * @param also what else belongs into it
 */
async function keepAll(
  { context, register, unit }: { context: Context; register: Register; unit: string },
  listings: readonly Listing[],
  also: (tx: Tx) => Promise<void>,
): Promise<void> {
  const packs = await packsFor(context, unit);
  const by = { unit, source: 'stream', pictures: false, isScreened: true } as const;
  await keepListings(context, by, listings, async (tx, keep) => {
    const { snapshots } = await keep();
    const work = { context, tx, unit, by: null, now: context.clock() };
    if (snapshots.length > 0) await screenAmong(work, { packs, register }, snapshots);
    await also(tx);
  });
}

/**
 * Keeps listings as `keepAll` does. Where that fails by itself, halves are tried, down to the one listing that fails,
 * which is tried once more and then set aside with why.
 *
 * @throws the fault of a database that is away, busy or full: it is no listing's
 */
export async function keepBatch(
  at: Parameters<typeof keepAll>[0],
  batch: readonly Kept[],
  also: (tx: Tx) => Promise<void>,
): Promise<void> {
  const attempt = (): Promise<unknown> =>
    keepAll(
      at,
      batch.map(({ listing }) => listing),
      also,
    ).then(
      () => null,
      (error: unknown) => {
        if (storeFault(error)) throw error;
        return error ?? 'it failed';
      },
    );
  let fault = await attempt();
  const [first] = batch;
  if (batch.length === 1) fault &&= await attempt();
  if (fault === null || !first) return;
  if (batch.length === 1) {
    const why = (fault instanceof Error ? fault.message : String(fault)).slice(0, 300);
    at.context.log.warn({ error: fault instanceof Error ? fault.stack : why }, 'a listing of the stream is set aside');
    return first.setAside(say('fails', { why }));
  }
  const middle = Math.ceil(batch.length / 2);
  await keepBatch(at, batch.slice(0, middle), also);
  await keepBatch(at, batch.slice(middle), also);
}
