import { createWords, type Say } from '../../base/text/words.ts';

/**
 * Languages a document can be written in. Another language is one more file of words beside these. French and English
 * govern: the others are translations that no jurist has checked, and the document says so.
 */
export const NOTICE_LANGUAGES = ['fr', 'en', 'de', 'es', 'it'] as const;
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number];

const words = createWords(import.meta.dirname, NOTICE_LANGUAGES);

/** The phrases of a notice in one language. A key without words is a bug and throws. */
export const noticeWords = (language: NoticeLanguage): Say => words.in(language);

/**
 * What a passage says, for a reader: the words of a page as they are; whether it asks for an age is read from the page
 * and kept as a code, which is no word of any page.
 */
export function sayPassage(field: string, text: string, language: NoticeLanguage): string {
  const key = `ageGateIs.${text}`;
  return field === 'ageGate' && /^[a-z]+$/.test(text) && words.has(language, key) ? words.in(language)(key) : text;
}

/** The name of a listing's field for a reader: `attributes.Material` becomes `attribute Material`. */
export function nameField(field: string, language: NoticeLanguage): string {
  const [head = field, ...rest] = field.split('.');
  const key = `fields.${head}`;
  if (!/^[a-zA-Z]+$/.test(head) || !words.has(language, key)) return field;
  return words.in(language)(key, { name: rest.join('.') });
}
