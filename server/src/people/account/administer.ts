import { randomBytes } from 'node:crypto';
import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import { type Act, record } from '../audit-store.ts';
import { removeFactors } from '../factor-store.ts';
import { addKey, KEY_PREFIX, revokeKey } from '../key-store.ts';
import { hashPassword } from '../password/password.ts';
import { type Role, rolesWith, type Scope } from '../roles.ts';
import { endSession, endSessions } from '../session-store.ts';
import type { Account } from '../store.ts';
import {
  addAccount,
  countOtherAdministrators,
  findAccount,
  type ListedAccount,
  listLastKept,
  setAccount,
  setPassword,
} from './account-store.ts';
import { refusal, refuse } from './refusals.ts';

/** How long a password that somebody else made counts, to choose another. */
const FIRST_PASSWORD_DAYS = 7;
const KEY_DAYS = 366;

/** In place of the person: they choose their own with it at the first sign-in. */
export const makePassword = (): string => randomBytes(15).toString('base64url');

/** Acts on accounts, in one transaction of their unit: an administrator's, or (null) of whoever has the command line. */
export interface Administering {
  tx: Tx;
  unit: string;
  by: { id: string } | null;
  now: Date;
}

const note = ({ tx, unit, by, now }: Administering, noted: Pick<Act, 'act' | 'subject' | 'reason' | 'content'>) =>
  record(tx, { unit, account: by?.id ?? null, now, ...noted });

const firstPasswordUntil = (now: Date): Date => new Date(now.getTime() + FIRST_PASSWORD_DAYS * 86_400_000);

/** The account of this id. @throws VigieError `VIGIE_ACCOUNT_UNKNOWN` (404) */
export async function mustFindAccount(work: Administering, id: string): Promise<ListedAccount> {
  return (await findAccount(work.tx, id)) ?? refuse('VIGIE_ACCOUNT_UNKNOWN', { id });
}

/**
 * Adds an account.
 *
 * @param person.password `null`: a machine's, which has none
 * @throws VigieError `VIGIE_ACCOUNT_EMAIL_TAKEN` (409)
 */
export async function openAccount(
  work: Administering,
  person: Omit<Account, 'id' | 'unit'> & { password: string | null; isFirst: boolean; reason?: string },
): Promise<ListedAccount> {
  const { tx, unit, now } = work;
  const { password, isFirst, reason, ...about } = person;
  const id = newId('acc', now);
  const hash = password === null ? null : await hashPassword(password);
  const passwordUntil = isFirst && hash !== null ? firstPasswordUntil(now) : null;
  if (!(await addAccount(tx, { ...about, id, unit, password: hash, passwordUntil, now })))
    throw refusal('VIGIE_ACCOUNT_EMAIL_TAKEN', { email: about.email });
  await note(work, {
    act: 'account.added',
    subject: id,
    content: { role: about.role },
    ...(reason === undefined ? {} : { reason }),
  });
  return mustFindAccount(work, id);
}

/** A keeper acts on the case, as those do who work on cases. @throws VigieError `VIGIE_ACCOUNT_LAST_KEEPER` (409) */
async function mustLeaveKeepers(
  tx: Tx,
  before: ListedAccount,
  after: { role: Role; disabled: boolean },
): Promise<void> {
  const keeping = rolesWith('analyst');
  const keeps = before.disabledAt === null && keeping.includes(before.role);
  if (!keeps || (!after.disabled && keeping.includes(after.role))) return;
  const { length: cases } = await listLastKept(tx, before.id);
  if (cases > 0) throw refusal('VIGIE_ACCOUNT_LAST_KEEPER', { cases });
}

/** What may change of an account; what is left out stays. */
export interface AccountChange {
  name?: string | undefined;
  role?: Role | undefined;
  language?: Account['language'] | undefined;
  disabled?: boolean | undefined;
}

/**
 * Changes an account, or closes it: its sessions end and its keys open nothing, at once. One that is opened again gets
 * neither back.
 *
 * @throws VigieError `VIGIE_ACCOUNT_UNKNOWN` (404), `VIGIE_ACCOUNT_LAST_ADMINISTRATOR`, `VIGIE_ACCOUNT_LAST_KEEPER`,
 *   `VIGIE_ACCOUNT_MACHINE` (409)
 */
