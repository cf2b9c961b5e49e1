import { useTranslation } from 'react-i18next';
import { Link } from '../../parts/link.tsx';
import { paths, usePath } from '../../paths.ts';

const SCREENS = ['received', 'statements', 'complaints', 'misuse', 'report', 'senders'] as const;

/** The screens of the receiving side, one beside the other; the one that is shown, or that holds it, is marked. */
export function ReceivingNav() {
  const { t } = useTranslation();
  const path = usePath();
  return (
    <nav className="views" aria-label={t('receiving.nav')}>
      <ul>
        {SCREENS.map((name) => (
          <li key={name}>
            <Link to={paths[name]} current={path === paths[name] || path.startsWith(`${paths[name]}/`)}>
              {t(`receiving.${name}.title`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
