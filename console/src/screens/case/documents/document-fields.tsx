import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../client/api.ts';
import { CheckField, SelectField, TextAreaField, TextField } from '../../../parts/form/fields.tsx';
import { formatInstant } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { type DocumentKind, type DocumentKinds, typedElements } from './document-body.ts';

/** What the law says of a kind: its article, what is due by when, who may send it and who must look. */
export function AboutKind({ document, kinds }: { document: DocumentKind; kinds: DocumentKinds }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="quiet">
      <p>
        {document.article[language]} {!document.verified && <span className="tag">{t('document.unverified')}</span>}{' '}
        {document.approval === 'two' && <span className="tag">{t('document.two')}</span>}
      </p>
      <p>
        {document.term ? document.term.rule[language] : t('document.noTerm')}{' '}
        {document.term && <span className="tag">{t(`notice.${document.term.origin}`)}</span>}
      </p>
      {document.sender === 'authority' && !kinds.isAuthority && <p className="error">{t('document.authorityOnly')}</p>}
      {kinds.case?.declaredLanguages && (
        <p>{t('document.declared', { languages: kinds.case.declaredLanguages.join(', ') })}</p>
      )}
      <p>
        {t('document.fromRecord')}{' '}
        {document.elements
          .filter(({ from }) => from !== 'typed' && from !== 'confirmed')
          .map(({ label, point }) => (point ? `${label[language]} (${point})` : label[language]))
          .join(' · ')}
      </p>
    </div>
  );
}

/** Whom a document is for, and which one it recalls. */
export function AddresseeFields(props: {
  document: DocumentKind;
  kinds: DocumentKinds;
  sent: Schemas['SentNotice'][];
}) {
  const { document, kinds, sent } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const nameOf = ({ kind, sentAt, madeAt }: Schemas['SentNotice']) =>
    `${kinds.items.find((one) => one.kind === kind)?.title[language]}, ${formatInstant(sentAt ?? madeAt, language)}`;
  return (
    <>
      {document.kind === 'reminder' && (
        <SelectField
          name="reminds"
          label={t('document.reminds')}
          options={sent.map((notice) => [notice.id, nameOf(notice)])}
          isOpen
          required
        />
      )}
      {(document.addressee === 'court' || document.addressee === 'prosecutor') && (
        <TextField
          name="recipientName"
          label={t('document.recipientName')}
          required
          maxLength={500}
          defaultValue={kinds.case?.recipients[document.kind]?.name ?? ''}
        />
      )}
      <TextField
        name="recipient"
        label={t('notice.recipient')}
        type="email"
        placeholder={kinds.case?.recipients[document.kind]?.address ?? ''}
      />
    </>
  );
}

function ElementField({ element }: { element: DocumentKind['elements'][number] }) {
  const language = useLanguage();
  const { key, point, input, required, options = [] } = element;
  const label = (
    <>
      {element.label[language]}
      {point && <span className="quiet"> · {point}</span>}
    </>
  );
  const about = { name: `element.${key}`, label, required };
  if (input === 'choice')
    return <SelectField {...about} options={options.map((one) => [one.value, one[language]])} isOpen />;
  if (input === 'text') return <TextAreaField {...about} maxLength={20_000} />;
  return <TextField {...about} type={input === 'date' ? 'date' : 'text'} maxLength={500} />;
}

/** What a person types or confirms for a document. */
export function ElementFields({ document }: { document: DocumentKind }) {
  const { t } = useTranslation();
  return (
    <>
      {typedElements(document).map((element) => (
        <ElementField key={element.key} element={element} />
      ))}
      {document.elements.some(({ from }) => from === 'confirmed') && (
        <CheckField name="bonaFide" required label={t('notice.bonaFide')} />
      )}
    </>
  );
}
