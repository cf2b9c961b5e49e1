import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../../client/api.ts';
import { useRead } from '../../../parts/read.ts';
import { Loaded } from '../../../parts/states.tsx';
import { Recalls } from './recalls.tsx';
import { Relistings } from './relistings.tsx';
import { Similar } from './similar.tsx';

/** The same goods elsewhere: relistings to decide on, offers like this one, and recalls. */
export function Goods({ found }: { found: Schemas['CaseDetail'] }) {
  const { t } = useTranslation();
  const query = useRead(['follow-ups', found.id], () =>
    api.GET('/v1/follow-ups', { params: { query: { case: found.id } } }),
  );
  const listings = [...new Set(found.snapshots.map(({ listing }) => listing))];
  return (
    <>
      <Loaded query={query}>
        {({ relistings, cluster }) =>
          relistings.length > 0 ? (
            <Relistings caseId={found.id} cluster={cluster} relistings={relistings} />
          ) : (
            <p className="message">{t('case.noRelisting')}</p>
          )
        }
      </Loaded>
      {listings.map((listing) => (
        <div key={listing}>
          <Recalls listing={listing} />
          <Similar listing={listing} />
        </div>
      ))}
    </>
  );
}
