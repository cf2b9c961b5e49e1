import { findMeasures } from '../measures/find-measures.ts';
import { dimensionOf, type Measure, type MeasureKind } from '../measures/measure.ts';
import { canonicalUnits } from '../measures/unit-names.ts';
import type { MeasureCondition } from './pack.ts';

/** The bounds of a measure condition in the dimension's unit. */
export interface Bounds {
  kinds: MeasureKind[];
  low: number;
  lowIncluded: boolean;
  high: number;
  highIncluded: boolean;
}

export type BoundsResult = { bounds: Bounds } | { problem: string; key: string | null; hint: string };

/** Reads `below: 140 cm` and the like. */
export function readBounds(condition: MeasureCondition): BoundsResult {
  const kinds = Array.isArray(condition.measure) ? condition.measure : [condition.measure];
  const [first] = kinds;
  const dimension = first === undefined ? 'length' : dimensionOf[first];
  if (kinds.some((kind) => dimensionOf[kind] !== dimension))
    return { problem: 'the measures are of different dimensions', key: 'measure', hint: '' };
  const bounds: Bounds = {
    kinds,
    low: Number.NEGATIVE_INFINITY,
    lowIncluded: true,
    high: Number.POSITIVE_INFINITY,
    highIncluded: true,
  };
  for (const key of ['below', 'above', 'atLeast', 'atMost'] as const) {
    const text = condition[key];
    if (text === undefined) continue;
    const [measure] = findMeasures(text);
    if (!measure || measure.dimension !== dimension || measure.end !== text.length || measure.start !== 0) {
      return {
        problem: `"${text}" is not a quantity of ${dimension}`,
        key,
        hint: `such as "10 ${canonicalUnits[dimension]}"`,
      };
    }
    if (key === 'below' || key === 'atMost') {
      bounds.high = measure.min;
      bounds.highIncluded = key === 'atMost';
    } else {
      bounds.low = measure.min;
      bounds.lowIncluded = key === 'atLeast';
    }
  }
  return { bounds };
}

/**
 * The reading of a quantity that a measure condition asks for and whose values lie within the bounds: the likeliest, else
 * another one. What only takes goods away asks for the likeliest alone.
 */
export function readingWithin(measure: Measure, bounds: Bounds, takesAway: boolean): Measure | null {
  const isWithin = ({ kind, min, max }: Measure) => bounds.kinds.includes(kind) && overlaps(min, max, bounds);
  if (isWithin(measure)) return measure;
  return (takesAway ? null : measure.others?.find(isWithin)) ?? null;
}

/** Whether any value of a range lies within the bounds. */
function overlaps(min: number, max: number | null, bounds: Bounds): boolean {
  const aboveLow = max === null || (bounds.lowIncluded ? max >= bounds.low : max > bounds.low);
  const belowHigh = bounds.highIncluded ? min <= bounds.high : min < bounds.high;
  return aboveLow && belowHigh;
}
