/** The languages of screens, public pages and refusals. */
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The first language of an `Accept-Language` header that is spoken here; null: none of them. */
export function readLanguage(header: string | undefined): Language | null {
  for (const [, tag] of (header ?? '').matchAll(/(?:^|,)\s*([a-z]{2,3})\b/gi)) {
    const language = LANGUAGES.find((each) => each === tag?.toLowerCase());
    if (language) return language;
  }
  return null;
}
