import type { Words } from '@vigie/engine';
import { z } from 'zod';
import type { Act, ActElement } from './acts-register.ts';

const MAX_TEXT = 20_000;
const MAX_LINE = 500;
const MAX_COUNTRIES = 60;

/** What a person has typed for an element: its value as the act holds it, null where it is left out, or what is wrong with it. */
type Typed = { value: string | string[] | null } | { wrong: Words };

const tooLong = ({ length }: string, most: number): Typed => ({
  wrong: { en: `${length} characters, at most ${most}`, fr: `${length} caractères, ${most} au plus` },
});

/** Reads one typed element by the input that the register asks for. */
function readTyped({ input, options, required }: ActElement, raw: string | undefined): Typed {
  const text = (raw ?? '').replaceAll('\r\n', '\n').trim();
  if (text === '') return required ? { wrong: { en: 'missing', fr: 'manque' } } : { value: null };
  if (/[^\P{Cc}\n\t]/u.test(text))
    return { wrong: { en: 'holds a control character', fr: 'contient un caractère de contrôle' } };
  switch (input) {
    case 'text':
      return text.length > MAX_TEXT ? tooLong(text, MAX_TEXT) : { value: text };
    case 'date':
      return z.iso.date().safeParse(text).success
        ? { value: text }
        : { wrong: { en: 'not a date as YYYY-MM-DD', fr: 'n’est pas une date AAAA-MM-JJ' } };
    case 'countries':
      return readCountries(text);
    case 'choice': {
      const known = (options ?? []).map(({ value }) => value);
      return known.includes(text)
        ? { value: text }
        : { wrong: { en: `not one of ${known.join(', ')}`, fr: `n’est pas l’un de ${known.join(', ')}` } };
    }
    default:
      if (text.includes('\n')) return { wrong: { en: 'more than one line', fr: 'plus d’une ligne' } };
      return text.length > MAX_LINE ? tooLong(text, MAX_LINE) : { value: text };
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
  if (odd !== undefined) {
    const shown = odd.slice(0, 20);
    return {
      wrong: {
        en: `${JSON.stringify(shown)} is not a country code of two letters`,
        fr: `« ${shown} » n’est pas un code de pays à deux lettres`,
      },
    };
  }
  return codes.length > MAX_COUNTRIES
    ? { wrong: { en: `${codes.length} countries`, fr: `${codes.length} pays` } }
    : { value: codes };
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
export function missingTyped(element: ActElement, typed: Readonly<Record<string, string>>): Words[] {
  const read = readTyped(element, typed[element.key]);
  if (!('wrong' in read)) return [];
  const point = element.point ? `${element.point} ` : '';
  const { en, fr } = read.wrong;
  return [{ en: `${point}${element.key}: ${en}`, fr: `${point}${element.label.fr} : ${fr}` }];
}
