import { ChevronsLeft, ChevronsRight, Menu } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keep, useKept } from '../kept.ts';
import { Link } from '../link.tsx';
import type { Place } from './places.ts';

/** Where one can go: beside the screen, narrow if one likes; on a phone below it, with the rest in a menu. */
export function Rail(props: {
  places: readonly Place[];
  current: Place | undefined;
  /** How much waits at a place; undefined: it is not counted. */
  countOf: (name: Place['name']) => number | undefined;
}) {
  const { t } = useTranslation();
  const rail = useKept('rail');
  const [isOpen, setOpen] = useState(false);
  const isNarrow = rail === 'narrow';
  return (
    <nav className={`rail ${rail} ${isOpen ? 'open' : ''}`} aria-label={t('app.nav')}>
      <ul onClickCapture={() => setOpen(false)}>
        {props.places.map((place) => {
          const { name, to, letter, icon: Icon } = place;
          const count = props.countOf(name);
          return (
            <li key={name}>
              <Link to={to} current={place === props.current} title={`${t(`app.${name}`)} (g ${letter})`}>
                <Icon size={18} aria-hidden="true" />
                <span className="name">{t(`app.${name}`)}</span>
                {count !== undefined && count > 0 && <span className="count">{count}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
      <button type="button" className="plain-button menu" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Menu size={18} aria-hidden="true" />
        <span className="name">{t('app.menu')}</span>
      </button>
      <button
        type="button"
        className="plain-button fold"
        title={t(isNarrow ? 'app.wider' : 'app.narrower')}
        aria-expanded={!isNarrow}
        onClick={() => keep('rail', isNarrow ? 'wide' : 'narrow')}
      >
        {isNarrow ? <ChevronsRight size={18} aria-hidden="true" /> : <ChevronsLeft size={18} aria-hidden="true" />}
        <span className="name">{t('app.narrower')}</span>
      </button>
    </nav>
  );
}
