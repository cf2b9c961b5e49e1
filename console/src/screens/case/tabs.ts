/** What a case is read by, in the order of the keys 1 to 5. */
export const TABS = ['evidence', 'documents', 'follow-up', 'goods', 'file'] as const;
export type Tab = (typeof TABS)[number];

/** The tab that an address names; where it names none, the first. */
export function readTab(search: string): Tab {
  const said = new URLSearchParams(search).get('tab');
  return TABS.find((tab) => tab === said) ?? TABS[0];
}

/** Whether an address names a tab that there is. */
export const namesTab = (search: string): boolean =>
  new URLSearchParams(search).getAll('tab').some((said) => TABS.some((tab) => tab === said));

/** An address with another tab, and all else as it was. */
export function writeTab(search: string, tab: Tab): string {
  const params = new URLSearchParams(search);
  if (tab === TABS[0]) params.delete('tab');
  else params.set('tab', tab);
  return params.size === 0 ? '' : `?${params}`;
}
