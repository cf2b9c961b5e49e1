import type { Words } from '@vigie/engine';
import { VigieError } from '../base/core/errors.ts';

/** What `vigie doctor` looks at. */
export const CHECKS = [
  'folder',
  'disk',
  'keys',
  'database',
  'log',
  'witnesses',
  'archive',
  'webhooks',
  'bucket',
  'stream',
  'clock',
  'mail',
  'browser',
  'fonts',
  'registers',
  'figures',
  'retention',
  'backup',
] as const;
type CheckName = (typeof CHECKS)[number];

/** `note`: not set up, or worth knowing; `mend`: something is to be done. */
export const LINE_STATES = ['well', 'note', 'mend'] as const;
export type State = (typeof LINE_STATES)[number];

/** One thing that was looked at. */
export interface Line {
  check: CheckName;
  state: State;
  /** A path, an address, a name. */
  where: string;
  says: Words;
  /** What to do; null: nothing. */
  todo: Words | null;
}

type Told = Pick<Line, 'where' | 'says'>;

export const well = (check: CheckName, told: Told): Line => ({ check, state: 'well', ...told, todo: null });
export const note = (check: CheckName, told: Told, todo: Words | null): Line => ({
  check,
  state: 'note',
  ...told,
  todo,
});
export const mend = (check: CheckName, told: Told, todo: Words | null): Line => ({
  check,
  state: 'mend',
  ...told,
  todo,
});

/** What an error says, in both languages as far as it has both. */
export function wordsOf(error: unknown): Words {
  if (error instanceof VigieError) return error.words;
  const text = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  return { en: text, fr: text };
}
