import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../client/api.ts';
import { formatFigure } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { DataTable } from '../../../parts/list/data-table.tsx';
import { Empty } from '../../../parts/states.tsx';
import { PlatformName } from '../../../parts/text/platform-name.tsx';
import { useValueTitle } from '../../followup/declared-values.ts';
import { Defined, useFigureName } from './figures.tsx';

type Report = Schemas['TrustedFlaggerReport'];
type Cell = Report['byType'][number];
const COUNTS = [
  'notices',
  'acted',
  'partly',
  'noAction',
  'none',
  'asked',
  'removed',
  'restricted',
  'online',
  'indeterminate',
] as const;
type Count = (typeof COUNTS)[number];
/** What checks saw of the listings. */
const SEEN = COUNTS.slice(5);

/** Notices by hosting service, type of content and action taken: the three that art. 22(3) names, in one table. */
export function Notices({ report }: { report: Report }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const nameOf = useFigureName(report.definitions);
  const titleOf = useValueTitle();
  const count = (name: Count) => (cell: Cell) => formatFigure(cell[name], language);
  const cells = {
    content: ({ rule, title, category }: Cell) => (
      <>
        {title?.[language] ?? rule}
        {category && (
          <>
            <br />
            <span className="quiet">{titleOf(category)}</span>
          </>
        )}
      </>
    ),
    platform: ({ platform }: Cell) => <PlatformName host={platform} />,
    notices: count('notices'),
    acted: count('acted'),
    partly: count('partly'),
    noAction: count('noAction'),
    none: count('none'),
    asked: count('asked'),
    removed: count('removed'),
    restricted: count('restricted'),
    online: count('online'),
    indeterminate: count('indeterminate'),
  };
  return (
    <section aria-labelledby="types-title">
      <h2 id="types-title">{t('flagger.byType')}</h2>
      {report.byType.length === 0 ? (
        <Empty>{t('flagger.none')}</Empty>
      ) : (
        <DataTable
          caption={t('flagger.byType')}
          cells={cells}
          nameOf={(name) => (name === 'content' || name === 'platform' ? t(`flagger.${name}`) : nameOf(name))}
          head="content"
          numbers={COUNTS}
          rows={report.byType}
          keyOf={({ platform, rule }) => `${platform} ${rule}`}
        />
      )}
      <Defined definitions={report.definitions} names={SEEN} />
    </section>
  );
}
