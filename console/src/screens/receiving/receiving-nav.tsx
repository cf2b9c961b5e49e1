import { useTranslation } from 'react-i18next';
import { Beside } from '../../parts/frame/beside.tsx';
import { paths } from '../../paths.ts';

const SCREENS = ['received', 'statements', 'complaints', 'misuse', 'report', 'senders'] as const;

/** The screens of the receiving side. */
export function ReceivingNav() {
  const { t } = useTranslation();
  return <Beside name={t('receiving.nav')} screens={SCREENS.map((one) => [paths[one], t(`receiving.${one}.title`)])} />;
}
