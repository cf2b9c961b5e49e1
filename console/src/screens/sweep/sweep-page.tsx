import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { mayApprove, mayWork, useAccount } from '../../parts/account.ts';
import { Refused, useCommand } from '../../parts/form/command.tsx';
import { formatFigure, formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { Paged, usePaged } from '../../parts/list/paged.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { usePackTitle } from '../../parts/text/pack-title.ts';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';
import { Comparison } from './comparison.tsx';
import { SweepFigures } from './figures.tsx';
import { PlanForm, SeedForm } from './plan-form.tsx';
import { Differences } from './settle.tsx';

type Sweep = Schemas['Sweep'];
const numbered = ({ limit, cursor }: { limit: number; cursor?: string }) => ({
  limit,
  ...(cursor ? { cursor: Number(cursor) } : {}),
});

function PauseButton({ sweep: { id, state } }: { sweep: Sweep }) {
  const { t } = useTranslation();
  const wanted = state === 'running' ? 'paused' : 'running';
  const change = useCommand<void>((_, header) =>
    unwrap(api.PUT('/v1/sweeps/{id}/state', { params: { path: { id }, header }, body: { state: wanted } })),
  );
  return (
    <>
      <button type="button" onClick={() => change.mutate()} disabled={change.isPending}>
        {t(wanted === 'paused' ? 'sweep.pause' : 'sweep.resume')}
      </button>
      <Refused error={change.error} />
    </>
  );
}

/** Pages that could not be seen are visited again, as long as nobody has reviewed. */
function RetryButton({ sweep: { id, progress } }: { sweep: Sweep }) {
  const { t } = useTranslation();
  const retry = useCommand<void>((_, header) =>
    unwrap(api.POST('/v1/sweeps/{id}/retries', { params: { path: { id }, header } })),
  );
  if (progress.failed === 0 || progress.reviewed > 0) return null;
  return (
    <>
      <button type="button" onClick={() => retry.mutate()} disabled={retry.isPending}>
        {t('sweep.retry')}
      </button>
      <Refused error={retry.error} />
    </>
  );
}

/** What is asked of what, and by which plan. */
function About({ sweep }: { sweep: Sweep }) {
  const { t, i18n } = useTranslation();
  const titleOf = usePackTitle();
  const { source, missing, packs, frame, plan } = sweep;
  const figure = (value: number): string => formatFigure(value, i18n.language);
  return (
    <dl className="facts">
      <div>
        <dt>{t('sweep.about.source')}</dt>
        <dd>
          {t(`sweep.source.${source.kind}`)} <Said>{source.name}</Said>
        </dd>
      </div>
      <div>
        <dt>{t('sweep.about.missing')}</dt>
        <dd>
          <Said isWhole>{missing}</Said>
        </dd>
      </div>
      <div>
        <dt>{t('sweep.about.packs')}</dt>
        <dd>{packs.map(titleOf).join(', ')}</dd>
      </div>
      {frame && (
        <div>
          <dt>{t('sweep.about.frame')}</dt>
          <dd>
            {t('sweep.about.frameOf', { entries: figure(frame.entries), unread: figure(frame.unread) })}{' '}
            <code className="digest">{frame.root}</code>
          </dd>
        </div>
      )}
      {plan && (
        <>
          <div>
            <dt>{t('sweep.about.design')}</dt>
            <dd>
              {t(`sweep.design.${plan.design}`)} ·{' '}
              {t('sweep.about.designOf', {
                draw: figure(plan.draw),
                second: figure(plan.secondReview),
                elusion: figure(plan.elusion),
              })}
            </dd>
          </div>
          <div>
            <dt>{t('sweep.about.seed')}</dt>
            <dd>
              {t(`sweep.seedBy.${plan.outside.kind}`, {
                name: plan.outside.name,
                round: plan.outside.round,
                at: plan.outside.roundAt === null ? '–' : formatInstant(plan.outside.roundAt, i18n.language),
              })}
              {plan.outside.kind === 'beacon' &&
                plan.value !== null &&
                ` ${t(`sweep.signature.${plan.signature === null ? 'unchecked' : 'checked'}`)}`}
            </dd>
          </div>
          <div>
            <dt>{t('sweep.about.plan')}</dt>
            <dd>
              {plan.loggedAt !== null &&
                t('sweep.about.logged', {
                  at: formatInstant(plan.loggedAt, i18n.language),
                  index: plan.logIndex ?? '–',
                })}{' '}
              <code className="digest">SHA-256 {plan.digest}</code>
            </dd>
          </div>
        </>
      )}
    </dl>
  );
}

function Progress({ sweep }: { sweep: Sweep }) {
  const { t, i18n } = useTranslation();
  const { drawn, toVisit, seen, failed, toReview, reviewed, toSettle } = sweep.progress;
  const figure = (value: number): string => formatFigure(value, i18n.language);
  const visits = t('sweep.progress.visits', {
    done: figure(drawn - toVisit),
    drawn: figure(drawn),
    failed: figure(failed),
  });
  const reviews = t('sweep.progress.reviews', {
    reviewed: figure(reviewed),
    toReview: figure(toReview),
    toSettle: figure(toSettle),
  });
  return (
    <>
      <p className="bar-line">
        <span>{visits}</span> <progress aria-label={visits} max={drawn} value={seen + failed} />
      </p>
      {toReview > 0 && (
        <p className="bar-line">
          <span>{reviews}</span> <progress aria-label={reviews} max={toReview} value={reviewed} />
        </p>
      )}
    </>
  );
}

function Gaps({ sweep: { id, frame } }: { sweep: Sweep }) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const query = usePaged(['sweeps', id, 'gaps'], (page) =>
    unwrap(api.GET('/v1/sweeps/{id}/gaps', { params: { path: { id }, query: numbered(page) } })),
  );
  if (!frame || frame.unread === 0) return null;
  return (
    <Panel title={t('sweep.gaps')} count={frame.unread}>
      <Paged query={query} empty={t('sweep.noGaps')}>
        {(gaps) => (
          <ul className="checks">
            {gaps.map((gap) => (
              <li key={gap.id}>
                <code>
                  <Said>{gap.place}</Said>
                </code>
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

function Items({ sweep: { id, progress } }: { sweep: Sweep }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = usePaged(['sweeps', id, 'items'], (page) =>
    unwrap(api.GET('/v1/sweeps/{id}/items', { params: { path: { id }, query: numbered(page) } })),
  );
  if (progress.drawn === 0) return null;
  return (
    <Panel title={t('sweep.items')} count={progress.drawn}>
      <Paged query={query} empty={t('sweep.noItems')}>
        {(items) => (
          <ul className="checks">
            {items.map((item) => (
              <li key={item.id}>
                <Said>{item.address}</Said> <span className={`tag ${item.state}`}>{t(`sweep.item.${item.state}`)}</span>{' '}
                {item.isProhibited !== null && t(item.isProhibited ? 'sweep.review.prohibited' : 'sweep.review.not')}{' '}
                {item.package !== null && (
                  <a href={`/v1/sweeps/${id}/items/${item.id}/package`} download>
                    {t('sweep.package')}
                    <span className="unseen"> {item.address}</span>
                  </a>
                )}
                {item.failure && (
                  <>
                    <br />
                    <Said isWhole>{item.failure[language]}</Said>
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </Panel>
  );
}

/** What a person does next at this step. */
function NextStep({ sweep }: { sweep: Sweep }) {
  const { t } = useTranslation();
  const account = useAccount();
  if (!mayWork(account)) return null;
  switch (sweep.state) {
    case 'framed':
      return <PlanForm sweep={sweep} />;
    case 'logged':
      return <SeedForm sweep={sweep} />;
    case 'running':
    case 'paused':
      return (
        <div className="buttons">
          <PauseButton sweep={sweep} /> <RetryButton sweep={sweep} />
        </div>
      );
    case 'review':
      return (
        <>
          {sweep.progress.reviewed < sweep.progress.toReview && (
            <p>
              <Link to={paths.sweepReview(sweep.id)} className="button primary">
                {t('sweep.review.go')}
              </Link>
            </p>
          )}
          <RetryButton sweep={sweep} />
          {mayApprove(account) && sweep.progress.toSettle > 0 && <Differences id={sweep.id} />}
        </>
      );
    default:
      return null;
  }
}

/** One sweep: what is asked, how far it is, and what it says. */
export function SweepPage({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const query = useRead(['sweeps', id], () => api.GET('/v1/sweeps/{id}', { params: { path: { id } } }));
  return (
    <Loaded query={query}>
      {(sweep) => (
        <>
          <p className="trail">
            <Link to={paths.sweeps}>← {t('sweep.title')}</Link>
          </p>
          <h1>
            <Said isWhole>{sweep.question}</Said>
          </h1>
          <p>
            <span className={`tag ${sweep.state}`}>{t(`sweep.state.${sweep.state}`)}</span>
          </p>
          {sweep.failure && (
            <p className="banner">
              <Said isWhole>{sweep.failure[language]}</Said>
            </p>
          )}
          <NextStep sweep={sweep} />
          {sweep.progress.drawn > 0 && <Progress sweep={sweep} />}
          {sweep.figures && (
            <>
              <SweepFigures id={id} figures={sweep.figures} isSystematic={sweep.plan?.design === 'systematic'} />
              <Comparison id={id} />
            </>
          )}
          <About sweep={sweep} />
          <Gaps sweep={sweep} />
          <Items sweep={sweep} />
          <p className="quiet">
            <time dateTime={sweep.at}>{formatInstant(sweep.at, i18n.language)}</time> · <code>{sweep.id}</code>
          </p>
        </>
      )}
    </Loaded>
  );
}
