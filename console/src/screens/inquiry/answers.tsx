import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { FIXED, useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';

type Whole = Schemas['WholeInquiry'];
type Load = () => Promise<{ data?: Whole; error?: unknown; response: Response }>;

function Subject({ id, load }: { id: string; load: Load }) {
  const { t } = useTranslation();
  // Each reading is in the audit log: it is asked for once, not as the screen stays open.
  const query = useRead(['inquiry', id], load, FIXED);
  return (
    <Loaded query={query}>
      {({ subject }) =>
        subject === null ? (
          <p className="quiet">{t('inquiry.erased')}</p>
        ) : (
          <p className="lines">
            <Said isWhole>
              {[subject.value, subject.platform, subject.bornOn].filter(Boolean).join(t('inquiry.between'))}
            </Said>
          </p>
        )
      }
    </Loaded>
  );
}

/** What was asked and what came of it. The subject is shown on demand, which is recorded. */
export function InquiryCard({ inquiry, load }: { inquiry: Schemas['Inquiry']; load: Load }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isShown, setShown] = useState(false);
  const { id, kind, officer, purpose, basis, article, at, answers } = inquiry;
  return (
    <>
      <p>
        <strong>{t(`inquiry.kinds.${kind}`)}</strong>{' '}
        {isShown ? (
          <Subject id={id} load={load} />
        ) : (
          <button type="button" onClick={() => setShown(true)}>
            {t('inquiry.showSubject')}
          </button>
        )}
      </p>
      <ul>
        {answers.map(({ peer, state, officer: whom, reach, failure }) => (
          <li key={peer.id}>
            <Said>{peer.name}</Said>
            {t('state.colon')} <span className={`tag ${state}`}>{t(`inquiry.states.${state}`)}</span>{' '}
            {whom !== null && (
              <Said isWhole>
                {t('inquiry.askOfficer', { officer: whom, reach, interpolation: { escapeValue: false } })}
              </Said>
            )}
            {failure !== null && <Said isWhole>{failure[language]}</Said>}
          </li>
        ))}
      </ul>
      <p className="quiet">
        <Said>{officer.name}</Said> · <Said>{purpose}</Said> · <Said>{basis}</Said> · <Said>{article}</Said> ·{' '}
        <time dateTime={at}>{formatInstant(at, language)}</time>
      </p>
    </>
  );
}
