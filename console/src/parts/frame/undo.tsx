import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../client/api.ts';
import { goTo, paths } from '../../paths.ts';
import { isCommand } from '../command-key.ts';
import { Refused, useCommand } from '../form/command.tsx';
import { Link } from '../link.tsx';
import { type Decided, tellDecided, useDecided } from '../list/decided.ts';
import { Said } from '../text/said.tsx';

/** How long a decision that cannot be undone is told. */
const TOLD_MS = 8_000;

/** Tells the decision just taken, and takes it back as long as that is possible. */
export function Undo() {
  const { t } = useTranslation();
  const [last, setLast] = useState<Decided | null>(null);
  const undo = useCommand(
    (id: string, header) =>
      unwrap(api.POST('/v1/decision-batches/{id}/undo', { params: { path: { id }, header }, body: {} })),
    () => tellDecided('undone'),
  );
  useDecided((what) => {
    undo.reset();
    // Who stays with the case undoes it there.
    setLast(what === 'undone' || what.stays ? null : what);
  });
  useEffect(() => {
    if (!last) return;
    const left = last.undo ? Date.parse(last.undo.until) - Date.now() : TOLD_MS;
    const timer = setTimeout(() => setLast(null), Math.max(left, 0));
    return () => clearTimeout(timer);
  }, [last]);
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key !== 'z' || !last?.undo || !isCommand(event) || undo.isPending) return;
    event.preventDefault();
    undo.mutate(last.undo.batch);
  });
  useEffect(() => {
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  const [first] = last?.cases ?? [];
  const batch = last?.undo?.batch;
  return (
    <div className="toast" role="status">
      {last && (
        <>
          <span>
            {t(`decided.${last.kind}`, { count: last.cases.length })}
            {last.cases.length === 1 && first && (
              <>
                {t('state.colon')}{' '}
                <Link
                  to={paths.case(first.id)}
                  onGo={() => {
                    goTo(paths.case(first.id));
                    setLast(null); // It is undone there.
                  }}
                >
                  <Said>{first.title}</Said>
                </Link>
              </>
            )}
          </span>
          {last.refused.length > 0 && (
            <span>
              {t('decided.leftOut', { count: last.refused.length })} {[...new Set(last.refused)].join(' ')}
            </span>
          )}
          {batch !== undefined && (
            <button type="button" title="z" disabled={undo.isPending} onClick={() => undo.mutate(batch)}>
              {t('decided.undo')}
            </button>
          )}
          <button type="button" className="plain-button" onClick={() => setLast(null)}>
            {t('keys.close')}
          </button>
          <Refused error={undo.error} />
        </>
      )}
    </div>
  );
}
