import { useTranslation } from 'react-i18next';
import { Link } from '../../parts/link.tsx';
import { paths, usePath } from '../../paths.ts';

/** What is held, and how to connect: one beside the other. */
export function PrepublicationNav() {
  const { t } = useTranslation();
  const path = usePath();
  return (
    <nav className="views" aria-label={t('app.prepublication')}>
      <ul>
        {(['held', 'connect'] as const).map((name) => (
          <li key={name}>
            <Link to={paths[name]} current={path === paths[name]}>
              {t(`prepublication.${name}.title`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
