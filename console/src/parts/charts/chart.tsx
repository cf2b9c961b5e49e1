import { useTranslation } from 'react-i18next';
import { DataTable } from '../list/data-table.tsx';
import { type Draw, Drawing } from './drawing.tsx';
import { type Column, toFile } from './table-file.ts';

function save(name: string, content: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: 'text/csv; charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** What a chart shows: a colour of its own (`--chart-1` and on), and a dash where it is a line. */
export interface Key {
  name: string;
  colour: number;
  dash?: string;
}

function Keys({ keys, isLine }: { keys: readonly Key[]; isLine: boolean }) {
  return (
    <ul className="chart-keys">
      {keys.map(({ name, colour, dash }) => (
        <li key={name}>
          <svg viewBox="0 0 24 10" aria-hidden="true">
            {isLine ? (
              <line x2="24" y1="5" y2="5" stroke={`var(--chart-${colour})`} strokeWidth="3" strokeDasharray={dash} />
            ) : (
              <rect x="7" width="10" height="10" fill={`var(--chart-${colour})`} />
            )}
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

/**
 * A chart: a sentence that says what it shows, its unit and period, the drawing, what the figures are; behind it the
 * table that it is drawn from, and the same as a file.
 */
export function Chart<Row>(props: {
  /** A sentence with the finding. */
  title: string;
  /** What is counted, when. */
  unit: string;
  note?: string;
  keys?: readonly Key[];
  /** How keys are shown; left out: as areas. */
  isLine?: boolean;
  draw: Draw;
  /** The first names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** The file's name, without its ending. */
  file: string;
}) {
  const { t } = useTranslation();
  const { title, unit, note, keys, isLine = false, draw, columns, rows, file } = props;
  const cells = Object.fromEntries(
    columns.map(({ value, show }, at) => [
      String(at),
      ({ row }: { row: Row }) => (show ? show(row) : (value(row) ?? '–')),
    ]),
  );
  return (
    <figure className="chart-figure">
      <figcaption>
        <strong>{title}</strong>
        <br />
        <span className="quiet">{unit}</span>
      </figcaption>
      {keys && <Keys keys={keys} isLine={isLine} />}
      <Drawing name={`${title} ${t('charts.inTable')}`} draw={draw} />
      {note !== undefined && <p className="quiet">{note}</p>}
      <details>
        <summary>
          {t('charts.behind')}
          <span className="unseen">
            {t('state.colon')} {title}
          </span>
        </summary>
        <DataTable
          caption={unit}
          cells={cells}
          nameOf={(at) => columns[Number(at)]?.title ?? ''}
          head="0"
          numbers={Object.keys(cells).filter((at) =>
            rows.some((row) => typeof columns[Number(at)]?.value(row) === 'number'),
          )}
          rows={rows.map((row, at) => ({ row, at: String(at) }))}
          keyOf={({ at }) => at}
        />
        <button type="button" onClick={() => save(`${file}.csv`, toFile(columns, rows))}>
          {t('charts.download')}
        </button>
      </details>
    </figure>
  );
}
