import { readTyped } from './typed.ts';

/** What a form with these fields says, for tests. */
export function typed(fields: Record<string, string>) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return readTyped(data);
}
