import { type ReactNode, useEffect, useRef } from 'react';
import { isCommand } from './command-key.ts';
import { nextRow } from './next-row.ts';

/** A column: its name, and what a row shows in it. The first that is a `head` names the row. */
export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  is?: 'head' | 'number';
}

/** j and k go from row to row, to the link that names it; Enter opens it, even where the focus was lost. */
function useRowKeys(isWanted: boolean) {
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (!isWanted) return;
    let current = -1;
    const move = (event: KeyboardEvent): void => {
      if (!isCommand(event)) return;
      const links = [...(body.current?.querySelectorAll<HTMLAnchorElement>('th a') ?? [])];
      const focused = links.findIndex((link) => link === document.activeElement);
      if (focused >= 0) current = focused;
      const next = nextRow(event.key, current, links.length);
      if (next !== null) {
        current = next;
        links[next]?.focus();
      }
      if (event.key === 'Enter' && event.target === document.body) links[current]?.click();
    };
    addEventListener('keydown', move);
    return () => removeEventListener('keydown', move);
  }, [isWanted]);
  return body;
}

/** Rows under named columns. Wider than a screen it scrolls in its own frame, by key too; with `hasKeys` j and k go through it. */
export function DataTable<Row>(props: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  hasKeys?: boolean;
  className?: string;
}) {
  const { caption, columns, rows, keyOf, hasKeys = false, className = '' } = props;
  const body = useRowKeys(hasKeys);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key
    <section className="scroll" aria-label={caption} tabIndex={0}>
      <table className={`cases ${className}`}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, title, is }) => (
              <th key={key} scope="col" className={is === 'number' ? 'number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ key, cell, is }) =>
                is === 'head' ? (
                  <th key={key} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={key} className={is === 'number' ? 'number' : undefined}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
