import type { Words } from '@vigie/engine';
import { z } from 'zod';
import type { Sentence } from './errors.ts';

export const wordsSchema = z.strictObject({ en: z.string(), fr: z.string() });

/** A sentence as a column of text keeps it. */
export function keepWords(sentence: Sentence): string {
  return typeof sentence === 'string' ? sentence : JSON.stringify(sentence);
}

/** Reads it back: one that was kept in one language alone, or that a server said, is the same in both. */
export function readWords(kept: string): Words {
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
