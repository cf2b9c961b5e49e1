import { sql } from 'kysely';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import type { Tx } from '../database/store.ts';

/** Of these ids, those of what is there and hidden from whoever reads. */
export async function listHidden(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const found = await rows(tx, z.object({ id: z.string() }), sql`select vigie_hiding(${[...ids]}::text[]) as id`);
  return found.map(({ id }) => id);
}
