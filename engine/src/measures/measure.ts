import type { Text } from './text.ts';
import type { Dimension } from './unit-names.ts';

/** What a quantity says of the thing offered, as the words around it tell. */
export type MeasureKind =
  | 'height'
  | 'length'
  | 'width'
  | 'depth'
  | 'diameter'
  | 'girth'
  | 'blade'
  | 'weight'
  | 'age'
  | 'duration'
  | 'voltage'
  | 'volume'
  | 'quantity'
  | 'size';

export const measureKinds: readonly MeasureKind[] = [
  'height',
  'length',
  'width',
  'depth',
  'diameter',
  'girth',
  'blade',
  'weight',
  'age',
  'duration',
  'voltage',
  'volume',
  'quantity',
  'size',
];

/**
 * A quantity found in a text, in the unit of its dimension: cm, kg, year, V, ml, piece, or the number of a clothing or
 * shoe size.
 */
export interface Measure {
  kind: MeasureKind;
  dimension: Dimension;
  min: number;
  /** Equal to `min` for one value; null when open (`3+`, `ab 3 Jahren`). */
  max: number | null;
  /** UTF-16 offsets into the text, from the first digit to the end of the unit. */
  start: number;
  end: number;
  /**
   * What the same place says as well, where it can be read in several ways: `13 110 kg` is 110 kg too, `31 m l` 31 ml.
   * The reading that holds them is the likeliest.
   */
  others?: Measure[];
}

export const dimensionOf: Record<MeasureKind, Dimension> = {
  height: 'length',
  length: 'length',
  width: 'length',
  depth: 'length',
  diameter: 'length',
  girth: 'length',
  blade: 'length',
  weight: 'mass',
  age: 'time',
  duration: 'time',
  voltage: 'voltage',
  volume: 'volume',
  quantity: 'count',
  size: 'size',
};

/** Where an attribute's name may hold a unit, as it would stand after a number; see `unitOfName`. */
export interface UnitPlace {
  texts: Text[];
  /** In brackets or after a word, and so meant as a unit. */
  isMarked: boolean;
}

/** What the name of an attribute says of the quantities in its value. */
export interface Context {
  kind: MeasureKind | null;
  isAge: boolean;
  isTerm: boolean;
  unitPlace: UnitPlace | null;
}
