import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../../client/api.ts';
import { formatInstant } from '../../../parts/format.ts';
import { Link } from '../../../parts/link.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { ForWorkers } from '../../../parts/people/for-workers.tsx';
import { useRead } from '../../../parts/read.ts';
import { Empty, Loaded } from '../../../parts/states.tsx';
import { Term, TermOnce } from '../../../parts/term.tsx';
import { Said } from '../../../parts/text/said.tsx';
import { paths } from '../../../paths.ts';
import { RegisterForm, TransferForm } from './exhibit-forms.tsx';

type Exhibit = Schemas['Exhibit'];

const Holder = ({ of: { name, organisation } }: { of: { name: string; organisation: string } }) => (
  <bdi>
    {name} ({organisation})
  </bdi>
);

/** Every hand an exhibit passed through, in time. */
function Chain({ exhibit }: { exhibit: Exhibit }) {
  const { t, i18n } = useTranslation();
  return (
    <ol className="timeline">
      <li>
        <time dateTime={exhibit.collectedAt}>{formatInstant(exhibit.collectedAt, i18n.language)}</time>{' '}
        {t('exhibit.collected')} <Holder of={exhibit.collectedBy} /> · <Said>{exhibit.collectedPlace}</Said>
      </li>
      {exhibit.transfers.map((transfer, index) => (
        <li key={transfer.id}>
          <time dateTime={transfer.at}>{formatInstant(transfer.at, i18n.language)}</time> <Holder of={transfer.from} />{' '}
          <span aria-hidden="true">→</span> <span className="unseen">{t('exhibit.to')}</span>{' '}
          <strong>
            <Holder of={transfer.to} />
          </strong>
          <q>{transfer.reason}</q>
          <span className="quiet">
            <TermOnce of="custody-transfer" isFirst={index === 0}>
              {t('exhibit.condition')}
            </TermOnce>
            {t('state.colon')} <Said isWhole>{transfer.condition}</Said>
            {transfer.sealIntact !== null && <> · {t(transfer.sealIntact ? 'exhibit.intact' : 'exhibit.broken')}</>}
            {transfer.newSeal !== null && (
              <>
                {' '}
                · {t('exhibit.newSeal')}
                {t('state.colon')} <Said>{transfer.newSeal}</Said>
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

function ExhibitCard({ exhibit }: { exhibit: Exhibit }) {
  const { t, i18n } = useTranslation();
  const { object, file } = exhibit;
  return (
    <div className="card">
      <h3>
        <Term of="exhibit">{t('exhibit.number', { number: exhibit.number })}</Term>
      </h3>
      <p>
        <span className="tag">{t(`exhibit.${exhibit.kind}`)}</span> <Said isWhole>{exhibit.description}</Said>
      </p>
      <p>
        {t('exhibit.heldBy')} <Holder of={exhibit.holder} />{' '}
        <span className="quiet">{t('exhibit.since', { at: formatInstant(exhibit.holder.since, i18n.language) })}</span>
      </p>
      <p className="quiet">
        {object && <>{t('exhibit.quantityIs', { quantity: object.quantity })} · </>}
        {exhibit.seal !== null && (
          <>
            {t('exhibit.seal')}
            {t('state.colon')} <Said>{exhibit.seal}</Said> ·{' '}
          </>
        )}
        {file && (
          <>
            <Said>{file.name}</Said>, <code>SHA-256 {file.digest}</code> ·{' '}
          </>
        )}
        <a href={`/v1/exhibits/${exhibit.id}/label?language=${i18n.language}`} target="_blank" rel="noreferrer">
          {t('exhibit.label', { number: exhibit.number })}
        </a>
      </p>
      <Chain exhibit={exhibit} />
      <ForWorkers>
        <TransferForm exhibit={exhibit} />
      </ForWorkers>
    </div>
  );
}

/** What is kept as proof in a case, and whose hands it passed through. */
export function ExhibitsPanel({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const query = useRead(['exhibits', caseId], () => api.GET('/v1/exhibits', { params: { query: { case: caseId } } }));
  return (
    <Panel title={t('exhibit.title')} count={query.data?.items.length} isWanted>
      <Loaded query={query}>
        {({ items }) => (
          <>
            {items.length === 0 && <Empty>{t('exhibit.none')}</Empty>}
            {items.map((exhibit) => (
              <ExhibitCard key={exhibit.id} exhibit={exhibit} />
            ))}
          </>
        )}
      </Loaded>
      <ForWorkers>
        <RegisterForm caseId={caseId} />
      </ForWorkers>
    </Panel>
  );
}

/** Where a label's code leads: the exhibit, and whether the label is of the record that is kept. */
export function ExhibitPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const query = useRead(['exhibit', id], () => api.GET('/v1/exhibits/{id}', { params: { path: { id } } }));
  const said = /^#sha256:([0-9a-f]{64})$/.exec(location.hash)?.[1];
  return (
    <Loaded query={query}>
      {(exhibit) => (
        <>
          <p className="trail">
            <Link to={paths.case(exhibit.case)}>← {t('exhibit.toCase')}</Link>
          </p>
          <h1>{t('exhibit.number', { number: exhibit.number })}</h1>
          {said !== undefined && (
            <p className={said === exhibit.digest ? 'message' : 'banner'} role="status">
              {t(said === exhibit.digest ? 'exhibit.labelHolds' : 'exhibit.labelBroken')}
            </p>
          )}
          <ExhibitCard exhibit={exhibit} />
        </>
      )}
    </Loaded>
  );
}
