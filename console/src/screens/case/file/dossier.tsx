import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { pollInterval } from '../../../parts/changes.ts';
import { CommandForm } from '../../../parts/form/command.tsx';
import { TextAreaField, TextField } from '../../../parts/form/fields.tsx';
import { formatFigure, formatInstant } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { Panel } from '../../../parts/panel.tsx';
import { ForWorkers } from '../../../parts/people/for-workers.tsx';
import { useRead } from '../../../parts/read.ts';
import { Cards, Loaded } from '../../../parts/states.tsx';
import { Said } from '../../../parts/text/said.tsx';

function AskForDossier({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  return (
    <details className="card">
      <summary>{t('dossier.ask')}</summary>
      <CommandForm
        submit={t('dossier.make')}
        send={({ text }, header) => {
          const recipients = text('recipients').split(/\s+/);
          const body = { case: caseId, recipients, reason: text('reason') };
          return unwrap(api.POST('/v1/dossiers', { params: { header }, body }));
        }}
      >
        <TextAreaField name="recipients" label={t('dossier.recipients')} required spellCheck={false} />
        <TextField name="reason" label={t('dossier.reason')} required minLength={3} maxLength={5000} />
      </CommandForm>
    </details>
  );
}

function DossierCard({ dossier }: { dossier: Schemas['Dossier'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <p>
        <span className={`tag ${dossier.state}`}>{t(`dossier.${dossier.state}`)}</span>{' '}
        {formatInstant(dossier.madeAt ?? dossier.askedAt, language)} · <Said>{dossier.askedBy}</Said>
        <br />
        <Said isWhole>{dossier.reason}</Said>
      </p>
      {dossier.failure && <p className="error">{dossier.failure[language]}</p>}
      <p className="quiet">
        {t('dossier.for')}{' '}
        {dossier.recipients.map((recipient) => (
          <code key={recipient}>{recipient} </code>
        ))}
        {dossier.logIndex !== null && <> · {t('evidence.log', { index: dossier.logIndex })}</>}
        {dossier.bytes !== null && (
          <> · {t('dossier.size', { size: formatFigure(dossier.bytes / 1_000_000, language) })}</>
        )}
      </p>
      {dossier.state === 'made' && (
        <a className="button" href={`/v1/dossiers/${dossier.id}/file`} download>
          {t('dossier.download')}
        </a>
      )}
    </>
  );
}

/** The dossiers of a case: asked for with a reason, encrypted to whom they are for. */
export function DossierPanel({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const query = useRead(['dossiers', caseId], () => api.GET('/v1/dossiers', { params: { query: { case: caseId } } }), {
    // One that is being made is looked at again soon.
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ state: made }) => made === 'queued') ? 1_000 : pollInterval(),
  });
  return (
    <Panel title={t('dossier.title')} count={query.data?.items.length} isWanted>
      <Loaded query={query}>
        {({ items }) => (
          <Cards items={items} keyOf={({ id }) => id} empty={t('dossier.none')}>
            {(dossier) => <DossierCard dossier={dossier} />}
          </Cards>
        )}
      </Loaded>
      <ForWorkers>
        <AskForDossier caseId={caseId} />
      </ForWorkers>
    </Panel>
  );
}
