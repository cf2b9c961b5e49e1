import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * What is typed in the head of a case, in its place: nothing that one reads is covered. Escape closes it; what is typed
 * first is marked `data-first`. One that is read too, and goes on after each act, is closed and not given up.
 */
export function InPlace(props: { title: string; onClose: () => void; isRead?: boolean; children: ReactNode }) {
  const { title, onClose, isRead = false, children } = props;
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
          {t(isRead ? 'case.access.close' : 'decide.cancel')}
        </button>
      </div>
      {children}
    </div>
  );
}
