import { useTranslation } from 'react-i18next';
import { formatDate, formatLanguages } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Said } from '../../parts/text/said.tsx';
import type { LegalBasis, Pack, Rule } from './messages.ts';
import { RuleTree } from './rule-tree.tsx';
import { listsOf } from './rule-words.ts';

/** A provision with its article, its penalty and whether somebody has checked it. */
function Law({ basis }: { basis: LegalBasis }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { citation, penalty, from, to, verified, note, source } = basis;
  return (
    <>
      <strong>{citation[language]}</strong>{' '}
      {!verified && <span className="tag unverified">{t('case.unverified')}</span>}
      {penalty && (
        <p>
          {t('case.penalty')}
          {t('state.colon')} {penalty[language]}
        </p>
      )}
      <p className="quiet">
        {from && t('case.from', { date: formatDate(from, language) })}{' '}
        {to && t('case.to', { date: formatDate(to, language) })} {note?.[language]} <Said isWhole>{source}</Said>
      </p>
    </>
  );
}

/** A list's terms, language by language: those that nobody who reads the language has looked at are marked. */
function TermList({ name, pack }: { name: string; pack: Pack }) {
  const { t, i18n } = useTranslation();
  const languages = Object.entries(pack.terms[name] ?? {});
  const count = languages.reduce((sum, [, terms]) => sum + terms.length, 0);
  const isReviewed = (language: string): boolean =>
    pack.reviewed === undefined ||
    language === 'any' ||
    pack.reviewed.some((each) => each === language || language.startsWith(`${each}-`));
  return (
    <details>
      <summary>
        {t('studio.list', { list: name })}
        {t('state.colon')} {t('studio.termCount', { count })}, {t('studio.languageCount', { count: languages.length })}
      </summary>
      <dl className="term-list">
        {languages.map(([language, terms]) => (
          <div key={language}>
            <dt>
              {language === 'any' ? t('studio.anyLanguage') : formatLanguages([language], i18n.language)}{' '}
              {!isReviewed(language) && <span className="tag">{t('studio.unreviewed')}</span>}
            </dt>
            <dd lang={language === 'any' ? undefined : language}>
              <Said isWhole>{terms.join(' · ')}</Said>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** A rule in words: when it flags an offer, by which terms, and on what law it rests. */
export function InWords({ rule, pack }: { rule: Rule; pack: Pack }) {
  const { t, i18n } = useTranslation();
  const lists = listsOf(rule.when);
  const territory = new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(
    (rule.territory ?? pack.territory).map(
      (code) => new Intl.DisplayNames([i18n.language], { type: 'region' }).of(code) ?? code,
    ),
  );
  return (
    <>
      <p>{t('studio.flags', { territory })}</p>
      <RuleTree condition={rule.when} />
      {lists.length > 0 && (
        <>
          <h3>{t('studio.lists')}</h3>
          {lists.map((name) => (
            <TermList key={name} name={name} pack={pack} />
          ))}
        </>
      )}
      <h3>{t('case.legal')}</h3>
      <ul className="plain">
        {pack.legal
          .filter(({ id }) => rule.legal.includes(id))
          .map((basis) => (
            <li key={basis.id}>
              <Law basis={basis} />
            </li>
          ))}
      </ul>
    </>
  );
}
