import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, instant, row, rows } from '../base/database/rows.ts';
import type { Store, Tx } from '../base/database/store.ts';
import { accountSchema } from './schema.ts';
import type { Account } from './store.ts';

/** However it is used, a session ends after this long. */
const SESSION_HOURS = 12;
/** One that nobody uses ends after this long (NIST SP 800-63B-4, 2.2.3). */
const IDLE_MINUTES = 60;
/** How exactly its use is kept: not each request writes. */
const NOTICED_EVERY_MS = 60_000;

/** How a session was opened: with a password alone, with a code or a key besides, or by the provider of identities. */
export const WAYS = ['password', 'code', 'passkey', 'openid'] as const;

export const sessionSchema = z
  .object({
    id: z.string(),
    openedAt: instant,
    /** When it was last used, to the minute. */
    seenAt: instant,
    expiresAt: instant,
    way: z.enum(WAYS),
    address: z.string().nullable(),
    /** What the browser says that it is. */
    agent: z.string().nullable(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof sessionSchema>;

/** What the database keeps of a token. */
export const digestToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Whether a session has ended, at an instant. */
function isOver(session: { seenAt: string; expiresAt: string }, now: Date): boolean {
  const idleSince = Date.parse(session.seenAt) + IDLE_MINUTES * 60_000;
  return now.getTime() >= Math.min(Date.parse(session.expiresAt), idleSince);
}

/** Opens a session: the database has the digest of its token alone. @returns false: the account is closed. */
export function addSession(
  tx: Tx,
  session: Omit<Session, 'openedAt' | 'seenAt' | 'expiresAt'> & {
    tokenDigest: string;
    unit: string;
    account: string;
    now: Date;
  },
): Promise<boolean> {
  const { id, tokenDigest, unit, account, now, way, address, agent } = session;
  const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000);
  return hasRow(
    tx,
    sql`
    with still as (select id from account where id = ${account} and disabled_at is null for share)
    insert into session (id, token_digest, unit_id, account_id, opened_at, seen_at, expires_at, way, address, agent)
    select ${id}, ${tokenDigest}, ${unit}, still.id, ${now}, ${now}, ${expiresAt}, ${way}, ${address}, ${agent} from still
    returning 1`,
  );
}

const foundSchema = accountSchema.extend({
  sessionId: z.string(),
  openedAt: instant,
  seenAt: instant,
  expiresAt: instant,
});

/**
 * Who is signed in with a token, and since when; null: nobody. A session that has ended is taken away, so that it stays
 * ended when the clock goes back.
 *
 * @param use `unattended`: nobody is there, the page asks by itself; this keeps no session alive.
 */
export async function findSession(
  store: Store,
  token: string,
  now: Date,
  use: { unattended: boolean } = { unattended: false },
): Promise<{ account: Account; session: { id: string; openedAt: string } } | null> {
  const found = await row(
    store.db,
    foundSchema,
    sql`select account_id as id, email, name, role, language, jsonb_build_object('id', unit_id, 'name', unit_name) as unit,
        session_id, opened_at, seen_at, expires_at
      from session_account(${digestToken(token)})`,
  );
  if (!found) return null;
  const { sessionId: id, openedAt, seenAt, expiresAt, ...account } = found;
  const inUnit = (work: (tx: Tx) => Promise<unknown>) => store.inUnit(account.unit.id, work);
  if (isOver({ seenAt, expiresAt }, now)) {
    await inUnit((tx) => endSession(tx, { account: account.id, id }));
    return null;
  }
  if (!use.unattended && now.getTime() - Date.parse(seenAt) >= NOTICED_EVERY_MS) {
    await inUnit((tx) => sql`update session set seen_at = ${now} where id = ${id} and seen_at < ${now}`.execute(tx));
  }
  return { account, session: { id, openedAt } };
}

/** An account's sessions that have not ended, the newest first. */
export async function listSessions(tx: Tx, account: string, now: Date): Promise<Session[]> {
  const all = await rows(
    tx,
    sessionSchema,
    sql`select id, opened_at, seen_at, expires_at, way, address, agent from session
      where account_id = ${account} order by opened_at desc, id desc limit 200`,
  );
  return all.filter((session) => !isOver(session, now));
}

/** Ends a session at once. @returns false: the account has none of this id. */
export function endSession(tx: Tx, session: { account: string; id: string }): Promise<boolean> {
  return hasRow(tx, sql`delete from session where id = ${session.id} and account_id = ${session.account} returning 1`);
}

/** Ends all sessions of an account, save one. @returns how many */
export async function endSessions(tx: Tx, account: string, save: string | null = null): Promise<number> {
  const ended = await rows(
    tx,
    z.object({ id: z.string() }),
    sql`delete from session where account_id = ${account} and id is distinct from ${save} returning id`,
  );
  return ended.length;
}

/** Takes away the sessions that have ended in the unit of this transaction. */
export async function forgetSessions(tx: Tx, now: Date): Promise<void> {
  const idleSince = new Date(now.getTime() - IDLE_MINUTES * 60_000);
  await sql`delete from session where expires_at <= ${now} or seen_at <= ${idleSince}`.execute(tx);
}
