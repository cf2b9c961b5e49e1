import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../../client/api.ts';
import { formatInstant } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { useNow } from '../../../parts/now.ts';
import { useRead } from '../../../parts/read.ts';
import type { Tab } from '../tabs.ts';
import { type Happening, LANES, layStory, type Mark, TAB_OF } from './lay-story.ts';

type Entry = Schemas['TimelineEntry'];

/** What an act is called, with what was decided where one decided. */
function useWordsOf(): (entry: Entry) => string {
  const { t } = useTranslation();
  return ({ act, content }) => {
    const words = t(`audit.${act}`, act);
    const said = act.startsWith('case.decision') || act === 'case.decided' ? `decide.${String(content.kind)}` : null;
    const verdict = act === 'check.done' && content.verdict ? `verdict.${String(content.verdict)}` : null;
    const detail = said ?? verdict;
    return detail === null ? words : `${words}${t('state.colon')} ${t(detail, { defaultValue: '' })}`;
  };
}

/** A mark on its lane; what happened there is said under the pointer, and in the table. */
function Place({ mark, language }: { mark: Mark; language: string }) {
  const { lane, x, happenings, isPlanned, isAlarm } = mark;
  const y = LANES.indexOf(lane) * LANE_PX + LANE_PX / 2;
  const kinds = ['mark', isPlanned && 'planned', isAlarm && 'alarm'].filter(Boolean).join(' ');
  return (
    <g className={kinds}>
      <title>{happenings.map(({ at, words }) => `${formatInstant(at, language)} – ${words}`).join('\n')}</title>
      {isAlarm ? (
        <rect x={`${x}%`} y={y - 5} width="10" height="10" transform="translate(-5 0)" />
      ) : (
        <circle cx={`${x}%`} cy={y} r="5" />
      )}
      {happenings.length > 1 && (
        <text x={`${x}%`} y={y - 7} textAnchor={x > 97 ? 'end' : x < 3 ? 'start' : 'middle'}>
          {happenings.length}
        </text>
      )}
    </g>
  );
}

const LANE_PX = 26;

/** Everything that happened to a case, drawn in time, and in the table behind. */
export function Story({ found, onGo }: { found: Schemas['CaseDetail']; onGo: (tab: Tab) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const wordsOf = useWordsOf();
  const followUps = useRead(['follow-ups', found.id], () =>
    api.GET('/v1/follow-ups', { params: { query: { case: found.id } } }),
  );
  const planned: Happening[] = [
    ...(followUps.data?.checks ?? [])
      .filter(({ doneAt }) => doneAt === null)
      .map(({ number, dueAt }) => ({
        at: dueAt,
        act: 'check.planned',
        words: `${t('followUp.check', { number })} ${t('followUp.planned', { at: formatInstant(dueAt, language) })}`,
        isPlanned: true,
      })),
    ...(followUps.data?.followUps ?? [])
      .filter(({ state, dueAt }) => state === 'waiting' && Date.parse(dueAt) > now)
      .map(({ dueAt }) => ({ at: dueAt, act: 'deadline.due', words: t('case.story.due'), isPlanned: true })),
  ];
  const done = found.timeline.map((entry) => ({
    at: entry.at,
    act: entry.act,
    words: wordsOf(entry),
    isPlanned: false,
  }));
  const story = layStory([...done, ...planned], now);
  return (
    <section className="story" aria-labelledby="story-title">
      <h2 id="story-title">{t('case.timeline')}</h2>
      <div className="drawing">
        <div className="lanes-named">
          {LANES.map((lane) => {
            const tab = TAB_OF[lane];
            return tab === null ? (
              <span key={lane}>{t('case.story.case')}</span>
            ) : (
              <button key={lane} type="button" className="plain-button" onClick={() => onGo(tab)}>
                {t(`case.tab.${tab}`)}
              </button>
            );
          })}
        </div>
        <svg
          width="100%"
          height={LANES.length * LANE_PX}
          role="img"
          aria-label={t('case.story.drawn', { count: found.timeline.length })}
        >
          {LANES.map((lane, index) => (
            <line
              key={lane}
              className="lane"
              x1="0"
              x2="100%"
              y1={(index + 0.5) * LANE_PX}
              y2={(index + 0.5) * LANE_PX}
            />
          ))}
          <line className="now" x1={`${story.now}%`} x2={`${story.now}%`} y1="0" y2="100%" />
          {story.marks.map((mark) => (
            <Place key={`${mark.lane} ${mark.x} ${mark.isPlanned}`} mark={mark} language={language} />
          ))}
        </svg>
        <p className="quiet ends">
          <span>{formatInstant(new Date(story.from).toISOString(), language)}</span>
          <span>{formatInstant(new Date(story.to).toISOString(), language)}</span>
        </p>
      </div>
      <details>
        <summary>{t('case.story.table', { count: done.length + planned.length })}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('case.story.when')}</th>
              <th scope="col">{t('case.story.what')}</th>
              <th scope="col">{t('case.story.who')}</th>
            </tr>
          </thead>
          <tbody>
            {planned.map(({ at, words }) => (
              <tr key={`${at} ${words}`}>
                <td>
                  <time dateTime={at}>{formatInstant(at, language)}</time>
                </td>
                <td>{words}</td>
                <td>{t('case.software')}</td>
              </tr>
            ))}
            {found.timeline.toReversed().map((entry) => (
              <tr key={`${entry.at}/${entry.act}/${JSON.stringify(entry.content)}`}>
                <td>
                  <time dateTime={entry.at}>{formatInstant(entry.at, language)}</time>
                </td>
                <td>
                  {wordsOf(entry)}
                  {entry.reason && (
                    <>
                      {' '}
                      <q>{entry.reason}</q>
                    </>
                  )}
                </td>
                <td>{entry.by ?? t('case.software')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
