import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { row } from '../../base/database/rows.ts';
import type { Db } from '../../base/database/store.ts';

/** How long somebody may take, at their authenticator or their provider of identities. */
const STEP_MINUTES = 10;

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

type Kind = 'passkey' | 'new-passkey' | 'openid';

/** Keeps what a sign-in was begun with, under a secret that comes back with the answer. */
export async function keepStep(
  db: Db,
  step: { secret: string; kind: Kind; content: object; now: Date },
): Promise<void> {
  const expiresAt = new Date(step.now.getTime() + STEP_MINUTES * 60_000);
  await sql`insert into sign_in_step (digest, kind, content, expires_at)
    values (${digestOf(step.secret)}, ${step.kind}, ${JSON.stringify(step.content)}::jsonb, ${expiresAt})`.execute(db);
}

/** Takes it, once: the same answer a second time finds nothing. Null: there is none, or it took too long. */
export async function takeStep<S extends z.ZodType>(
  db: Db,
  step: { secret: string; kind: Kind; schema: S; now: Date },
): Promise<z.output<S> | null> {
  const found = await row(
    db,
    z.object({ content: z.unknown() }),
    sql`delete from sign_in_step where digest = ${digestOf(step.secret)} and kind = ${step.kind} and expires_at > ${step.now}
      returning content`,
  );
  return found && step.schema.parse(found.content);
}

export async function forgetSteps(db: Db, now: Date): Promise<void> {
  await sql`delete from sign_in_step where expires_at <= ${now}`.execute(db);
}
