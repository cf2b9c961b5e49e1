// biome-ignore-all lint/a11y/useSemanticElements: a grid of which only the rows in sight are made is no table
// biome-ignore-all lint/a11y/useFocusableInteractive: the link in each row has the focus
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the link in each row has the keys
import { useVirtualizer } from '@tanstack/react-virtual';
import { EyeOff, Lock } from 'lucide-react';
import { memo, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { formatInstant } from '../../parts/format.ts';
import { useKept } from '../../parts/kept.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { PHONE, useMedia } from '../../parts/media.ts';
import { formatAge, formatRelative } from '../../parts/relative.ts';
import { PlatformName } from '../../parts/text/platform-name.tsx';
import { Said } from '../../parts/text/said.tsx';
import { shorten } from '../../parts/text/show-invisible.ts';
import { paths } from '../../paths.ts';
import { ROW_HEIGHTS, ROW_OF_TWO } from './rows.ts';

type Row = Schemas['Case'];

/** Severity by a sign besides its colour. */
const SIGNS = { critical: '◆', high: '▲', medium: '●', low: '○' } as const;
/** So many rows before the end the next page is asked for. */
const AHEAD = 30;

export interface RowsHandle {
  /** Brings a row into sight and the focus to it. */
  focus: (id: string) => void;
}

/** What a row does, wherever it is shown. */
interface RowActs {
  onOpen: (id: string) => void;
  /** Whether rows are selected here: not by who only reads. */
  mayPick: boolean;
  onSelect: (id: string, isRange: boolean) => void;
}

const When = ({ iso, text }: { iso: string; text: string }) => (
  <time dateTime={iso} title={formatInstant(iso, useLanguage())}>
    {text}
  </time>
);

const CaseRow = memo(function CaseRow(
  props: RowActs & {
    row: Row;
    at: number;
    top: number;
    search: string;
    now: number;
    isCurrent: boolean;
    isSelected: boolean;
    isReached: boolean;
  },
) {
  const { row, at, search, now, isReached, mayPick, onOpen, onSelect } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const [rule, ...more] = row.rules;
  const rules = rule ? rule.title[language] : row.packs.join(', ');
  const isLate = row.dueAt != null && Date.parse(row.dueAt) < now;
  return (
    <div
      role="row"
      aria-rowindex={at + 2}
      aria-selected={mayPick ? props.isSelected : undefined}
      className={`row ${props.isCurrent ? 'current' : ''}`}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={(event) => {
        if (event.target instanceof Element && !event.target.closest('a, input, button')) onOpen(row.id);
      }}
    >
      {mayPick && (
        <span role="gridcell" className="pick">
          <input
            type="checkbox"
            aria-label={t('worktable.select', { title: shorten(row.title) })}
            checked={props.isSelected}
            tabIndex={isReached ? 0 : -1}
            onChange={() => {}}
            onClick={({ shiftKey }) => onSelect(row.id, shiftKey)}
          />
        </span>
      )}
      <span role="gridcell" className={`severity ${row.severity}`}>
        <span aria-hidden="true">{SIGNS[row.severity]}</span>{' '}
        <span className="word">{t(`severity.${row.severity}`)}</span>
      </span>
      <span role="rowheader" className="title">
        <Link
          to={`${paths.case(row.id)}${search}`}
          id={`row-${row.id}`}
          tabIndex={isReached ? 0 : -1}
          onGo={() => onOpen(row.id)}
        >
          <Said>{row.title}</Said>
        </Link>
        {row.lock && (
          <span className="lock" title={t('worktable.lockedBy', { name: row.lock.by.name })}>
            <Lock size={12} aria-hidden="true" />{' '}
            <span className="unseen">{t('worktable.lockedBy', { name: row.lock.by.name })}</span>
          </span>
        )}
        {row.visibility !== 'unit' && (
          <span className="lock" title={t(`worktable.visibility.${row.visibility}`)}>
            <EyeOff size={12} aria-hidden="true" />{' '}
            <span className="unseen">{t(`worktable.visibility.${row.visibility}`)}</span>
          </span>
        )}
        {row.state !== 'open' && <span className="quiet"> {t(`decide.is.${row.closed ? 'closed' : row.state}`)}</span>}
      </span>
      <span role="gridcell" className="trader">
        {row.traderKey === '' ? (
          t('worktable.noTrader')
        ) : (
          <Link to={paths.trader(row.platform, row.traderKey)} tabIndex={-1}>
            <Said>{row.trader || row.traderKey}</Said>
          </Link>
        )}
      </span>
      <span role="gridcell" className="platform">
        <Link to={paths.platform(row.platform)} tabIndex={-1}>
          <PlatformName host={row.platform} isShort />
        </Link>
      </span>
      <span role="gridcell" className="rule" title={row.rules.map(({ title }) => title[language]).join(' · ')}>
        {rules}
        {more.length > 0 && <span className="quiet"> +{more.length}</span>}
      </span>
      <span role="gridcell" className="stage">
        <span className={`tag ${row.stage}`}>{t(`stage.${row.stage}`)}</span>
      </span>
      <span role="gridcell" className="assignee">
        {row.assignee?.name}
      </span>
      <span role="gridcell" className="age number">
        <When iso={row.openedAt} text={formatAge(row.openedAt, now, language)} />
      </span>
      <span role="gridcell" className={`due number ${isLate ? 'late' : ''}`}>
        {row.dueAt && <When iso={row.dueAt} text={formatRelative(row.dueAt, now, language)} />}
      </span>
    </div>
  );
});

/** The rows of a view: only those in sight are made, however many there are. */
export function CaseRows(
  props: RowActs & {
    ref: Ref<RowsHandle>;
    name: string;
    rows: readonly Row[];
    /** How many there are, where the server has counted them. */
    total: number | null;
    hasMore: boolean;
    onMore: () => void;
    search: string;
    now: number;
    current: string | null;
    selection: ReadonlySet<string>;
    onSelectAll: () => void;
    /** Where the list was when it was left. */
    top: number;
    onScroll: (top: number) => void;
  },
) {
  const { rows, hasMore, onMore, current, selection, total, mayPick } = props;
  const { t } = useTranslation();
  const head = ROW_HEIGHTS[useKept('rows')];
  const size = useMedia(PHONE) ? ROW_OF_TWO : head;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    getItemKey: (place) => rows[place]?.id ?? place,
    overscan: 12,
    // The head lies over the rows.
    scrollMargin: head,
    scrollPaddingStart: head,
    initialOffset: props.top,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when the height of a row changes
  useEffect(() => virtual.measure(), [size, virtual]);
  useImperativeHandle(
    props.ref,
    () => ({
      focus(id) {
        const at = rows.findIndex((row) => row.id === id);
        if (at < 0) return;
        virtual.scrollToIndex(at, { align: 'auto' });
        // A row that was out of sight is made first.
        const link = () => document.getElementById(`row-${id}`);
        if (link()) link()?.focus({ preventScroll: true });
        else setTimeout(() => link()?.focus({ preventScroll: true }), 50);
      },
    }),
    [rows, virtual],
  );
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (hasMore && last >= rows.length - AHEAD) onMore();
  }, [hasMore, last, rows.length, onMore]);
  const currentAt = rows.findIndex(({ id }) => id === current);
  const isAll = rows.length > 0 && selection.size >= Math.min(rows.length, 200);
  return (
    <div ref={scroller} className="rows" onScroll={({ currentTarget }) => props.onScroll(currentTarget.scrollTop)}>
      <div
        role="grid"
        aria-label={props.name}
        aria-rowcount={total === null ? -1 : total + 1}
        aria-multiselectable={mayPick}
      >
        <div role="rowgroup" className="head">
          <div role="row" aria-rowindex={1} className="row">
            {mayPick && (
              <span role="columnheader" className="pick">
                <input
                  type="checkbox"
                  aria-label={t('worktable.selectAll')}
                  checked={isAll}
                  onChange={props.onSelectAll}
                />
              </span>
            )}
            <span role="columnheader" className="severity">
              <span className="word">{t('worktable.columns.severity')}</span>
            </span>
            <span role="columnheader" className="title">
              {t('worktable.columns.offer')}
            </span>
            <span role="columnheader" className="trader">
              {t('worktable.columns.trader')}
            </span>
            <span role="columnheader" className="platform">
              {t('worktable.columns.platform')}
            </span>
            <span role="columnheader" className="rule">
              {t('worktable.columns.rule')}
            </span>
            <span role="columnheader" className="stage">
              {t('worktable.columns.stage')}
            </span>
            <span role="columnheader" className="assignee">
              {t('worktable.columns.assignee')}
            </span>
            <span role="columnheader" className="age number">
              {t('worktable.columns.age')}
            </span>
            <span role="columnheader" className="due number">
              {t('worktable.columns.due')}
            </span>
          </div>
        </div>
        <div role="rowgroup" className="body" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows[index];
            return (
              row && (
                <CaseRow
                  key={row.id}
                  row={row}
                  at={index}
                  top={start - head}
                  search={props.search}
                  now={props.now}
                  isCurrent={row.id === current}
                  isSelected={selection.has(row.id)}
                  isReached={currentAt < 0 ? index === 0 : index === currentAt}
                  onOpen={props.onOpen}
                  mayPick={mayPick}
                  onSelect={props.onSelect}
                />
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}
