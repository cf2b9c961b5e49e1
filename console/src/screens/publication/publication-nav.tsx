import { useTranslation } from 'react-i18next';
import { Beside } from '../../parts/frame/beside.tsx';
import { paths } from '../../paths.ts';

const SCREENS = ['releases', 'flagger'] as const;

/** What the unit makes public: its releases and its report as a trusted flagger. */
export function PublicationNav() {
  const { t } = useTranslation();
  return <Beside name={t('flagger.nav')} screens={SCREENS.map((one) => [paths[one], t(`${one}.title`)])} />;
}
