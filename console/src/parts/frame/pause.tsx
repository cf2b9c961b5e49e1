import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../client/api.ts';
import { formatFigure } from '../format.ts';
import { useKept } from '../kept.ts';
import { KeptChoice } from '../people/taste.tsx';
import { pauseDue, readSince, type Since, writeSince } from './pause-rule.ts';

/** Who opens a case and goes on at once has not seen it. */
const SEEN_MS = 1_500;
const TICK_MS = 30_000;
const KEPT = 'vigie.lastPause';
const SEEN = ['seen-cases'] as const;

/** How many sensitive cases one has seen today: nobody else is told. */
const useSeenToday = () =>
  useQuery({ queryKey: SEEN, queryFn: () => unwrap(api.GET('/v1/account/seen-cases')), refetchInterval: false }).data
    ?.days[0];

/** Counts the case of this address, once it has been looked at. */
function useCounting(path: string): void {
  const queries = useQueryClient();
  const id = /^\/cases\/([\w-]+)$/.exec(path)?.[1];
  useEffect(() => {
    if (id === undefined) return;
    const timer = window.setTimeout(async () => {
      const { data } = await api.PUT('/v1/cases/{id}/seen', { params: { path: { id } } });
      if (data) queries.setQueryData(SEEN, data);
    }, SEEN_MS);
    return () => window.clearTimeout(timer);
  }, [id, queries]);
}

/** Now, every half minute anew. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), TICK_MS);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}

const toNumber = (kept: string): number | 'off' => (kept === 'off' ? kept : Number(kept));

/**
 * What is on screen; a suggestion to pause above it when one is due, and nothing of it while one pauses. After how much
 * a pause is suggested everybody says for themselves, in this browser alone.
 */
export function WithPause({ path, children }: { path: string; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const today = useSeenToday();
  const at = useNow();
  const after = { cases: toNumber(useKept('pauseCases')), minutes: toNumber(useKept('pauseMinutes')) };
  const [opened] = useState(Date.now);
  const [since, setSince] = useState(() => readSince(localStorage.getItem(KEPT)));
  const [isPausing, setPausing] = useState(false);
  useCounting(path);
  useEffect(() => {
    if (!isPausing) return;
    // The keys of what is hidden do nothing meanwhile.
    const hush = (event: KeyboardEvent): void => event.stopImmediatePropagation();
    addEventListener('keydown', hush, { capture: true });
    return () => removeEventListener('keydown', hush, { capture: true });
  }, [isPausing]);

  const begin = (): void => {
    const paused: Since = { day: today?.day ?? '', cases: today?.cases ?? 0, at: Date.now() };
    localStorage.setItem(KEPT, writeSince(paused));
    setSince(paused);
  };
  const last = { day: since?.day ?? '', cases: since?.cases ?? 0, at: Math.max(opened, since?.at ?? 0) };
  const due = today && !isPausing ? pauseDue({ ...today, at }, last, after) : null;
  return (
    <>
      {due && (
        <div className="banner" role="status">
          <p>
            {t(`pause.due.${due}`, {
              cases: formatFigure(today?.cases ?? 0, i18n.language),
              minutes: formatFigure(Math.floor((at - last.at) / 60_000), i18n.language),
            })}
          </p>
          <p className="buttons">
            <button type="button" className="primary" onClick={() => setPausing(true)}>
              {t('pause.begin')}
            </button>
            <button type="button" onClick={begin}>
              {t('pause.later')}
            </button>
          </p>
        </div>
      )}
      {isPausing && (
        <section className="message">
          <h1>{t('pause.on')}</h1>
          <p>{t('pause.onHow')}</p>
          <button
            type="button"
            className="primary"
            onClick={() => {
              begin();
              setPausing(false);
            }}
          >
            {t('pause.end')}
          </button>
        </section>
      )}
      {/* Hidden and not taken away: what was typed is there afterwards. */}
      <div className="working" hidden={isPausing}>
        {children}
      </div>
    </>
  );
}

/** What one has seen today, and after how much a pause is suggested: among one's own settings. */
export function PauseSettings() {
  const { t, i18n } = useTranslation();
  const today = useSeenToday();
  const say = (after: string): string => (after === 'off' ? t('pause.off') : after);
  return (
    <>
      <p>
        {t('pause.today', { number: formatFigure(today?.cases ?? null, i18n.language) })}
        <br />
        <span className="quiet">{t('pause.own')}</span>
      </p>
      <KeptChoice name="pauseCases" label={t('pause.afterCases')} say={say} />
      <KeptChoice name="pauseMinutes" label={t('pause.afterMinutes')} say={say} />
    </>
  );
}
