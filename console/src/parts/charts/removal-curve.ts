import type { Schemas } from '../../client/api.ts';

/** A point of a curve of removals. */
export type Point = Schemas['Durations']['curve'][number];

/**
 * How many were neither removed nor out of sight before a day. Between two points nothing changes: it is what the next
 * one says, and nobody after the last.
 */
export const atRiskOn = (curve: readonly Point[], day: number): number =>
  curve.find((point) => point.day >= day)?.atRisk ?? 0;

/** A week is drawn at least. */
const LEAST = 7;

/** The last day that is worth drawing: a quarter longer than the last removal took, for nothing changes after it. */
export function drawnTo(curves: readonly (readonly Point[])[]): number {
  const lastOf = (curve: readonly Point[]): number => {
    const end = curve.at(-1);
    return curve.find(({ happened }) => happened === end?.happened)?.day ?? 0;
  };
  return Math.max(LEAST, ...curves.map((curve) => Math.ceil(lastOf(curve) * 1.25)));
}

/** The part of a curve up to a day, to which it goes on where it is still known there. */
export function within(curve: readonly Point[], last: number): Point[] {
  const shown = curve.filter(({ day }) => day <= last);
  const end = shown.at(-1);
  return end && shown.length < curve.length ? [...shown, { ...end, day: last }] : shown;
}
