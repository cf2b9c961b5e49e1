import type { UseQueryResult } from '@tanstack/react-query';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Why something is not there, and the way to ask for it again. */
export function Failed({ error, onRetry }: { error: Error; onRetry: () => unknown }) {
  const { t } = useTranslation();
  return (
    <div className="message" role="alert">
      <p>
        {t('state.failed')} {error.message}
      </p>
      <button type="button" onClick={onRetry}>
        {t('state.retry')}
      </button>
    </div>
  );
}

export function Loading() {
  const { t } = useTranslation();
  return (
    <p className="message" role="status">
      {t('state.loading')}
    </p>
  );
}

/** What belongs where nothing is yet. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="message">{children}</p>;
}

/** Things one below the other, each on a card; or what to say where there are none. */
export function Cards<Item>(props: {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  empty?: string | undefined;
  children: (item: Item) => ReactNode;
}) {
  const { items, keyOf, empty, children } = props;
  if (items.length === 0) return empty !== undefined && <Empty>{empty}</Empty>;
  return (
    <ul className="plain">
      {items.map((item) => (
        <li key={keyOf(item)} className="card">
          {children(item)}
        </li>
      ))}
    </ul>
  );
}

/** What a query shows while it waits, when it failed, and with its answer. */
export function Loaded<T>({ query, children }: { query: UseQueryResult<T>; children: (value: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  return query.isError ? <Failed error={query.error} onRetry={query.refetch} /> : <Loading />;
}

/**
 * Says so where a screen could not be fetched or shown, as after an update of the service: an empty page would say
 * nothing.
 */
export class Boundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };
  static getDerivedStateFromError(error: Error) {
    return { error };
  }
  override render() {
    const { error } = this.state;
    return error ? <Failed error={error} onRetry={() => location.reload()} /> : this.props.children;
  }
}
