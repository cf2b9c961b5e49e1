import { useTranslation } from 'react-i18next';
import { api } from '../../client/api.ts';
import { CASE_DECISIONS } from '../../client/values.ts';
import type { Decided } from '../../parts/list/decided.ts';
import { useRead } from '../../parts/read.ts';

/** What is done with all that is selected. */
export function BulkBar(props: {
  count: number;
  /** An assignment is under way. */
  isBusy: boolean;
  /** All of them are closed: they are opened again before anything is done with them. */
  isClosed: boolean;
  onDecide: (kind: Decided['kind']) => void;
  onAssign: (account: string | null) => void;
  /** One document about all of them. */
  onWrite: () => void;
  onClear: () => void;
}) {
  const { t } = useTranslation();
  const colleagues = useRead(['colleagues'], () => api.GET('/v1/colleagues'));
  return (
    <div className="bulk" role="toolbar" aria-label={t('worktable.bulk')}>
      <strong aria-live="polite">{t('worktable.selected', { count: props.count })}</strong>
      {!props.isClosed && (
        <>
          {CASE_DECISIONS.map((kind) => (
            <button key={kind} type="button" title={kind[0]} onClick={() => props.onDecide(kind)}>
              {t(`decide.${kind}`)}
            </button>
          ))}
          <select
            aria-label={t('worktable.assign')}
            value=""
            disabled={props.isBusy}
            onChange={({ target }) => props.onAssign(target.value === 'none' ? null : target.value)}
          >
            <option value="" disabled>
              {t('worktable.assign')}
            </option>
            {colleagues.data?.items.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value="none">{t('worktable.nobody')}</option>
          </select>
          {props.count > 1 && (
            <button type="button" onClick={props.onWrite}>
              {t('together.title')}
            </button>
          )}
        </>
      )}
      <button type="button" className="plain-button" title="Esc" onClick={props.onClear}>
        {t('worktable.clearSelection')}
      </button>
    </div>
  );
}
