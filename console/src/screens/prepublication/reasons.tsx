import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { useLanguage } from '../../parts/language.ts';

type Screening = Schemas['PriorScreening'];

/** What a rule found, of all the reasons. */
export const findingsOf = (reasons: Screening['reasons']) =>
  reasons.flatMap((reason) => (reason.kind === 'rule' ? [reason.finding] : []));

/** Why an offer is held: each rule with its provisions, and what seems to be data of a person. */
export function Reasons({ screening }: { screening: Pick<Screening, 'reasons' | 'provisions'> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const personal = screening.provisions.find(({ id }) => id === 'eu-cjeu-c-492-23');
  return (
    <ul className="checks">
      {screening.reasons.map((reason) =>
        reason.kind === 'rule' ? (
          <li key={`${reason.finding.pack}/${reason.finding.rule}`}>
            <span className={`tag ${reason.finding.severity}`}>{t(`severity.${reason.finding.severity}`)}</span>{' '}
            {reason.finding.title[language]}
            <ul className="plain quiet">
              {reason.finding.legal.map((basis) => (
                <li key={basis.id}>
                  {basis.citation[language]}{' '}
                  {!basis.verified && <span className="tag unverified">{t('prepublication.unverified')}</span>}
                </li>
              ))}
            </ul>
          </li>
        ) : (
          <li key={`personal ${reason.field}`}>
            {t('prepublication.personal', {
              data: reason.data.map((kind) => t(`prepublication.data.${kind}`)).join(', '),
              field: t(`prepublication.field.${reason.field}`, { defaultValue: reason.field }),
            })}
            {personal && (
              <p className="quiet">
                {personal.citation[language]}
                {t('state.colon')} {personal.says[language]}
              </p>
            )}
          </li>
        ),
      )}
    </ul>
  );
}
