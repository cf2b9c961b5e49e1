import type { TFunction } from 'i18next';
import type { Schemas } from '../../client/api.ts';

/** A language in itself. */
export const nameLanguage = (language: 'en' | 'fr'): string => ({ en: 'English', fr: 'Français' })[language];

/** By what an account signs in, in words. */
export function waysIn(
  { role, passkeys, totp, keys }: Pick<Schemas['ListedAccount'], 'role' | 'passkeys' | 'totp' | 'keys'>,
  t: TFunction,
): string {
  if (role === 'machine') return t(keys > 0 ? 'people.byKey' : 'people.noKey');
  const besides = [
    ...(totp ? [t('people.byCode')] : []),
    ...(passkeys > 0 ? [t('people.byPasskey', { count: passkeys })] : []),
  ];
  return besides.length === 0 ? t('people.byPassword') : besides.join(', ');
}
