import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../client/api.ts';
import { useLanguage } from '../../../parts/language.ts';
import { showInvisible, splitByMarks } from './highlight.ts';

export type Finding = Schemas['CaseDetail']['snapshots'][number]['findings'][number];

/** A field's original text, with what was found in it marked. It came from a page: it is only ever text here. */
export function Field({
  text,
  field,
  findings,
  lang = '',
}: {
  text: string;
  field: string;
  findings: Finding[];
  lang?: string;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const marks = findings.flatMap((finding) =>
    finding.matches
      .filter((match) => match.field === field)
      .map(({ start, end, term, via }) => ({
        start,
        end,
        label: t('case.matchHint', {
          rule: finding.title[language],
          term,
          via: t(`via.${via}`, { defaultValue: via }),
          interpolation: { escapeValue: false },
        }),
      })),
  );
  return (
    <bdi className="original" lang={lang}>
      {splitByMarks(text, marks).map((piece) =>
        piece.labels.length > 0 ? (
          <mark key={piece.start} title={piece.labels.join('\n')}>
            {showInvisible(piece.text)}
          </mark>
        ) : (
          <span key={piece.start}>{showInvisible(piece.text)}</span>
        ),
      )}
    </bdi>
  );
}
