import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TABS, type Tab } from './tabs.ts';

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** The tabs of a case, and what is on the one that is chosen. */
export function TabList(props: { tab: Tab; onChoose: (tab: Tab) => void; children: ReactNode }) {
  const { tab, onChoose } = props;
  const { t } = useTranslation();
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const by = STEPS[event.key];
    const to = by === undefined ? undefined : TABS.at((TABS.indexOf(tab) + by) % TABS.length);
    if (to === undefined) return;
    event.preventDefault();
    onChoose(to);
    document.getElementById(`tab-${to}`)?.focus();
  };
  return (
    <section className="case-tabs" id="case-tabs">
      <div role="tablist" aria-label={t('case.tabs')} onKeyDown={move}>
        {TABS.map((one, index) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`tab-${one}`}
            aria-controls="tab-panel"
            aria-selected={one === tab}
            tabIndex={one === tab ? 0 : -1}
            title={String(index + 1)}
            onClick={() => onChoose(one)}
          >
            {t(`case.tab.${one}`)}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${tab}`} tabIndex={-1}>
        {props.children}
      </div>
    </section>
  );
}
