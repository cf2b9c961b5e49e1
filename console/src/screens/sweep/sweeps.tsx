import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { mayWork, useAccount } from '../../parts/account.ts';
import { formatFigure, formatInstant } from '../../parts/format.ts';
import { Link } from '../../parts/link.tsx';
import { Paged, usePaged } from '../../parts/list/paged.tsx';
import { Cards } from '../../parts/states.tsx';
import { Term } from '../../parts/term.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';
import { BeginForm } from './begin-form.tsx';
import { useSayShare } from './figures.tsx';
import { Recurrence } from './recurrence.tsx';
import { ReviewScreen } from './review.tsx';
import { SweepPage } from './sweep-page.tsx';

function SweepCard({ sweep }: { sweep: Schemas['Sweep'] }) {
  const { t, i18n } = useTranslation();
  const { id, question, state, at, by, frame, figures } = sweep;
  const sayShare = useSayShare();
  return (
    <>
      <p>
        <strong>
          <Link to={paths.sweep(id)}>
            <Said>{question}</Said>
          </Link>
        </strong>{' '}
        <span className={`tag ${state}`}>{t(`sweep.state.${state}`)}</span>
      </p>
      {figures && <p>{sayShare(figures)}</p>}
      <p className="quiet">
        {frame && <>{t('sweep.entries', { entries: formatFigure(frame.entries, i18n.language) })} · </>}
        {by !== null && (
          <>
            <Said>{by}</Said> ·{' '}
          </>
        )}
        <time dateTime={at}>{formatInstant(at, i18n.language)}</time>
      </p>
    </>
  );
}

function List() {
  const { t } = useTranslation();
  const account = useAccount();
  const query = usePaged(['sweeps'], (page) =>
    unwrap(api.GET('/v1/sweeps', { params: { query: { ...page, limit: 20 } } })),
  );
  return (
    <>
      <h1>
        <Term of="sweep">{t('sweep.title')}</Term>
      </h1>
      <p>{t('sweep.intro')}</p>
      {mayWork(account) && <BeginForm />}
      <h2>{t('sweep.list')}</h2>
      <Paged query={query} empty={t('sweep.empty')}>
        {(items) => (
          <Cards items={items} keyOf={({ id }) => id}>
            {(sweep) => <SweepCard sweep={sweep} />}
          </Cards>
        )}
      </Paged>
      <Recurrence />
    </>
  );
}

/** The list of sweeps, one of them, or its review. */
export function Sweeps({ id }: { id: string }) {
  const [sweep = '', part] = id.split('/');
  if (sweep === '') return <List />;
  return part === 'review' ? <ReviewScreen id={sweep} /> : <SweepPage id={sweep} />;
}
