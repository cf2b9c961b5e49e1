import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../client/api.ts';
import { useLanguage } from '../../../parts/language.ts';
import { showInvisible } from '../../../parts/text/show-invisible.ts';
import { splitByMarks } from './highlight.ts';

export type Finding = Schemas['CaseDetail']['snapshots'][number]['findings'][number];

interface FieldProps {
  text: string;
  field: string;
  findings: readonly Pick<Finding, 'title' | 'matches'>[];
  lang?: string;
}

/** A field's original text, with what was found in it marked. It came from a page: it is only ever text here. */
export function Field({ text, field, findings, lang = '' }: FieldProps) {
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

/** The whole of a field of which only the beginning is shown, where it is longer: unfolded when it is wanted. */
export function WholeField({ most, ...props }: FieldProps & { most: number }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (props.text.length <= most) return null;
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('case.wholeText', { count: props.text.length })}</summary>
      {isOpen && <Field {...props} />}
    </details>
  );
}
