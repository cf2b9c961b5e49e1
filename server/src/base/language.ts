/** The languages of screens, public pages and refusals. */
export type Language = 'en' | 'fr';

/** The first language of an `Accept-Language` header that is spoken here; null: none of them. */
export function readLanguage(header: string | undefined): Language | null {
  for (const [, tag] of (header ?? '').matchAll(/(?:^|,)\s*([a-z]{2,3})\b/gi)) {
    const language = tag?.toLowerCase();
    if (language === 'en' || language === 'fr') return language;
  }
  return null;
}
