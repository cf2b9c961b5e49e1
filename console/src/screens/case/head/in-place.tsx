import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** What is typed in the head of a case, in its place: nothing that one reads is covered. Escape closes it; what is typed first is marked `data-first`. */
export function InPlace({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    (place.current?.querySelector<HTMLElement>('[data-first]') ?? place.current)?.focus();
  }, []);
  return (
    <div
      ref={place}
      role="dialog"
      className="in-place"
      aria-label={title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <div className="line">
        <h2>{title}</h2>
        <button type="button" className="plain-button" title="Esc" onClick={onClose}>
          {t('decide.cancel')}
        </button>
      </div>
      {children}
    </div>
  );
}
