import { randomBytes } from 'node:crypto';
import type { Clock } from '../../base/core/clock.ts';
import { newId } from '../../base/core/ids.ts';
import type { Store } from '../../base/database/store.ts';
import { setPassword } from '../account/account-store.ts';
import { record } from '../audit-store.ts';
import { checkPassword, hashPassword, NO_PASSWORD } from '../password.ts';
import { mustBeHardToGuess } from '../password-rules.ts';
import { refusal } from '../refusals.ts';
import { addSession, digestToken, findSession, type Session } from '../session-store.ts';
import { type Account, findSignIn } from '../store.ts';
import { NOBODY, type Visitor } from './visitor.ts';

/**
 * Opens a session for an account.
 *
 * @returns the token, which is kept nowhere: the database has its digest
 * @throws VigieError `VIGIE_PEOPLE_SIGN_IN` (401) where the account has been closed
 */
export async function openSession(
  store: Store,
  clock: Clock,
  account: { id: string; unit: string },
  { way = 'password', visitor = NOBODY }: { way?: Session['way']; visitor?: Visitor } = {},
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = clock();
  const id = newId('ses', now);
  await store.inUnit(account.unit, async (tx) => {
    const opened = {
      id,
      tokenDigest: digestToken(token),
      unit: account.unit,
      account: account.id,
      way,
      ...visitor,
      now,
    };
    if (!(await addSession(tx, opened))) throw refusal('VIGIE_PEOPLE_SIGN_IN');
    const content = { way, session: id };
    await record(tx, {
      unit: account.unit,
      account: account.id,
      act: 'session.opened',
      subject: account.id,
      content,
      now,
    });
  });
  return token;
}

/** A password made by somebody else opens nothing but the way to another. */
async function choosePassword(
  store: Store,
  now: Date,
  person: { id: string; unit: string; email: string; password: string; newPassword: string | undefined },
): Promise<void> {
  const { id, unit, email, password, newPassword } = person;
  if (newPassword === undefined) throw refusal('VIGIE_PEOPLE_CHOOSE_PASSWORD');
  await mustBeHardToGuess(newPassword, [email, password]);
  const hash = await hashPassword(newPassword);
  await store.inUnit(unit, async (tx) => {
    await setPassword(tx, { account: id, hash, until: null });
    await record(tx, { unit, account: id, act: 'account.password-set', subject: id, now });
  });
}

/**
 * Signs in with e-mail and password.
 *
 * @param given.newPassword in the place of one that somebody else made
 * @throws VigieError `VIGIE_PEOPLE_SIGN_IN` (401), the same for an unknown e-mail, a wrong password and a closed
 *   account; `VIGIE_PEOPLE_CHOOSE_PASSWORD` (403); those of `mustBeHardToGuess`
 */
export async function signIn(
  store: Store,
  clock: Clock,
  given: { email: string; password: string; newPassword?: string | undefined },
  visitor: Visitor = NOBODY,
): Promise<{ token: string; account: Account }> {
  const now = clock();
  const found = await findSignIn(store.db, given.email);
  const right = await checkPassword(given.password, found?.password ?? NO_PASSWORD);
  const isOpen = found?.disabledAt === null && (found.passwordUntil === null || now < new Date(found.passwordUntil));
  if (!found || !right || !isOpen) throw refusal('VIGIE_PEOPLE_SIGN_IN');
  const { id, unit, passwordUntil } = found;
  if (passwordUntil !== null) {
    const { email, password, newPassword } = given;
    await choosePassword(store, now, { id, unit, email, password, newPassword });
  }
  const token = await openSession(store, clock, { id, unit }, { visitor });
  const opened = await findSession(store, token, clock());
  if (!opened) throw new Error('a session just opened is not found');
  return { token, account: opened.account };
}
