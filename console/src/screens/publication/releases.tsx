import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../client/api.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { TextField } from '../../parts/form/fields.tsx';
import { SecondPerson, useWaiting } from '../../parts/form/second-person.tsx';
import { formatDate, formatInstant } from '../../parts/format.ts';
import { ForWorkers } from '../../parts/people/for-workers.tsx';
import { useRead } from '../../parts/read.ts';
import { Cards, Loaded } from '../../parts/states.tsx';
import { Term } from '../../parts/term.tsx';

function MakeRelease() {
  const { t } = useTranslation();
  return (
    <details className="card">
      <summary>{t('releases.make')}</summary>
      <CommandForm
        submit={t('releases.submit')}
        send={({ text }, header) => {
          const body = { title: text('title'), from: text('from'), to: text('to') };
          return unwrap(api.POST('/v1/releases', { params: { header }, body }));
        }}
      >
        <TextField name="title" label={t('releases.name')} required maxLength={300} />
        <TextField name="from" label={t('releases.from')} type="date" required />
        <TextField name="to" label={t('releases.to')} type="date" required />
      </CommandForm>
    </details>
  );
}

/** Releases that wait for a second person, as they will be published. */
function ProposedReleases() {
  const { t, i18n } = useTranslation();
  const proposals = useWaiting('release.published');
  return (
    <Cards items={proposals} keyOf={({ id }) => id}>
      {(proposal) => (
        <>
          <h2>{proposal.summary.title}</h2>
          <p>
            {t('releases.period', {
              from: formatDate(String(proposal.summary.from), i18n.language),
              to: formatDate(String(proposal.summary.to), i18n.language),
            })}
          </p>
          <SecondPerson proposal={proposal}>
            <a className="button" href={`/v1/releases/proposed/${proposal.id}?lang=${i18n.language}`}>
              {t('releases.preview')}
            </a>
          </SecondPerson>
        </>
      )}
    </Cards>
  );
}

/** Figures that were published, and publishing more. */
export function Releases() {
  const { t, i18n } = useTranslation();
  const query = useRead(['releases'], () => api.GET('/v1/releases'));
  return (
    <>
      <h1>
        <Term of="release">{t('releases.title')}</Term>
      </h1>
      <p>{t('releases.intro')}</p>
      <ForWorkers>
        <MakeRelease />
      </ForWorkers>
      <ProposedReleases />
      <Loaded query={query}>
        {({ items }) => (
          <Cards items={items} keyOf={({ id }) => id} empty={t('releases.none')}>
            {(release) => (
              <>
                <h2>{release.title}</h2>
                <p>
                  {t('releases.period', {
                    from: formatDate(release.from, i18n.language),
                    to: formatDate(release.to, i18n.language),
                  })}{' '}
                  ·{' '}
                  <span className="quiet">
                    {t('releases.made', { at: formatInstant(release.madeAt, i18n.language) })}
                  </span>
                </p>
                <p className="buttons">
                  <a className="button" href={`/releases/${release.id}?lang=${i18n.language}`}>
                    {t('releases.page')}
                  </a>
                  <a className="button" href={`/releases/${release.id}.csv`}>
                    CSV
                  </a>
                  <a className="button" href={`/releases/${release.id}.json`}>
                    JSON
                  </a>
                </p>
                <code>SHA-256 {release.digest}</code>
              </>
            )}
          </Cards>
        )}
      </Loaded>
    </>
  );
}
