import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { SUBMISSION_STATES } from '../../client/values.ts';
import { useCommand } from '../../parts/form/command.tsx';
import { formatDate, formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Paged, usePaged } from '../../parts/list/paged.tsx';
import { StateFilter, useFilter } from '../../parts/list/state-filter.tsx';
import { ForWorkers } from '../../parts/people/for-workers.tsx';
import { useRead } from '../../parts/read.ts';
import { Cards, Loaded } from '../../parts/states.tsx';
import { Term } from '../../parts/term.tsx';
import { Said } from '../../parts/text/said.tsx';
import { OutgoingList } from './received-page.tsx';
import { ReceivingNav } from './receiving-nav.tsx';

/** What the trader was told, and the notice to buyers. */
export function StatementDetail({ id }: { id: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = useRead(['statement', id], () => api.GET('/v1/statements/{id}', { params: { path: { id } } }));
  return (
    <Loaded query={query}>
      {(statement) => (
        <>
          {statement.dropped.map((dropped) => (
            <p key={dropped.en} className="description">
              {dropped[language]}
            </p>
          ))}
          <OutgoingList outgoing={statement.outgoing} />
          {statement.content.notPersonal && (
            <p>
              {t('receiving.statements.notPersonal', {
                kinds: statement.content.notPersonal.kinds.map((kind) => t(`receiving.personal.${kind}`)).join(', '),
                reason: statement.content.notPersonal.reason,
              })}
            </p>
          )}
          {statement.buyersNotice && (
            <details>
              <summary>{t('receiving.statements.buyers')}</summary>
              <p className="description">{statement.buyersNotice[language]}</p>
            </details>
          )}
        </>
      )}
    </Loaded>
  );
}

/** Where a statement stands in the Transparency Database, and until when its search finds it. */
function InDatabase({ submission }: { submission: Schemas['Statement']['submission'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { uuid, permalink, searchableUntil } = submission;
  return (
    <p>
      {uuid ? <code>{uuid}</code> : t('receiving.statements.noNumber')}{' '}
      {permalink && (
        <a href={permalink} target="_blank" rel="noreferrer">
          {t('receiving.statements.permalink')}
        </a>
      )}{' '}
      {searchableUntil && t('receiving.statements.searchable', { date: formatDate(searchableUntil, language) })}
    </p>
  );
}

function StatementCard({ statement, database }: { statement: Schemas['Statement']; database: string | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  const { submission } = statement;
  const again = useCommand(() =>
    unwrap(api.POST('/v1/statements/{id}/submission', { params: { path: { id: statement.id } } })),
  );
  return (
    <>
      <p className="address">
        <Said isWhole>{statement.url}</Said>
      </p>
      <p>
        <span
          className={`tag ${submission.state === 'refused' ? 'failed' : submission.state === 'accepted' ? 'sent' : ''}`}
        >
          {t(`receiving.submission.${submission.state}`)}
        </span>{' '}
        {formatInstant(statement.madeAt, language)} · {statement.content.groundReference}
        {statement.reversedAt && ` · ${t('receiving.statements.reversed')}`}
      </p>
      {submission.state === 'accepted' && <InDatabase submission={submission} />}
      {submission.failure && <p className="error">{submission.failure[language]}</p>}
      {database !== null && (submission.failure !== null || submission.state === 'off') && (
        <ForWorkers>
          <button type="button" onClick={() => again.mutate()} disabled={again.isPending}>
            {t('receiving.statements.again')}
          </button>
        </ForWorkers>
      )}
      <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
        <summary>{t('receiving.statements.more')}</summary>
        {isOpen && <StatementDetail id={statement.id} />}
      </details>
    </>
  );
}

/** Statements of reasons, and how far each has come into the Transparency Database. */
export function Statements() {
  const { t } = useTranslation();
  const [submission, setSubmission] = useFilter('submission', SUBMISSION_STATES, null);
  const query = usePaged(['statements', submission], (page) =>
    unwrap(api.GET('/v1/statements', { params: { query: { ...page, ...(submission && { submission }) } } })),
  );
  const first = query.data?.pages[0];
  return (
    <>
      <h1>
        <Term of="statement-of-reasons">{t('receiving.statements.title')}</Term>
      </h1>
      <ReceivingNav />
      {first && (
        <p>
          {first.database
            ? t('receiving.statements.database', { database: first.database })
            : t('receiving.statements.noDatabase')}
        </p>
      )}
      <StateFilter
        label={t('receiving.statements.filter')}
        values={SUBMISSION_STATES}
        value={submission}
        nameOf={(state) =>
          first
            ? `${t(`receiving.submission.${state}`)} (${first.counts.find((one) => one.state === state)?.count ?? 0})`
            : t(`receiving.submission.${state}`)
        }
        onChoose={(state) => setSubmission(state === submission ? null : state)}
      />
      <Paged query={query} empty={t('receiving.statements.empty')}>
        {(items) => (
          <Cards items={items} keyOf={({ id }) => id}>
            {(statement) => <StatementCard statement={statement} database={first?.database ?? null} />}
          </Cards>
        )}
      </Paged>
    </>
  );
}
