import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../client/api.ts';
import { Refused, useCommand } from '../../parts/form/command.tsx';
import { CheckField, TextAreaField } from '../../parts/form/fields.tsx';
import { readTyped } from '../../parts/form/typed.ts';
import { formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Said } from '../../parts/text/said.tsx';
import { type GatePage, KINDS, useGateWords } from './gate-words.ts';

const DECISIONS = ['none', 'declared', 'verified', 'unclear'] as const;

/** What was captured of a page and what the machine takes it for: a proposal, with the words it goes by. */
export function Captured({ id, page }: { id: string; page: GatePage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { sayGate } = useGateWords();
  const { address, finalAddress, failure, seenAt, status, quote, phrase, proposed, proposedKinds, digest } = page;
  return (
    <>
      <p className="address">
        <strong>
          <Said isWhole>{address}</Said>
        </strong>
      </p>
      {finalAddress !== null && finalAddress !== address && (
        <p className="address quiet">
          {t('gates.page.ledTo')} <Said isWhole>{finalAddress}</Said>
        </p>
      )}
      {failure && (
        <p>
          <span className="tag">{t('gates.page.failed')}</span> {failure[language]}
        </p>
      )}
      {quote !== null && (
        <blockquote>
          <Said isWhole>{quote}</Said>
        </blockquote>
      )}
      {page.package !== null && seenAt !== null && (
        <>
          <p>
            {proposed === null
              ? t(page.isShown ? 'gates.page.notProposed' : 'gates.page.notShown')
              : t('gates.page.proposed', { gate: sayGate(proposed, proposedKinds) })}
            {phrase !== null && ` ${t('gates.page.phrase', { phrase, interpolation: { escapeValue: false } })}`}
          </p>
          <p className="quiet">
            {t('gates.page.sealed', { at: formatInstant(seenAt, language), status })}{' '}
            <a href={`/v1/age-gates/${id}/pages/${page.id}/package`} download>
              {t('gates.page.package')}
            </a>{' '}
            <code className="digest">SHA-256 {digest}</code>
          </p>
        </>
      )}
      {page.decided !== null && (
        <p>
          <span className="tag">{sayGate(page.decided, page.kinds)}</span>{' '}
          <Said isWhole>{[page.decidedBy, page.reason].filter(Boolean).join(' · ')}</Said>
        </p>
      )}
    </>
  );
}

/** What a person says of a sealed page: the machine's kinds of proof are ticked to begin with, its gate is not chosen. */
export function DecidePage({ id, page }: { id: string; page: GatePage }) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const decide = useCommand<(typeof DECISIONS)[number]>((gate, header) => {
    const typed = readTyped(new FormData(form.current ?? undefined));
    const ticked = typed.all('kinds');
    const kinds = gate === 'verified' ? KINDS.filter((kind) => ticked.includes(kind)) : [];
    const body = { number: Number(page.id), gate, kinds, reason: typed.text('reason') };
    return unwrap(api.POST('/v1/age-gates/{id}/decisions', { params: { path: { id }, header }, body }));
  });
  const ticked = page.decided === null ? page.proposedKinds : page.kinds;
  return (
    <form ref={form} onSubmit={(event) => event.preventDefault()}>
      <fieldset>
        <legend>{t('gates.decide.kinds')}</legend>
        {KINDS.map((kind) => (
          <CheckField
            key={kind}
            label={t(`gates.kind.${kind}`)}
            name="kinds"
            value={kind}
            defaultChecked={ticked.includes(kind)}
          />
        ))}
      </fieldset>
      <TextAreaField
        label={t('gates.decide.reason')}
        hint={t('gates.decide.reasonHint')}
        name="reason"
        rows={2}
        maxLength={2_000}
      />
      <Refused error={decide.error} />
      <div className="buttons">
        {DECISIONS.map((gate) => (
          <button key={gate} type="button" disabled={decide.isPending} onClick={() => decide.mutate(gate)}>
            {t(`gates.decide.${gate}`)}
          </button>
        ))}
      </div>
    </form>
  );
}
