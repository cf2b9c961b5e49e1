import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../../client/api.ts';
import { SelectField } from '../../../parts/form/fields.tsx';
import { formatDate } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { useRead } from '../../../parts/read.ts';
import { Loaded } from '../../../parts/states.tsx';
import { Copied } from '../documents/platform-sheet.tsx';

type Sheet = Schemas['AuthoritySheet'];

/** What Safety Gate and ICSMS ask for, field by field, to be copied there: it is read when it is unfolded. */
export function AuthoritySheetPanel({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="panel" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h2>{t('authoritySheet.title')}</h2>
      </summary>
      {isOpen && <Fields caseId={caseId} />}
    </details>
  );
}

function Fields({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [form, setForm] = useState<string>();
  const asked = { case: caseId, language, ...(form === undefined ? {} : { form }) };
  const query = useRead(['authority-sheet', asked], () => api.GET('/v1/authority-sheet', { params: { query: asked } }));
  return (
    <Loaded query={query}>
      {(sheet) => (
        <>
          <SelectField
            label={t('authoritySheet.form')}
            options={sheet.forms.map(({ key, title }) => [key, title[language]])}
            value={sheet.form.key}
            onChoose={setForm}
          />
          <About form={sheet.form} />
          <p>
            {sheet.missing.length === 0
              ? t('authoritySheet.whole')
              : t('authoritySheet.missing', { count: sheet.missing.length })}{' '}
            <a
              href={`/v1/authority-sheet/file?${new URLSearchParams({ case: caseId, form: sheet.form.key, language })}`}
              download
            >
              {t('authoritySheet.json')}
            </a>
          </p>
          <Sections fields={sheet.fields} />
        </>
      )}
    </Loaded>
  );
}

function About({ form }: { form: Sheet['form'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <p className="quiet">
      {form.note[language]}{' '}
      {form.source && (
        <a href={form.source} target="_blank" rel="noreferrer">
          {t('authoritySheet.source')}
        </a>
      )}{' '}
      {form.verified && form.checked ? (
        t('platformSheet.checked', { at: formatDate(form.checked, language) })
      ) : (
        <span className="tag">{t('document.unverified')}</span>
      )}
    </p>
  );
}

function Sections({ fields }: { fields: Sheet['fields'] }) {
  const language = useLanguage();
  return [...Map.groupBy(fields, ({ section }) => section[language])].map(([title, own]) => (
    <section key={title}>
      <h3>{title}</h3>
      <ul className="plain">
        {own.map((field) => (
          <FieldItem key={field.key} field={field} />
        ))}
      </ul>
    </section>
  ));
}

function FieldItem({ field }: { field: Sheet['fields'][number] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { label, text, missing, verified } = field;
  return (
    <li>
      <h4>
        {label[language]} {!verified && <span className="tag">{t('document.unverified')}</span>}
      </h4>
      {text === null ? (
        <p className="quiet">{t(`authoritySheet.from.${missing ?? 'record'}`)}</p>
      ) : (
        <Copied name={label[language]} text={text} />
      )}
    </li>
  );
}
