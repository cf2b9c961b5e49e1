import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../client/api.ts';
import { Link } from '../../parts/link.tsx';
import { countOfView } from '../../parts/list/counts.ts';
import { VIEWS } from '../../parts/list/views.ts';
import { useRead } from '../../parts/read.ts';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';
import { choose, type Filters, readFilters, STATES, writeFilters } from './filters.ts';

/** So many are counted. */
const MOST_COUNTED = 100;

type Counts = Schemas['CaseCounts'];
type SavedView = Schemas['SavedView'];

/** Referrals that wait for the unit beyond their recipient's day: a view of them, while there are any. */
function LateReferrals() {
  const { t } = useTranslation();
  const query = useRead(['referrals', 'late', 'count'], () =>
    api.GET('/v1/referrals', { params: { query: { waits: 'late', limit: MOST_COUNTED } } }),
  );
  const { items = [], next = null } = query.data ?? {};
  if (items.length === 0) return null;
  return (
    <ul>
      <li>
        <Link to={`${paths.referrals}?waits=late`}>
          {t('worktable.lateReferrals')}{' '}
          <span className="count overdue">
            {items.length}
            {next !== null && '+'}
          </span>
        </Link>
      </li>
    </ul>
  );
}

/** The views and states that one chooses from, each with how many it holds, and those that were saved. */
export function Views(props: { filters: Filters; counts: Counts | undefined; saved: readonly SavedView[] }) {
  const { filters, counts, saved } = props;
  const { t } = useTranslation();
  const here = writeFilters(filters);
  const isSaved = saved.some(({ search }) => writeFilters(readFilters(search)) === here);
  const states = filters.states.length === 0 && filters.view === null ? ['open'] : filters.states;
  const to = (next: Filters): string => `${paths.worktable}${writeFilters(next)}`;
  return (
    <nav className="views" aria-label={t('worktable.views')}>
      <ul>
        {STATES.map((state) => (
          <li key={state}>
            <Link
              to={to(choose(filters, null, state === 'open' ? [] : [state]))}
              current={!isSaved && filters.view === null && states.includes(state)}
            >
              {t(`worktable.states.${state}`)} <span className="count">{counts?.states[state]}</span>
            </Link>
          </li>
        ))}
      </ul>
      <LateReferrals />
      <ul title={t('worktable.overlap')}>
        {VIEWS.map((view) => (
          <li key={view}>
            <Link to={to(choose(filters, view, []))} current={!isSaved && view === filters.view}>
              {t(`worktable.view.${view}`)} <span className="count">{counts && countOfView(counts, view)}</span>
            </Link>
          </li>
        ))}
        {saved.map(({ id, name, search }) => (
          <li key={id}>
            <Link to={`${paths.worktable}${search}`} current={writeFilters(readFilters(search)) === here}>
              <Said>{name}</Said>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
