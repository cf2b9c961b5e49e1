import { lazy, Suspense } from 'react';
import type { Schemas } from '../../client/api.ts';
import { Loading } from '../../parts/states.tsx';
import { EscalationPanel } from './documents/escalation-path.tsx';
import { NoticesPanel } from './documents/notices.tsx';
import { ReadAnswers } from './documents/read-answers.tsx';
import { DossierPanel } from './file/dossier.tsx';
import { EvidencePanel } from './file/evidence.tsx';
import { ExhibitsPanel } from './file/exhibits.tsx';
import { RecipientsPanel } from './file/recipients.tsx';
import { ReferralsPanel } from './file/referrals.tsx';
import { FollowUpPanel } from './follow-up.tsx';
import { Goods } from './goods/goods.tsx';
import { canWrite } from './head/next-step.ts';
import type { Tab } from './tabs.ts';

// What market surveillance adds: fetched by who comes to it.
const HearingsPanel = lazy(async () => ({ default: (await import('./market/hearings.tsx')).HearingsPanel }));
const LaboratoryPanel = lazy(async () => ({ default: (await import('./market/laboratory.tsx')).LaboratoryPanel }));
const AuthoritySheetPanel = lazy(async () => ({
  default: (await import('./market/authority-sheet.tsx')).AuthoritySheetPanel,
}));

type Found = Schemas['CaseDetail'];

function Documents({ found }: { found: Found }) {
  return (
    <>
      <ReadAnswers found={found} />
      <NoticesPanel caseId={found.id} canWrite={canWrite(found)} />
      <Suspense fallback={<Loading />}>
        <HearingsPanel caseId={found.id} />
      </Suspense>
    </>
  );
}

function FollowUp({ found }: { found: Found }) {
  return (
    <>
      <FollowUpPanel caseId={found.id} />
      {canWrite(found) && <EscalationPanel caseId={found.id} />}
    </>
  );
}

function File({ found }: { found: Found }) {
  return (
    <>
      <ExhibitsPanel caseId={found.id} />
      <RecipientsPanel caseId={found.id} />
      <DossierPanel caseId={found.id} />
      <ReferralsPanel caseId={found.id} />
      <Suspense fallback={<Loading />}>
        <LaboratoryPanel caseId={found.id} />
        <AuthoritySheetPanel caseId={found.id} />
      </Suspense>
    </>
  );
}

/** What is on a tab of a case. */
export function TabContent({ tab, found }: { tab: Tab; found: Found }) {
  switch (tab) {
    case 'evidence':
      return <EvidencePanel found={found} />;
    case 'documents':
      return <Documents found={found} />;
    case 'follow-up':
      return <FollowUp found={found} />;
    case 'goods':
      return <Goods found={found} />;
    case 'file':
      return <File found={found} />;
  }
}
