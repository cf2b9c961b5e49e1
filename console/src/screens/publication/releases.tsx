import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { CheckField, SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx';
import { SecondPerson, useWaiting } from '../../parts/form/second-person.tsx';
import { formatDate, formatInstant, nameZone } from '../../parts/format.ts';
import { ForWorkers } from '../../parts/people/for-workers.tsx';
import { useRead } from '../../parts/read.ts';
import { Cards, Loaded } from '../../parts/states.tsx';
import { Term } from '../../parts/term.tsx';
import { EditCommunique } from './edit-communique.tsx';
import { PublicationNav } from './publication-nav.tsx';

/** By the names of the SPDX list. */
const LICENCES = ['etalab-2.0', 'CC-BY-4.0'] as const;

/** Sweeps that have their figures: those that are ticked are told by the release. */
function SweepFields() {
  const { t, i18n } = useTranslation();
  const query = useRead(['sweeps', 'counted'], () => api.GET('/v1/sweeps', { params: { query: { limit: 50 } } }));
  const counted = query.data?.items.filter(({ figures }) => figures !== null) ?? [];
  if (counted.length === 0) return null;
  return (
    <fieldset>
      <legend>{t('releases.sweeps')}</legend>
      <p className="hint">{t('releases.sweepsHint')}</p>
      {counted.map(({ id, question, at }) => (
        <CheckField key={id} name="sweep" value={id} label={`${question} (${formatDate(at, i18n.language)})`} />
      ))}
    </fieldset>
  );
}

/** Proposes a release, or, of one that was published, its correction. */
function MakeRelease({ corrected }: { corrected?: Schemas['Release'] }) {
  const { t } = useTranslation();
  return (
    <details className={corrected ? undefined : 'card'}>
      <summary>{t(corrected ? 'releases.correct' : 'releases.make')}</summary>
      {corrected && <p>{t('releases.correctHint')}</p>}
      <CommandForm
        submit={t('releases.submit')}
        send={({ text, one, all }, header) => {
          const embargo = text('publicFrom');
          const licence = one('licence', ['', ...LICENCES]);
          const body = {
            title: text('title'),
            from: text('from'),
            to: text('to'),
            ...(embargo === '' ? {} : { publicFrom: new Date(embargo).toISOString() }),
            ...(licence === '' ? {} : { licence }),
            ...(all('sweep').length > 0 ? { sweeps: all('sweep') } : {}),
            ...(corrected ? { corrects: { release: corrected.id, reason: text('reason') } } : {}),
          };
          return unwrap(api.POST('/v1/releases', { params: { header }, body }));
        }}
      >
        <TextField
          name="title"
          label={t('releases.name')}
          required
          maxLength={300}
          {...(corrected && { defaultValue: corrected.title })}
        />
        <TextField
          name="from"
          label={t('releases.from')}
          type="date"
          required
          {...(corrected && { defaultValue: corrected.from })}
        />
        <TextField
          name="to"
          label={t('releases.to')}
          type="date"
          required
          {...(corrected && { defaultValue: corrected.to })}
        />
        <TextField
          name="publicFrom"
          label={t('releases.embargo')}
          hint={`${t('releases.embargoHint')} ${t('form.zone', { zone: nameZone() })}`}
          type="datetime-local"
        />
        <SelectField
          name="licence"
          label={t('releases.licence')}
          options={[
            ['', t('releases.licenceDefault')] as const,
            ...LICENCES.map((licence) => [licence, licence] as const),
          ]}
        />
        <SweepFields />
        {corrected && (
          <TextAreaField
            name="reason"
            label={t('releases.reason')}
            hint={t('releases.reasonHint')}
            required
            minLength={3}
            maxLength={2000}
          />
        )}
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
            {proposal.summary.publicFrom && (
              <> · {t('releases.under', { at: formatInstant(String(proposal.summary.publicFrom), i18n.language) })}</>
            )}
            {proposal.summary.corrects && <> · {t('releases.corrects', { id: proposal.summary.corrects })}</>}
          </p>
          <SecondPerson proposal={proposal}>
            <a className="button" href={`/v1/releases/proposed/${proposal.id}?lang=${i18n.language}`}>
              {t('releases.preview')}
            </a>
          </SecondPerson>
          <EditCommunique proposal={proposal} />
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
      <PublicationNav />
      <p>
        {t('releases.intro')} <a href={`/public?lang=${i18n.language}`}>{t('releases.public')}</a> ·{' '}
        <a href={`/public/method?lang=${i18n.language}`}>{t('releases.method')}</a>
      </p>
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
                    {t(release.isPublic ? 'releases.made' : 'releases.under', {
                      at: formatInstant(release.publicFrom, i18n.language),
                    })}
                  </span>
                </p>
                {release.corrects !== null && <p>{t('releases.corrects', { id: release.corrects })}</p>}
                {release.correctedBy !== null && <p>{t('releases.correctedBy', { id: release.correctedBy })}</p>}
                {!release.isPublic && (
                  <a className="button" href={`/v1/releases/${release.id}/page?lang=${i18n.language}`}>
                    {t('releases.coming')}
                  </a>
                )}
                {release.isPublic && (
                  <p className="buttons">
                    <a className="button" href={`/public/releases/${release.id}?lang=${i18n.language}`}>
                      {t('releases.page')}
                    </a>
                    {(['csv', 'json', 'parquet', 'zip'] as const).map((ending) => (
                      <a key={ending} className="button" href={`/public/releases/${release.id}.${ending}`}>
                        {t(`releases.files.${ending}`)}
                      </a>
                    ))}
                  </p>
                )}
                <code>SHA-256 {release.digest}</code>
                {release.correctedBy === null && (
                  <ForWorkers>
                    <MakeRelease corrected={release} />
                  </ForWorkers>
                )}
              </>
            )}
          </Cards>
        )}
      </Loaded>
    </>
  );
}