export async function changeAccount(
  work: Administering,
  id: string,
  change: AccountChange & { reason?: string },
): Promise<ListedAccount> {
  const { tx, now } = work;
  const before = await mustFindAccount(work, id);
  const { name = before.name, role = before.role, language = before.language } = change;
  const disabled = change.disabled ?? before.disabledAt !== null;
  if ((role === 'machine') !== (before.role === 'machine')) throw refusal('VIGIE_ACCOUNT_MACHINE');
  const administered = before.role === 'administrator' && before.disabledAt === null;
  if (administered && (role !== 'administrator' || disabled) && (await countOtherAdministrators(tx, id)) === 0)
    throw refusal('VIGIE_ACCOUNT_LAST_ADMINISTRATOR');
  await mustLeaveKeepers(tx, before, { role, disabled });
  await setAccount(tx, { id, name, role, language, disabledAt: disabled ? (before.disabledAt ?? now) : null });
  const because = change.reason === undefined ? {} : { reason: change.reason };
  const changed = { name, role, language };
  const content = Object.fromEntries(
    (['name', 'role', 'language'] as const)
      .filter((part) => changed[part] !== before[part])
      .map((part) => [part, { from: before[part], to: changed[part] }]),
  );
  if (Object.keys(content).length > 0) await note(work, { act: 'account.changed', subject: id, content, ...because });
  if (disabled && before.disabledAt === null) {
    await endSessions(tx, id);
    await note(work, { act: 'account.disabled', subject: id, ...because });
  } else if (!disabled && before.disabledAt !== null) {
    await note(work, { act: 'account.enabled', subject: id, ...because });
  }
  return mustFindAccount(work, id);
}

/**
 * Gives a person another password and ends their sessions.
 *
 * @param given.isFirst it was made in their place: they choose their own at the next sign-in
 * @throws VigieError `VIGIE_ACCOUNT_UNKNOWN` (404), `VIGIE_ACCOUNT_NO_PASSWORD` (409)
 */
export async function givePassword(
  work: Administering,
  id: string,
  given: { password: string; isFirst: boolean; reason?: string },
): Promise<void> {
  const account = await mustFindAccount(work, id);
  if (account.role === 'machine') throw refusal('VIGIE_ACCOUNT_NO_PASSWORD');
  const hash = await hashPassword(given.password);
  await setPassword(work.tx, { account: id, hash, until: given.isFirst ? firstPasswordUntil(work.now) : null });
  await endSessions(work.tx, id);
  await note(work, {
    act: 'account.password-set',
    subject: id,
    ...(given.reason === undefined ? {} : { reason: given.reason }),
  });
}

/**
 * Takes codes and passkeys away from somebody who has lost them; their sessions end.
 *
 * @returns how many there were
 */
export async function resetFactors(work: Administering, id: string, reason: string | undefined): Promise<number> {
  await mustFindAccount(work, id);
  const removed = await removeFactors(work.tx, id);
  await endSessions(work.tx, id);
  const content = { removed };
  await note(work, { act: 'factor.reset', subject: id, content, ...(reason === undefined ? {} : { reason }) });
  return removed;
}

/**
 * Ends one session of an account, or all.
 *
 * @returns how many; @throws VigieError `VIGIE_ACCOUNT_SESSION_UNKNOWN` (404)
 */
export async function endSessionsOf(work: Administering, id: string, session: string | null): Promise<number> {
  await mustFindAccount(work, id);
  if (session !== null && !(await endSession(work.tx, { account: id, id: session })))
    throw refusal('VIGIE_ACCOUNT_SESSION_UNKNOWN', { id: session });
  const ended = session === null ? await endSessions(work.tx, id) : 1;
  if (ended > 0) await note(work, { act: 'session.ended', subject: id, content: { sessions: ended } });
  return ended;
}

/**
 * Makes a key for a machine.
 *
 * @returns its id and the key itself, which is kept nowhere
 * @throws VigieError `VIGIE_ACCOUNT_UNKNOWN` (404), `VIGIE_ACCOUNT_NO_KEY`, `VIGIE_ACCOUNT_CLOSED` (409),
 *   `VIGIE_ACCOUNT_KEY_EXPIRES` (400)
 */
export async function makeKey(
  work: Administering,
  account: string,
  about: { name: string; scopes: Scope[]; days: number },
): Promise<{ id: string; key: string }> {
  const { tx, unit, by, now } = work;
  const { role, name: of, disabledAt } = await mustFindAccount(work, account);
  if (role !== 'machine') throw refusal('VIGIE_ACCOUNT_NO_KEY', { name: of });
  if (disabledAt !== null) throw refusal('VIGIE_ACCOUNT_CLOSED', { name: of });
  if (about.days > KEY_DAYS) throw refusal('VIGIE_ACCOUNT_KEY_EXPIRES', { days: KEY_DAYS });
  const id = newId('key', now);
  const key = `${KEY_PREFIX}${randomBytes(32).toString('base64url')}`;
  const { name, scopes, days } = about;
  const expiresAt = new Date(now.getTime() + days * 86_400_000).toISOString();
  await addKey(tx, { id, unit, account, name, scopes, secret: key, expiresAt, by: by?.id ?? null, now });
  await note(work, { act: 'key.added', subject: account, content: { key: id, name, scopes, expiresAt } });
  return { id, key };
}

/** Takes a key back, at once. @throws VigieError `VIGIE_ACCOUNT_KEY_UNKNOWN` (404) */
export async function takeKeyBack(work: Administering, account: string, key: string): Promise<void> {
  if (!(await revokeKey(work.tx, { account, id: key, now: work.now })))
    throw refusal('VIGIE_ACCOUNT_KEY_UNKNOWN', { id: key });
  await note(work, { act: 'key.revoked', subject: account, content: { key } });
}
