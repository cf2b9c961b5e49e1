import { type ReactNode, useRef, useState } from 'react';

/** A button, and under it a sheet that goes away by Escape or a click elsewhere. What is on it is made when it opens. */
export function Sheet(props: {
  id: string;
  /** What the button and the sheet are called, where the button's content does not say it. */
  label: string;
  button: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const { id, label } = props;
  const button = useRef<HTMLButtonElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const place = (): void => {
    if (!button.current || !sheet.current) return;
    const { left, bottom } = button.current.getBoundingClientRect();
    const { style } = sheet.current;
    style.top = `${bottom + 4}px`;
    style.left = `max(0.5rem, min(${left}px, 100vw - 21rem))`;
    style.maxHeight = `calc(100dvh - ${bottom + 12}px)`;
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={props.className ?? 'plain-button'}
        popoverTarget={id}
        aria-label={label}
        title={label}
      >
        {props.button}
      </button>
      <div
        ref={sheet}
        id={id}
        className="sheet"
        popover="auto"
        role="dialog"
        aria-label={label}
        onBeforeToggle={place}
        onToggle={({ newState }) => setOpen(newState === 'open')}
      >
        {isOpen && props.children}
      </div>
    </>
  );
}
