import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** What a query shows while it waits, when it failed, and with its answer. */
export function Loaded<T>({ query, children }: { query: UseQueryResult<T>; children: (value: T) => ReactNode }) {
  const { t } = useTranslation();
  if (query.data !== undefined) return children(query.data);
  if (query.isError) {
    return (
      <div className="message" role="alert">
        <p>
          {t('state.failed')} {query.error.message}
        </p>
        <button type="button" onClick={() => query.refetch()}>
          {t('state.retry')}
        </button>
      </div>
    );
  }
  return (
    <p className="message" role="status">
      {t('state.loading')}
    </p>
  );
}
