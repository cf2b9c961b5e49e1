import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { administers, useAccount } from '../../../parts/account.ts';
import { CommandForm } from '../../../parts/form/command.tsx';
import { TextAreaField, TextField } from '../../../parts/form/fields.tsx';
import { formatDate, formatInstant } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { useRead } from '../../../parts/read.ts';
import { Cards, Loaded } from '../../../parts/states.tsx';

type Version = Schemas['IndependenceStatement'];
const LANGUAGES = ['fr', 'en'] as const;

/** The text of a version, in each language it was entered in. */
const Text = ({ text }: Pick<Version, 'text'>) =>
  LANGUAGES.filter((lang) => text[lang] !== null).map((lang) => (
    <p key={lang} lang={lang} className="lines">
      {text[lang]}
    </p>
  ));

/** Enters a new version; nothing of the earlier ones is lost. */
function Enter({ last }: { last: Version | undefined }) {
  const { t } = useTranslation();
  return (
    <details className="card">
      <summary>{t(last ? 'flagger.newVersion' : 'flagger.firstVersion')}</summary>
      <CommandForm
        submit={t('flagger.keep')}
        send={({ text, some }, header) => {
          const body = { since: text('since'), text: some('fr', 'en') };
          return unwrap(api.POST('/v1/independence-statements', { params: { header }, body }));
        }}
      >
        <p>{t('flagger.enterHint')}</p>
        <TextField name="since" label={t('flagger.since')} hint={t('flagger.sinceHint')} type="date" required />
        {LANGUAGES.map((lang) => (
          <TextAreaField
            key={`${lang}${last?.version}`}
            name={lang}
            lang={lang}
            label={t(`flagger.text.${lang}`)}
            rows={8}
            minLength={20}
            maxLength={20_000}
            defaultValue={last?.text[lang] ?? ''}
          />
        ))}
      </CommandForm>
    </details>
  );
}

/** How the unit stays independent (art. 22(3)): what the report prints, every version, and entering another. */
export function Independence({ printed }: { printed: Schemas['TrustedFlaggerReport']['independence'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const account = useAccount();
  const query = useRead(['independence-statements'], () => api.GET('/v1/independence-statements'));
  return (
    <section aria-labelledby="independence-title">
      <h2 id="independence-title">{t('flagger.independence')}</h2>
      <p className="quiet">{t('flagger.independenceIntro')}</p>
      {printed === null && <p className="message">{t('flagger.missing')}</p>}
      <Loaded query={query}>
        {({ items }) => (
          <>
            <Cards items={items} keyOf={({ version }) => String(version)}>
              {({ version, since, text, by, enteredAt }) => (
                <>
                  <h3>
                    {t('flagger.version', { version })}{' '}
                    {version === printed?.version && <span className="tag">{t('flagger.isPrinted')}</span>}
                  </h3>
                  <p className="quiet">
                    {t('flagger.entered', {
                      since: formatDate(since, language),
                      by,
                      at: formatInstant(enteredAt, language),
                    })}
                  </p>
                  <Text text={text} />
                </>
              )}
            </Cards>
            {administers(account) ? <Enter last={items[0]} /> : <p className="quiet">{t('flagger.adminOnly')}</p>}
          </>
        )}
      </Loaded>
    </section>
  );
}
