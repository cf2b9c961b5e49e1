import { shorten, showInvisible } from './show-invisible.ts';

/**
 * A text that somebody else wrote: apart from the reading order around it, with what hides in it shown, and cut to a
 * line's length where it is longer, with the whole as its hint; `isWhole`: not cut.
 */
export function Said({ children, isWhole = false }: { children: string | null | undefined; isWhole?: boolean }) {
  const text = children ?? '';
  if (isWhole) return <bdi>{showInvisible(text)}</bdi>;
  const short = shorten(text);
  const whole = showInvisible(text);
  return <bdi title={short === whole ? undefined : whole}>{short}</bdi>;
}
