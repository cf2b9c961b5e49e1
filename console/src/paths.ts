import { useSyncExternalStore } from 'react';

/** Addresses of the console. */
export const paths = {
  queue: '/',
  case: (id: string) => `/cases/${encodeURIComponent(id)}`,
  rules: '/rules',
  compliance: '/compliance-report',
  releases: '/releases-list',
  imports: '/imports',
  unit: '/unit',
  received: '/received',
  receivedOne: (id: string) => `/received/${encodeURIComponent(id)}`,
  statements: '/statements',
  complaints: '/complaints',
  misuse: '/misuse',
  senders: '/senders',
} as const;

const CHANGED = 'vigie:path';

export function goTo(path: string): void {
  history.pushState(null, '', path);
  dispatchEvent(new Event(CHANGED));
  scrollTo(0, 0);
}

/** Another query in the address of this screen, without a step back to it. */
export function replaceSearch(search: string): void {
  history.replaceState(null, '', `${location.pathname}${search}`);
  dispatchEvent(new Event(CHANGED));
}

export function subscribe(onChange: () => void): () => void {
  addEventListener('popstate', onChange);
  addEventListener(CHANGED, onChange);
  return () => {
    removeEventListener('popstate', onChange);
    removeEventListener(CHANGED, onChange);
  };
}

/** The address the console shows now. */
export const usePath = (): string => useSyncExternalStore(subscribe, () => location.pathname);
