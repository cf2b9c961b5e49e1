import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { Said } from '../../parts/text/said.tsx';
import { screenOf, tellContent } from './entry-words.ts';

/** One entry, in words: who did what to which thing, when, why, and what is kept of it. */
export function AuditEntryDetail(props: {
  entry: Schemas['AuditEntry'];
  names: ReadonlyMap<string, string>;
  back: string;
  subjectSearch: string;
}) {
  const { entry, names } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const held = tellContent(entry.content, names, language);
  const screen = screenOf(entry.subject);
  return (
    <section className="detail audit-entry" aria-label={t('auditLog.one')}>
      <div className="trail">
        <Link to={props.back} className="plain-button">
          <ArrowLeft size={16} aria-hidden="true" /> {t('auditLog.back')}
        </Link>
      </div>
      <h1>{t(`audit.${entry.act}`, entry.act)}</h1>
      <dl className="facts">
        <div>
          <dt>{t('auditLog.columns.by')}</dt>
          <dd>
            <Said isWhole>{entry.by?.name ?? t('auditLog.software')}</Said>
          </dd>
        </div>
        <div>
          <dt>{t('auditLog.columns.at')}</dt>
          <dd>{formatInstant(entry.at, language)}</dd>
        </div>
        <div>
          <dt>{t('auditLog.subject')}</dt>
          <dd>
            {screen === null ? (
              <code>{entry.subject}</code>
            ) : (
              <Link to={screen}>
                <Said>{names.get(entry.subject) ?? entry.subject}</Said>
              </Link>
            )}{' '}
            · <Link to={props.subjectSearch}>{t('auditLog.allOfIt')}</Link>
          </dd>
        </div>
        {entry.reason !== null && (
          <div>
            <dt>{t('auditLog.columns.reason')}</dt>
            <dd>
              <q>{entry.reason}</q>
            </dd>
          </div>
        )}
      </dl>
      {held.length > 0 && (
        <>
          <h2>{t('auditLog.held')}</h2>
          <dl className="facts">
            {held.map(({ name, before, value }) => (
              <div key={name}>
                <dt>{t(`auditLog.field.${name}`, name)}</dt>
                <dd>
                  {before !== null && (
                    <>
                      <Said isWhole>{before}</Said> <span aria-hidden="true">→</span>
                      <span className="unseen">{t('auditLog.becomes')}</span>{' '}
                    </>
                  )}
                  <Said isWhole>{value}</Said>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p className="quiet">
        {t('auditLog.entryNumber', { number: entry.number })}
        <br />
        <code>SHA-256 {entry.digest}</code>
      </p>
    </section>
  );
}
