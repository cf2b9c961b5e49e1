import { type ReactNode, useEffect, useRef } from 'react';
import { isCommand } from '../command-key.ts';
import { Term, type Word } from '../term.tsx';
import { nextRow } from './next-row.ts';

/** j and k go from row to row, to the link that names it; Enter opens it, even where the focus was lost. */
function useRowKeys(isWanted: boolean) {
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (!isWanted) return;
    let current = -1;
    const move = (event: KeyboardEvent): void => {
      if (!isCommand(event)) return;
      const links = [...(body.current?.querySelectorAll<HTMLAnchorElement>('th a') ?? [])];
      const focused = links.findIndex((link) => link.matches(':focus'));
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

/** The names of a record, which has no other keys: it is written down in the code. */
function namesOf<Name extends string>(record: Record<Name, unknown>): Name[] {
  const isName = (key: string): key is Name => key in record;
  return Object.keys(record).filter(isName);
}

/**
 * Rows under named columns. Wider than a screen it scrolls in its own frame, by key too; with `hasKeys` j and k go
 * through it.
 */
export function DataTable<Row, Name extends string>(props: {
  caption: string;
  /** What a row shows under each name, in order. */
  cells: Record<Name, (row: Row) => ReactNode>;
  nameOf: (name: Name) => string;
  /** Which of the names are words of the field. */
  terms?: Partial<Record<NoInfer<Name>, Word>>;
  /** The cell that names the row. */
  head: NoInfer<Name>;
  /** Cells that hold figures. */
  numbers?: readonly NoInfer<Name>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  hasKeys?: boolean;
  className?: string;
}) {
  const { caption, cells, nameOf, terms, head, numbers = [], rows, keyOf, hasKeys = false, className = '' } = props;
  const body = useRowKeys(hasKeys);
  const columns = namesOf(cells).map((name) => ({
    name,
    cell: cells[name],
    term: terms?.[name],
    className: numbers.includes(name) ? 'number' : undefined,
  }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key
    <section className="scroll" aria-label={caption} tabIndex={0}>
      <table className={`cases ${className}`}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, term, className }) => (
              <th key={name} scope="col" className={className}>
                {term ? <Term of={term}>{nameOf(name)}</Term> : nameOf(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ name, cell, className }) =>
                name === head ? (
                  <th key={name} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={name} className={className}>
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
