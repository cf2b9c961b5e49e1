import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';

/** Whether an account is open, and what it waits for. */
export function AccountState({ account: { disabledAt, passwordUntil } }: { account: Schemas['ListedAccount'] }) {
  const { t } = useTranslation();
  if (disabledAt !== null) return <span className="tag failed">{t('people.closed')}</span>;
  if (passwordUntil !== null) return <span className="tag">{t('people.firstPassword')}</span>;
  return <>{t('people.open')}</>;
}
