import type { Words } from '@vigie/engine';
import { z } from 'zod';
import type { DocumentElement } from './documents-register.ts';
import { say } from './missing-words.ts';

const MAX_TEXT = 20_000;
const MAX_LINE = 500;
const MAX_COUNTRIES = 60;

/** What a person typed, by element, as the document holds it; null where it is left out. */
export type TypedValues = Record<string, string | string[] | null>;

/** The value of one element, or what is wrong with it. */
type Typed = { value: TypedValues[string] } | { wrong: Words };

const boundedText = (text: string, most: number): Typed =>
  text.length > most ? { wrong: say('tooLong', { length: text.length, most }) } : { value: text };

/** Reads one typed element by the input that the register asks for. */
export function readTyped({ input, options = [], required }: DocumentElement, raw: string | undefined): Typed {
  const text = (raw ?? '').replaceAll('\r\n', '\n').trim();
  if (text === '') return required ? { wrong: say('missing') } : { value: null };
  if (/[^\P{Cc}\n\t]/u.test(text)) return { wrong: say('controlCharacter') };
  switch (input) {
    case 'text':
      return boundedText(text, MAX_TEXT);
    case 'date':
      return z.iso.date().safeParse(text).success ? { value: text } : { wrong: say('notDate') };
    case 'countries':
      return readCountries(text);
    case 'choice': {
      const known = options.map(({ value }) => value);
      return known.includes(text) ? { value: text } : { wrong: say('notOption', { options: known.join(', ') }) };
    }
    default:
      return text.includes('\n') ? { wrong: say('manyLines') } : boundedText(text, MAX_LINE);
  }
}

function readCountries(text: string): Typed {
  const words = text.toUpperCase().split(/[\s,;]+/);
  const codes = [...new Set(words.filter(Boolean))];
  const odd = codes.find((code) => !/^[A-Z]{2}$/.test(code));
  if (odd !== undefined) return { wrong: say('notCountry', { text: odd.slice(0, 20) }) };
  return codes.length > MAX_COUNTRIES
    ? { wrong: say('manyCountries', { count: codes.length, most: MAX_COUNTRIES }) }
    : { value: codes };
}
