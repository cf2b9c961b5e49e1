import { ageContext, kindOfName, termContext } from './label.ts';
import type { MeasureKind } from './measure.ts';
import { spacedName, type UnitPlace, unitPlace } from './unit-of-name.ts';

/** What the name of an attribute says of the quantities in its value. */
export interface Context {
  kind: MeasureKind | null;
  isAge: boolean;
  isTerm: boolean;
  unitPlace: UnitPlace | null;
}

const NONE: Context = { kind: null, isAge: false, isTerm: false, unitPlace: null };

/** Names are few and come again and again; a page can still make up as many as it likes. */
const MOST_KNOWN = 1000;
const LONGEST_KNOWN = 100;
const known = new Map<string, Context>();

/** What an attribute's name says, which is read once. */
export function contextOf(attribute: string): Context {
  if (attribute === '') return NONE;
  const found = known.get(attribute);
  if (found) return found;
  const name = spacedName(attribute);
  const context: Context = {
    kind: kindOfName(name),
    isAge: ageContext(name),
    isTerm: termContext(name),
    unitPlace: unitPlace(name),
  };
  if (known.size >= MOST_KNOWN) known.clear();
  if (attribute.length <= LONGEST_KNOWN) known.set(attribute, context);
  return context;
}
