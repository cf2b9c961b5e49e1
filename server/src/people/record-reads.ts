import type { Store } from '../base/database/store.ts';
import { type Act, recordAll } from './audit-store.ts';

/** What was read: an entry of the audit log. */
export type Reading = Pick<Act, 'act' | 'subject' | 'content'>;

type Waiting = Omit<Act, 'unit'> & { resolve(): void; reject(error: unknown): void };

/** Most entries of one transaction: it holds the chain's lock, for which acts wait. */
const MOST = 200;

/** Entries of each unit that wait until the batch before them is written. */
const waiting = new WeakMap<Store, Map<string, Waiting[]>>();

async function writeWaiting(store: Store, unit: string, queues: Map<string, Waiting[]>): Promise<void> {
  const queue = queues.get(unit) ?? [];
  while (queue.length > 0) {
    const batch = queue.splice(0, MOST);
    try {
      await store.inUnit(unit, (tx) => recordAll(tx, unit, batch));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
  queues.delete(unit);
}

/**
 * Writes an entry that belongs to no transaction of its own: a reading, a refused sign-in. What comes while one batch is
 * written goes together into the next, so that many readers wait for few transactions.
 *
 * @returns once it is durable: what was read may leave then, and not before
 */
export function recordAlone(store: Store, { unit, ...act }: Act): Promise<void> {
  const queues = waiting.get(store) ?? new Map<string, Waiting[]>();
  waiting.set(store, queues);
  return new Promise((resolve, reject) => {
    const entry = { ...act, resolve, reject };
    const queue = queues.get(unit);
    if (queue) {
      queue.push(entry);
      return;
    }
    queues.set(unit, [entry]);
    void writeWaiting(store, unit, queues);
  });
}
