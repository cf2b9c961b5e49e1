import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { formatInstant } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { useRead } from '../../../parts/read.ts';
import { Cards, Loaded } from '../../../parts/states.tsx';
import { Term } from '../../../parts/term.tsx';
import { Said } from '../../../parts/text/said.tsx';
import { BeginVisit } from '../../attended/begin.tsx';
import { Capture } from '../reveal.tsx';
import { Adopted } from './adopted.tsx';

/** @param isShown its capture is beside the offer's text already */
function Package({ found, isShown }: { found: Schemas['Evidence']; isShown: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const verify = useMutation({
    mutationFn: () => unwrap(api.GET('/v1/evidence/{id}/verification', { params: { path: { id: found.id } } })),
  });
  const isAdopted = found.by === 'adopted';
  const isDocument = found.adopted?.format === 'pdf' || found.adopted?.format === 'file';
  const about = found.adopted && <Adopted of={found.adopted} />;
  if (found.state !== 'sealed') {
    const state = t(isAdopted ? `evidence.adopted.${found.state}` : `evidence.${found.state}`);
    return (
      <>
        <span className={`tag ${found.state}`}>{state}</span> {found.failure?.[language]}
        {about}
      </>
    );
  }
  return (
    <>
      {about}
      <p>
        <span className="tag sealed">
          <Term of="seal">{t('evidence.sealed')}</Term>
        </span>{' '}
        {found.sealedAt && formatInstant(found.sealedAt, language)} ·{' '}
        <Term of="log-entry">{t('evidence.log', { index: found.logIndex })}</Term> ·{' '}
        {t(
          isDocument
            ? 'evidence.document.title'
            : isAdopted
              ? 'evidence.adopted.title'
              : found.by === 'browser'
                ? 'evidence.byBrowser'
                : 'evidence.byHttp',
        )}
        {found.attended && (
          <>
            {' · '}
            <span className="tag">{t('attended.tag')}</span>
          </>
        )}
        <br />
        <code>SHA-256 {found.digest}</code>
        <br />
        {t(found.keptAt ? 'evidence.kept' : 'evidence.notKept')}
        {found.lockedUntil && ` · ${t('evidence.locked', { at: formatInstant(found.lockedUntil, language) })}`}
        {found.keepFailure && <bdi> {found.keepFailure[language]}</bdi>}
      </p>
      {found.attended && (
        <p className="quiet">
          {t('attended.byPerson', {
            ...found.attended.acts,
            name: found.attended.name ?? found.attended.by,
            from: formatInstant(found.attended.from, language),
            to: formatInstant(found.attended.to, language),
          })}
        </p>
      )}
      <div className="buttons">
        <a className="button" href={`/v1/evidence/${found.id}/package`} download>
          {t('evidence.download')}
        </a>
        {isAdopted && (
          <a className="button" href={`/v1/evidence/${found.id}/original`} download>
            {t('evidence.adopted.original')}
          </a>
        )}
        <button type="button" onClick={() => verify.mutate()} disabled={verify.isPending}>
          {t(verify.isPending ? 'evidence.verifying' : 'evidence.verify')}
        </button>
        <a href="/verify" target="_blank" rel="noreferrer">
          {t('evidence.verifier')}
        </a>
      </div>
      {verify.data && (
        <div role="status">
          <p>
            <strong>{t(verify.data.ok ? 'evidence.holds' : 'evidence.broken')}</strong>
          </p>
          <ol className="steps">
            {verify.data.steps.map((step) => (
              <li key={step.id}>
                {step.ok === true ? '✓' : step.ok === false ? '✗' : '·'} {step.title[language]}
                {t('state.colon')} <Said isWhole>{step.detail[language]}</Said>
              </li>
            ))}
          </ol>
        </div>
      )}
      {found.by === 'browser' && !isShown && <Capture id={found.id} />}
      {found.by === 'http' && <p className="quiet">{t('evidence.noScreenshot')}</p>}
    </>
  );
}

function Packages(props: { items: Schemas['Evidence'][]; underReview: readonly string[]; empty?: string | undefined }) {
  const { items, underReview, empty } = props;
  return (
    <Cards items={items} keyOf={({ id }) => id} empty={empty}>
      {(found) => <Package found={found} isShown={found.snapshot !== null && underReview.includes(found.snapshot)} />}
    </Cards>
  );
}

/** The sealed captures of a case: the first whole, those of later checks folded; behind them what others captured. */
export function EvidencePanel({ found }: { found: Schemas['CaseDetail'] }) {
  const caseId = found.id;
  const underReview = found.snapshots.map(({ id }) => id);
  const { t } = useTranslation();
  const query = useRead(['evidence', caseId], () => api.GET('/v1/evidence', { params: { query: { case: caseId } } }));
  return (
    <section aria-labelledby="evidence-title">
      <h2 id="evidence-title">
        <Term of="evidence-package">{t('evidence.title')}</Term>
      </h2>
      <Loaded query={query}>
        {({ items }) => {
          const captures = items.filter(({ by }) => by !== 'adopted');
          return (
            <>
              <Packages underReview={underReview} items={captures.slice(0, 1)} empty={t('evidence.none')} />
              <BeginVisit caseId={caseId} />
              {captures.length > 1 && (
                <details>
                  <summary>{t('evidence.others', { count: captures.length - 1 })}</summary>
                  <Packages underReview={underReview} items={captures.slice(1)} />
                </details>
              )}
              <Packages underReview={underReview} items={items.filter(({ by }) => by === 'adopted')} />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
