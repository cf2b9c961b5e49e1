import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { Link } from '../../parts/link.tsx';
import { PlatformName } from '../../parts/text/platform-name.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';

/** From a case to the pages of its platform, its trader and its product. */
export function PageLinks({
  found,
}: {
  found: Pick<Schemas['Case'], 'platform' | 'trader' | 'traderKey' | 'product'>;
}) {
  const { t } = useTranslation();
  const { platform, trader, traderKey, product } = found;
  return (
    <>
      <Link to={paths.platform(platform)}>
        <PlatformName host={platform} />
      </Link>{' '}
      ·{' '}
      {traderKey === '' ? (
        t('worktable.noTrader')
      ) : (
        <Link to={paths.trader(platform, traderKey)}>
          <Said>{trader || traderKey}</Said>
        </Link>
      )}{' '}
      · <Link to={paths.product(product)}>{t('pages.sameProduct')}</Link>
    </>
  );
}
