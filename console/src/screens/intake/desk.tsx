import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { formatInstant } from '../../parts/format.ts';
import { Link } from '../../parts/link.tsx';
import { Paged, usePaged } from '../../parts/list/paged.tsx';
import { ForWorkers } from '../../parts/people/for-workers.tsx';
import { Cards } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';
import { Give } from './give.tsx';
import { IntakePage } from './intake-page.tsx';
import { Reading, Sums } from './progress.tsx';

function IntakeCard({ intake }: { intake: Schemas['Intake'] }) {
  const { t, i18n } = useTranslation();
  const { id, name, by, at, state, steps } = intake;
  return (
    <>
      <p className="address">
        <strong>
          <Link to={paths.intakeOne(id)}>
            <Said>{name}</Said>
          </Link>
        </strong>{' '}
        <span className={`tag ${state}`}>{t(`intake.state.${state}`)}</span>
      </p>
      <Reading of={intake} />
      <p>
        {t('intake.cases', { count: steps.cases })} <Sums of={intake} />
      </p>
      <p className="quiet">
        <Said>{by.name}</Said> · <time dateTime={at}>{formatInstant(at, i18n.language)}</time>
      </p>
    </>
  );
}

/** The desk where offers come in: one box for all that is given, and how far it is read. */
function Desk() {
  const { t } = useTranslation();
  const query = usePaged(['intakes'], (page) =>
    unwrap(api.GET('/v1/intakes', { params: { query: { ...page, limit: 20 } } })),
  );
  return (
    <>
      <h1>{t('intake.title')}</h1>
      <ForWorkers>
        <Give />
      </ForWorkers>
      <h2>{t('intake.list')}</h2>
      <Paged query={query} empty={t('intake.empty')}>
        {(items) => (
          <Cards items={items} keyOf={({ id }) => id}>
            {(intake) => <IntakeCard intake={intake} />}
          </Cards>
        )}
      </Paged>
      <p>
        <Link to={paths.imports}>{t('intake.imports')}</Link>
      </p>
    </>
  );
}

/** The desk, or one intake of it. */
export function Intake({ id }: { id: string }) {
  return id === '' ? <Desk /> : <IntakePage id={id} />;
}
