import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { CASE_DECISIONS } from '../../client/values.ts';
import { isCommand } from '../../parts/command-key.ts';
import { useReason } from '../../parts/form/reason-dialog.tsx';
import { formatInstant } from '../../parts/format.ts';
import { tellDecided } from '../../parts/list/decided.ts';
import { Term } from '../../parts/term.tsx';

type Kind = (typeof CASE_DECISIONS)[number];

/** A person's decision, with its reason: by key or by button. */
export function Decide({ found }: { found: Schemas['CaseDetail'] }) {
  const { t, i18n } = useTranslation();
  const { ask, dialog } = useReason({
    titleOf: (kind: Kind) => t(`decide.${kind}`),
    async send(kind, reason, header) {
      const { id, title } = found;
      const params = { path: { id }, header };
      const decided = await unwrap(api.POST('/v1/cases/{id}/decisions', { params, body: { kind, reason } }));
      tellDecided({ kind, cases: [{ id, title }], undo: decided.undo, refused: [] });
    },
  });
  const askAgain = useEffectEvent(ask);
  useEffect(() => {
    const choose = (event: KeyboardEvent): void => {
      // Each decision by the letter that it begins with.
      const kind = isCommand(event) && CASE_DECISIONS.find(([letter]) => letter === event.key);
      if (!kind) return;
      event.preventDefault();
      askAgain(kind);
    };
    addEventListener('keydown', choose);
    return () => removeEventListener('keydown', choose);
  }, []);
  return (
    <section className="decide" aria-labelledby="decide-title">
      <h2 id="decide-title">
        <Term of="decision">{t('decide.title')}</Term>
      </h2>
      <p>{t('decide.state', { state: t(`decide.is.${found.state}`) })}</p>
      <ul>
        {found.decisions.map((decision) => (
          <li key={decision.id}>
            <strong>{t(`decide.${decision.kind}`)}</strong>
            {t('state.colon')} {decision.reason}{' '}
            <span className="quiet">
              {t('decide.by', { by: decision.by, at: formatInstant(decision.at, i18n.language) })}
            </span>
          </li>
        ))}
      </ul>
      <div className="buttons">
        {CASE_DECISIONS.map((one) => (
          <button key={one} type="button" className={one === 'confirm' ? 'primary' : ''} onClick={() => ask(one)}>
            {t(`decide.${one}`)}
          </button>
        ))}
      </div>
      <p className="quiet">{t('decide.keys')}</p>
      {dialog}
    </section>
  );
}
