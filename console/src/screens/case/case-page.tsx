import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../client/api.ts';
import { formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Panel } from '../../parts/panel.tsx';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { PageLinks } from '../pages/page-links.tsx';
import { Decide } from './decide.tsx';
import { EscalationPanel } from './documents/escalation-path.tsx';
import { NoticesPanel } from './documents/notices.tsx';
import { DossierPanel } from './file/dossier.tsx';
import { EvidencePanel } from './file/evidence.tsx';
import { ExhibitsPanel } from './file/exhibits.tsx';
import { FollowUpPanel } from './follow-up.tsx';
import { Offer } from './offer.tsx';
import { Pictures } from './pictures.tsx';
import { Recalls } from './recalls.tsx';
import { Similar } from './similar.tsx';

/** One case whole: the offer, what was found, the evidence, the decision, what followed. */
export function CasePage({ id }: { id: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = useRead(['case', id], () => api.GET('/v1/cases/{id}', { params: { path: { id } } }));
  return (
    <Loaded query={query}>
      {(found) => (
        <>
          <h1>
            <bdi>{found.title}</bdi>
          </h1>
          <p>
            <span className={`tag ${found.severity}`}>{t(`severity.${found.severity}`)}</span>{' '}
            <span className={`tag ${found.stage}`}>{t(`stage.${found.stage}`)}</span> <PageLinks found={found} />
          </p>
          <p className="quiet">
            {t('case.score', { count: found.score.points })}{' '}
            {found.score.parts
              .map(({ points, reason }) => `${reason[language]} ${points < 0 ? '−' : '+'}${Math.abs(points)}`)
              .join(' · ')}
          </p>
          {found.snapshots.map((snapshot) => (
            <Fragment key={snapshot.id}>
              <Offer snapshot={snapshot} />
              <Recalls listing={snapshot.listing} />
              <Similar listing={snapshot.listing} />
              <Pictures snapshot={snapshot} caseId={id} />
            </Fragment>
          ))}
          <div className="columns">
            <Decide found={found} />
            <EvidencePanel caseId={id} />
            <NoticesPanel caseId={id} canWrite={found.state === 'confirmed' || found.state === 'escalated'} />
            <FollowUpPanel caseId={id} />
          </div>
          {(found.state === 'confirmed' || found.state === 'escalated') && <EscalationPanel caseId={id} />}
          <ExhibitsPanel caseId={id} />
          <DossierPanel caseId={id} />
          <Panel title={t('case.timeline')} count={found.timeline.length}>
            <ol className="timeline">
              {found.timeline.map((entry) => (
                <li key={`${entry.at}/${entry.act}/${JSON.stringify(entry.content)}`}>
                  <time dateTime={entry.at}>{formatInstant(entry.at, language)}</time>{' '}
                  {t(`audit.${entry.act}`, entry.act)} · {entry.by ?? t('case.software')}
                  {entry.reason && <q>{entry.reason}</q>}
                </li>
              ))}
            </ol>
          </Panel>
        </>
      )}
    </Loaded>
  );
}
