import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { CommandForm } from '../../../parts/form/command.tsx';
import { CheckField, SelectField, TextAreaField, TextField } from '../../../parts/form/fields.tsx';
import type { Typed } from '../../../parts/form/typed.ts';
import { dayHere, formatDate } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';

type Referral = Schemas['Referral'];

const KINDS = ['received', 'registered', 'request', 'answer', 'decision'] as const;
type Kind = (typeof KINDS)[number];
const OUTCOMES = ['investigation', 'forwarded', 'no-action', 'measure', 'judgment', 'other'] as const;

/** What was typed of something that happened, as the API takes it. */
function readEntry(kind: Kind, { text, some, one, isTicked }: Typed) {
  const on = text('on');
  switch (kind) {
    case 'received':
      return { kind, on, ...some('said') };
    case 'registered':
      return { kind, on, registerNumber: text('registerNumber'), ...some('said') };
    case 'request':
      return { kind, on, said: text('said'), ...some('due') };
    case 'answer':
      return { kind, on, said: text('said'), answers: text('answers') };
    case 'decision':
      return { kind, on, said: text('said'), outcome: one('outcome', OUTCOMES), ends: isTicked('ends') };
  }
}

/** Noting what happened to a referral; an answer names the request that it is to. */
export function AddEntry({ referral }: { referral: Referral }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { entries, standing } = referral;
  const kinds = KINDS.filter((one) => one !== 'answer' || standing.requests.length > 0);
  const [wanted, setKind] = useState<Kind>('received');
  const kind = kinds.includes(wanted) ? wanted : 'received';
  const sent = entries[0]?.on;
  const nameOf = ({ on, said }: Referral['entries'][number]) => `${formatDate(on, language)} · ${said ?? ''}`;
  return (
    <details>
      <summary>{t('referrals.add')}</summary>
      <SelectField
        label={t('referrals.what')}
        options={kinds.map((one) => [one, t(`referrals.entry.${one}`)])}
        value={kind}
        onChoose={setKind}
      />
      <CommandForm
        key={kind}
        submit={t('referrals.addIt')}
        send={(typed, header) => {
          const params = { path: { id: referral.id }, header };
          return unwrap(api.POST('/v1/referrals/{id}/entries', { params, body: readEntry(kind, typed) }));
        }}
      >
        <TextField
          name="on"
          type="date"
          label={t('referrals.on')}
          required
          min={sent}
          max={dayHere()}
          defaultValue={dayHere()}
        />
        {kind === 'registered' && (
          <TextField name="registerNumber" label={t('referrals.column.number')} required maxLength={200} />
        )}
        {kind === 'answer' && (
          <SelectField
            name="answers"
            label={t('referrals.answers')}
            options={entries.filter(({ id }) => standing.requests.includes(id)).map((one) => [one.id, nameOf(one)])}
            required
          />
        )}
        {kind === 'decision' && (
          <SelectField
            name="outcome"
            label={t('referrals.outcomeIs')}
            options={OUTCOMES.map((one) => [one, t(`referrals.outcome.${one}`)])}
            isOpen
            required
          />
        )}
        <TextAreaField
          name="said"
          label={t('referrals.said')}
          rows={2}
          maxLength={5000}
          {...(kind === 'received' || kind === 'registered' ? {} : { required: true, minLength: 3 })}
        />
        {kind === 'request' && (
          <TextField name="due" type="date" label={t('referrals.due')} hint={t('referrals.dueHint')} min={sent} />
        )}
        {kind === 'decision' && <CheckField name="ends" label={t('referrals.ends')} />}
      </CommandForm>
    </details>
  );
}
