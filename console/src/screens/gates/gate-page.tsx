import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../client/api.ts';
import { mayWork, useAccount } from '../../parts/account.ts';
import { Refused, useCommand } from '../../parts/form/command.tsx';
import { formatFigure, formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { DataTable } from '../../parts/list/data-table.tsx';
import { Paged, usePaged } from '../../parts/list/paged.tsx';
import { FIXED, useRead } from '../../parts/read.ts';
import { Cards, Loaded } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';
import { goTo, paths } from '../../paths.ts';
import { Captured, DecidePage } from './decide-page.tsx';
import { type AgeGate, type GatePage, type GateShare, useGateWords } from './gate-words.ts';

const COUNTS = ['drawn', 'toVisit', 'seen', 'toDecide', 'unclear', 'failed'] as const;

/** How the pages were chosen, and how far they are. */
function Plan({ gate }: { gate: AgeGate }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const figure = (value: number): string => formatFigure(value, language);
  const { source, frame, repeated, seed, planDigest, pages, by, at } = gate;
  return (
    <dl className="facts">
      <div>
        <dt>{t('gates.plan.made')}</dt>
        <dd>
          {formatInstant(at, language)} {by !== null && <Said>{`· ${by}`}</Said>}
        </dd>
      </div>
      <div>
        <dt>{t('gates.plan.source')}</dt>
        <dd>
          {t(`gates.source.${source}`)} · {t('gates.plan.frame', { count: frame, frame: figure(frame) })}
          {repeated > 0 && ` · ${t('gates.plan.repeated', { count: repeated, repeated: figure(repeated) })}`}
        </dd>
      </div>
      <div>
        <dt>{t('gates.plan.seed')}</dt>
        <dd>
          <code className="digest">{seed}</code>
        </dd>
      </div>
      <div>
        <dt>{t('gates.plan.digest')}</dt>
        <dd>
          <code className="digest">{planDigest}</code>
        </dd>
      </div>
      {COUNTS.map((name) => (
        <div key={name}>
          <dt>{t(`gates.count.${name}`)}</dt>
          <dd>{figure(pages[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Shares({ shares }: { shares: GateShare[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { nameOf, sayEstimate, sayLimits } = useGateWords();
  const cells = {
    gate: (row: GateShare) => nameOf(row),
    pages: ({ pages }: GateShare) => formatFigure(pages, language),
    share: (row: GateShare) => sayEstimate(row),
    widest: ({ widest }: GateShare) => sayLimits(widest),
  };
  return (
    <>
      <h2>{t('gates.shares')}</h2>
      <DataTable
        caption={t('gates.shares')}
        cells={cells}
        nameOf={(name) => t(`gates.share.${name}`)}
        head="gate"
        numbers={['pages']}
        rows={shares}
        keyOf={({ gate, kind }) => `${gate} ${kind}`}
      />
      <p className="quiet">{t('gates.chart.note')}</p>
    </>
  );
}

function Again({ gate }: { gate: AgeGate }) {
  const { t } = useTranslation();
  const { platform, id } = gate;
  const again = useCommand(async (_, header) => {
    const body = { platform, source: { kind: 'again' as const, of: id } };
    const planned = await unwrap(api.POST('/v1/age-gates', { params: { header }, body }));
    goTo(paths.ageGate(platform, planned.id));
  });
  return (
    <>
      <Refused error={again.error} />
      <button type="button" disabled={again.isPending} onClick={() => again.mutate()}>
        {t('gates.again')}
      </button>
    </>
  );
}

/** What is to be said of a sealed page; what was said is changed where it is asked for. */
function Decision({ id, page }: { id: string; page: GatePage }) {
  const { t } = useTranslation();
  if (page.decided === null) return <DecidePage id={id} page={page} />;
  return (
    <details>
      <summary>{t('gates.decide.change')}</summary>
      <DecidePage id={id} page={page} />
    </details>
  );
}

function Pages({ gate }: { gate: AgeGate }) {
  const { t } = useTranslation();
  const mayDecide = mayWork(useAccount());
  const query = usePaged(['age-gates', gate.id, 'pages'], (page) =>
    unwrap(
      api.GET('/v1/age-gates/{id}/pages', {
        params: {
          path: { id: gate.id },
          query: { limit: page.limit, ...(page.cursor === undefined ? {} : { cursor: Number(page.cursor) }) },
        },
      }),
    ),
  );
  return (
    <>
      <h2>{t('gates.pages')}</h2>
      <Paged query={query} empty={t('gates.noPages')}>
        {(items) => (
          <Cards items={items} keyOf={(page) => page.id}>
            {(page) => (
              <>
                <Captured id={gate.id} page={page} />
                {mayDecide && page.state === 'sealed' && <Decision id={gate.id} page={page} />}
              </>
            )}
          </Cards>
        )}
      </Paged>
    </>
  );
}

/** A measurement of the age gates of a platform. `id`: the platform, encoded, and the measurement. */
export function GateMeasurement({ id }: { id: string }) {
  const { t } = useTranslation();
  const account = useAccount();
  const [platform = '', measurement = ''] = id.split('/age-gates/').map(decodeURIComponent);
  const { data } = useRead(['platforms'], () => api.GET('/v1/platforms'), FIXED);
  const name = data?.items.find(({ key }) => key === platform)?.name ?? platform;
  const query = useRead(['age-gates', measurement], () =>
    api.GET('/v1/age-gates/{id}', { params: { path: { id: measurement } } }),
  );
  return (
    <>
      <p className="trail">
        <Link to={paths.platform(platform)}>← {name}</Link>
      </p>
      <h1>{t('gates.measurement')}</h1>
      <Loaded query={query}>
        {(gate) => (
          <>
            <p role="status">
              <span className={`tag ${gate.state}`}>{t(`gates.state.${gate.state}`)}</span>
            </p>
            {gate.shares && <Shares shares={gate.shares} />}
            <Plan gate={gate} />
            {mayWork(account) && gate.state !== 'measuring' && <Again gate={gate} />}
            <Pages gate={gate} />
          </>
        )}
      </Loaded>
    </>
  );
}
