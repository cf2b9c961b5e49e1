import { systemClock } from '../../base/core/clock.ts';
import { readConfig } from '../../base/core/config.ts';
import { isEmail } from '../../base/core/email-address.ts';
import { VigieError } from '../../base/core/errors.ts';
import type { Language } from '../../base/core/language.ts';
import type { Store } from '../../base/database/store.ts';
import { openVigieStore } from '../../main.ts';
import {
  type Administering,
  changeAccount,
  endSessionsOf,
  enrol,
  findSignIn,
  givePassword,
  listAccounts,
  listKeys,
  listSessions,
  listUnits,
  makeKey,
  makePassword,
  mustBeHardToGuess,
  type Role,
  resetFactors,
  type Scope,
  takeKeyBack,
} from '../../people/index.ts';
import { type Io, write } from '../terminal/io.ts';

async function inStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openVigieStore(readConfig());
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const line = (io: Io, value: unknown): Promise<void> => write(io.stdout, `${JSON.stringify(value)}\n`);

/** Works on the account of an e-mail, as whoever has the command line. */
function onAccount<T>(email: string, work: (at: Administering, id: string) => Promise<T>): Promise<T> {
  return inStore(async (store) => {
    const found = await findSignIn(store.db, email);
    if (!found) throw new VigieError('VIGIE_CLI_ACCOUNT', `${email} has no account (vigie account list names them).`);
    const { id, unit } = found;
    return store.inUnit(unit, (tx) => work({ tx, unit, by: null, now: systemClock() }, id));
  });
}

/** The password of the environment, or one that is made: for the first sign-in, at which the person chooses another. */
async function choosePassword(known: string[]): Promise<{ password: string; isFirst: boolean }> {
  const given = process.env.VIGIE_PASSWORD;
  if (given === undefined) return { password: makePassword(), isFirst: true };
  await mustBeHardToGuess(given, known);
  return { password: given, isFirst: false };
}

const sayPassword = (email: string, { password, isFirst }: { password: string; isFirst: boolean }): string =>
  isFirst
    ? `${email} may sign in once with ${password} within 7 days, and chooses a password then\n`
    : `${email} may sign in\n`;

/** `vigie account EMAIL`: adds an account, or changes it and sets its password. */
export async function runAccount(
  email: string,
  options: { unit: string; name: string; role?: Role; language: Language },
  io: Io,
): Promise<number> {
  if (!isEmail(email)) throw new VigieError('VIGIE_CLI_EMAIL', `"${email}" is not an e-mail address.`);
  const { unit, name, role, language } = options;
  const chosen = role === 'machine' ? null : await choosePassword([email, name, unit]);
  const person = { unit, email, name, role, language, isFirst: chosen?.isFirst ?? false };
  await inStore((store) => enrol(store, systemClock, { ...person, password: chosen?.password ?? null }));
  await write(
    io.stdout,
    chosen ? sayPassword(email, chosen) : `${email} is a machine: give it a key (vigie account key ${email})\n`,
  );
  return 0;
}

/** `vigie account list`: every account, a line each. */
export function runAccountList(io: Io): Promise<number> {
  return inStore(async (store) => {
    for (const unit of await listUnits(store.db))
      for (const account of await store.inUnit(unit, listAccounts)) await line(io, { unit, ...account });
    return 0;
  });
}

/** `vigie account role|disable|enable EMAIL`: changes an account at once. */
export async function runAccountChange(
  email: string,
  change: { role?: Role; disabled?: boolean },
  options: { reason?: string },
  io: Io,
): Promise<number> {
  await line(io, await onAccount(email, (at, id) => changeAccount(at, id, { ...change, ...options })));
  return 0;
}

/** `vigie account password EMAIL`: another password; the sessions end. */
export async function runAccountPassword(email: string, options: { reason?: string }, io: Io): Promise<number> {
  const chosen = await choosePassword([email]);
  await onAccount(email, (at, id) => givePassword(at, id, { ...chosen, ...options }));
  await write(io.stdout, sayPassword(email, chosen));
  return 0;
}

/** `vigie account reset-factors EMAIL`: takes codes and passkeys away from somebody who has lost them. */
export async function runAccountResetFactors(email: string, options: { reason?: string }, io: Io): Promise<number> {
  await line(io, { removed: await onAccount(email, (at, id) => resetFactors(at, id, options.reason)) });
  return 0;
}

/** `vigie account sessions EMAIL`: the sessions, a line each; `--end` ends them. */
export async function runAccountSessions(email: string, options: { end?: boolean }, io: Io): Promise<number> {
  const { sessions, ended } = await onAccount(email, async (at, id) => ({
    sessions: await listSessions(at.tx, id, at.now),
    ended: options.end ? await endSessionsOf(at, id, null) : 0,
  }));
  for (const session of sessions) await line(io, session);
  if (options.end) await write(io.stderr, `sessions ended: ${ended}\n`);
  return 0;
}

/** `vigie account key EMAIL`: makes a key for a machine and prints it once. */
export async function runAccountKey(
  email: string,
  options: { name: string; scope: Scope[]; days: number },
  io: Io,
): Promise<number> {
  const { name, scope: scopes, days } = options;
  await line(io, await onAccount(email, (at, id) => makeKey(at, id, { name, scopes, days })));
  return 0;
}

/** `vigie account keys EMAIL`: the keys, a line each; `--revoke` takes one back. */
export async function runAccountKeys(email: string, options: { revoke?: string }, io: Io): Promise<number> {
  const keys = await onAccount(email, async (at, id) => {
    if (options.revoke !== undefined) await takeKeyBack(at, id, options.revoke);
    return listKeys(at.tx, id);
  });
  for (const key of keys) await line(io, key);
  return 0;
}
