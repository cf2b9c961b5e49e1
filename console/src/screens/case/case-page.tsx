import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../client/api.ts';
import { isCommand } from '../../parts/command-key.ts';
import { useLanguage } from '../../parts/language.ts';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { replaceSearch, useSearch } from '../../paths.ts';
import { PageLinks } from '../pages/page-links.tsx';
import { CaseHead } from './head/case-head.tsx';
import { Offer } from './offer/offer.tsx';
import { bringTo, reach } from './reach.ts';
import { Revealed } from './reveal.tsx';
import { Story } from './story/story.tsx';
import { TabContent } from './tab-content.tsx';
import { TabList } from './tab-list.tsx';
import { namesTab, readTab, TABS, type Tab, writeTab } from './tabs.ts';

interface Ways {
  onBack: () => void;
  onNext: (() => void) | null;
}

function Workspace({ found, ...ways }: Ways & { found: Schemas['CaseDetail'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const tab = readTab(useSearch());
  const [isRevealed, setRevealed] = useState(false);
  const choose = (wanted: Tab): void => replaceSearch(writeTab(location.search, wanted));
  // Who comes by an address that names a part is brought to it: the parts lie below the offer.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another case is another way in
  useEffect(() => {
    if (namesTab(location.search)) bringTo('case-tabs');
  }, [found.id]);
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (!isCommand(event)) return;
    const wanted = TABS[Number(event.key) - 1];
    if (wanted) {
      choose(wanted);
      document.getElementById(`tab-${wanted}`)?.focus({ preventScroll: true });
      document.getElementById('case-tabs')?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'r') setRevealed(!isRevealed);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  return (
    <Revealed value={isRevealed}>
      <CaseHead
        found={found}
        {...ways}
        onReach={(wanted, step) => {
          choose(wanted);
          reach(step);
        }}
      />
      <p className="quiet score">
        {t('case.score', { count: found.score.points })}{' '}
        {found.score.parts
          .map(({ points, reason }) => `${reason[language]} ${points < 0 ? '−' : '+'}${Math.abs(points)}`)
          .join(' · ')}
      </p>
      <p className="quiet">
        <PageLinks found={found} />
      </p>
      <Offer snapshots={found.snapshots} caseId={found.id} />
      <Story found={found} onGo={choose} />
      <TabList tab={tab} onChoose={choose}>
        <TabContent tab={tab} found={found} />
      </TabList>
    </Revealed>
  );
}

/** One case whole: how it stands and what is next, the offer and what was found, and all that followed by its tabs. */
export function CasePage({ id, ...ways }: Ways & { id: string }) {
  const query = useRead(['case', id], () => api.GET('/v1/cases/{id}', { params: { path: { id } } }));
  return <Loaded query={query}>{(found) => <Workspace found={found} {...ways} />}</Loaded>;
}
