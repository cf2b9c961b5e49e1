import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { CONNECT_MS } from './passing.ts';

/** A lock of the database, held by a connection of its own: a process that is killed gives it back. */
export interface AdvisoryLock {
  /** Resolves when the lock is no longer held: given back, or its connection broke. */
  lost: Promise<void>;
  release(): Promise<void>;
}

/** Who works on the queues has it: one process of an installation. */
export const WORKER_LOCK = 'vigie jobs';

/** Every process that answers people or works shares it: who changes a key must be alone. */
export const SERVICE_LOCK = 'vigie service';

const takenSchema = z.object({ taken: z.boolean() });

/** Takes the lock of this name if nobody has it; to share it, if nobody has it alone. */
export async function tryLock(
  url: string,
  name: string,
  how: 'alone' | 'shared' = 'alone',
): Promise<AdvisoryLock | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  const lost = new Promise<void>((resolve) => client.once('end', () => resolve()));
  client.on('error', () => {}); // The end follows.
  await client.connect();
  const take = how === 'alone' ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared';
  const { rows } = await client.query(`select ${take}(hashtext($1)) as taken`, [name]);
  if (takenSchema.parse(rows[0]).taken) return { lost, release: () => client.end() };
  await client.end();
  return null;
}

/** How long one waits before a lock that was lost is asked for again. */
const AGAIN_MS = 1000;

/**
 * Shares a lock, and takes it again when its connection breaks.
 *
 * @param tryShare takes it once
 * @returns how to give it back; null where somebody has it alone
 */
export async function keepShared(tryShare: () => Promise<AdvisoryLock | null>): Promise<(() => Promise<void>) | null> {
  const first = await tryShare();
  if (!first) return null;
  const stopping = new AbortController();
  const stopped = new Promise<void>((resolve) => stopping.signal.addEventListener('abort', () => resolve()));
  async function keep(taken: AdvisoryLock): Promise<void> {
    for (let lock: AdvisoryLock | null = taken; ; lock = await tryShare().catch(() => null)) {
      if (lock) await Promise.race([lock.lost, stopped]);
      if (stopping.signal.aborted) return lock?.release();
      await delay(AGAIN_MS, null, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
    }
  }
  const keeping = keep(first);
  return async () => {
    stopping.abort();
    await keeping;
  };
}
