import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { mayWork, useAccount } from '../../parts/account.ts';
import { useReason } from '../../parts/form/reason-dialog.tsx';
import { formatDate, formatFigure, formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { DataTable } from '../../parts/list/data-table.tsx';
import { Paged, usePaged } from '../../parts/list/paged.tsx';
import { StateFilter, useFilter } from '../../parts/list/state-filter.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';

type Candidate = Schemas['Candidate'];
type Decision = 'confirm' | 'dismiss';

const STATES = ['open', 'confirmed', 'dismissed', 'all'] as const;
const COUNTS = ['open', 'confirmed', 'dismissed', 'withoutExhibit', 'fallen'] as const;

/** The sealed pages of a day: what a person looks at before they decide. */
function Exhibits({ candidate }: { candidate: Candidate }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (candidate.exhibits.length === 0) return <span className="tag">{t('candidates.noExhibit')}</span>;
  return (
    <ul className="plain">
      {candidate.exhibits.map(({ evidence, seenAt, digest }) => (
        <li key={evidence}>
          <Link to={`${paths.case(candidate.case)}?tab=evidence`}>
            {t('candidates.sealed', { at: formatInstant(seenAt, language) })}
          </Link>
          <br />
          <code className="digest">{digest}</code>
        </li>
      ))}
    </ul>
  );
}

/** What was decided, by whom and why; that it stands no more is said. */
function State({ candidate: { state, stands, decision } }: { candidate: Candidate }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <span className="tag">{t(`candidates.state.${state}`)}</span>
      {!stands && <p>{t('candidates.fallen')}</p>}
      {decision && (
        <p className="quiet">
          <Said isWhole>{`${decision.by}, ${formatInstant(decision.at, language)} : ${decision.reason}`}</Said>
        </p>
      )}
    </>
  );
}

/**
 * Candidates of an obligation that penalises each infringement, each a person's to confirm or dismiss with its sealed
 * page. `id`: platform and key of the obligation, each encoded.
 */
export function Candidates({ id }: { id: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const mayDecide = mayWork(useAccount());
  const [platform = '', obligation = ''] = id.split('/candidates/').map(decodeURIComponent);
  const [state, setState] = useFilter('state', STATES, 'open');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const named = { platform, obligation };
  const query = usePaged(['candidates', platform, obligation, state], (page) =>
    unwrap(api.GET('/v1/obligation-candidates', { params: { query: { ...named, state: state ?? 'open', ...page } } })),
  );
  const [first] = query.data?.pages ?? [];
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const picked = items.filter((candidate) => candidate.stands && chosen.has(candidate.id));
  const { ask, dialog } = useReason({
    titleOf: (kind: Decision) => t(`candidates.${kind}`, { count: picked.length }),
    send: async (kind, reason, header) => {
      const candidates = picked.map(({ listing, day }) => ({ listing, day }));
      const body = { ...named, kind, reason, candidates };
      await unwrap(api.POST('/v1/obligation-candidates/decisions', { params: { header }, body }));
      setChosen(new Set());
    },
  });
  const choose = (candidate: Candidate, isChosen: boolean): void => {
    const next = new Set(chosen);
    if (isChosen) next.add(candidate.id);
    else next.delete(candidate.id);
    setChosen(next);
  };
  const cells = {
    offer: (candidate: Candidate) => (
      <>
        {mayDecide && candidate.stands && (
          <input
            type="checkbox"
            checked={chosen.has(candidate.id)}
            onChange={({ target }) => choose(candidate, target.checked)}
            aria-label={t('candidates.choose', {
              title: candidate.title,
              day: formatDate(candidate.day, language),
              interpolation: { escapeValue: false },
            })}
          />
        )}{' '}
        <Link to={paths.case(candidate.case)}>
          <Said>{candidate.title}</Said>
        </Link>
        <br />
        <bdi className="address quiet">{candidate.url}</bdi>
      </>
    ),
    day: ({ day }: Candidate) => formatDate(day, language),
    exhibits: (candidate: Candidate) => <Exhibits candidate={candidate} />,
    state: (candidate: Candidate) => <State candidate={candidate} />,
  };
  return (
    <>
      <h1>{t('candidates.title')}</h1>
      {first && (
        <>
          <p>
            <strong>{first.obligation.title[language]}</strong>
            <br />
            <span className="quiet">{first.obligation.basis?.[language]}</span>{' '}
            {!first.obligation.verified && <span className="tag unverified">{t('case.unverified')}</span>}
          </p>
          <p role="note">
            <strong>{first.notice[language]}</strong>
          </p>
          <section className="figures" aria-label={t('candidates.counts')}>
            <dl>
              {COUNTS.map((name) => (
                <div key={name}>
                  <dt>{t(`candidates.count.${name}`)}</dt>
                  <dd>{formatFigure(first.counts[name], language)}</dd>
                </div>
              ))}
            </dl>
          </section>
          <p className="quiet">{first.definition[language]}</p>
        </>
      )}
      <StateFilter
        label={t('candidates.filter')}
        values={STATES}
        value={state}
        nameOf={(one) => t(`candidates.state.${one}`)}
        onChoose={setState}
      />
      <Paged query={query} empty={t('candidates.empty')}>
        {(shown) => (
          <DataTable
            caption={t('candidates.title')}
            cells={cells}
            nameOf={(name) => t(`candidates.columns.${name}`)}
            head="offer"
            rows={shown}
            keyOf={(candidate) => candidate.id}
          />
        )}
      </Paged>
      {mayDecide && (
        <div className="buttons">
          {(['confirm', 'dismiss'] as const).map((kind) => (
            <button key={kind} type="button" disabled={picked.length === 0} onClick={() => ask(kind)}>
              {t(`candidates.${kind}`, { count: picked.length })}
            </button>
          ))}
        </div>
      )}
      {dialog}
      <p>
        <a className="button" href={`/v1/obligation-candidates.csv?${new URLSearchParams(named)}`} download>
          {t('candidates.csv')}
        </a>{' '}
        <Link to={paths.platform(platform)}>{t('candidates.back')}</Link>
      </p>
    </>
  );
}
