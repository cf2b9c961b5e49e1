/** A choice as an address has it; null where it has none, or one that is not known. */
export function readFilter<Value extends string>(search: string, name: string, values: readonly Value[]): Value | null {
  const said = new URLSearchParams(search).get(name);
  return values.find((value) => value === said) ?? null;
}

/** What an address asks for, with a choice put in or taken out; all else stays. */
export function writeFilter(search: string, name: string, value: string | null): string {
  const params = new URLSearchParams(search);
  if (value === null) params.delete(name);
  else params.set(name, value);
  return params.size === 0 ? '' : `?${params}`;
}
