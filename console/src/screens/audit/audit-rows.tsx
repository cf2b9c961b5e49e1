// biome-ignore-all lint/a11y/useSemanticElements: a grid of which only the rows in sight are made is no table
// biome-ignore-all lint/a11y/useFocusableInteractive: the link in each row has the focus
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { isCommand } from '../../parts/command-key.ts';
import { formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { nextRow } from '../../parts/list/next-row.ts';
import { PHONE, useMedia } from '../../parts/media.ts';
import { Said } from '../../parts/text/said.tsx';

type Entry = Schemas['AuditEntry'];

const ROW = 36;
const ROW_OF_TWO = 60;
const AHEAD = 30;
const COLUMNS = ['number', 'at', 'by', 'act', 'reason'] as const;

/** Entries of the log: only those in sight are made, however many there are. */
export function AuditRows(props: {
  entries: readonly Entry[];
  current: number | null;
  addressOf: (entry: number) => string;
  hasMore: boolean;
  onMore: () => void;
}) {
  const { entries, current, hasMore, onMore } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const size = useMedia(PHONE) ? ROW_OF_TWO : ROW;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    getItemKey: (place) => entries[place]?.number ?? place,
    overscan: 12,
    scrollMargin: ROW,
    scrollPaddingStart: ROW,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when the height of a row changes
  useEffect(() => virtual.measure(), [size, virtual]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (hasMore && last >= entries.length - AHEAD) onMore();
  }, [hasMore, last, entries.length, onMore]);

  const at = useRef(-1);
  const move = useEffectEvent((event: KeyboardEvent): void => {
    if (!isCommand(event)) return;
    const focused = entries.findIndex(({ number }) => document.activeElement?.id === `entry-${number}`);
    if (focused >= 0) at.current = focused;
    const next = nextRow(event.key, at.current, entries.length);
    if (next === null) return;
    at.current = next;
    virtual.scrollToIndex(next, { align: 'auto' });
    const link = () => document.getElementById(`entry-${entries[next]?.number}`);
    // A row that was out of sight is made first.
    if (link()) link()?.focus({ preventScroll: true });
    else setTimeout(() => link()?.focus({ preventScroll: true }), 50);
  });
  useEffect(() => {
    addEventListener('keydown', move);
    return () => removeEventListener('keydown', move);
  }, []);

  return (
    <div ref={scroller} className="rows audit-rows">
      <div role="grid" aria-label={t('app.audit')} aria-rowcount={hasMore ? -1 : entries.length + 1}>
        <div role="rowgroup" className="head">
          <div role="row" aria-rowindex={1} className="row">
            {COLUMNS.map((column) => (
              <span key={column} role="columnheader" className={column}>
                {t(`auditLog.columns.${column}`)}
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup" className="body" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const entry = entries[index];
            return (
              entry && (
                <div
                  key={entry.number}
                  role="row"
                  aria-rowindex={index + 2}
                  className={`row ${entry.number === current ? 'current' : ''}`}
                  style={{ transform: `translateY(${start - ROW}px)` }}
                >
                  <span role="gridcell" className="number">
                    {entry.number}
                  </span>
                  <span role="gridcell" className="at">
                    <time dateTime={entry.at}>{formatInstant(entry.at, language)}</time>
                  </span>
                  <span role="gridcell" className="by">
                    <Said isWhole>{entry.by?.name ?? t('auditLog.software')}</Said>
                  </span>
                  <span role="rowheader" className="act title">
                    <Link id={`entry-${entry.number}`} to={props.addressOf(entry.number)}>
                      {t(`audit.${entry.act}`, entry.act)}
                    </Link>
                  </span>
                  <span role="gridcell" className="reason">
                    <Said isWhole>{entry.reason}</Said>
                  </span>
                </div>
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}
