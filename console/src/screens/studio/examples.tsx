import { useTranslation } from 'react-i18next';
import { Loading } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';
import type { Tried } from './messages.ts';

function List({ tried }: { tried: readonly Tried[] }) {
  const { t } = useTranslation();
  return (
    <ul className="example-list">
      {tried.map(({ example, title, match, ok, why }) => (
        <li key={example}>
          <span className={`sign ${ok ? 'is-true' : 'is-false'}`}>
            <span aria-hidden="true">{ok ? '✓' : '✗'}</span>
            <span className="unseen">{t(ok ? 'studio.asSaid' : 'studio.notAsSaid')}</span>
          </span>{' '}
          <Said>{title}</Said> <span className="quiet">{t(match ? 'studio.mustMatch' : 'studio.lookAlike')}</span>
          {why !== '' && (
            <p className="error" lang="en">
              {why}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What a rule's own examples come to: those that fail first. */
export function Examples({ tried, rule }: { tried: readonly Tried[] | null; rule: string }) {
  const { t } = useTranslation();
  if (tried === null) return <Loading />;
  const own = tried.filter((each) => each.rule === rule).sort((a, b) => Number(a.ok) - Number(b.ok));
  const failed = own.filter(({ ok }) => !ok).length;
  const elsewhere = tried.filter((each) => !each.ok && each.rule !== rule).length;
  return (
    <>
      <p role="status" className={failed > 0 ? 'error' : undefined}>
        {failed > 0
          ? t('studio.examplesFail', { count: failed, all: own.length })
          : t('studio.examplesPass', { count: own.length })}{' '}
        {elsewhere > 0 && t('studio.examplesElsewhere', { count: elsewhere })}
      </p>
      {failed > 0 && <List tried={own.filter(({ ok }) => !ok)} />}
      {own.length > failed && (
        <details>
          <summary>{t('studio.examplesAll')}</summary>
          <List tried={own.filter(({ ok }) => ok)} />
        </details>
      )}
    </>
  );
}
