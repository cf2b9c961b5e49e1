import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { Link } from '../../parts/link.tsx';
import { paths } from '../../paths.ts';

/** From the pictures of an offer to the pages of those photographs: who else has them. */
export function SamePictures({ pictures }: { pictures: readonly Schemas['ReadPicture'][] }) {
  const { t } = useTranslation();
  const hashes = [...new Set(pictures.flatMap(({ pdq }) => pdq ?? []))];
  if (hashes.length === 0) return null;
  return (
    <p>
      {t('pages.samePictures')}
      {hashes.map((pdq, at) => (
        <span key={pdq}>
          {at > 0 ? ', ' : ' '}
          <Link to={paths.picture(pdq)}>{t('pictures.number', { number: at + 1 })}</Link>
        </span>
      ))}
    </p>
  );
}
