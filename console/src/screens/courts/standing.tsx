import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { formatDate } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';

type Standing = Schemas['Referral']['standing'];

/** Where a referral stands, and whom it waits for. */
export function StandingTag({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={`tag ${standing.waitsFor === 'us' ? 'overdue' : ''}`}>
        {t(`referrals.state.${standing.state}`)}
      </span>{' '}
      <span className="quiet">{t(`referrals.waits.${standing.waitsFor}`)}</span>
    </>
  );
}

/** The day that the recipient stated, and how far it is; a dash: it stated none. */
export function DueDay({ due }: { due: Standing['due'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (due === null) return '–';
  const { daysLeft } = due;
  return (
    <>
      {formatDate(due.on, language)}{' '}
      <span className={daysLeft < 0 ? 'tag overdue' : 'quiet'}>
        {t(daysLeft < 0 ? 'referrals.past' : 'referrals.left', { count: Math.abs(daysLeft) })}
      </span>
    </>
  );
}
