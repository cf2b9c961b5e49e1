import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { useAct } from '../../parts/act.tsx';
import { formatInstant } from '../../parts/format.ts';
import { Link } from '../../parts/link.tsx';
import { Paged, usePaged } from '../../parts/paged.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Cards } from '../../parts/states.tsx';
import { paths } from '../../paths.ts';
import { ReceivingNav } from './receiving-nav.tsx';

type Verdict = 'uphold' | 'reject' | 'unfounded';

function ComplaintCard({ complaint }: { complaint: Schemas['Complaint'] }) {
  const { t, i18n } = useTranslation();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const decide = useAct(
    (reason: string, header) =>
      unwrap(
        api.POST('/v1/complaints/{id}/decision', {
          params: { path: { id: complaint.id }, header },
          body: { upheld: verdict === 'uphold', manifest: verdict === 'unfounded', reason },
        }),
      ),
    () => setVerdict(null),
  );
  return (
    <>
      <p>
        <span className="tag">{t(`receiving.complaints.${complaint.state}`)}</span>{' '}
        {t(`receiving.complaints.${complaint.complainant}`)} · {formatInstant(complaint.madeAt, i18n.language)}{' '}
        {complaint.received && (
          <Link to={paths.receivedOne(complaint.received)}>{t('receiving.complaints.notice')}</Link>
        )}
      </p>
      <p className="description">
        <bdi>{complaint.reasons}</bdi>
      </p>
      {complaint.answer && <q>{complaint.answer}</q>}
      {(complaint.state === 'open' || complaint.state === 'set-aside') && (
        <div className="buttons">
          {(['uphold', 'reject', 'unfounded'] as const).map((one) => (
            <button key={one} type="button" onClick={() => setVerdict(one)}>
              {t(`receiving.complaints.${one}`)}
            </button>
          ))}
        </div>
      )}
      <ReasonDialog
        title={verdict && t(`receiving.complaints.${verdict}`)}
        error={decide.error}
        isPending={decide.isPending}
        onSend={(reason) => decide.mutate(reason)}
        onClose={() => setVerdict(null)}
      />
    </>
  );
}

/** Complaints about decisions (art. 20): a person decides each. */
export function Complaints() {
  const { t } = useTranslation();
  const query = usePaged(['complaints'], (page) => unwrap(api.GET('/v1/complaints', { params: { query: page } })));
  return (
    <>
      <h1>{t('receiving.complaints.title')}</h1>
      <ReceivingNav />
      <p>{t('receiving.complaints.intro')}</p>
      <Paged query={query} empty={t('receiving.complaints.empty')}>
        {(items) => (
          <Cards items={items} keyOf={({ id }) => id}>
            {(complaint) => <ComplaintCard complaint={complaint} />}
          </Cards>
        )}
      </Paged>
    </>
  );
}
