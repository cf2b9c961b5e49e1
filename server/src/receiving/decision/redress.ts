import type { Language } from '../../base/core/language.ts';
import { receivingWords } from '../words.ts';

/** What can be done against a decision, and how (art. 17(3)(f), 20, 21). */
export function writeRedress(publicUrl: string | null, code: string, language: Language): string {
  const words = receivingWords(language);
  const how = publicUrl ? words('redress.at', { url: `${publicUrl}/complain/${code}` }) : words('redress.answer');
  return words('redress.text', { how });
}
