import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { MISUSE_KINDS } from '../../client/values.ts';
import { useAct } from '../../parts/act.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { formatInstant, formatShare } from '../../parts/format.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { StateFilter, useFilter } from '../../parts/state-filter.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import { ReceivingNav } from './receiving-nav.tsx';

type Kind = (typeof MISUSE_KINDS)[number];
type Subject = Schemas['MisuseAssessment'];

/** The measure that is proposed, which a person takes. */
function Proposal({ kind, subject }: { kind: Kind; subject: Subject }) {
  const { t } = useTranslation();
  const [measure, setMeasure] = useState<'warning' | 'suspension' | null>(null);
  const take = useAct(
    (reason: string, header) =>
      unwrap(
        api.POST('/v1/misuse', {
          params: { header },
          body: {
            kind,
            key: subject.key,
            measure: measure ?? 'warning',
            reason,
            ...(subject.days === null ? {} : { days: subject.days }),
          },
        }),
      ),
    () => setMeasure(null),
  );
  const proposed = subject.proposal === 'none' ? null : subject.proposal;
  return (
    <>
      {proposed ? (
        <button type="button" onClick={() => setMeasure(proposed)}>
          {t(`receiving.misuse.${proposed}`)}
          {subject.days !== null && ` (${t('receiving.misuse.days', { count: subject.days })})`}
        </button>
      ) : (
        '–'
      )}
      <ReasonDialog
        title={measure && t(`receiving.misuse.${measure}`)}
        error={take.error}
        isPending={take.isPending}
        onSend={(reason) => take.mutate(reason)}
        onClose={() => setMeasure(null)}
      />
    </>
  );
}

/** The criteria of art. 23(3) for traders, notifiers and complainants. A measure is proposed; a person takes it. */
export function Misuse() {
  const { t, i18n } = useTranslation();
  const [kind, setKind] = useFilter('kind', MISUSE_KINDS, 'trader');
  const query = useQuery({
    queryKey: ['misuse', kind],
    queryFn: () => unwrap(api.GET('/v1/misuse', { params: { query: { kind } } })),
  });
  const columns: Column<Subject>[] = [
    { key: 'who', title: t('receiving.misuse.who'), is: 'head', cell: ({ name, key }) => <bdi>{name ?? key}</bdi> },
    { key: 'numbers', title: t('receiving.misuse.numbers'), cell: ({ manifest, total }) => `${manifest} / ${total}` },
    { key: 'share', title: t('receiving.misuse.share'), cell: ({ share }) => formatShare(share, i18n.language) },
    { key: 'grave', title: t('receiving.misuse.grave'), cell: ({ grave }) => grave },
    {
      key: 'measures',
      title: t('receiving.misuse.measures'),
      cell: ({ measures }) =>
        measures.map((taken) => (
          <span key={taken.id}>
            {t(`receiving.misuse.${taken.kind}`)} {formatInstant(taken.since, i18n.language)}
            {taken.until && ` – ${formatInstant(taken.until, i18n.language)}`}{' '}
          </span>
        )),
    },
    {
      key: 'proposal',
      title: t('receiving.misuse.proposal'),
      cell: (subject) => <Proposal kind={kind} subject={subject} />,
    },
  ];
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
                columns={columns}
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
