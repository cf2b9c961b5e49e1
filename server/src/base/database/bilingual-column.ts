import type { Words } from '@vigie/engine';
import { z } from 'zod';
import type { Sentence } from '../core/errors.ts';
import { wordsSchema } from '../core/language.ts';

/** A sentence as a column of text keeps it. */
export function keepWords(sentence: Sentence): string {
  return typeof sentence === 'string' ? sentence : JSON.stringify(sentence);
}

/** Reads it back: one that was kept in one language alone, or that a server said, is the same in both. */
export function readWords(kept: string): Words;
export function readWords(kept: string | null): Words | null;
export function readWords(kept: string | null): Words | null {
  if (kept === null) return null;
  if (kept.startsWith('{"en":')) {
    try {
      const read = wordsSchema.safeParse(JSON.parse(kept));
      if (read.success) return read.data;
    } catch {
      // Somebody else's words that begin alike.
    }
  }
  return { en: kept, fr: kept };
}

/** A column of text that `keepWords` wrote. */
export const wordsColumn = z.string().transform((kept) => readWords(kept));
