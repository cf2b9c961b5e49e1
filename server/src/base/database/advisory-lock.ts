import pg from 'pg';
import { z } from 'zod';

/** A lock of the database, held by a connection of its own: a process that is killed gives it back. */
export interface AdvisoryLock {
  /** Resolves when the lock is no longer held: given back, or its connection broke. */
  lost: Promise<void>;
  release(): Promise<void>;
}

/** Who works on the queues has it: one process of an installation. */
export const WORKER_LOCK = 'vigie jobs';

const takenSchema = z.object({ taken: z.boolean() });

/** Takes the lock of this name if nobody has it. */
export async function tryLock(url: string, name: string): Promise<AdvisoryLock | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  const lost = new Promise<void>((resolve) => client.once('end', () => resolve()));
  client.on('error', () => {}); // The end follows.
  await client.connect();
  const { rows } = await client.query('select pg_try_advisory_lock(hashtext($1)) as taken', [name]);
  if (takenSchema.parse(rows[0]).taken) return { lost, release: () => client.end() };
  await client.end();
  return null;
}
