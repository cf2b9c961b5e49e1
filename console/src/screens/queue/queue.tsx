import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { CASE_STATES } from '../../client/values.ts';
import { Link } from '../../parts/link.tsx';
import { DataTable } from '../../parts/list/data-table.tsx';
import { Paged, usePaged } from '../../parts/list/paged.tsx';
import { StateFilter, useFilter } from '../../parts/list/state-filter.tsx';
import { Term } from '../../parts/term.tsx';
import { paths } from '../../paths.ts';
import { FiguresStrip } from './figures.tsx';

type Case = Schemas['Case'];

/** The cases of a state, most points first. */
export function Queue() {
  const { t } = useTranslation();
  const [state, setState] = useFilter('state', CASE_STATES, 'open');
  const query = usePaged(['cases', state], (page) =>
    unwrap(api.GET('/v1/cases', { params: { query: { state, ...page } } })),
  );
  const cells = {
    severity: ({ severity }: Case) => <span className={`tag ${severity}`}>{t(`severity.${severity}`)}</span>,
    offer: ({ id, title }: Case) => (
      <Link to={paths.case(id)}>
        <bdi>{title}</bdi>
      </Link>
    ),
    trader: ({ trader }: Case) => <bdi>{trader || t('queue.noTrader')}</bdi>,
    platform: ({ platform }: Case) => <bdi>{platform}</bdi>,
    packs: ({ packs }: Case) => packs.join(', '),
    stage: ({ stage }: Case) => <span className={`tag ${stage}`}>{t(`stage.${stage}`)}</span>,
    score: ({ score }: Case) => score.points,
  };
  return (
    <>
      <h1>
        <Term of="case">{t('queue.title')}</Term>
      </h1>
      <FiguresStrip />
      <StateFilter
        label={t('queue.filter')}
        values={CASE_STATES}
        value={state}
        nameOf={(one) => t(`queue.${one}`)}
        onChoose={setState}
      />
      <Paged query={query} empty={t('queue.empty')}>
        {(cases) => (
          <DataTable
            key={state}
            caption={t('queue.title')}
            cells={cells}
            nameOf={(name) => t(`queue.${name}`)}
            terms={{
              offer: 'listing',
              trader: 'trader',
              platform: 'platform',
              packs: 'pack',
            }}
            head="offer"
            numbers={['score']}
            rows={cases}
            keyOf={({ id }) => id}
            hasKeys
          />
        )}
      </Paged>
      <p className="quiet">{t('queue.keys')}</p>
    </>
  );
}
