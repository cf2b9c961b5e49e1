import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Loaded } from '../../parts/states.tsx';
import { OutgoingList } from './received-page.tsx';
import { ReceivingNav } from './receiving-nav.tsx';

const STATES = ['queued', 'accepted', 'refused', 'off'] as const;

/** What the trader was told, and the notice to buyers. */
function StatementDetail({ id }: { id: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = useQuery({
    queryKey: ['statement', id],
    queryFn: () => unwrap(api.GET('/v1/statements/{id}', { params: { path: { id } } })),
  });
  return (
    <Loaded query={query}>
      {(statement) => (
        <>
          <OutgoingList outgoing={statement.outgoing} />
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

function StatementRow({ statement, database }: { statement: Schemas['Statement']; database: string | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const { submission } = statement;
  const again = useMutation({
    mutationFn: () => unwrap(api.POST('/v1/statements/{id}/submission', { params: { path: { id: statement.id } } })),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <li className="card">
      <p className="address">
        <bdi>{statement.url}</bdi>
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
      {submission.uuid && <code>{submission.uuid}</code>}
      {submission.failure && <p className="error">{submission.failure[language]}</p>}
      {database !== null && (submission.state === 'refused' || submission.state === 'off') && (
        <button type="button" onClick={() => again.mutate()} disabled={again.isPending}>
          {t('receiving.statements.again')}
        </button>
      )}
      <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
        <summary>{t('receiving.statements.more')}</summary>
        {isOpen && <StatementDetail id={statement.id} />}
      </details>
    </li>
  );
}

/** Statements of reasons, and how far each has come into the Transparency Database. */
export function Statements() {
  const { t } = useTranslation();
  const [submission, setSubmission] = useState<(typeof STATES)[number] | null>(null);
  const query = useQuery({
    queryKey: ['statements', submission],
    queryFn: () =>
      unwrap(api.GET('/v1/statements', { params: { query: { limit: 50, ...(submission ? { submission } : {}) } } })),
  });
  return (
    <>
      <h1>{t('receiving.statements.title')}</h1>
      <ReceivingNav />
      <Loaded query={query}>
        {({ items, database, counts }) => (
          <>
            <p>{database ? t('receiving.statements.database', { database }) : t('receiving.statements.noDatabase')}</p>
            <fieldset className="filter" aria-label={t('receiving.statements.filter')}>
              {STATES.map((state) => (
                <button
                  key={state}
                  type="button"
                  aria-pressed={state === submission}
                  onClick={() => setSubmission(state === submission ? null : state)}
                >
                  {t(`receiving.submission.${state}`)} ({counts.find((one) => one.state === state)?.count ?? 0})
                </button>
              ))}
            </fieldset>
            {items.length === 0 && <p className="message">{t('receiving.statements.empty')}</p>}
            <ul className="plain">
              {items.map((statement) => (
                <StatementRow key={statement.id} statement={statement} database={database} />
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </>
  );
}
