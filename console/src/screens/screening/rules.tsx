import { useTranslation } from 'react-i18next';
import { api, done, type Schemas, unwrap } from '../../client/api.ts';
import { useReason } from '../../parts/form/reason-dialog.tsx';
import { SecondPerson, useWaiting } from '../../parts/form/second-person.tsx';
import { formatDate, formatFigure, formatInstant, formatShare } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { DataTable } from '../../parts/list/data-table.tsx';
import { ForWorkers } from '../../parts/people/for-workers.tsx';
import { useRead } from '../../parts/read.ts';
import { Cards, Loaded } from '../../parts/states.tsx';
import { Term } from '../../parts/term.tsx';
import { paths } from '../../paths.ts';
import { AddHashes } from './add-hashes.tsx';
import { Drafts } from './packs.tsx';
import { Recalls } from './recalls.tsx';

type Rule = Schemas['Rule'];

const rateOf = ({ flagged, screened }: { flagged: number; screened: number }): number =>
  screened === 0 ? 0 : flagged / screened;

/** A bar for each day's hit rate; days on which it left its band stand out by colour and a mark above. */
function Rates({ rule }: { rule: Rule }) {
  const { t, i18n } = useTranslation();
  const most = Math.max(1e-9, ...rule.days.map(rateOf));
  const anomalies = new Set(rule.alarms.map(({ day }) => day));
  const last = rule.days.at(-1);
  if (!last) return <span className="quiet">{t('rules.notYet')}</span>;
  const width = 100 / Math.max(7, rule.days.length);
  return (
    <>
      <svg className="rates" viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
        {rule.days.map((day, at) => {
          const height = (rateOf(day) / most) * 18;
          const className = anomalies.has(day.day) ? 'marked' : undefined;
          return (
            <g key={day.day} className={className}>
              <rect x={at * width} y={24 - height} width={width * 0.8} height={height} />
              {className && <rect x={at * width} y={0} width={width * 0.8} height={3} />}
            </g>
          );
        })}
      </svg>
      {t('rules.rate', {
        count: last.screened,
        day: formatDate(last.day, i18n.language),
        rate: formatShare(rateOf(last), i18n.language),
        flagged: formatFigure(last.flagged, i18n.language),
        screened: formatFigure(last.screened, i18n.language),
      })}
    </>
  );
}

/** The share that people confirmed, as a point on a line of its interval, and in words. */
function Precision({ rule }: { rule: Pick<Rule, 'precision' | 'confirmed' | 'dismissed'> }) {
  const { t, i18n } = useTranslation();
  const { precision } = rule;
  if (!precision) return <span className="quiet">{t('rules.undecided')}</span>;
  const { share, low, high } = precision;
  const decided = rule.confirmed + rule.dismissed;
  return (
    <>
      <svg className="interval" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect className="line" x="0" y="4.5" width="100" height="1" />
        <rect x={low * 100} y="3.5" width={Math.max(1, (high - low) * 100)} height="3" />
        <rect className="point" x={Math.min(98.5, share * 100)} y="0" width="1.5" height="10" />
      </svg>
      {t('rules.precision', {
        share: formatShare(share, i18n.language),
        low: formatShare(low, i18n.language),
        high: formatShare(high, i18n.language),
        count: decided,
        confirmed: formatFigure(rule.confirmed, i18n.language),
        decided: formatFigure(decided, i18n.language),
      })}
    </>
  );
}

/** Whether a rule is disabled, or is to be; and the way to it, which takes two people. */
function DisableRule({ rule: { pack, rule, disabled } }: { rule: Rule }) {
  const { t, i18n } = useTranslation();
  const waiting = useWaiting('rule.disabled').find(({ summary }) => summary.pack === pack && summary.rule === rule);
  const { ask, dialog } = useReason({
    titleOf: (act: 'disabled' | 'enabled') => t(act === 'disabled' ? 'rules.disable' : 'rules.enable'),
    send(act, reason, header) {
      const asked = { params: { header }, body: { pack, rule, reason } };
      return act === 'disabled'
        ? unwrap(api.POST('/v1/rules/disabled', asked))
        : done(api.POST('/v1/rules/enabled', asked));
    },
  });
  if (waiting)
    return (
      <>
        <p>{t('rules.toDisable', { reason: waiting.reason })}</p>
        <SecondPerson proposal={waiting} />
      </>
    );
  return (
    <>
      {disabled && (
        <p>
          {t('rules.disabled', {
            at: formatInstant(disabled.at, i18n.language),
            reason: disabled.reason,
            count: disabled.passedOver,
            passedOver: formatFigure(disabled.passedOver, i18n.language),
          })}
        </p>
      )}
      <ForWorkers>
        <button type="button" onClick={() => ask(disabled ? 'enabled' : 'disabled')}>
          {t(disabled ? 'rules.enable' : 'rules.disable')}
        </button>
      </ForWorkers>
      {dialog}
    </>
  );
}

