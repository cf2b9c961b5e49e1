import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { systemClock } from '../../base/core/clock.ts';
import { readConfig } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import type { Language } from '../../base/core/language.ts';
import { openVigieStore } from '../../main.ts';
import { enrol, type Role } from '../../people/index.ts';
import { type Io, write } from '../terminal/io.ts';

/** `vigie account`: adds an account, or sets its password. */
export async function runAccount(
  email: string,
  options: { unit: string; name: string; role: Role; language: Language },
  io: Io,
): Promise<number> {
  if (!z.email().safeParse(email).success)
    throw new VigieError('VIGIE_CLI_EMAIL', `"${email}" is not an e-mail address.`);
  const given = process.env.VIGIE_PASSWORD;
  if (given !== undefined && given.length < 12) {
    throw new VigieError('VIGIE_CLI_PASSWORD', 'VIGIE_PASSWORD has fewer than 12 characters. Choose a longer one.');
  }
  const password = given ?? randomBytes(15).toString('base64url');
  const store = await openVigieStore(readConfig());
  try {
    await enrol(store, systemClock, { ...options, email, password });
  } finally {
    await store.close();
  }
  await write(io.stdout, given === undefined ? `${email} may sign in with ${password}\n` : `${email} may sign in\n`);
  return 0;
}
