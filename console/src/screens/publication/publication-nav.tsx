import { useTranslation } from 'react-i18next';
import { Link } from '../../parts/link.tsx';
import { paths, usePath } from '../../paths.ts';

const SCREENS = ['releases', 'flagger'] as const;

/** What the unit makes public: its releases and its report as a trusted flagger, one beside the other. */
export function PublicationNav() {
  const { t } = useTranslation();
  const path = usePath();
  return (
    <nav className="views" aria-label={t('flagger.nav')}>
      <ul>
        {SCREENS.map((name) => (
          <li key={name}>
            <Link to={paths[name]} current={path === paths[name]}>
              {t(`${name}.title`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
