import { useTranslation } from 'react-i18next';
import { Said } from '../../parts/text/said.tsx';
import { nameField } from '../case/offer/name-field.ts';
import type { Condition, Reason } from './messages.ts';
import { conditionInWords, partsOf } from './rule-words.ts';

/** What speaks for a condition, or came nearest to it. */
function Seen({ reason }: { reason: Reason }) {
  const { t } = useTranslation();
  if (reason.parts.length > 0 && reason.nearest.length === 0) return null;
  return (
    <>
      {reason.value === true &&
        reason.matches.slice(0, 5).map(({ field, start, text, term }) => (
          <span key={`${field} ${start} ${term}`} className="seen">
            {text !== '' && (
              <mark>
                <Said isWhole>{text}</Said>
              </mark>
            )}{' '}
            <span className="quiet">{nameField(t, field)}</span>
          </span>
        ))}
      {reason.nearest.map(({ why, field, start, text, term }) => (
        <span key={`${why} ${field} ${start} ${term}`} className="seen">
          {t(`studio.nearest.${why}`, { text, term })} <span className="quiet">{nameField(t, field)}</span>
        </span>
      ))}
    </>
  );
}

const SIGNS = { true: '✓', false: '✗', null: '?' } as const;
const signOf = (value: boolean | null): keyof typeof SIGNS => (value === null ? 'null' : value ? 'true' : 'false');

/** A condition and those inside it, each in words; with a reason, whether it is true of an offer and why. */
export function RuleTree({ condition, reason }: { condition: Condition; reason?: Reason | undefined }) {
  const { t, i18n } = useTranslation();
  const parts = partsOf(condition);
  const sign = reason && signOf(reason.value);
  return (
    <div className="rule-tree">
      <p>
        {sign && (
          <span className={`sign is-${sign}`} title={t(`studio.value.${sign}`)}>
            <span aria-hidden="true">{SIGNS[sign]}</span>
            <span className="unseen">{t(`studio.value.${sign}`)}</span>
          </span>
        )}{' '}
        {conditionInWords(condition, t, i18n.language)}
        {reason && <Seen reason={reason} />}
      </p>
      {parts.length > 0 && (
        <ul>
          {parts.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names, and another pack is another tree
            <li key={at}>
              <RuleTree condition={part} reason={reason?.parts[at]} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
