import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../../client/api.ts';
import { SelectField } from '../../../parts/form/fields.tsx';
import { formatAmount, formatDate, formatInstant, formatLanguages } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { useRead } from '../../../parts/read.ts';
import { Term, TermOnce } from '../../../parts/term.tsx';
import { PlatformName } from '../../../parts/text/platform-name.tsx';
import { Said } from '../../../parts/text/said.tsx';
import { begin, showInvisible } from '../../../parts/text/show-invisible.ts';
import { ExampleOfFinding } from '../../studio/example-of-finding.tsx';
import { Capture } from '../reveal.tsx';
import { Field, type Finding, WholeField } from './field.tsx';
import { nameField } from './name-field.ts';
import { Pictures } from './pictures.tsx';
import { Versions } from './versions.tsx';

type Snapshot = Schemas['CaseDetail']['snapshots'][number];
type Attribute = NonNullable<Snapshot['content']['attributes']>[number];

/** As many passages are shown at once; the others are folded. */
const MATCHES_SHOWN = 3;
const MOST_MATCHES = 20;
/** As much of a title, a description and an attribute's value is shown at once, and as many attributes. */
const MOST = { title: 300, description: 20_000, value: 200, attributes: 20 };

function Attributes({ attributes, findings }: { attributes: (Attribute & { index: number })[]; findings: Finding[] }) {
  return attributes.map(({ name, value, index }) => {
    const props = { field: `attributes.${name}`, findings };
    return (
      <div key={index}>
        <dt>
          <Said>{name}</Said>
        </dt>
        <dd>
          <Field text={begin(value, MOST.value)} {...props} />
          <WholeField text={value} most={MOST.value} {...props} />
        </dd>
      </div>
    );
  });
}

/** A passage that a rule matched, and by what. */
function ShownMatch({ match }: { match: Finding['matches'][number] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <li>
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
            {nameField(t, match.field)} · {t('case.via', { via: t(`via.${match.via}`, { defaultValue: match.via }) })}
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
  );
}

function FindingCard({ finding, isFirst }: { finding: Finding; isFirst: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <li className="card">
      <h3>
        <span className={`tag ${finding.severity}`}>{t(`severity.${finding.severity}`)}</span> {finding.title[language]}
      </h3>
      <ul className="matches">
        {finding.matches.slice(0, MATCHES_SHOWN).map((match) => (
          <ShownMatch key={`${match.field}/${match.start}/${match.term}`} match={match} />
        ))}
      </ul>
      {finding.matches.length > MATCHES_SHOWN && (
        <details>
          <summary>{t('case.moreMatches', { count: finding.matches.length - MATCHES_SHOWN })}</summary>
          <ul className="matches">
            {finding.matches.slice(MATCHES_SHOWN, MOST_MATCHES).map((match) => (
              <ShownMatch key={`${match.field}/${match.start}/${match.term}`} match={match} />
            ))}
          </ul>
        </details>
      )}
      <h4>
        <TermOnce of="legal-basis" isFirst={isFirst}>
          {t('case.legal')}
        </TermOnce>
      </h4>
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

/** What rules found in an offer, with the law that each rests on. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className="findings">
      {findings.map((finding, index) => (
        <FindingCard key={finding.id} finding={finding} isFirst={index === 0} />
      ))}
    </ul>
  );
}

/** Its text as the page had it, with what was found in it marked. */
export function OfferText({ snapshot }: { snapshot: Omit<Snapshot, 'visited'> }) {
  const { t, i18n } = useTranslation();
  const { content, findings } = snapshot;
  // Empty: the language is not known, and is not that of the page either.
  const lang = snapshot.language ?? '';
  const attributes = (content.attributes ?? []).map((one, index) => ({ ...one, index }));
  // One in which something was found is never folded away.
  const found = new Set(findings.flatMap(({ matches }) => matches.map(({ field }) => field)));
  const isShown = ({ name, index }: { name: string; index: number }): boolean =>
    index < MOST.attributes || found.has(`attributes.${name}`);
  const folded = attributes.filter((one) => !isShown(one));
  return (
    <>
      <h2>
        <Field text={begin(content.title, MOST.title)} field="title" findings={findings} lang={lang} />
      </h2>
      <WholeField text={content.title} most={MOST.title} field="title" findings={findings} lang={lang} />
      <p className="quiet">
        <PlatformName host={content.platform} /> · <Said>{content.trader?.name || t('worktable.noTrader')}</Said> ·{' '}
        {t('case.price')}
        {t('state.colon')} {formatAmount(content.price ?? null, content.currency ?? null, i18n.language)} ·{' '}
        {t('case.language')}
        {t('state.colon')}{' '}
        {snapshot.language ? formatLanguages([snapshot.language], i18n.language) : t('case.languageUnknown')} ·{' '}
        {t('case.seen', { at: formatInstant(snapshot.seenAt, i18n.language) })}
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
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key
        <section className="description" tabIndex={0} aria-label={t('field.description')}>
          <Field
            text={begin(content.description, MOST.description)}
            field="description"
            findings={findings}
            lang={lang}
          />
          <WholeField
            text={content.description}
            most={MOST.description}
            field="description"
            findings={findings}
            lang={lang}
          />
        </section>
      )}
      {attributes.length > 0 && (
        <dl className="attributes" aria-label={t('case.attributes')}>
          <Attributes attributes={attributes.filter(isShown)} findings={findings} />
        </dl>
      )}
      {folded.length > 0 && (
        <details>
          <summary>{t('case.moreAttributes', { count: folded.length })}</summary>
          <dl className="attributes" aria-label={t('case.attributes')}>
            <Attributes attributes={folded} findings={findings} />
          </dl>
        </details>
      )}
      <details className="quiet">
        <summary>{t('case.record')}</summary>
        <p>
          {t('case.open')}
          {t('state.colon')} <bdi className="address">{content.url ?? '–'}</bdi>
          <br />
          {t('case.platformId')}
          {t('state.colon')} <Said>{content.id ?? '–'}</Said>
          <br />
          {t('case.digest')}
          {t('state.colon')} <code>{snapshot.digest}</code>
        </p>
      </details>
    </>
  );
}

