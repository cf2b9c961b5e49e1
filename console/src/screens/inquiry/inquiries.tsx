import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../client/api.ts';
import { mayWork, useAccount } from '../../parts/account.ts';
import { Link } from '../../parts/link.tsx';
import { Paged, usePaged } from '../../parts/list/paged.tsx';
import { useRead } from '../../parts/read.ts';
import { Cards, Loaded } from '../../parts/states.tsx';
import { paths } from '../../paths.ts';
import { InquiryCard } from './answers.tsx';
import { AskForm } from './ask-form.tsx';
import { InquiryNav } from './inquiry-nav.tsx';
import { Review } from './review.tsx';
import { InquiryUnit } from './unit.tsx';

function Mine() {
  const { t } = useTranslation();
  const query = usePaged(['inquiries'], (page) => unwrap(api.GET('/v1/inquiries', { params: { query: page } })));
  return (
    <>
      <h2>{t('inquiry.mine')}</h2>
      <Paged query={query} empty={t('inquiry.noneAsked')}>
        {(items) => (
          <Cards items={items} keyOf={({ id }) => id}>
            {(inquiry) => (
              <InquiryCard
                inquiry={inquiry}
                load={() => api.GET('/v1/inquiries/{id}', { params: { path: { id: inquiry.id } } })}
              />
            )}
          </Cards>
        )}
      </Paged>
    </>
  );
}

function Ask() {
  const { t } = useTranslation();
  const query = useRead(['inquiry-unit'], () => api.GET('/v1/inquiry-unit'));
  return (
    <>
      <p>{t('inquiry.intro')}</p>
      <Loaded query={query}>
        {({ opening, peers }) => {
          const asked = peers.filter(({ endedAt }) => endedAt === null);
          if (opening === null || asked.length === 0)
            return (
              <p className="message">
                {t(opening === null ? 'inquiry.closed' : 'inquiry.noPeers')}{' '}
                <Link to={paths.inquiryUnit}>{t('inquiry.screens.inquiryUnit')}</Link>
              </p>
            );
          return <AskForm peers={asked} />;
        }}
      </Loaded>
      <Mine />
    </>
  );
}

/** Hit, no hit: asking other units, who asked this one, and on whose word. */
export function Inquiries({ id }: { id: string }) {
  const { t } = useTranslation();
  const account = useAccount();
  const isReview = id === 'review' || !mayWork(account);
  return (
    <>
      <h1>{t('inquiry.title')}</h1>
      <InquiryNav />
      {isReview ? <Review /> : id === 'unit' ? <InquiryUnit /> : <Ask />}
    </>
  );
}
