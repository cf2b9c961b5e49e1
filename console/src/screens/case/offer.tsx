import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { formatAmount, formatDate, formatInstant, formatLanguages } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Term, TermOnce } from '../../parts/term.tsx';
import { ExampleOfFinding } from '../studio/example-of-finding.tsx';
import { showInvisible, splitByMarks } from './highlight.ts';
import { nameField } from './name-field.ts';

type Snapshot = Schemas['CaseDetail']['snapshots'][number];
type Finding = Snapshot['findings'][number];

/** A field's original text, with what was found in it marked. It came from a page: it is only ever text here. */
export function Field({
  text,
  field,
  findings,
  lang = '',
}: {
  text: string;
  field: string;
  findings: Finding[];
  lang?: string;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const marks = findings.flatMap((finding) =>
    finding.matches
      .filter((match) => match.field === field)
      .map(({ start, end, term, via }) => ({
        start,
        end,
        label: t('case.matchHint', {
          rule: finding.title[language],
          term,
          via: t(`via.${via}`, { defaultValue: via }),
          interpolation: { escapeValue: false },
        }),
      })),
  );
  return (
    <bdi className="original" lang={lang}>
      {splitByMarks(text, marks).map((piece) =>
        piece.labels.length > 0 ? (
          <mark key={piece.start} title={piece.labels.join('\n')}>
            {showInvisible(piece.text)}
          </mark>
        ) : (
          <span key={piece.start}>{showInvisible(piece.text)}</span>
        ),
      )}
    </bdi>
  );
}

function FindingCard({ finding, isFirst }: { finding: Finding; isFirst: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <li className="card">
      <h4>
        <span className={`tag ${finding.severity}`}>{t(`severity.${finding.severity}`)}</span> {finding.title[language]}
      </h4>
      <ul className="matches">
        {finding.matches.slice(0, 20).map((match) => (
          <li key={`${match.field}/${match.start}/${match.term}`}>
            {match.via === 'absent' ? (
              t('case.absent', { term: nameField(t, match.field) })
            ) : (
              <>
                <q>
                  <bdi>
                    {match.field === 'ageGate'
                      ? t(`field.ageGateIs.${match.text}`, { defaultValue: match.text })
                      : showInvisible(match.text)}
                  </bdi>
                </q>{' '}
                <span className="quiet">
                  {nameField(t, match.field)} ·{' '}
                  {t('case.via', { via: t(`via.${match.via}`, { defaultValue: match.via }) })}
                </span>
                {match.unreviewed && (
                  <div className="quiet">
                    {t('case.unreviewed', {
                      languages: formatLanguages(match.unreviewed, language),
                      count: match.unreviewed.length,
                    })}
                  </div>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      <h5>
        <TermOnce of="legal-basis" isFirst={isFirst}>
          {t('case.legal')}
        </TermOnce>
      </h5>
      <ul className="legal">
        {finding.legal.map((basis, index) => (
          <li key={basis.id}>
            {basis.citation[language]}{' '}
            {!basis.verified && (
              <span className="tag unverified">
                <TermOnce of="unverified" isFirst={isFirst && index === 0}>
                  {t('case.unverified')}
                </TermOnce>
              </span>
            )}
            {basis.penalty && (
              <div className="quiet">
                {t('case.penalty')}
                {t('state.colon')} {basis.penalty[language]}
              </div>
            )}
            {(basis.from || basis.to) && (
              <div className="quiet">
                {t('case.inForce')} {basis.from && t('case.from', { date: formatDate(basis.from, language) })}{' '}
                {basis.to && t('case.to', { date: formatDate(basis.to, language) })}
              </div>
            )}
          </li>
        ))}
      </ul>
      <ExampleOfFinding finding={finding} />
    </li>
  );
}

/** One snapshot under review: the offer's original text beside what was found in it. */
export function Offer({ snapshot }: { snapshot: Snapshot }) {
  const { t, i18n } = useTranslation();
  const { content, findings } = snapshot;
  // Empty: the language is not known, and is not that of the page either.
  const lang = snapshot.language ?? '';
  const attributes = content.attributes ?? [];
  return (
    <section className="offer" aria-label={t('case.offer')}>
      <div>
        <h3>
          <Field text={content.title} field="title" findings={findings} lang={lang} />
        </h3>
        <p className="quiet">
          {t('case.seen', { at: formatInstant(snapshot.seenAt, i18n.language) })} · {t('case.platformId')}
          {t('state.colon')} <bdi>{content.id ?? '–'}</bdi> · {t('case.price')}
          {t('state.colon')} {formatAmount(content.price ?? null, content.currency ?? null, i18n.language)} ·{' '}
          {t('case.language')}
          {t('state.colon')}{' '}
          {snapshot.language ? formatLanguages([snapshot.language], i18n.language) : t('case.languageUnknown')}
        </p>
        {content.category && content.category.length > 0 && (
          <p>
            {content.category.map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a path may repeat a name, and its order never changes
              <span key={`${index}/${name}`}>
                {index > 0 && ' › '}
                <Field text={name} field={`category.${index}`} findings={findings} />
              </span>
            ))}
          </p>
        )}
        {content.description && (
          <p className="description">
            <Field text={content.description.slice(0, 20_000)} field="description" findings={findings} lang={lang} />
          </p>
        )}
        {attributes.length > 0 && (
          <dl className="attributes" aria-label={t('case.attributes')}>
            {attributes.map(({ name, value }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: attributes may repeat a name, and their order never changes
              <div key={`${index}/${name}`}>
                <dt>
                  <bdi>{name}</bdi>
                </dt>
                <dd>
                  <Field text={value} field={`attributes.${name}`} findings={findings} />
                </dd>
              </div>
            ))}
          </dl>
        )}
        <p className="quiet">
          {t('case.open')}
          {t('state.colon')} <bdi className="address">{content.url ?? '–'}</bdi>
          <br />
          {t('case.digest')}
          {t('state.colon')} <code>{snapshot.digest.slice(0, 16)}…</code>
        </p>
      </div>
      <div>
        <h3>
          <Term of="finding">{t('case.findings')}</Term>
        </h3>
        <ul className="findings">
          {findings.map((finding, index) => (
            <FindingCard key={finding.id} finding={finding} isFirst={index === 0} />
          ))}
        </ul>
      </div>
    </section>
  );
}
