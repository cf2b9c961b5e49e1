import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { PERSONAL_DATA, STATEMENT_GROUNDS } from '../../client/values.ts';
import { CheckField, SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx';
import { useLanguage } from '../../parts/language.ts';
import { prefill } from './prefill.ts';

/** The elements of a statement of reasons (art. 17), in the values of the Transparency Database. */
export function StatementFields(props: {
  received: Schemas['ReceivedNoticeDetail'];
  choices: Schemas['TransparencyChoices'];
}) {
  const { received, choices } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const begins = useMemo(
    () => prefill(received, choices, language, (key, put) => t(key, put)),
    [received, choices, language, t],
  );
  const [category, setCategory] = useState(begins.category ?? choices.categories[0]?.value ?? '');
  const keywords = choices.categories.find(({ value }) => value === category)?.keywords ?? [];
  const options = (values: { value: string; title: { en: string; fr: string } }[]) =>
    values.map(({ value, title }): [string, string] => [value, title[language]]);
  return (
    <>
      {begins.isFromFinding && <p className="banner">{t('receiving.prefill.check')}</p>}
      <fieldset>
        <legend>{t('receiving.decide.urls')}</legend>
        {received.items.map(({ url }) => (
          <CheckField key={url} name="url" value={url} defaultChecked label={<bdi className="address">{url}</bdi>} />
        ))}
      </fieldset>
      <SelectField
        name="restriction"
        label={t('receiving.decide.restriction')}
        options={options(choices.restrictions)}
        {...(begins.restriction !== null && { defaultValue: begins.restriction })}
      />
      <TextField name="until" label={t('receiving.decide.until')} type="date" />
      <TextField name="territory" label={t('receiving.decide.territory')} defaultValue="FR" maxLength={200} />
      <TextAreaField
        name="facts"
        label={t('receiving.decide.facts')}
        required
        maxLength={5000}
        defaultValue={begins.facts}
      />
      <SelectField
        name="ground"
        label={t('receiving.decide.ground')}
        options={STATEMENT_GROUNDS.map((ground) => [ground, t(`receiving.decide.${ground}`)])}
      />
      <TextField
        name="reference"
        label={t('receiving.decide.reference')}
        required
        maxLength={500}
        defaultValue={begins.reference}
      />
      <TextAreaField name="why" label={t('receiving.decide.why')} required maxLength={2000} defaultValue={begins.why} />
      <SelectField
        name="category"
        label={t('receiving.decide.category')}
        options={options(choices.categories)}
        value={category}
        onChoose={setCategory}
      />
      <SelectField
        key={category}
        name="keyword"
        label={t('receiving.decide.keyword')}
        options={[['', '–'], ...options(keywords)]}
        defaultValue={category === begins.category ? (begins.keyword ?? '') : ''}
      />
      <CheckField name="detected" label={t('receiving.decide.detected')} />
      <CheckField name="helped" label={t('receiving.decide.helped')} />
      <p className="quiet">{t('receiving.decide.personal')}</p>
      <details>
        <summary>{t('receiving.decide.notPersonal')}</summary>
        {PERSONAL_DATA.map((kind) => (
          <CheckField key={kind} name={`not-${kind}`} label={t(`receiving.personal.${kind}`)} />
        ))}
        <TextField name="notPersonalReason" label={t('receiving.decide.notPersonalReason')} maxLength={500} />
      </details>
    </>
  );
}
