import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { type Act, placeOf, toAct, WINDOW } from './acts.ts';

/**
 * The page, picture by picture: clicks, scrolling and keys on it go to it. Blurred beyond recognition until a person asks
 * for it, and grey then. Escape, twice with nothing between, leads out of it.
 */
export function PageWindow(props: {
  picture: RefObject<HTMLImageElement | null>;
  isRevealed: boolean;
  act: (act: Act) => void;
  onLeave: () => void;
}) {
  const { picture, isRevealed, act, onLeave } = props;
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const [isLeaving, setLeaving] = useState(false);

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && isLeaving) {
      event.preventDefault();
      setLeaving(false);
      onLeave();
      return;
    }
    setLeaving(event.key === 'Escape');
    const one = toAct(event);
    if (!one) return;
    event.preventDefault();
    act(one);
  }
  function click(event: MouseEvent): void {
    if (event.button !== 0 || !picture.current) return;
    event.preventDefault();
    const place = placeOf(event, picture.current.getBoundingClientRect());
    // Where it scrolled, what was pressed would be elsewhere.
    frame.current?.focus({ preventScroll: true });
    act({ kind: 'click', ...place });
  }
  // React hears the wheel passively: the console would scroll along.
  const turn = useEffectEvent((event: WheelEvent): void => {
    if (!picture.current || event.ctrlKey) return;
    event.preventDefault();
    act({ kind: 'scroll', ...placeOf(event, picture.current.getBoundingClientRect()), by: event.deltaY });
  });
  useEffect(() => {
    const { current } = frame;
    current?.addEventListener('wheel', turn, { passive: false });
    return () => current?.removeEventListener('wheel', turn);
  }, []);
  return (
    <div
      ref={frame}
      className="attended-window"
      role="application"
      aria-label={t('attended.frame')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys
      tabIndex={0}
      onKeyDown={press}
      onMouseDown={click}
      onPaste={(event) => {
        const text = event.clipboardData.getData('text').slice(0, 500);
        if (text !== '') act({ kind: 'text', text });
      }}
    >
      <img ref={picture} className={isRevealed ? 'revealed' : 'blurred'} alt="" draggable={false} {...WINDOW} />
    </div>
  );
}
