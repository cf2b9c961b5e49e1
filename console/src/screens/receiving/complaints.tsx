import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { useReason } from '../../parts/form/reason-dialog.tsx';
import { formatInstant } from '../../parts/format.ts';
import { Link } from '../../parts/link.tsx';
import { Paged, usePaged } from '../../parts/list/paged.tsx';
import { ForWorkers } from '../../parts/people/for-workers.tsx';
import { Cards } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';
import { OutgoingList } from './received-page.tsx';
import { ReceivingNav } from './receiving-nav.tsx';
import { StatementDetail } from './statements.tsx';

type Verdict = 'uphold' | 'reject' | 'unfounded';

/** The statement of reasons that a trader complains of, read once it is opened. */
function Disputed({ statement }: { statement: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('receiving.complaints.disputed')}</summary>
      {isOpen && <StatementDetail id={statement} />}
    </details>
  );
}

function ComplaintCard({ complaint }: { complaint: Schemas['Complaint'] }) {
  const { t, i18n } = useTranslation();
  const { ask, dialog } = useReason({
    titleOf: (verdict: Verdict) => t(`receiving.complaints.${verdict}`),
    send: (verdict, reason, header) =>
      unwrap(
        api.POST('/v1/complaints/{id}/decision', {
          params: { path: { id: complaint.id }, header },
          body: { upheld: verdict === 'uphold', manifestlyUnfounded: verdict === 'unfounded', reason },
        }),
      ),
  });
  return (
    <>
      <p>
        <span className="tag">{t(`receiving.complaints.${complaint.state}`)}</span>{' '}
        {t(`receiving.complaints.${complaint.complainant}`)} · {formatInstant(complaint.madeAt, i18n.language)}{' '}
        {complaint.received && (
          <Link to={paths.receivedOne(complaint.received)}>{t('receiving.complaints.notice')}</Link>
        )}
      </p>
      {complaint.recorded && complaint.way !== 'door' && (
        <p className="quiet">
          <Said isWhole>
            {t('receiving.complaints.recorded', {
              way: t(`receiving.complaints.ways.${complaint.way}`),
              receivedBy: complaint.recorded.receivedBy,
              by: complaint.recorded.by ?? '–',
              at: formatInstant(complaint.recorded.at, i18n.language),
              interpolation: { escapeValue: false },
            })}
          </Said>
        </p>
      )}
      <p className="description">
        <Said isWhole>{complaint.reasons}</Said>
      </p>
      {complaint.statement && <Disputed statement={complaint.statement} />}
      {complaint.answer && (
        <p>
          <q>
            <Said isWhole>{complaint.answer}</Said>
          </q>
          {complaint.decidedAt && ` · ${formatInstant(complaint.decidedAt, i18n.language)}`}
        </p>
      )}
      {complaint.outgoing.length > 0 && <OutgoingList outgoing={complaint.outgoing} />}
      {(complaint.state === 'open' || complaint.state === 'deferred') && (
        <ForWorkers>
          <div className="buttons">
            {(['uphold', 'reject', 'unfounded'] as const).map((one) => (
              <button key={one} type="button" onClick={() => ask(one)}>
                {t(`receiving.complaints.${one}`)}
              </button>
            ))}
          </div>
        </ForWorkers>
      )}
      {dialog}
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
