import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { useAct } from '../../parts/act.tsx';
import { formatInstant, formatShare } from '../../parts/format.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Loaded } from '../../parts/states.tsx';
import { ReceivingNav } from './receiving-nav.tsx';

const KINDS = ['trader', 'notifier', 'complainant'] as const;
type Kind = (typeof KINDS)[number];

function SubjectRow({ kind, subject }: { kind: Kind; subject: Schemas['MisuseAssessment'] }) {
  const { t, i18n } = useTranslation();
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
    <tr>
      <th scope="row">
        <bdi>{subject.name ?? subject.key}</bdi>
      </th>
      <td>
        {subject.manifest} / {subject.total}
      </td>
      <td>{formatShare(subject.share, i18n.language)}</td>
      <td>{subject.grave}</td>
      <td>
        {subject.measures.map((taken) => (
          <span key={taken.id}>
            {t(`receiving.misuse.${taken.kind}`)} {formatInstant(taken.since, i18n.language)}
            {taken.until && ` – ${formatInstant(taken.until, i18n.language)}`}{' '}
          </span>
        ))}
      </td>
      <td>
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
      </td>
    </tr>
  );
}

/** The criteria of art. 23(3) for traders, notifiers and complainants. A measure is proposed; a person takes it. */
export function Misuse() {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>('trader');
  const query = useQuery({
    queryKey: ['misuse', kind],
    queryFn: () => unwrap(api.GET('/v1/misuse', { params: { query: { kind } } })),
  });
  return (
    <>
      <h1>{t('receiving.misuse.title')}</h1>
      <ReceivingNav />
      <fieldset className="filter" aria-label={t('receiving.misuse.filter')}>
        {KINDS.map((one) => (
          <button key={one} type="button" aria-pressed={one === kind} onClick={() => setKind(one)}>
            {t(`receiving.misuse.${one}`)}
          </button>
        ))}
      </fieldset>
      <Loaded query={query}>
        {({ policy, items }) => (
          <>
            <p>{t('receiving.misuse.policy', { ...policy, share: Math.round(policy.share * 100) })}</p>
            {items.length === 0 ? (
              <p className="message">{t('receiving.misuse.empty')}</p>
            ) : (
              <section className="scroll" aria-label={t('receiving.misuse.title')}>
                <table className="cases">
                  <thead>
                    <tr>
                      {(['who', 'numbers', 'share', 'grave', 'measures', 'proposal'] as const).map((name) => (
                        <th key={name} scope="col">
                          {t(`receiving.misuse.${name}`)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((subject) => (
                      <SubjectRow key={subject.key} kind={kind} subject={subject} />
                    ))}
                  </tbody>
                </table>
              </section>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}
