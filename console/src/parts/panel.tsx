import { type ReactNode, useState } from 'react';

/**
 * A section of a screen that is folded until it is wanted; beside its heading, how much is in it. What was wanted once
 * stays open: nothing folds away under a reader.
 */
export function Panel(props: { title: string; count?: number | undefined; isWanted?: boolean; children: ReactNode }) {
  const { title, count, isWanted = false, children } = props;
  const [wasWanted, setWasWanted] = useState(isWanted);
  if (isWanted && !wasWanted) setWasWanted(true);
  return (
    <details className="panel" open={wasWanted}>
      <summary>
        <h2>{title}</h2> {count !== undefined && <span className="tag">{count}</span>}
      </summary>
      {children}
    </details>
  );
}
