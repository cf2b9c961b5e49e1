import { wordAt } from './letters.ts';
import { Text } from './text.ts';
import { type Dimension, notUnits, units } from './unit-names.ts';

/** A spelling of a unit as it stands in a text. */
export interface UnitName {
  dimension: Dimension;
  factor: number;
  /** As `factor`, unless the name is of several units: then the greatest. */
  most: number;
  age: boolean;
}

interface UnitNames {
  exact: Map<string, UnitName>;
  /** By the first two letters, so that few are tried. */
  stems: Map<string, [stem: string, name: UnitName][]>;
  /** Spellings that anything may follow, by their first code unit, the longest first; null is no unit. */
  alone: Map<number, [text: string, name: UnitName | null][]>;
}

/** Scripts without spaces, Hangul with its particles, and spellings with a sign in them. */
const ANYTHING_AFTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Hangul}."״]/u;

let loaded: UnitNames | undefined;

/** The names by their folded spellings, made on first use. */
function unitNames(): UnitNames {
  if (loaded) return loaded;
  const names: UnitNames = { exact: new Map(), stems: new Map(), alone: new Map() };
  const addAlone = (text: string, unit: UnitName | null) => {
    const list = names.alone.get(text.charCodeAt(0)) ?? [];
    names.alone.set(
      text.charCodeAt(0),
      [...list, [text, unit] as [string, UnitName | null]].sort((a, b) => b[0].length - a[0].length),
    );
  };
  for (const { dimension, factor, most = factor, age = false, names: spellings } of units) {
    const unit = { dimension, factor, most, age };
    for (const spelling of spellings.split(' ')) {
      const isStem = spelling.endsWith('*');
      const word = wordAt(new Text(spelling), 0).word;
      if (ANYTHING_AFTER.test(spelling)) addAlone(spelling, unit);
      else if (isStem) names.stems.set(word.slice(0, 2), [...(names.stems.get(word.slice(0, 2)) ?? []), [word, unit]]);
      else if (!names.exact.has(word)) names.exact.set(word, unit);
    }
  }
  for (const text of notUnits) addAlone(text, null);
  loaded = names;
  return names;
}

/** The unit of a folded word of letters, or nothing. */
export function unitOfWord(word: string): UnitName | null {
  const { exact, stems } = unitNames();
  const found = exact.get(word);
  if (found) return found;
  for (const [stem, name] of stems.get(word.slice(0, 2)) ?? []) if (word.startsWith(stem)) return name;
  return null;
}

/** The unit that stands at an offset of a text, whatever follows it, and where it ends. */
export function unitAt(text: Text, at: number): { unit: UnitName; end: number } | null {
  const names = unitNames().alone.get(text.codeAt(at));
  if (!names) return null;
  for (const [name, unit] of names) if (text.startsWith(name, at)) return unit && { unit, end: at + name.length };
  return null;
}
