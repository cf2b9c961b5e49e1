import { z } from 'zod';

/** The languages of screens, public pages and refusals. */
const LANGUAGES = ['en', 'fr'] as const;
export const languageSchema = z.enum(LANGUAGES);
export type Language = z.infer<typeof languageSchema>;

/** Words in both languages, as the API gives them. */
export const wordsSchema = z.object({ en: z.string(), fr: z.string() });

/** The first language of an `Accept-Language` header that is spoken here; null: none of them. */
export function readLanguage(header: string | undefined): Language | null {
  for (const [, tag] of (header ?? '').matchAll(/(?:^|,)\s*([a-z]{2,3})\b/gi)) {
    const language = LANGUAGES.find((each) => each === tag?.toLowerCase());
    if (language) return language;
  }
  return null;
}
