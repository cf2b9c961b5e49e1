import { createContext, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Whether the captures of the open case are shown, in grey: the key `r` shows and hides them all. */
export const Revealed = createContext(false);

/** The capture of a page: blurred beyond recognition until a person asks for it, and grey then. */
export function Capture({ id, caption }: { id: string; caption?: string }) {
  const { t } = useTranslation();
  const ofAll = useContext(Revealed);
  const [own, setOwn] = useState({ ofAll, isRevealed: ofAll });
  // What the key says goes for all, until one of them is asked for by itself.
  const isRevealed = own.ofAll === ofAll ? own.isRevealed : ofAll;
  const [isMissing, setMissing] = useState(false);
  if (isMissing) return <p className="quiet">{t('evidence.noPicture')}</p>;
  return (
    <figure className="screenshot">
      {caption && <figcaption className="quiet">{caption}</figcaption>}
      <button
        type="button"
        aria-pressed={isRevealed}
        title="r"
        onClick={() => setOwn({ ofAll, isRevealed: !isRevealed })}
      >
        {t(isRevealed ? 'evidence.hide' : 'evidence.reveal')}
      </button>
      <div className="window" {...(isRevealed && { tabIndex: 0 })}>
        <img
          className={isRevealed ? 'revealed' : 'blurred'}
          src={`/v1/evidence/${id}/${isRevealed ? 'screenshot' : 'blurred-picture'}`}
          alt={t(isRevealed ? 'evidence.screenshot' : 'evidence.blurred')}
          loading="lazy"
          onError={() => setMissing(true)}
        />
      </div>
    </figure>
  );
}
