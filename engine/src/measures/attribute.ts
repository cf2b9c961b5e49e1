import { findMeasures } from './find-measures.ts';
import type { Measure } from './measure.ts';
import { unitOfCode } from './unit-codes.ts';

/**
 * An attribute's value with the unit that stands beside it, as one text: `95` and `CMT` or `cm` are `95 cm`.
 *
 * The unit is a code of UN/CEFACT Recommendation 20 (schema.org `unitCode`, GS1), by itself or at the end of an address,
 * or words (`unitText`), which are kept as they are. A value that has words of its own keeps them alone, since its unit
 * is among them.
 */
export function withUnit(value: string | number, unit: string | null | undefined): string {
  const text = String(value).trim();
  const stated = (unit ?? '').trim();
  const name = stated.replace(/^[a-z]+:(?:\/\/)?.*[/#:]/iu, '');
  if (text === '' || name === '' || /[\p{L}"'″′%°]/u.test(text.replace(/(?<=\d)\s?[xXхХ×]\s?(?=\d)/gu, '')))
    return text;
  const symbol = unitOfCode(name) ?? name;
  return symbol === '' ? text : `${text} ${symbol}`;
}

/**
 * The quantities that an attribute states: of its value, of the unit beside it, or of the unit in its name (`Height
 * (cm)`, `Taille en cm`), the value's own first. Offsets are those of `withUnit(value, unit)`.
 */
export function readAttribute(name: string, value: string | number, unit?: string | null): Measure[] {
  return findMeasures(withUnit(value, unit), name);
}
