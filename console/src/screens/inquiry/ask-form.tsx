import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { CheckField, SelectField, TextField } from '../../parts/form/fields.tsx';

const KINDS = ['trader', 'vat', 'company', 'iban', 'phone', 'address', 'picture', 'person'] as const;
type Kind = (typeof KINDS)[number];
/** Numbers and names that may be those of a person in business. */
const MAY_BE_PERSON: readonly Kind[] = ['trader', 'vat', 'company'];

/** One subject, why, and whom to ask: there is no way to ask for several subjects at once. */
export function AskForm({ peers }: { peers: readonly Schemas['InquiryPeer'][] }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>('trader');
  return (
    <CommandForm
      submit={t('inquiry.ask.submit')}
      done={t('inquiry.ask.done')}
      // The form is as fresh as before, and so is what was chosen.
      onDone={() => setKind(KINDS[0])}
      send={({ text, some, all, isTicked }, header) => {
        const { platform, bornOn } = some('platform', 'bornOn');
        const body = {
          subject: {
            kind,
            value: text('value'),
            ...(kind === 'trader' && platform !== undefined ? { platform } : {}),
            ...(kind === 'person' && bornOn !== undefined ? { bornOn } : {}),
            mayBePerson: isTicked('mayBePerson'),
          },
          purpose: text('purpose'),
          basis: text('basis'),
          article: text('article'),
          peers: all('peer'),
        };
        return unwrap(api.POST('/v1/inquiries', { params: { header }, body }));
      }}
    >
      <SelectField
        name="kind"
        label={t('inquiry.ask.kind')}
        value={kind}
        options={KINDS.map((one) => [one, t(`inquiry.kinds.${one}`)] as const)}
        onChoose={setKind}
      />
      <TextField
        name="value"
        label={t('inquiry.ask.value')}
        hint={t(`inquiry.valueHints.${kind}`)}
        required
        minLength={2}
        maxLength={500}
        autoComplete="off"
      />
      {kind === 'trader' && (
        <TextField
          name="platform"
          label={t('inquiry.ask.platform')}
          hint={t('inquiry.ask.platformHint')}
          maxLength={200}
        />
      )}
      {kind === 'person' && <TextField name="bornOn" label={t('inquiry.ask.bornOn')} type="date" required />}
      {MAY_BE_PERSON.includes(kind) && <CheckField name="mayBePerson" label={t('inquiry.ask.mayBePerson')} />}
      <TextField
        name="purpose"
        label={t('inquiry.ask.purpose')}
        hint={t('inquiry.ask.purposeHint')}
        required
        minLength={3}
        maxLength={500}
      />
      <TextField name="basis" label={t('inquiry.ask.basis')} required minLength={3} maxLength={500} />
      <TextField name="article" label={t('inquiry.ask.article')} required maxLength={200} />
      <fieldset>
        <legend>{t('inquiry.ask.peers')}</legend>
        {peers.map(({ id, name, competence }) => (
          <CheckField
            key={id}
            name="peer"
            value={id}
            label={
              competence === null ? name : t('inquiry.ask.competent', { name, interpolation: { escapeValue: false } })
            }
          />
        ))}
      </fieldset>
    </CommandForm>
  );
}
