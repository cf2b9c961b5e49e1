import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../client/api.ts';
import { useLanguage } from '../../parts/language.ts';
import { HELD, useRead } from '../../parts/read.ts';
import { Cards, Loaded } from '../../parts/states.tsx';

type Check = Schemas['InstallationCheck'];

const URGENCY = { mend: 0, note: 1, well: 2 } as const;
/** A sign besides the colour. */
const SIGNS = { mend: '▲', note: '●', well: '✓' } as const;
const LOOKS = { mend: 'failed', note: '', well: 'sealed' } as const;

function CheckLine({ line: { check, state, where, says, todo } }: { line: Check }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <p>
        <span className={`tag ${LOOKS[state]}`}>
          <span aria-hidden="true">{SIGNS[state]}</span> {t(`operations.is.${state}`)}
        </span>{' '}
        <strong>{t(`operations.check.${check}`)}</strong>
        {t('state.colon')} {says[language]}
      </p>
      {todo && <p>{todo[language]}</p>}
      <p className="quiet">
        <bdi className="address">{where}</bdi>
      </p>
    </>
  );
}

/** What the installation stands on, what is to be mended first. */
export function Checks() {
  const { t } = useTranslation();
  // It reaches servers of others: looked at when somebody comes, or asks again.
  const query = useRead(['installation'], () => api.GET('/v1/installation/checks'), HELD);
  return (
    <section aria-labelledby="checks-title">
      <h2 id="checks-title">{t('operations.checks')}</h2>
      <Loaded query={query}>
        {({ items }) => {
          const sorted = [...items].sort((a, b) => URGENCY[a.state] - URGENCY[b.state]);
          const urgent = sorted.filter(({ state }) => state === 'mend');
          const rest = sorted.filter(({ state }) => state !== 'mend');
          const keyOf = ({ check, where, says }: Check): string => `${check} ${where} ${says.en}`;
          return (
            <>
              <p>
                {urgent.length === 0 ? t('operations.allWell') : t('operations.toMend', { count: urgent.length })}{' '}
                <button type="button" disabled={query.isFetching} onClick={() => query.refetch()}>
                  {t('operations.lookAgain')}
                </button>
              </p>
              <Cards items={urgent} keyOf={keyOf}>
                {(line) => <CheckLine line={line} />}
              </Cards>
              <details className="card">
                <summary>{t('operations.others', { count: rest.length })}</summary>
                <Cards items={rest} keyOf={keyOf}>
                  {(line) => <CheckLine line={line} />}
                </Cards>
              </details>
              <p className="quiet">{t('operations.doctor')}</p>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
