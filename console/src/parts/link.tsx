import type { MouseEvent, ReactNode } from 'react';
import { goTo } from '../paths.ts';
import { preload } from './preload.ts';

/** A link within the console: a click stays on the page, anything else is the browser's. */
export function Link(props: {
  to: string;
  children: ReactNode;
  current?: boolean;
  title?: string;
  className?: string;
  id?: string;
  tabIndex?: number;
  /** How it is gone to, where that is more than another address. */
  onGo?: () => void;
}) {
  const { to, children, current, onGo = () => goTo(to), ...rest } = props;
  const follow = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onGo();
  };
  return (
    <a
      {...rest}
      href={to}
      onClick={follow}
      onPointerEnter={() => preload(to)}
      onFocus={() => preload(to)}
      aria-current={current ? 'page' : undefined}
    >
      {children}
    </a>
  );
}
