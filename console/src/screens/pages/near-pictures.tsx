import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { formatFigure } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { DataTable } from '../../parts/list/data-table.tsx';
import { Empty } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';

type NearPicture = Schemas['NearPicture'];

/** Photographs that are nearly this one, by their hash: no picture is shown. */
export function Near({ near }: { near: readonly NearPicture[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (near.length === 0) return <Empty>{t('pages.noNear')}</Empty>;
  return (
    <DataTable
      caption={t('pages.near')}
      cells={{
        picture: ({ pdq }: NearPicture) => (
          <Link to={paths.picture(pdq)}>
            <code className="address">{pdq.slice(0, 16)}…</code>
          </Link>
        ),
        distance: ({ distance }: NearPicture) => formatFigure(distance, language),
        cases: ({ cases }: NearPicture) => formatFigure(cases, language),
        example: ({ case: id, title }: NearPicture) => (
          <Link to={paths.case(id)}>
            <Said>{title}</Said>
          </Link>
        ),
      }}
      nameOf={(name) => t(`pages.nearColumn.${name}`)}
      head="picture"
      numbers={['distance', 'cases']}
      rows={near}
      keyOf={({ pdq }) => pdq}
    />
  );
}
