import type { ReactNode } from 'react';

/** A section of a screen that is folded until it is wanted; beside its heading, how much is in it. */
export function Panel(props: { title: string; count?: number | undefined; isOpen?: boolean; children: ReactNode }) {
  const { title, count, isOpen = false, children } = props;
  return (
    <details className="panel" open={isOpen}>
      <summary>
        <h2>{title}</h2> {count !== undefined && <span className="tag">{count}</span>}
      </summary>
      {children}
    </details>
  );
}
