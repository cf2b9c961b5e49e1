import { randomBytes } from 'node:crypto';
import type { Context } from '../../base/context.ts';
import type { Clock } from '../../base/core/clock.ts';
import { VigieError } from '../../base/core/errors.ts';
import { newId } from '../../base/core/ids.ts';
import type { Store } from '../../base/database/store.ts';
import { setPassword } from '../account/account-store.ts';
import { record } from '../audit-store.ts';
import { findTotp, listPasskeys } from '../factor-store.ts';
import { checkPassword, hashPassword, NO_PASSWORD } from '../password/password.ts';
import { mustBeHardToGuess } from '../password/password-rules.ts';
import { recordAlone } from '../record-reads.ts';
import { refusal } from '../refusals.ts';
import { addSession, digestToken, findSession, type Session } from '../session-store.ts';
import { type Account, findSignIn } from '../store.ts';
import { beginTry } from './limits.ts';
import { takeCode } from './totp.ts';
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
  const { address, agent } = visitor;
  await store.inUnit(account.unit, async (tx) => {
    const opened = {
      id,
      tokenDigest: digestToken(token),
      unit: account.unit,
      account: account.id,
      way,
      address,
      agent,
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

/** A password made by somebody else opens nothing but the way to another. @returns the hash of that one */
async function mustChoosePassword(given: {
  email: string;
  password: string;
  newPassword?: string | undefined;
}): Promise<string> {
  const { email, password, newPassword } = given;
  if (newPassword === undefined) throw refusal('VIGIE_PEOPLE_CHOOSE_PASSWORD');
  await mustBeHardToGuess(newPassword, [email, password]);
  return hashPassword(newPassword);
}

async function saveChosen(
  store: Store,
  now: Date,
  { id, unit, hash }: { id: string; unit: string; hash: string },
): Promise<void> {
  await store.inUnit(unit, async (tx) => {
    await setPassword(tx, { account: id, hash, until: null });
    await record(tx, { unit, account: id, act: 'account.password-set', subject: id, now });
  });
}

/** Who has signed in, with the session's token and the cookie by which the browser is known again. */
export interface SignedIn {
  token: string;
  account: Account;
  device: string | null;
}

/** Opens a session for whoever has proved who they are. @throws VigieError `VIGIE_PEOPLE_SIGN_IN` (401), as `openSession` */
export async function enter(
  at: Pick<Context, 'store' | 'clock' | 'log'>,
  person: { id: string; unit: string },
  how: { way: Session['way']; visitor: Visitor },
): Promise<SignedIn> {
  const { store, clock } = at;
  const token = await openSession(store, clock, person, how).catch((error) => {
    if (error instanceof VigieError && error.code === 'VIGIE_PEOPLE_SIGN_IN')
      noteRefused(at, person, how.visitor, { why: 'closed', now: clock() });
    throw error;
  });
  const opened = await findSession(store, token, clock());
  if (!opened) throw new Error('a session just opened is not found');
  return { token, account: opened.account, device: null };
}

/**
 * Writes a failed try into the audit log of the account's unit; of an address that has no account, only that it was.
 * Nobody waits for it: how long a refusal takes must not tell whether there is an account.
 */
export function noteRefused(
  { store, log }: Pick<Context, 'store' | 'log'>,
  found: { id: string; unit: string } | null,
  visitor: Pick<Visitor, 'address'>,
  { why, now }: { why: 'password' | 'code' | 'passkey' | 'closed'; now: Date },
): void {
  if (!found) {
    log.warn('sign-in refused: no such account');
    return;
  }
  const { id, unit } = found;
  const content = { why, address: visitor.address };
  recordAlone(store, { unit, account: null, act: 'session.refused', subject: id, content, now }).catch((error) =>
    log.error({ error: String(error) }, 'a refused sign-in is missing in the audit log'),
  );
}

/**
 * What an account has besides its password is asked for: a code; of one that has passkeys alone, a passkey.
 *
 * @returns how the session is opened
 */
async function takeFactor(
  { store, config }: Pick<Context, 'store' | 'config'>,
  person: { id: string; unit: string; code: string | undefined; now: Date },
): Promise<Session['way']> {
  const { id: account, unit, code, now } = person;
  return store.inUnit(unit, async (tx) => {
    if ((await findTotp(tx, account))?.confirmedAt) {
      if (code === undefined) throw refusal('VIGIE_PEOPLE_CODE');
      if (await takeCode(tx, config.dataDir, { account, code, now })) return 'code';
      throw refusal('VIGIE_PEOPLE_CODE_WRONG');
    }
    if ((await listPasskeys(tx, account)).length > 0) throw refusal('VIGIE_PEOPLE_USE_PASSKEY');
    return 'password';
  });
}

/**
 * Signs in with e-mail and password.
 *
 * @param given.newPassword in the place of one that somebody else made
 * @param given.code of the app, where the account has codes
 * @throws VigieError `VIGIE_PEOPLE_CODE`, `VIGIE_PEOPLE_CODE_WRONG`, `VIGIE_PEOPLE_USE_PASSKEY` (401);
 *   `VIGIE_PEOPLE_SIGN_IN` (401), the same for an unknown e-mail, a wrong password and a closed
 *   account; `VIGIE_PEOPLE_TOO_MANY_TRIES` (429); `VIGIE_PEOPLE_CHOOSE_PASSWORD` (403); those of `mustBeHardToGuess`
 */
export async function signIn(
  at: Pick<Context, 'store' | 'clock' | 'log' | 'config'>,
  given: { email: string; password: string; newPassword?: string | undefined; code?: string | undefined },
  visitor: Visitor = NOBODY,
): Promise<SignedIn> {
  const { store, clock } = at;
  const now = clock();
  const attempt = await beginTry(store.db, given.email, visitor, now);
  const found = await findSignIn(store.db, given.email);
  const right = await checkPassword(given.password, found?.password ?? NO_PASSWORD);
  const isOpen = found?.disabledAt === null && (found.passwordUntil === null || now < new Date(found.passwordUntil));
  if (!found || !right || !isOpen) {
    noteRefused(at, found, visitor, { why: right ? 'closed' : 'password', now });
    throw refusal('VIGIE_PEOPLE_SIGN_IN');
  }
  const { id, unit, passwordUntil } = found;
  // First, since a code is taken once: it would be gone when the password that was chosen comes with it.
  const chosen =
    passwordUntil === null
      ? null
      : await mustChoosePassword(given).catch(async (error) => {
          await attempt.forgive();
          throw error;
        });
  const way = await takeFactor(at, { id, unit, code: given.code, now }).catch(async (error) => {
    // Whoever has the password right and no code yet has tried nothing; a wrong code counts.
    if (given.code === undefined) await attempt.forgive();
    else noteRefused(at, found, visitor, { why: 'code', now });
    throw error;
  });
  const device = await attempt.succeed();
  if (chosen !== null) await saveChosen(store, now, { id, unit, hash: chosen });
  return { ...(await enter(at, { id, unit }, { way, visitor })), device };
}
