import { Clock, Command, Keyboard } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../client/api.ts';
import { CASE_STATES } from '../client/values.ts';
import { goTo, paths, usePath, useSearch } from '../paths.ts';
import { mayWork } from './account.ts';
import { isCommand } from './command-key.ts';
import { type Chord, strike } from './frame/chord.ts';
import { useHeading } from './frame/heading.ts';
import { WithPause } from './frame/pause.tsx';
import { type Place, placeOf, placesFor } from './frame/places.ts';
import { Rail } from './frame/rail.tsx';
import { Search } from './frame/search.tsx';
import { Undo } from './frame/undo.tsx';
import type { Way } from './frame/ways.ts';
import { You } from './frame/you.tsx';
import { Link } from './link.tsx';
import { countOfView, useAlertCounts, useCounts } from './list/counts.ts';
import { VIEWS } from './list/views.ts';
import { usePlatformName } from './text/platform-name.tsx';
import { Said } from './text/said.tsx';

const Palette = lazy(async () => ({ default: (await import('./frame/palette.tsx')).Palette }));
const Keys = lazy(async () => ({ default: (await import('./frame/keys.tsx')).Keys }));

/** The frame of every screen: where one can go, where one is, who one is. */
export function Shell({ account, children }: { account: Schemas['Account']; children: ReactNode }) {
  const { t } = useTranslation();
  const path = usePath();
  const search = useSearch();
  const heading = useHeading(path);
  const [over, setOver] = useState<'palette' | 'keys' | null>(null);
  const counts = useCounts();
  const alerts = useAlertCounts(mayWork(account));
  const places = placesFor(account.role);
  const place = placeOf(places, path, search);
  const close = (): void => setOver(null);
  const countOf = (name: Place['name']): number | undefined => {
    if (name === 'alerts') return alerts?.unread;
    return counts && (name === 'mine' || name === 'approve') ? countOfView(counts, name) : undefined;
  };
  const views = VIEWS.map((view) => ({
    to: `/?view=${view}`,
    name: t(`worktable.view.${view}`),
    kind: t('palette.view'),
  }));
  const nameOf = usePlatformName();
  const findCases = async (text: string): Promise<Way[]> => {
    const query = { text, limit: 8, state: [...CASE_STATES] };
    const { items } = await unwrap(api.GET('/v1/cases', { params: { query } }));
    return items.map(({ id, title, platform }) => ({ to: paths.case(id), name: title, kind: nameOf(platform) }));
  };

  const chord = useRef<Chord>(null);
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      setOver(over === 'palette' ? null : 'palette');
      return;
    }
    if (!isCommand(event)) return;
    const struck = strike(chord.current, event.key, Date.now());
    chord.current = struck.chord;
    const wanted = struck.letter === null ? undefined : places.find(({ letter }) => letter === struck.letter);
    if (struck.letter !== null || struck.chord !== null) {
      // The letter belongs to g: nothing else on the screen hears it.
      event.preventDefault();
      event.stopImmediatePropagation();
      if (wanted) goTo(wanted.to);
    } else if (event.key === '?') setOver('keys');
  });
  useEffect(() => {
    addEventListener('keydown', press, { capture: true });
    return () => removeEventListener('keydown', press, { capture: true });
  }, []);

  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <Rail places={places} current={place} countOf={countOf} />
      <header className="bar">
        <p className="where">
          {place && (path === place.to ? t(`app.${place.name}`) : <Link to={place.to}>{t(`app.${place.name}`)}</Link>)}
          {heading && place && heading !== t(`app.${place.name}`) && (
            <>
              {' '}
              <span aria-hidden="true">›</span> <Said>{heading}</Said>
            </>
          )}
        </p>
        <Search />
        <Link to="/?view=due" className="due-today" title={t('worktable.view.due')}>
          <Clock size={18} aria-hidden="true" /> <span className="name">{t('worktable.view.due')}</span>{' '}
          <span className="count">{counts?.views.due ?? '–'}</span>
        </Link>
        <button type="button" className="plain-button" title="Ctrl+K" onClick={() => setOver('palette')}>
          <Command size={18} aria-hidden="true" />
          <span className="name">{t('palette.title')}</span>
        </button>
        <button type="button" className="plain-button wide-only" title="?" onClick={() => setOver('keys')}>
          <Keyboard size={18} aria-hidden="true" />
          <span className="unseen">{t('keys.title')}</span>
        </button>
        <You account={account} />
      </header>
      <main id="content" tabIndex={-1}>
        <WithPause path={path}>{children}</WithPause>
      </main>
      <Undo />
      <Suspense>
        {over === 'palette' && (
          <Palette
            ways={[
              ...places.map(({ name, to }) => ({ to, name: t(`app.${name}`), kind: t('palette.screen') })),
              { to: paths.account, name: t('app.account'), kind: t('palette.screen') },
              ...views,
            ].filter(({ to }, at, all) => all.findIndex((way) => way.to === to) === at)}
            findCases={findCases}
            onClose={close}
          />
        )}
        {over === 'keys' && <Keys places={places} onClose={close} />}
      </Suspense>
    </div>
  );
}
