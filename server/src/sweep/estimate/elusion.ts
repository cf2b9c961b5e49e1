import { cellsOf } from './estimate-share.ts';
import { type Estimate, LEVEL } from './intervals.ts';
import { type Cell, estimateCells } from './weights.ts';

/**
 * A part of the frame in two phases: what was drawn and screened by rules, all of what they flagged reviewed, and of
 * what they did not flag an elusion sample reviewed too.
 */
export interface ScreenedStratum {
  /** Entries of the frame in it, and those of them that were drawn. */
  population: number;
  drawn: number;
  /** Of those drawn: flagged by a rule, and of these confirmed by people. */
  flagged: number;
  confirmed: number;
  /** Of those drawn and not flagged: reviewed all the same, and of these found to be what no rule found. */
  reviewed: number;
  missed: number;
}

export interface Elusion {
  /** The share missed among what no rule flagged; null where rules flagged all that was drawn. */
  elusion: Estimate | null;
  /** The share of all: confirmed among the flagged, and missed among the others. */
  total: Estimate;
}

/** The flagged and the others of one stratum. Where not all was drawn, how many others there are is itself estimated. */
function phasesOf({ population, drawn, flagged, confirmed, reviewed, missed }: ScreenedStratum): [Cell[], Cell[]] {
  const others = drawn - flagged;
  const [all] = cellsOf([{ population, drawn, found: flagged }]);
  if (!all) return [[], []];
  const [found] = cellsOf([{ population: flagged, drawn: flagged, found: confirmed }]);
  const [eluded] = cellsOf([{ population: others, drawn: reviewed, found: missed }]);
  const whole = drawn === population;
  return [
    found ? [{ ...found, weight: all.weight, population: whole ? flagged : null }] : [],
    eluded ? [{ ...eluded, weight: all.weight * eluded.weight, population: whole ? others : null }] : [],
  ];
}

/**
 * The share that rules missed among what they did not flag (elusion, a word of document review: H. L. Roitblat, "Measurement in eDiscovery", 2013), and with it
 * the share of all. The elusion sample has to be drawn within each stratum.
 *
 * Where everything was drawn and there is one stratum, what was confirmed is known, the elusion's interval is the exact
 * hypergeometric one, and the total's is that moved by what is known. Else the two phases are weighted cells: a flagged one
 * stands for population / drawn, another one for as many times (others / reviewed).
 *
 * @throws {RangeError} for counts that cannot be, or where none of a stratum's others was reviewed
 */
export function estimateElusion({
  strata,
  level = LEVEL,
}: {
  strata: readonly ScreenedStratum[];
  level?: number;
}): Elusion {
  const phases = strata.map(phasesOf);
  const others = phases.flatMap(([, cells]) => cells);
  return {
    elusion: others.length === 0 ? null : estimateCells(others, level),
    total: estimateCells(phases.flat(2), level),
  };
}
