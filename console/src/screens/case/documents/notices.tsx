import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../../client/api.ts';
import { pollInterval } from '../../../parts/changes.ts';
import { useDocumentTitles } from '../../../parts/document-titles.ts';
import { formatDate, formatInstant } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { Link } from '../../../parts/link.tsx';
import { ForWorkers } from '../../../parts/people/for-workers.tsx';
import { useRead } from '../../../parts/read.ts';
import { Cards, Loaded } from '../../../parts/states.tsx';
import { Term } from '../../../parts/term.tsx';
import { Said } from '../../../parts/text/said.tsx';
import { paths } from '../../../paths.ts';
import { MeasureNote } from '../market/measure-fields.tsx';
import { AmendDocument } from './amend-document.tsx';
import { ApproveDocument } from './approve-document.tsx';
import { Delivery } from './delivery.tsx';
import { WriteDocument } from './write-document.tsx';
import { WriteTogether } from './write-together.tsx';

function NoticeCard({ notice }: { notice: Schemas['SentNotice'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = useDocumentTitles();
  return (
    <>
      <p>
        <span className={`tag ${notice.state}`}>{t(`notice.${notice.withdrawnAt ? 'withdrawn' : notice.state}`)}</span>{' '}
        {titleOf(notice.kind)} · {formatInstant(notice.sentAt ?? notice.madeAt, language)} ·{' '}
        <a href={`/v1/notices/${notice.id}/pdf`} target="_blank" rel="noreferrer">
          {t('notice.pdf')}
        </a>
        {notice.state !== 'proposed' && notice.state !== 'rejected' && (
          <>
            {' · '}
            <a href={`/v1/notices/${notice.id}/message`} download>
              {t('notice.message')}
            </a>
          </>
        )}
      </p>
      {notice.joint && (
        <p>
          {t('together.joint', { count: notice.joint.count })}{' '}
          {notice.joint.parts
            .filter((part) => part.notice !== notice.id)
            .map((part) => (
              <Fragment key={part.notice}>
                <Link to={paths.case(part.case)}>
                  <Said>{part.title}</Said>
                </Link>{' '}
              </Fragment>
            ))}
        </p>
      )}
      <MeasureNote notice={notice} />
      <ApproveDocument notice={notice} />
      {notice.failure && <p className="error">{notice.failure[language]}</p>}
      {notice.deadline && notice.withdrawnAt === null && (
        <p>
          {t('notice.due', { due: formatDate(notice.deadline.due, language) })}{' '}
          <span className="tag">{t(`notice.${notice.deadline.origin}`)}</span>
          <br />
          <span className="quiet">
            {notice.deadline.article[language]}. {notice.deadline.rule[language]}
          </span>
        </p>
      )}
      {notice.receipt && (
        <p className="quiet">
          <bdi className="address">
            {t(notice.receipt.channel === 'folder' ? 'notice.inFolder' : 'notice.receipt', {
              reference: notice.receipt.reference,
              interpolation: { escapeValue: false },
            })}
          </bdi>
        </p>
      )}
      <AmendDocument notice={notice} />
      <Delivery notice={notice} />
    </>
  );
}

/** The notices of a case, and writing one once it is confirmed. */
export function NoticesPanel({ caseId, canWrite }: { caseId: string; canWrite: boolean }) {
  const { t } = useTranslation();
  const query = useRead(['notices', caseId], () => api.GET('/v1/notices', { params: { query: { case: caseId } } }), {
    // One that is about to leave is looked at again soon.
    refetchInterval: ({ state }) =>
      state.data?.items.some((notice) => notice.state === 'queued') ? 1_000 : pollInterval(),
  });
  return (
    <section aria-labelledby="notice-title">
      <h2 id="notice-title">
        <Term of="notice">{t('notice.title')}</Term>
      </h2>
      <Loaded query={query}>
        {({ items }) => (
          <>
            <Cards items={items} keyOf={({ id }) => id} empty={t(canWrite ? 'notice.none' : 'notice.needsConfirm')}>
              {(notice) => <NoticeCard notice={notice} />}
            </Cards>
            {canWrite && (
              <>
                <WriteDocument
                  caseId={caseId}
                  sent={items.filter(({ state, withdrawnAt }) => state === 'sent' && withdrawnAt === null)}
                />
                <ForWorkers>
                  <WriteTogether caseId={caseId} />
                </ForWorkers>
              </>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}
