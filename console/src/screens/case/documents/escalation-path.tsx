import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { pollInterval } from '../../../parts/changes.ts';
import { useDocumentTitles } from '../../../parts/document-titles.ts';
import { useReason } from '../../../parts/form/reason-dialog.tsx';
import { formatDate, formatInstant } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { Panel } from '../../../parts/panel.tsx';
import { ForWorkers } from '../../../parts/people/for-workers.tsx';
import { useRead } from '../../../parts/read.ts';
import { Loaded } from '../../../parts/states.tsx';
import { WriteDocument } from './write-document.tsx';

type Step = Schemas['EscalationStep'];

/** The conditions of a step with what was counted: any of the alternatives, and in each of them all. */
function Conditions({ step }: { step: Step }) {
  const { t } = useTranslation();
  const titleOf = useDocumentTitles();
  return (
    <ul className="plain quiet">
      {step.alternatives.map((conditions) => {
        const said = conditions.map(({ fact, of = [], atLeast, value, met }) => {
          const kinds = of.map(titleOf).join(', ');
          const counted =
            value !== null && fact === 'overdue-days'
              ? t('escalationPath.countedDays', { count: value })
              : t('escalationPath.counted', { value });
          const count = value === null ? t('escalationPath.notCounted') : counted;
          const condition = `${met ? '✓' : '·'} ${t(`escalationPath.fact.${fact}`, { count: atLeast, kinds })}`;
          // That a case is confirmed is no number.
          return fact === 'confirmed' ? condition : `${condition} (${count})`;
        });
        return <li key={said.join()}>{said.join(` ${t('escalationPath.and')} `)}</li>;
      })}
    </ul>
  );
}

function StepCard(props: {
  step: Step;
  caseId: string;
  sent: Schemas['SentNotice'][];
  onDecline: (escalation: string) => void;
}) {
  const { step, caseId, sent, onDecline } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const { escalation } = step;
  const heading = (
    <>
      <strong>{step.title[language]}</strong>{' '}
      <span className={`tag ${step.state === 'proposed' ? 'overdue' : step.state === 'done' ? 'sent' : ''}`}>
        {t(`escalationPath.state.${step.state}`)}
      </span>
    </>
  );
  const about = (
    <>
      <p>
        <span className="quiet">
          {step.article[language]}
          {!step.verified && ` · ${t('escalationPath.unverified')}`} · {t(`escalationPath.sender.${step.sender}`)} ·{' '}
          {t(`escalationPath.approval.${step.approval}`)} ·{' '}
          {t(step.deadline ? 'escalationPath.term' : 'escalationPath.noTerm')}
        </span>
      </p>
      <p>{step.why[language]}</p>
      <Conditions step={step} />
    </>
  );
  // A step whose time has not come is folded: what is to be done now stands out.
  if (step.state === 'waiting') {
    return (
      <li className="card">
        <details>
          <summary>{heading}</summary>
          {about}
        </details>
      </li>
    );
  }
  return (
    <li className="card" aria-current={step.state === 'proposed' ? 'step' : undefined}>
      {heading}
      {about}
      {step.notices.map(({ id, state, sentAt, due }) => (
        <p key={id}>
          <a href={`/v1/notices/${id}/pdf`} target="_blank" rel="noreferrer">
            {t(sentAt ? 'escalationPath.sentAt' : 'escalationPath.written', {
              at: sentAt && formatInstant(sentAt, language),
            })}
          </a>{' '}
          {!sentAt && <span className="tag">{t(`notice.${state}`, { defaultValue: state })}</span>}
          {due && t('notice.due', { due: formatDate(due, language) })}
        </p>
      ))}
      {escalation?.decision && (
        <p>
          {t(escalation.decision.notice ? 'escalationPath.takenBy' : 'escalationPath.declinedBy', {
            by: escalation.decision.by,
            at: formatInstant(escalation.decision.at, language),
          })}{' '}
          <q>{escalation.decision.reason}</q>
        </p>
      )}
      {step.state === 'proposed' && escalation && (
        <>
          <p className="quiet">
            {t('escalationPath.proposedAt', { at: formatInstant(escalation.proposedAt, language) })}
          </p>
          <WriteDocument caseId={caseId} sent={sent} taken={{ escalation: escalation.id, kind: step.document }} />
          <ForWorkers>
            <button type="button" onClick={() => onDecline(escalation.id)}>
              {t('escalationPath.decline')}
            </button>
          </ForWorkers>
        </>
      )}
    </li>
  );
}

/**
 * The escalation paths of a case and where it stands on them: each step with its conditions, its term, who takes it and
 * who approves. The software proposes, a person acts.
 */
export function EscalationPanel({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = useRead(
    ['escalation-paths', caseId],
    () => api.GET('/v1/escalation-paths', { params: { query: { case: caseId } } }),
    {
      // A document that is about to leave is looked at again soon: then its step is done.
      refetchInterval: ({ state }) =>
        state.data?.paths.some(({ steps }) =>
          steps.some(({ notices }) => notices.some((notice) => notice.state === 'queued')),
        )
          ? 1_000
          : pollInterval(),
    },
  );
  const notices = useRead(['notices', caseId], () => api.GET('/v1/notices', { params: { query: { case: caseId } } }));
  const sent = notices.data?.items.filter(({ sentAt }) => sentAt !== null) ?? [];
  const { ask, dialog } = useReason({
    titleOf: ({ title }: { id: string; title: string }) => `${t('escalationPath.decline')} (${title})`,
    send: ({ id }, reason, header) => {
      const params = { path: { id }, header };
      return unwrap(api.POST('/v1/escalations/{id}/decisions', { params, body: { kind: 'decline', reason } }));
    },
  });
  const steps = query.data?.paths.flatMap((path) => path.steps) ?? [];
  return (
    <Panel title={t('escalationPath.title')} isWanted={steps.some(({ state }) => state === 'proposed')}>
      <p className="quiet">{t('escalationPath.intro')}</p>
      <Loaded query={query}>
        {({ paths }) => (
          <>
            {paths.map((path) => (
              <section key={path.key} aria-label={path.title[language]}>
                <h3>{path.title[language]}</h3>
                <ol className="plain">
                  {path.steps.map((step) => (
                    <StepCard
                      key={step.key}
                      step={step}
                      caseId={caseId}
                      sent={sent}
                      onDecline={(id) => ask({ id, title: step.title[language] })}
                    />
                  ))}
                </ol>
              </section>
            ))}
          </>
        )}
      </Loaded>
      {dialog}
    </Panel>
  );
}
