import { z } from 'zod';
import type { Act, ActElement } from '../base/register-acts.ts';

const MAX_TEXT = 20_000;
const MAX_LINE = 500;
const MAX_COUNTRIES = 60;

/** What a person has typed for an element: its value as the act holds it, null where it is left out, or what is wrong with it. */
type Typed = { value: string | string[] | null } | { wrong: string };

/** Reads one typed element by the input that the register asks for. */
function readTyped({ input, options, required }: ActElement, raw: string | undefined): Typed {
  const text = (raw ?? '').replaceAll('\r\n', '\n').trim();
  if (text === '') return required ? { wrong: 'missing' } : { value: null };
  if (/[^\P{Cc}\n\t]/u.test(text)) return { wrong: 'holds a control character' };
  switch (input) {
    case 'text':
      return text.length > MAX_TEXT ? { wrong: `${text.length} characters, at most ${MAX_TEXT}` } : { value: text };
    case 'date':
      return z.iso.date().safeParse(text).success ? { value: text } : { wrong: 'not a date as YYYY-MM-DD' };
    case 'countries':
      return readCountries(text);
    case 'choice': {
      const known = (options ?? []).map(({ value }) => value);
      return known.includes(text) ? { value: text } : { wrong: `not one of ${known.join(', ')}` };
    }
    default:
      if (text.includes('\n')) return { wrong: 'more than one line' };
      return text.length > MAX_LINE ? { wrong: `${text.length} characters, at most ${MAX_LINE}` } : { value: text };
  }
}

function readCountries(text: string): Typed {
  const codes = [
    ...new Set(
      text
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ];
  const odd = codes.find((code) => !/^[A-Z]{2}$/.test(code));
  if (odd !== undefined) return { wrong: `${JSON.stringify(odd.slice(0, 20))} is not a country code of two letters` };
  return codes.length > MAX_COUNTRIES ? { wrong: `${codes.length} countries` } : { value: codes };
}

/** The typed members of the section of an act. What `missingTyped` has passed, this reads. */
export function typedSection(
  act: Act,
  typed: Readonly<Record<string, string>>,
): Record<string, string | string[] | null> {
  return Object.fromEntries(
    act.elements
      .filter(({ from }) => from === 'typed')
      .map((element) => {
        const read = readTyped(element, typed[element.key]);
        return [element.key, 'value' in read ? read.value : null];
      }),
  );
}

/** What is missing or wrong in what was typed, and what was typed for no element of the kind. */
export function missingTyped(element: ActElement, typed: Readonly<Record<string, string>>): string[] {
  const read = readTyped(element, typed[element.key]);
  return 'wrong' in read ? [`${element.point ? `${element.point} ` : ''}${element.key}: ${read.wrong}`] : [];
}
