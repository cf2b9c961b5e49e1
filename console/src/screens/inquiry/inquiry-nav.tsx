import { useTranslation } from 'react-i18next';
import { mayWork, oversees, useAccount } from '../../parts/account.ts';
import { Link } from '../../parts/link.tsx';
import { paths, usePath } from '../../paths.ts';

/** Asking, its review and what it rests on, one beside the other, as far as each is there for the reader. */
export function InquiryNav() {
  const { t } = useTranslation();
  const path = usePath();
  const account = useAccount();
  const screens = [
    ...(mayWork(account) ? (['inquiries', 'inquiryUnit'] as const) : []),
    ...(oversees(account) ? (['inquiryReview'] as const) : []),
  ];
  return (
    <nav className="views" aria-label={t('inquiry.nav')}>
      <ul>
        {screens.map((name) => (
          <li key={name}>
            <Link to={paths[name]} current={path === paths[name]}>
              {t(`inquiry.screens.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
