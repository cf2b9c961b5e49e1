import type { Context } from './context.ts';
import { dimensionOf } from './measure.ts';
import { readUnit } from './read-unit.ts';
import { Text } from './text.ts';
import type { UnitName } from './units.ts';

/** An attribute's name with its words apart: `heightCm` and `height_cm` are `height cm`. */
export function spacedName(name: string): string {
  return /_|[a-z][A-Z]/.test(name) ? name.replaceAll('_', ' ').replace(/(?<=[a-z])(?=[A-Z])/g, ' ') : name;
}

const BRACKETED = /[([（【]\s*(?:in|en|em|w|в|σε)?\s*([^()[\]（）【】]{1,16}?)\s*[)\]）】]\s*[:：]?\s*$/u;
const AFTER_WORD = /[\s,/／·-](?:in|en|em|w|v|в|у|σε|i)\s+(\S{1,16})\s*[:：]?\s*$/u;
const LAST_WORD = /[\s,/／]\s*(\S{1,16})\s*[:：]?\s*$/u;

/** Where an attribute's name may hold a unit, as it would stand after a number; see `unitOfName`. */
export interface UnitPlace {
  texts: Text[];
  /** In brackets or after a word, and so meant as a unit. */
  isMarked: boolean;
}

/** Looks for the place of a unit in a name. Null where a letter stands that no bracket marks, which is a size. */
export function unitPlace(name: string): UnitPlace | null {
  const marked = BRACKETED.exec(name)?.[1] ?? AFTER_WORD.exec(name)?.[1];
  const words = marked ?? LAST_WORD.exec(name)?.[1];
  if (words === undefined || (marked === undefined && /^[A-Za-z]$/.test(words))) return null;
  return { texts: [new Text(`1 ${words}`), new Text(`1${words}`)], isMarked: marked !== undefined };
}

/**
 * The unit that an attribute's name gives its value: in brackets (`Height (cm)`), after a word (`Taille en cm`), or last
 * (`Ширина, см`, `Weight/kg`). Null where a bracket holds something else, such as the letter of the dimension.
 */
export function unitOfName({ unitPlace: place, kind, isAge }: Context, value: number): UnitName | null {
  if (!place) return null;
  const unit = readWhole(place.texts, value);
  // `Crawl month`, `Model year` are no quantities of time.
  if (unit?.dimension === 'time' && !place.isMarked && !isAge) return null;
  return unit && kind && dimensionOf[kind] !== unit.dimension ? null : unit;
}

function readWhole(texts: Text[], value: number): UnitName | null {
  for (const text of texts) {
    const read = readUnit(text, { value, end: 1 });
    if (read && /^\.?$/.test(text.slice(read.end, text.length))) return read.unit;
  }
  return null;
}
