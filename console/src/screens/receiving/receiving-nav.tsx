import { useTranslation } from 'react-i18next';
import { Link } from '../../parts/link.tsx';
import { paths, usePath } from '../../paths.ts';

const SCREENS = ['received', 'statements', 'complaints', 'misuse', 'senders'] as const;

/** The screens of the receiving side, one beside the other. */
export function ReceivingNav() {
  const { t } = useTranslation();
  const path = usePath();
  return (
    <nav className="buttons" aria-label={t('receiving.nav')}>
      {SCREENS.map((name) => (
        <Link key={name} to={paths[name]} current={path === paths[name]}>
          {t(`receiving.${name}.title`)}
        </Link>
      ))}
    </nav>
  );
}
