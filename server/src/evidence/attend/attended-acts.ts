import { z } from 'zod';
import { VIEWPORT } from '../capture/guarded-profile.ts';

/** Keys that write nothing. */
const KEYS = [
  ...['Enter', 'Tab', 'Backspace', 'Delete', 'Escape', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
] as const;

const at = { x: z.number().min(0).max(VIEWPORT.width), y: z.number().min(0).max(VIEWPORT.height) };

/** What a person does to a page, in the pixels of its window. */
export const actSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('click'), ...at }),
  z.object({ kind: z.literal('scroll'), ...at, by: z.number().min(-5_000).max(5_000) }),
  z.object({ kind: z.literal('key'), key: z.enum(KEYS), shift: z.boolean().default(false) }),
  // What is typed goes to the page and nowhere else.
  z.object({ kind: z.literal('text'), text: z.string().min(1).max(500) }),
  z.object({ kind: z.literal('answer'), accept: z.boolean() }),
  z.object({ kind: z.literal('back') }),
]);
export type AttendedAct = z.output<typeof actSchema>;

/** What a person who attends a page is shown. */
export type Seen =
  | { kind: 'frame'; jpeg: string }
  | { kind: 'at'; url: string }
  /** The page asks and waits for an answer; null: it was answered. */
  | { kind: 'asked'; message: string | null }
  /** Where the page wanted to go, and why it does not. */
  | { kind: 'refused'; url: string; why: { en: string; fr: string } };
