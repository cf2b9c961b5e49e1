import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { Refused, useCommand } from '../../../parts/form/command.tsx';
import { SelectField, TextAreaField } from '../../../parts/form/fields.tsx';
import { useTemplates } from '../../../parts/form/templates.ts';
import { type Decided, tellDecided } from '../../../parts/list/decided.ts';

type Kind = Decided['kind'];

const LEAST = 3;

/**
 * The reason of a decision, typed where the case is being read. Ctrl+Enter decides and goes on to the next case, with
 * Shift it stays with this one.
 */
export function Decision(props: {
  found: Schemas['CaseDetail'];
  kind: Kind;
  onDecided: (stays: boolean) => void;
  onClose: () => void;
}) {
  const { found, kind, onDecided, onClose } = props;
  const { t } = useTranslation();
  const templates = useTemplates().filter((template) => template.kind === kind);
  const [reason, setReason] = useState('');
  /** What the person read: the case may change while they type. */
  const [from] = useState(found.state);
  const place = useRef<HTMLFormElement>(null);
  const decide = useCommand(async (stays: boolean, header) => {
    const { id, title } = found;
    const params = { path: { id }, header };
    const decided = await unwrap(api.POST('/v1/cases/{id}/decisions', { params, body: { kind, reason, from } }));
    onDecided(stays);
    tellDecided({ kind, cases: [{ id, title }], undo: decided.undo, refused: [], stays });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another decision is typed in the same place
  useEffect(() => place.current?.querySelector('textarea')?.focus(), [kind]);
  const canSend = reason.trim().length >= LEAST && !decide.isPending;
  return (
    <form
      ref={place}
      role="dialog"
      className="in-place"
      aria-label={t(`decide.${kind}`)}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSend) decide.mutate(false);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && canSend) decide.mutate(event.shiftKey);
        else return;
        event.preventDefault();
      }}
    >
      <h2>{t(`decide.${kind}`)}</h2>
      {templates.length > 0 && (
        <SelectField
          label={t('decide.template')}
          isOpen
          options={templates.map(({ id, title }) => [id, title] as const)}
          onChoose={(id) => setReason(templates.find((one) => one.id === id)?.text ?? reason)}
        />
      )}
      <TextAreaField
        label={t('decide.reason')}
        hint={t('decide.reasonHint')}
        rows={2}
        minLength={LEAST}
        maxLength={5000}
        required
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Refused error={decide.error} />
      <div className="buttons">
        <button type="submit" className="primary" title="Ctrl+Enter" disabled={!canSend}>
          {t('decide.send')}
        </button>
        <button type="button" title="Ctrl+Shift+Enter" disabled={!canSend} onClick={() => decide.mutate(true)}>
          {t('case.head.stay')}
        </button>
        <button type="button" className="plain-button" title="Esc" onClick={onClose}>
          {t('decide.cancel')}
        </button>
      </div>
    </form>
  );
}
