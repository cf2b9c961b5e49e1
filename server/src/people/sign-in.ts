import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../base/core/clock.ts';
import { newId } from '../base/core/ids.ts';
import type { Store } from '../base/database/store.ts';
import { record } from './audit-store.ts';
import { checkPassword, hashPassword, NO_PASSWORD } from './password.ts';
import { recordAlone } from './record-reads.ts';
import { refusal } from './refusals.ts';
import { type Account, addAccount, addSession, addUnit, findSession, findSignIn, setPassword } from './store.ts';

const SESSION_HOURS = 12;

/** What the database keeps of a token. */
export const digestToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Opens a session for an account. @returns the token, which is kept nowhere: the database has its digest. */
export async function openSession(store: Store, clock: Clock, account: { id: string; unit: string }): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = clock();
  await store.inUnit(account.unit, async (tx) => {
    await addSession(tx, {
      tokenDigest: digestToken(token),
      unit: account.unit,
      account: account.id,
      expiresAt: new Date(now.getTime() + SESSION_HOURS * 3_600_000),
    });
    await record(tx, { unit: account.unit, account: account.id, act: 'session.opened', subject: account.id, now });
  });
  return token;
}

/**
 * Signs in with e-mail and password.
 *
 * @throws VigieError `VIGIE_PEOPLE_SIGN_IN` (401), the same for an unknown e-mail and a wrong password.
 */
export async function signIn(
  store: Store,
  clock: Clock,
  email: string,
  password: string,
): Promise<{ token: string; account: Account }> {
  const found = await findSignIn(store.db, email);
  const right = await checkPassword(password, found?.password ?? NO_PASSWORD);
  if (!found || !right) {
    // Not waited for: how long the refusal takes must not tell whether the e-mail has an account.
    if (found) {
      const refused = {
        unit: found.unit,
        account: null,
        act: 'session.refused',
        subject: found.id,
        now: clock(),
      } as const;
      recordAlone(store, refused).catch(() => {});
    }
    throw refusal('VIGIE_PEOPLE_SIGN_IN');
  }
  const token = await openSession(store, clock, { id: found.id, unit: found.unit });
  const account = await findSession(store.db, digestToken(token), clock());
  if (!account) throw new Error('a session just opened is not found');
  return { token, account };
}

/**
 * Creates a unit (if it is new) and an account in it; an account that exists gets the password.
 *
 * @returns the account's and the unit's ids.
 */
export async function enrol(
  store: Store,
  clock: Clock,
  person: {
    unit: string;
    email: string;
    name: string;
    role: Account['role'];
    language: Account['language'];
    password: string;
  },
): Promise<{ account: string; unit: string }> {
  const now = clock();
  const unit = await addUnit(store.db, { id: newId('unt', now), name: person.unit, now });
  const password = await hashPassword(person.password);
  const known = await findSignIn(store.db, person.email);
  if (known && known.unit !== unit) throw refusal('VIGIE_PEOPLE_EMAIL_TAKEN', { email: person.email });
  const id = known?.id ?? newId('acc', now);
  await store.inUnit(unit, async (tx) => {
    if (known) await setPassword(tx, id, password);
    else await addAccount(tx, { ...person, id, unit, password, now });
    await record(tx, { unit, account: null, act: known ? 'account.password-set' : 'account.added', subject: id, now });
  });
  return { account: id, unit };
}
