import { writeCsv } from '../../base/text/write-csv.ts';
import type { Figures } from '../schema.ts';

/** A figure of a sweep with its interval. */
export interface FigureRow {
  figure: 'total' | 'confirmed' | 'elusion' | 'corrected' | 'stratum' | 'pack' | 'platform' | 'category';
  /** Of the stratum or group; null: all the others together, or none. */
  name: string | null;
  /** How many were looked at, and how many of them are what the figure counts; null: a figure made of several counts. */
  seen: number | null;
  found: number | null;
  /** null: the counts do not carry it. */
  estimate: Figures['total'];
}

/** Every figure of a sweep, in one table: on screen, in the report and as CSV they are these. */
export function listFigures(figures: Figures): FigureRow[] {
  const { total, confirmedShare, elusion, corrected, seen, confirmed, reviewed, missed } = figures;
  return [
    { figure: 'total', name: null, seen: null, found: null, estimate: total },
    { figure: 'confirmed', name: null, seen, found: confirmed, estimate: confirmedShare },
    { figure: 'elusion', name: null, seen: reviewed, found: missed, estimate: elusion },
    { figure: 'corrected', name: null, seen: null, found: null, estimate: corrected },
    ...figures.strata.map(
      (one): FigureRow => ({
        figure: 'stratum',
        name: one.stratum,
        seen: one.seen,
        found: one.confirmed,
        estimate: one.share,
      }),
    ),
    ...figures.groups.map(
      (one): FigureRow => ({
        figure: one.by,
        name: one.name,
        seen: one.seen,
        found: one.confirmed,
        estimate: one.share,
      }),
    ),
  ];
}

/** The same as CSV: shares from 0 to 1. */
export const writeFigures = (figures: Figures): string =>
  writeCsv([
    ['figure', 'name', 'seen', 'found', 'share', 'low', 'high', 'method'],
    ...listFigures(figures).map(({ figure, name, seen, found, estimate }) => [
      figure,
      name,
      seen,
      found,
      estimate?.share ?? null,
      estimate?.low ?? null,
      estimate?.high ?? null,
      estimate?.method ?? null,
    ]),
  ]);
