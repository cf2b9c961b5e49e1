import type { Context } from '../../base/context.ts';
import { newId } from '../../base/core/ids.ts';
import { readLanguage } from '../../base/core/language.ts';
import { changeAccount, openAccount } from '../account/administer.ts';
import { refusal } from '../refusals.ts';
import type { Role } from '../roles.ts';
import { addUnit, findSignIn } from '../store.ts';
import type { Identity, OpenIdSettings } from './openid-client.ts';
import { findTied, tie } from './openid-store.ts';
import { noteRefused } from './sign-in.ts';
import type { Visitor } from './visitor.ts';

/** The first of the roles that the settings give for what the provider says. */
function roleOf(settings: Pick<OpenIdSettings, 'roles'>, values: readonly string[]): Role | null {
  return settings.roles.find(({ value }) => values.includes(value))?.role ?? null;
}

/**
 * The account of who comes by the provider: the one that is tied to them, else the one of their confirmed e-mail, else a
 * new one in the unit of the settings. It has the role that the provider gives, from now on.
 *
 * @throws VigieError `VIGIE_PEOPLE_OPENID_ROLE`, `VIGIE_PEOPLE_OPENID_EMAIL` (403), `VIGIE_PEOPLE_SIGN_IN` (401) where
 *   the account is closed
 */
export async function accountOf(
  at: Pick<Context, 'store' | 'clock' | 'log'>,
  settings: OpenIdSettings,
  identity: Identity,
  visitor: Visitor,
): Promise<{ id: string; unit: string }> {
  const { store, clock } = at;
  const now = clock();
  const role = roleOf(settings, identity.roles);
  if (role === null) throw refusal('VIGIE_PEOPLE_OPENID_ROLE');
  const { subject, email, isEmailVerified } = identity;
  const tied = await findTied(store.db, subject);
  if (!tied && (email === null || !isEmailVerified)) throw refusal('VIGIE_PEOPLE_OPENID_EMAIL');
  const known = tied ?? (await findSignIn(store.db, email ?? ''));
  if (known?.disabledAt != null) {
    noteRefused(at, known, visitor, { why: 'closed', now });
    throw refusal('VIGIE_PEOPLE_SIGN_IN');
  }
  const unit = known?.unit ?? (await addUnit(store.db, { id: newId('unt', now), name: settings.unit, now }));
  const id = await store.inUnit(unit, async (tx) => {
    const work = { tx, unit, by: null, now };
    const name = identity.name ?? email ?? subject;
    const language = readLanguage(identity.language ?? undefined) ?? 'fr';
    const person = { email: email ?? '', name, role, language, password: null, isFirst: false };
    const account = known?.id ?? (await openAccount(work, person)).id;
    if (!(await tie(tx, account, subject))) throw refusal('VIGIE_PEOPLE_OPENID_EMAIL');
    await changeAccount(work, account, { role });
    return account;
  });
  return { id, unit };
}
