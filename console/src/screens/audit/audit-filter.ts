/** What the audit log is searched by, each as the address and the server have it. */
export const FIELDS = ['who', 'act', 'subject', 'case', 'from', 'to'] as const;
export type Field = (typeof FIELDS)[number];
export type AuditFilter = Partial<Record<Field, string>>;

/** What an address asks of the log. */
export function readAuditFilter(search: string): AuditFilter {
  const params = new URLSearchParams(search);
  const filter: AuditFilter = {};
  for (const name of FIELDS) {
    const value = params.get(name)?.trim();
    if (value) filter[name] = value;
  }
  return filter;
}

/** The address of a search, and of the entry that is open in it. */
export function writeAuditSearch(filter: AuditFilter, entry: number | null): string {
  const params = new URLSearchParams();
  for (const name of FIELDS) {
    const value = filter[name];
    if (value) params.set(name, value);
  }
  if (entry !== null) params.set('entry', String(entry));
  return params.size === 0 ? '' : `?${params}`;
}

/** The entry that an address has open; null: none. */
export function readEntry(search: string): number | null {
  const said = Number(new URLSearchParams(search).get('entry'));
  return Number.isSafeInteger(said) && said > 0 ? said : null;
}

/** Entries in one signed file. */
const PAGE = 10_000;
/** So many files are offered at once; whoever needs more goes on from the last. */
const MOST_FILES = 20;

/**
 * The signed files that an export takes, each with the entries it begins and ends with: of a search one, of the whole log
 * as many as it has.
 *
 * @param newest the number of the log's newest entry
 */
export function exportFiles(filter: AuditFilter, newest: number): { href: string; from: number; to: number }[] {
  const search = writeAuditSearch(filter, null);
  if (search !== '') return [{ href: `/v1/audit/export${search}`, from: 1, to: newest }];
  const files = Math.min(MOST_FILES, Math.ceil(newest / PAGE));
  return Array.from({ length: files }, (_, at) => ({
    href: `/v1/audit/export?after=${at * PAGE}`,
    from: at * PAGE + 1,
    to: Math.min(newest, (at + 1) * PAGE),
  }));
}
