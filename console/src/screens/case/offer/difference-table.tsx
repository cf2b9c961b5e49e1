import { useTranslation } from 'react-i18next';
import { Said } from '../../../parts/text/said.tsx';
import { showInvisible } from '../../../parts/text/show-invisible.ts';
import type { Difference, Piece } from './differences.ts';
import { nameField } from './name-field.ts';

/** A text with what only it says marked: taken away from the first, put into the second. */
function Pieces({ pieces, of }: { pieces: Piece[]; of: 'before' | 'after' }) {
  const Own = of === 'before' ? 'del' : 'ins';
  return (
    <bdi className="original">
      {pieces.length === 0 && '–'}
      {pieces.map(({ text, isOwn }, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces may repeat, and their order never changes
        isOwn ? <Own key={at}>{showInvisible(text)}</Own> : <span key={at}>{showInvisible(text)}</span>,
      )}
    </bdi>
  );
}

/** Two offers or versions side by side, field by field. */
export function DifferenceTable(props: { caption: string; before: string; after: string; rows: Difference[] }) {
  const { caption, before, after, rows } = props;
  const { t } = useTranslation();
  return (
    <table className="differences">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('case.field')}</th>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.field} className={row.isSame ? 'same' : undefined}>
            <th scope="row">
              <Said>{nameField(t, row.field)}</Said>
            </th>
            <td>
              <Pieces pieces={row.before} of="before" />
            </td>
            <td>
              <Pieces pieces={row.after} of="after" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
