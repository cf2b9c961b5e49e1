import { z } from 'zod';
import { VIEWPORT } from '../capture/guarded-profile.ts';
import type { Field } from './page-field.ts';

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
  z.object({ kind: z.literal('answer'), accept: z.boolean(), text: z.string().max(500).optional() }),
  // Of the field that is told: the place of an option, or a value as HTML writes it.
  z.object({ kind: z.literal('set'), value: z.string().max(100) }),
  z.object({ kind: z.literal('back') }),
]);
export type AttendedAct = z.output<typeof actSchema>;

/** A dialog of the page, by its kind. */
export interface Asked {
  type: 'alert' | 'confirm' | 'prompt' | 'beforeunload';
  message: string;
  /** What stands in the field of a prompt. */
  value: string;
}

/** What a person who attends a page is shown. */
export type Seen =
  | { kind: 'frame'; jpeg: string }
  | { kind: 'at'; url: string }
  /** The page asks and waits for an answer; null: it was answered. */
  | { kind: 'asked'; dialog: Asked | null }
  /** The person is in a field whose choices no picture shows; null: in none. */
  | { kind: 'field'; field: Field | null }
  /** What the page wants and cannot have here. */
  | { kind: 'unable'; what: { en: string; fr: string } }
  /** Where the page wanted to go, and why it does not. */
  | { kind: 'refused'; url: string; why: { en: string; fr: string } };
