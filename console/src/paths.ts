import { useSyncExternalStore } from 'react';

/** Addresses of the console. */
export const paths = {
  worktable: '/',
  case: (id: string) => `/cases/${encodeURIComponent(id)}`,
  alerts: '/alerts',
  alert: (id: string) => `/alerts/${encodeURIComponent(id)}`,
  platform: (name: string) => `/platforms/${encodeURIComponent(name)}`,
  candidates: (platform: string, obligation: string) =>
    `/platforms/${encodeURIComponent(platform)}/candidates/${encodeURIComponent(obligation)}`,
  ageGate: (platform: string, id: string) =>
    `/platforms/${encodeURIComponent(platform)}/age-gates/${encodeURIComponent(id)}`,
  trader: (platform: string, key: string) => `/traders/${encodeURIComponent(platform)}/${encodeURIComponent(key)}`,
  product: (key: string) => `/products/${encodeURIComponent(key)}`,
  picture: (pdq: string) => `/pictures/${pdq}`,
  rules: '/rules',
  rule: (pack: string, rule: string) => `/rules/${encodeURIComponent(pack)}/${encodeURIComponent(rule)}`,
  compliance: '/compliance-report',
  releases: '/releases-list',
  flagger: '/trusted-flagger-report',
  imports: '/imports',
  intake: '/intake',
  intakeOne: (id: string) => `/intake/${encodeURIComponent(id)}`,
  sweeps: '/sweeps',
  sweep: (id: string) => `/sweeps/${encodeURIComponent(id)}`,
  sweepReview: (id: string) => `/sweeps/${encodeURIComponent(id)}/review`,
  handovers: '/handovers',
  offerCase: (id: string) => `/handovers?case=${encodeURIComponent(id)}`,
  inquiries: '/inquiries',
  inquiryReview: '/inquiries/review',
  inquiryUnit: '/inquiries/unit',
  jointOperations: '/joint-operations',
  jointOperation: (id: string) => `/joint-operations/${encodeURIComponent(id)}`,
  referrals: '/referrals',
  courts: '/courts',
  unit: '/unit',
  people: '/people',
  account: '/account',
  audit: '/audit',
  operations: '/operations',
  requests: '/data-requests',
  attended: (id: string) => `/attended/${encodeURIComponent(id)}`,
  held: '/before-publication',
  connect: '/connect-marketplace',
  received: '/received',
  receivedOne: (id: string) => `/received/${encodeURIComponent(id)}`,
  statements: '/statements',
  complaints: '/complaints',
  misuse: '/misuse',
  senders: '/senders',
  report: '/transparency-report',
} as const;

const CHANGED = 'vigie:path';

/** Another address, with a step back to this one. */
export function goTo(path: string): void {
  history.pushState(null, '', path);
  dispatchEvent(new Event(CHANGED));
  scrollTo(0, 0);
}

/** Another address in place of this one, without a step back to it. */
export function replacePath(path: string): void {
  history.replaceState(null, '', path);
  dispatchEvent(new Event(CHANGED));
}

/** Another query in the address of this screen, without a step back to it. */
export const replaceSearch = (search: string): void => replacePath(`${location.pathname}${search}`);

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

/** What the address asks of its screen. */
export const useSearch = (): string => useSyncExternalStore(subscribe, () => location.search);
