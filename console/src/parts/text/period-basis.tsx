import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { Said } from './said.tsx';

/** On what ground data are kept so long, where that can be read, and whether somebody read it. */
export function PeriodBasis({
  basis,
  source,
  verified,
}: Pick<Schemas['RetentionPeriod'], 'basis' | 'source' | 'verified'>) {
  const { t } = useTranslation();
  return (
    <>
      {!verified && <span className="tag">{t('keeping.unverified')}</span>}{' '}
      <span className="quiet">
        <Said isWhole>{`${basis} (${source})`}</Said>
      </span>
    </>
  );
}

/** The same of a period that waits for a second person, who has to know it. */
export function ProposedBasis({ kind, summary: { basis, source, verified } }: Schemas['Proposal']) {
  if (kind !== 'retention.set' || typeof basis !== 'string' || typeof source !== 'string') return null;
  return (
    <p>
      <PeriodBasis basis={basis} source={source} verified={verified === true} />
    </p>
  );
}