/** The page as it was captured for review, where a browser sealed it. */
function SnapshotCapture({ snapshot, caseId }: { snapshot: string; caseId: string }) {
  const { data } = useRead(['evidence', caseId], () =>
    api.GET('/v1/evidence', { params: { query: { case: caseId } } }),
  );
  const sealed = data?.items.find((one) => one.snapshot === snapshot && one.state === 'sealed' && one.by === 'browser');
  return sealed && <Capture id={sealed.id} />;
}

/**
 * What a case is about: on one side the offer as its page had it, on the other what was found in it. Of several
 * snapshots under review one is read at a time, the newest first.
 */
export function Offer({ snapshots, caseId }: { snapshots: readonly Snapshot[]; caseId: string }) {
  const { t, i18n } = useTranslation();
  const newestFirst = snapshots.toSorted((one, other) => other.seenAt.localeCompare(one.seenAt));
  const [chosen, setChosen] = useState<string | null>(null);
  const snapshot = newestFirst.find(({ id }) => id === chosen) ?? newestFirst[0];
  if (!snapshot) return null;
  const { id, listing, findings } = snapshot;
  return (
    <section className="offer" aria-label={t('case.offer')}>
      <div>
        {newestFirst.length > 1 && (
          <SelectField
            label={t('case.underReview', { count: newestFirst.length })}
            options={newestFirst.map((one) => [
              one.id,
              `${one.content.title} – ${formatInstant(one.seenAt, i18n.language)}`,
            ])}
            value={id}
            onChoose={setChosen}
          />
        )}
        <OfferText key={id} snapshot={snapshot} />
        <SnapshotCapture key={`${id} capture`} snapshot={id} caseId={caseId} />
        <Pictures key={`${id} pictures`} snapshot={snapshot} caseId={caseId} />
        <Versions key={listing} listing={listing} />
      </div>
      <div>
        <h2>
          <Term of="finding">{t('case.findings')}</Term>
        </h2>
        <Findings findings={findings} />
      </div>
    </section>
  );
}
