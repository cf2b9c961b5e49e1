import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../client/api.ts';
import { formatFigure, formatInstant, formatShare } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Panel } from '../../parts/panel.tsx';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';

type Compared = Schemas['SweepComparison'];

function Compared({ comparison }: { comparison: Compared }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const share = (value: number): string => formatShare(value, language);
  const figure = (value: number): string => formatFigure(value, language);
  const { differs, frames, figures } = comparison;
  const nameOf = ({ figure: of, name }: Compared['figures'][number]): string => {
    if (of === 'total' || of === 'confirmed' || of === 'elusion' || of === 'corrected') return t(`sweep.figure.${of}`);
    return t(`sweep.compare.of.${of}`, { name: name || t('sweep.noStratum') });
  };
  return (
    <>
      {differs.length > 0 && (
        <>
          <p>
            <strong>{t('sweep.compare.differs')}</strong>
          </p>
          <dl className="facts">
            {differs.map(({ what, first, second }) => (
              <div key={what}>
                <dt>{t(`sweep.compare.what.${what}`)}</dt>
                <dd>
                  <Said isWhole>{first}</Said> / <Said isWhole>{second}</Said>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p>
        {t('sweep.compare.frames', {
          first: figure(frames.first),
          second: figure(frames.second),
          shared: figure(frames.shared),
        })}
      </p>
      <div className="scroll">
        <table>
          <caption className="unseen">{t('sweep.compare.title')}</caption>
          <thead>
            <tr>
              {(['figure', 'first', 'second', 'difference', 'interval'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`sweep.compare.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map((row) => (
              <tr key={`${row.figure} ${row.name}`}>
                <th scope="row">
                  <Said>{nameOf(row)}</Said>
                </th>
                <td>{share(row.first.share)}</td>
                <td>{share(row.second.share)}</td>
                <td>{share(row.difference)}</td>
                <td>{t('sweep.compare.limits', { low: share(row.low), high: share(row.high) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="quiet">{t('sweep.compare.note')}</p>
    </>
  );
}

function Result({ id, other }: { id: string; other: string }) {
  const query = useRead(['sweeps', id, 'comparison', other], () =>
    api.GET('/v1/sweeps/{id}/comparison', { params: { path: { id }, query: { with: other } } }),
  );
  return <Loaded query={query}>{(comparison) => <Compared comparison={comparison} />}</Loaded>;
}

/** A sweep beside another that has its figures: each difference with its interval, and what makes it doubtful. */
export function Comparison({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const [other, setOther] = useState('');
  const query = useRead(['sweeps', 'counted'], () => api.GET('/v1/sweeps', { params: { query: { limit: 50 } } }));
  return (
    <Panel title={t('sweep.compare.title')}>
      <Loaded query={query}>
        {({ items }) => {
          const counted = items.filter((sweep) => sweep.figures !== null && sweep.id !== id);
          if (counted.length === 0) return <p>{t('sweep.compare.none')}</p>;
          return (
            <p>
              <label>
                {t('sweep.compare.with')}{' '}
                <select value={other} onChange={(event) => setOther(event.target.value)}>
                  <option value="">–</option>
                  {counted.map((sweep) => (
                    <option key={sweep.id} value={sweep.id}>
                      {formatInstant(sweep.at, i18n.language)} · {sweep.question}
                    </option>
                  ))}
                </select>
              </label>
            </p>
          );
        }}
      </Loaded>
      {other !== '' && <Result id={id} other={other} />}
    </Panel>
  );
}
