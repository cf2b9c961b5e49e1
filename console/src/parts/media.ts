import { useCallback, useSyncExternalStore } from 'react';

export const PHONE = '(max-width: 48rem)';

/** Whether the window is as a query of the style sheets says. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
