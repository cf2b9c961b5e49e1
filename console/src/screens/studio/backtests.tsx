import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { Refused, useCommand } from '../../parts/form/command.tsx';
import { formatFigure, formatInstant } from '../../parts/format.ts';
import { DataTable } from '../../parts/list/data-table.tsx';
import { Paged, usePaged } from '../../parts/list/paged.tsx';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';

type Backtest = Schemas['PackBacktest'];

/** The offers that a draft newly flags, or flags no longer. */
function Hits({ of: { id }, rule, kind }: { of: Backtest; rule: string; kind: 'new' | 'gone' }) {
  const { t } = useTranslation();
  const query = usePaged(['backtest', id, rule, kind], (page) =>
    unwrap(api.GET('/v1/backtests/{id}/listings', { params: { path: { id }, query: { ...page, rule, kind } } })),
  );
  return (
    <section aria-label={t(`studio.hits.${kind}`)}>
      <h3>{t(`studio.hits.${kind}`)}</h3>
      <Paged query={query} empty={t('studio.noHits')}>
        {(items) => (
          <ul>
            {items.map(({ id: snapshot, title, platform }) => (
              <li key={snapshot}>
                <Said>{title}</Said> <span className="quiet">{platform}</span>
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </section>
  );
}

function Outcome({ backtest, rule, isCurrent }: { backtest: Backtest; rule: string; isCurrent: boolean }) {
  const { t, i18n } = useTranslation();
  const figure = (value: number): string => formatFigure(value, i18n.language);
  const { askedAt, askedBy, doneAt, listings, rules } = backtest;
  return (
    <>
      <p role="status">
        {t(doneAt === null ? 'studio.backtestRuns' : 'studio.backtestDone', {
          count: listings,
          listings: figure(listings),
          author: askedBy.name,
          at: formatInstant(askedAt, i18n.language),
        })}{' '}
        {!isCurrent && <strong>{t('studio.backtestOld')}</strong>}
      </p>
      {rules.length === 0 ? (
        doneAt !== null && <p>{t('studio.backtestNothing')}</p>
      ) : (
        <DataTable
          caption={t('studio.backtest')}
          head="rule"
          numbers={['added', 'gone', 'both']}
          nameOf={(name) => t(`studio.column.${name}`)}
          rows={rules}
          keyOf={(row) => row.rule}
          cells={{
            rule: (row) => <code>{row.rule}</code>,
            added: (row) => figure(row.added),
            gone: (row) => figure(row.gone),
            both: (row) => figure(row.both),
          }}
        />
      )}
      {rules.some((each) => each.rule === rule) && (
        <div className="studio">
          <Hits of={backtest} rule={rule} kind="new" />
          <Hits of={backtest} rule={rule} kind="gone" />
        </div>
      )}
    </>
  );
}

/** What the draft would newly flag and no longer flag among the unit's offers. */
export function Backtests({ pack, rule, mayAsk }: { pack: Schemas['PackDetail']; rule: string; mayAsk: boolean }) {
  const { t } = useTranslation();
  const path = { id: pack.id };
  const query = useRead(['backtests', pack.id], () => api.GET('/v1/packs/{id}/backtests', { params: { path } }));
  const ask = useCommand((_: undefined, header) =>
    unwrap(api.POST('/v1/packs/{id}/backtests', { params: { path, header } })),
  );
  return (
    <>
      <p>{t('studio.backtestIntro')}</p>
      <button type="button" disabled={!mayAsk || ask.isPending} onClick={() => ask.mutate(undefined)}>
        {t('studio.askBacktest')}
      </button>
      {!mayAsk && <p className="quiet">{t('studio.saveFirst')}</p>}
      <Refused error={ask.error} />
      <Loaded query={query}>
        {({ items: [latest] }) =>
          latest ? <Outcome backtest={latest} rule={rule} isCurrent={latest.digest === pack.draft?.digest} /> : null
        }
      </Loaded>
    </>
  );
}
