import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../../client/api.ts';
import { SelectField } from '../../../parts/form/fields.tsx';
import { formatDate } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { useRead } from '../../../parts/read.ts';
import { Loaded } from '../../../parts/states.tsx';
import { Said } from '../../../parts/text/said.tsx';

type Sheet = Schemas['PlatformSheet'];
type Field = Sheet['fields'][number];

/** A document to be copied into the platform's own form, field by field. */
export function PlatformSheet({ id }: { id: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('platformSheet.title')}</summary>
      {isOpen && <Fields id={id} />}
    </details>
  );
}

function Fields({ id }: { id: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [form, setForm] = useState<string>();
  const query = useRead(['sheet', id, form ?? ''], () =>
    api.GET('/v1/notices/{id}/sheet', { params: { path: { id }, query: form === undefined ? {} : { form } } }),
  );
  return (
    <Loaded query={query}>
      {({ forms, form: shown, fields }) => (
        <>
          {forms.length > 1 && (
            <SelectField
              label={t('platformSheet.form')}
              options={forms.map(({ key, title }) => [key, title[language]])}
              value={shown.key}
              onChoose={setForm}
            />
          )}
          <About form={shown} />
          <ol className="plain">
            {fields.map((field) => (
              <FieldItem key={field.key} field={field} />
            ))}
          </ol>
          <p className="quiet">{t('platformSheet.then')}</p>
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
      {form.title[language]}{' '}
      {form.url && (
        <a href={form.url} target="_blank" rel="noreferrer">
          {t('platformSheet.open')}
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

function FieldItem({ field }: { field: Field }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { label, point, text, excess, maxLength, parts } = field;
  const name = label[language];
  return (
    <li>
      <h4>
        {name} {point && <span className="quiet">· {point}</span>}
      </h4>
      {text === null ? <p className="quiet">{t('platformSheet.notSaid')}</p> : <Copied name={name} text={text} />}
      {excess > 0 && <p className="error">{t('platformSheet.tooLong', { count: excess, most: maxLength })}</p>}
      {parts.length > 0 && (
        <details>
          <summary>{t('platformSheet.parts', { count: parts.length })}</summary>
          {parts.map((part) => (
            <div key={part.url}>
              <p className="quiet">
                <bdi className="address">{part.url}</bdi>
              </p>
              <Copied name={`${name}, ${part.url}`} text={part.text} />
            </div>
          ))}
        </details>
      )}
    </li>
  );
}

/** A text with a button that copies it; where the browser does not let it, the text is there to be selected. */
export function Copied({ name, text }: { name: string; text: string }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<'copied' | 'notCopied' | null>(null);
  return (
    <div className="copied">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key */}
      <pre className="card preview" tabIndex={0}>
        <Said isWhole>{text}</Said>
      </pre>
      <button
        type="button"
        aria-label={t('platformSheet.copyField', { name, interpolation: { escapeValue: false } })}
        onClick={() => {
          const copying = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
          copying.then(
            () => setSaid('copied'),
            () => setSaid('notCopied'),
          );
        }}
      >
        {t('platformSheet.copy')}
      </button>{' '}
      <span role="status">{said && t(`platformSheet.${said}`)}</span>
    </div>
  );
}