/** A rule by its title, and the alarm it has raised. */
function RuleName({ rule }: { rule: Rule }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [alarm] = rule.alarms;
  return (
    <>
      <span className={`tag ${rule.severity}`}>{t(`severity.${rule.severity}`)}</span>{' '}
      <Link to={paths.rule(rule.pack, rule.rule)}>{rule.title[language]}</Link>
      <br />
      <code>{`${rule.pack}/${rule.rule}`}</code>
      {alarm && (
        <p className="error">
          {t('rules.alarm', {
            day: formatDate(alarm.day, language),
            rate: formatShare(rateOf(alarm), language),
            low: formatShare(alarm.low, language),
            high: formatShare(alarm.high, language),
          })}
        </p>
      )}
      <DisableRule rule={rule} />
    </>
  );
}

function Shadow({ changes }: { changes: Schemas['Rules']['shadow'] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="shadow-title">
      <h2 id="shadow-title">
        <Term of="shadow">{t('rules.shadow')}</Term>
      </h2>
      <Cards items={changes} keyOf={({ rule }) => rule} empty={t('rules.noShadow')}>
        {(change) => (
          <>
            <code>{change.rule}</code>
            <p>{t('rules.change', { both: change.both, added: change.onlyShadow, gone: change.onlyLive })}</p>
            {change.samples.length > 0 && (
              <ul>
                {change.samples.map((title) => (
                  <li key={title}>
                    <bdi>{title}</bdi>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Cards>
    </section>
  );
}

/** The unit's lists of known pictures, and how often people agreed with them. */
function Lists({ lists, rules }: { lists: Schemas['Rules']['lists']; rules: readonly Rule[] }) {
  const { t, i18n } = useTranslation();
  const exceptions = useWaiting('hashes.added');
  return (
    <section aria-labelledby="lists-title">
      <h2 id="lists-title">{t('rules.lists')}</h2>
      <Cards items={exceptions} keyOf={({ id }) => id}>
        {(proposal) => (
          <>
            <strong>
              <bdi>{proposal.summary.name}</bdi>
            </strong>{' '}
            {t('rules.exception')} ·{' '}
            {t('rules.hashes', {
              count: Number(proposal.summary.hashes),
              hashes: formatFigure(Number(proposal.summary.hashes), i18n.language),
            })}
            <SecondPerson proposal={proposal} />
          </>
        )}
      </Cards>
      <Cards items={lists} keyOf={({ name }) => name} empty={t('rules.noLists')}>
        {(list) => (
          <>
            <strong>
              <bdi>{list.name}</bdi>
            </strong>{' '}
            {t(`rules.${list.kind}`)} ·{' '}
            {t('rules.hashes', { count: list.hashes, hashes: formatFigure(list.hashes, i18n.language) })}
            {list.kind === 'known' && (
              <p>
                <Precision rule={list} />
              </p>
            )}
          </>
        )}
      </Cards>
      <ForWorkers>
        <AddHashes rules={rules} />
      </ForWorkers>
    </section>
  );
}

/** How each rule does: hit rate, precision by people's decisions, alarms, and what a version in shadow would change. */
export function Rules() {
  const { t } = useTranslation();
  const cells = {
    rule: (rule: Rule) => <RuleName rule={rule} />,
    hits: (rule: Rule) => <Rates rule={rule} />,
    confirmed: (rule: Rule) => <Precision rule={rule} />,
  };
  const query = useRead(['rules'], () => api.GET('/v1/rules'));
  return (
    <>
      <h1>
        <Term of="rule">{t('rules.title')}</Term>
      </h1>
      <p>{t('rules.intro')}</p>
      <Loaded query={query}>
        {({ items, lists, shadow }) => (
          <>
            <DataTable
              caption={t('rules.title')}
              cells={cells}
              nameOf={(name) => t(`rules.${name}`)}
              terms={{ hits: 'hit-rate-anomaly' }}
              head="rule"
              rows={items}
              keyOf={({ pack, rule }) => `${pack}/${rule}`}
              className="rules"
            />
            <Drafts />
            <Lists lists={lists} rules={items} />
            <Recalls />
            <Shadow changes={shadow} />
          </>
        )}
      </Loaded>
    </>
  );
}
