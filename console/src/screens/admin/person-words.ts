import type { TFunction } from 'i18next';
import type { Schemas } from '../../client/api.ts';

/** A language in itself. */
export const nameLanguage = (language: 'en' | 'fr'): string => ({ en: 'English', fr: 'Français' })[language];

/** By what an account signs in, in words. */
export function waysIn(
  { role, passkeys, totp }: Pick<Schemas['ListedAccount'], 'role' | 'passkeys' | 'totp'>,
  t: TFunction,
): string {
  if (role === 'machine') return t('people.byKey');
  const besides = [
    ...(totp ? [t('people.byCode')] : []),
    ...(passkeys > 0 ? [t('people.byPasskey', { count: passkeys })] : []),
  ];
  return besides.length === 0 ? t('people.byPassword') : besides.join(', ');
}
