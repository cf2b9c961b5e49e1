import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { Refused, useCommand } from '../../parts/form/command.tsx';
import { formatFigure, formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { Paged, usePaged } from '../../parts/list/paged.tsx';
import { Panel } from '../../parts/panel.tsx';
import { ForWorkers } from '../../parts/people/for-workers.tsx';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';
import { ColumnsForm } from './columns-form.tsx';
import { Reading, Steps, Sums } from './progress.tsx';
import { Rows } from './rows.tsx';

type Intake = Schemas['Intake'];

/** Lets the reading rest, or go on. */
function PauseButton({ intake: { id, state, isFileKept } }: { intake: Intake }) {
  const { t } = useTranslation();
  const wanted = state === 'reading' ? 'paused' : 'reading';
  const change = useCommand<void>((_, header) =>
    unwrap(api.PUT('/v1/intakes/{id}/state', { params: { path: { id }, header }, body: { state: wanted } })),
  );
  const canGoOn = state === 'paused' || (state === 'failed' && isFileKept);
  if (state !== 'reading' && !canGoOn) return null;
  return (
    <>
      <button type="button" onClick={() => change.mutate()} disabled={change.isPending}>
        {t(wanted === 'paused' ? 'intake.pause' : 'intake.resume')}
      </button>
      <Refused error={change.error} />
    </>
  );
}

/** What did not become an offer, or a whole one: where, and why. */
function Gaps({ of: { id, rows } }: { of: Intake }) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const query = usePaged(['intakes', id, 'gaps'], (page) =>
    unwrap(
      api.GET('/v1/intakes/{id}/gaps', {
        params: { path: { id }, query: { limit: page.limit, ...(page.cursor ? { cursor: Number(page.cursor) } : {}) } },
      }),
    ),
  );
  const { notRead, partlyRead, passedOver } = rows;
  const count = notRead + partlyRead + passedOver;
  if (count === 0) return null;
  return (
    <Panel title={t('intake.gaps')} count={count} isWanted={notRead > 0 || rows.kept === 0}>
      <Paged query={query} empty={t('intake.noGaps')}>
        {(gaps) => (
          <ul className="checks">
            {gaps.map((gap) => (
              <li key={gap.id}>
                <code>
                  <Said>{gap.place}</Said>
                </code>{' '}
                {gap.isLost && <span className="tag failed">{t('intake.lost')}</span>}
                <br />
                {gap.count > 1 && `${formatFigure(gap.count, i18n.language)} × `}
                <Said isWhole>{gap.reason[language]}</Said>
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </Panel>
  );
}

/** One intake: how far it is, what came of it, and what did not. */
export function IntakePage({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const query = useRead(['intakes', id], () => api.GET('/v1/intakes/{id}', { params: { path: { id } } }));
  return (
    <Loaded query={query}>
      {(intake) => (
        <>
          <p className="trail">
            <Link to={paths.intake}>← {t('intake.title')}</Link>
          </p>
          <h1>
            <Said>{intake.name}</Said>
          </h1>
          <p>
            <span className={`tag ${intake.state}`}>{t(`intake.state.${intake.state}`)}</span>{' '}
            <ForWorkers>
              <PauseButton intake={intake} />
            </ForWorkers>
          </p>
          {intake.failure && (
            <p className="banner">
              <Said isWhole>{intake.failure[language]}</Said>
            </p>
          )}
          {intake.columns ? (
            <ColumnsForm id={intake.id} columns={intake.columns} />
          ) : (
            <>
              <Reading of={intake} />
              <p>
                <Sums of={intake} />
              </p>
              <Steps of={intake} />
              <Gaps of={intake} />
              <Rows id={intake.id} />
            </>
          )}
          <p className="quiet">
            <Said>{intake.by.name}</Said> · <time dateTime={intake.at}>{formatInstant(intake.at, i18n.language)}</time>{' '}
            · <code>{intake.id}</code> · {t(intake.isFileKept ? 'intake.fileKept' : 'intake.fileErased')}{' '}
            <code>SHA-256 {intake.digest}</code>
          </p>
        </>
      )}
    </Loaded>
  );
}
