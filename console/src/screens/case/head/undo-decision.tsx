import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { useAccount } from '../../../parts/account.ts';
import { isCommand } from '../../../parts/command-key.ts';
import { Refused, useCommand } from '../../../parts/form/command.tsx';
import { formatInstant } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { tellDecided } from '../../../parts/list/decided.ts';

/** A decision that may still be undone, by whoever took it; nothing follows from it until then. */
export function UndoDecision({ undo }: { undo: Schemas['CaseDetail']['undo'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const account = useAccount();
  const command = useCommand(
    (id: string, header) =>
      unwrap(api.POST('/v1/decision-batches/{id}/undo', { params: { path: { id }, header }, body: {} })),
    () => tellDecided('undone'),
  );
  const own = undo && undo.by.id === account?.id ? undo : null;
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key !== 'z' || !own || !isCommand(event) || command.isPending) return;
    event.preventDefault();
    command.mutate(own.batch);
  });
  useEffect(() => {
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  if (!undo) return null;
  const { by, until } = undo;
  return (
    <div className="locked">
      <span>{t('case.head.undoUntil', { name: by.name, at: formatInstant(until, language) })}</span>
      {own && (
        <button type="button" title="z" disabled={command.isPending} onClick={() => command.mutate(own.batch)}>
          {t('decided.undo')}
        </button>
      )}
      <Refused error={command.error} />
    </div>
  );
}
