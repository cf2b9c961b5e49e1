import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../client/api.ts';
import { useRead } from '../../parts/read.ts';
import { Empty, Loaded } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';
import { Findings, OfferText } from '../case/offer/offer.tsx';

type Item = Schemas['ReceivedNoticeDetail']['items'][number];

/** The newest version of an offer, with what the rules found in it marked. */
function Newest({ listing, findings }: { listing: string; findings: Item['findings'] }) {
  const { t } = useTranslation();
  const query = useRead(['listing', listing], () =>
    api.GET('/v1/listings/{id}', { params: { path: { id: listing } } }),
  );
  return (
    <Loaded query={query}>
      {({ history }) => {
        const [newest] = [...history].sort((a, b) => b.seenAt.localeCompare(a.seenAt));
        if (!newest) return <Empty>{t('receiving.one.unread')}</Empty>;
        const marked = findings.filter(({ snapshot }) => snapshot === newest.id);
        return (
          <>
            <OfferText snapshot={{ ...newest, language: null, findings: marked }} />
            <Findings findings={marked} />
          </>
        );
      }}
    </Loaded>
  );
}

/** The offer that an address of a notice leads to, as its page was read: unfolded when it is wanted. */
export function OfferAsRead({ item: { listing, title, url, findings } }: { item: Item }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (listing === null) return null;
  return (
    <details className="card" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {t('receiving.one.asRead')}
        {t('state.colon')} <Said>{title ?? url}</Said>
      </summary>
      {isOpen && <Newest listing={listing} findings={findings} />}
    </details>
  );
}
