import type { Clock } from '../../base/core/clock.ts';
import { newId } from '../../base/core/ids.ts';
import type { Store } from '../../base/database/store.ts';
import { refusal } from '../refusals.ts';
import type { Role } from '../roles.ts';
import { type Account, addUnit, findSignIn } from '../store.ts';
import { changeAccount, givePassword, openAccount } from './administer.ts';

/**
 * Creates a unit (if it is new) and an account in it; one that exists gets the password, and what else is given.
 *
 * @param person.isFirst the password was made in the person's place: they choose their own with it
 * @returns the account's and the unit's ids; whether it is new
 * @throws VigieError `VIGIE_PEOPLE_EMAIL_TAKEN` (409) where another unit has it; those of `changeAccount`
 */
export async function enrol(
  store: Store,
  clock: Clock,
  person: {
    unit: string;
    email: string;
    name: string;
    role?: Role | undefined;
    language: Account['language'];
    /** `null`: an account that exists keeps its own; a machine has none. */
    password: string | null;
    isFirst?: boolean;
  },
): Promise<{ account: string; unit: string; isNew: boolean }> {
  const now = clock();
  const unit = await addUnit(store.db, { id: newId('unt', now), name: person.unit, now });
  const known = await findSignIn(store.db, person.email);
  if (known && known.unit !== unit) throw refusal('VIGIE_PEOPLE_EMAIL_TAKEN', { email: person.email });
  const { email, name, role, language, password, isFirst = false } = person;
  const account = await store.inUnit(unit, async (tx) => {
    const work = { tx, unit, by: null, now };
    if (!known)
      return (await openAccount(work, { email, name, role: role ?? 'analyst', language, password, isFirst })).id;
    await changeAccount(work, known.id, { name, role, language });
    if (password !== null) await givePassword(work, known.id, { password, isFirst });
    return known.id;
  });
  return { account, unit, isNew: known === null };
}
