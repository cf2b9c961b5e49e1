import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../client/api.ts';
import { CheckField, SelectField, TextAreaField, TextField } from '../../../parts/form/fields.tsx';
import { formatInstant } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { type Act, type Acts, typedElements } from './act-body.ts';

/** What the law says of a kind: its article, what is due by when, who may send it and who must look. */
export function AboutKind({ act, acts }: { act: Act; acts: Acts }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="quiet">
      <p>
        {act.article[language]} {!act.verified && <span className="tag">{t('act.unverified')}</span>}{' '}
        {act.approval === 'two' && <span className="tag">{t('act.two')}</span>}
      </p>
      <p>
        {act.term ? act.term.rule[language] : t('act.noTerm')}{' '}
        {act.term && <span className="tag">{t(`notice.${act.term.origin}`)}</span>}
      </p>
      {act.sender === 'authority' && !acts.isAuthority && <p className="error">{t('act.authorityOnly')}</p>}
      {acts.case?.declaredLanguages && (
        <p>{t('act.declared', { languages: acts.case.declaredLanguages.join(', ') })}</p>
      )}
      <p>
        {t('act.fromRecord')}{' '}
        {act.elements
          .filter(({ from }) => from !== 'typed' && from !== 'confirmed')
          .map(({ label, point }) => (point ? `${label[language]} (${point})` : label[language]))
          .join(' · ')}
      </p>
    </div>
  );
}

/** Whom an act is for, and which one it recalls. */
export function AddresseeFields(props: { act: Act; acts: Acts; sent: Schemas['SentNotice'][] }) {
  const { act, acts, sent } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const nameOf = ({ kind, sentAt, madeAt }: Schemas['SentNotice']) =>
    `${acts.items.find((one) => one.kind === kind)?.title[language]}, ${formatInstant(sentAt ?? madeAt, language)}`;
  return (
    <>
      {act.kind === 'reminder' && (
        <SelectField
          name="reminds"
          label={t('act.reminds')}
          options={sent.map((notice) => [notice.id, nameOf(notice)])}
          isOpen
          required
        />
      )}
      {(act.addressee === 'court' || act.addressee === 'prosecutor') && (
        <TextField name="recipientName" label={t('act.recipientName')} required maxLength={500} />
      )}
      <TextField
        name="recipient"
        label={t('notice.recipient')}
        type="email"
        placeholder={acts.case?.recipients[act.kind]?.address ?? ''}
      />
    </>
  );
}

function ElementField({ element }: { element: Act['elements'][number] }) {
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

/** What a person types or confirms for an act. */
export function ElementFields({ act }: { act: Act }) {
  const { t } = useTranslation();
  return (
    <>
      {typedElements(act).map((element) => (
        <ElementField key={element.key} element={element} />
      ))}
      {act.elements.some(({ from }) => from === 'confirmed') && (
        <CheckField name="bonaFide" required label={t('notice.bonaFide')} />
      )}
    </>
  );
}
