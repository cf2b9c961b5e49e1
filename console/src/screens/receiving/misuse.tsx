import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { MISUSE_KINDS } from '../../client/values.ts';
import { mayWork, useAccount } from '../../parts/account.ts';
import { useReason } from '../../parts/form/reason-dialog.tsx';
import { formatInstant, formatShare } from '../../parts/format.ts';
import { DataTable } from '../../parts/list/data-table.tsx';
import { StateFilter, useFilter } from '../../parts/list/state-filter.tsx';
import { useRead } from '../../parts/read.ts';
import { Empty, Loaded } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';
import { ReceivingNav } from './receiving-nav.tsx';

type Kind = (typeof MISUSE_KINDS)[number];
type Subject = Schemas['MisuseAssessment'];

/** The measure that is proposed, which a person takes. */
function Proposal({ kind, subject }: { kind: Kind; subject: Subject }) {
  const { t } = useTranslation();
  const account = useAccount();
  const { key, days } = subject;
  const { ask, dialog } = useReason({
    titleOf: (measure: 'warning' | 'suspension') => t(`receiving.misuse.${measure}`),
    send: (measure, reason, header) => {
      const body = { kind, key, measure, reason, ...(days !== null && { days }) };
      return unwrap(api.POST('/v1/misuse', { params: { header }, body }));
    },
  });
  const proposed = subject.proposal === 'none' ? null : subject.proposal;
  if (!mayWork(account)) return proposed ? t(`receiving.misuse.${proposed}`) : '–';
  return (
    <>
      {proposed ? (
        <button type="button" onClick={() => ask(proposed)}>
          {t(`receiving.misuse.${proposed}`)}
          {days !== null && ` (${t('receiving.misuse.days', { count: days })})`}
        </button>
      ) : (
        '–'
      )}
      {dialog}
    </>
  );
}

/** The criteria of art. 23(3) for traders, notifiers and complainants. A measure is proposed; a person takes it. */
export function Misuse() {
  const { t, i18n } = useTranslation();
  const [kind, setKind] = useFilter('kind', MISUSE_KINDS, 'trader');
  const query = useRead(['misuse', kind], () => api.GET('/v1/misuse', { params: { query: { kind } } }));
  const cells = {
    who: ({ name, key }: Subject) => <Said>{name ?? key}</Said>,
    numbers: ({ misuses, total }: Subject) => `${misuses} / ${total}`,
    share: ({ share }: Subject) => formatShare(share, i18n.language),
    grave: ({ grave }: Subject) => grave,
    measures: ({ measures }: Subject) =>
      measures.map((measure) => (
        <span key={measure.id}>
          {t(`receiving.misuse.${measure.kind}`)} {formatInstant(measure.since, i18n.language)}
          {measure.until && ` – ${formatInstant(measure.until, i18n.language)}`}{' '}
        </span>
      )),
    proposal: (subject: Subject) => <Proposal kind={kind} subject={subject} />,
  };
  return (
    <>
      <h1>{t('receiving.misuse.title')}</h1>
      <ReceivingNav />
      <StateFilter
        label={t('receiving.misuse.filter')}
        values={MISUSE_KINDS}
        value={kind}
        nameOf={(one) => t(`receiving.misuse.${one}`)}
        onChoose={setKind}
      />
      <Loaded query={query}>
        {({ policy, items }) => (
          <>
            <p>{t('receiving.misuse.policy', { ...policy, share: Math.round(policy.share * 100) })}</p>
            {items.length === 0 ? (
              <Empty>{t('receiving.misuse.empty')}</Empty>
            ) : (
              <DataTable
                caption={t('receiving.misuse.title')}
                cells={cells}
                nameOf={(name) => t(`receiving.misuse.${name}`)}
                terms={{ numbers: 'manifestly-unfounded' }}
                head="who"
                rows={items}
                keyOf={({ key }) => key}
              />
            )}
          </>
        )}
      </Loaded>
    </>
  );
}
