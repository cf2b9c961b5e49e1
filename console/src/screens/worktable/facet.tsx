import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { useLanguage } from '../../parts/language.ts';
import { SEVERITIES } from '../../parts/list/severities.ts';
import { usePlatformLabel } from '../../parts/text/platform-name.tsx';
import { Said } from '../../parts/text/said.tsx';
import { type Facet, type Filters, filterQuery, STAGES, statesOf } from './filters.ts';

/** Names a value of a facet as a person reads it; `title` as the server gives one. */
export function useValueName(): (
  facet: Facet,
  value: string,
  title?: Schemas['CaseFacets']['items'][number]['title'],
) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const labelOf = usePlatformLabel();
  return useCallback(
    (facet, value, title) => {
      if (title) return title[language];
      const severity = SEVERITIES.find((one) => one === value);
      if (facet === 'severity' && severity) return t(`severity.${severity}`);
      const stage = STAGES.find((one) => one === value);
      if (facet === 'stage' && stage) return t(`stage.${stage}`);
      if (facet === 'platform') return labelOf(value);
      if (facet === 'assignee' && value === 'none') return t('worktable.nobody');
      if (facet === 'assignee' && value === 'me') return t('worktable.me');
      if (facet === 'trader' && value === '') return t('worktable.noTrader');
      if (facet === 'language') return new Intl.DisplayNames(language, { type: 'language' }).of(value) ?? value;
      return value;
    },
    [t, language, labelOf],
  );
}

/**
 * The values of a facet with how many cases have each: under the other filters, so that a second value can be chosen
 * beside the first.
 */
export function useFacet(filters: Filters, of: Facet, isWanted: boolean) {
  const { [of]: _, ...facets } = filters.facets;
  const states = statesOf(filters);
  const query = {
    ...filterQuery({ ...filters, facets }),
    ...(filters.view === null ? {} : { view: filters.view }),
    ...(states.length === 0 ? {} : { state: states }),
    of,
  };
  return useQuery({
    queryKey: ['facets', query],
    queryFn: () => unwrap(api.GET('/v1/cases/facets', { params: { query } })),
    enabled: isWanted,
    placeholderData: (before) => before,
  });
}

/** The values of a facet, to choose from. */
export function FacetValues(props: { filters: Filters; of: Facet; onToggle: (value: string) => void }) {
  const { filters, of, onToggle } = props;
  const { t } = useTranslation();
  const nameOf = useValueName();
  const { data } = useFacet(filters, of, true);
  const chosen = filters.facets[of] ?? [];
  const items = data?.items ?? [];
  if (data && items.length === 0) return <p className="quiet">{t('worktable.noValues')}</p>;
  return (
    <ul className="plain">
      {items.map(({ value, title, count }) => (
        <li key={value}>
          <label className="check">
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => onToggle(value)} />{' '}
            <Said>{nameOf(of, value, title)}</Said> <span className="count">{count}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}
