/** A count under this is not told, as in releases (publication/disclose). */
export const THRESHOLD = 5;

/** What was drawn in a stratum, and how much of it people found prohibited. */
export interface SampledStratum {
  stratum: string;
  sampled: number;
  found: number;
}

/** Strata whose counts are told together. */
export interface ToldStrata {
  strata: string[];
  sampled: number;
  /** `null`: withheld. */
  found: number | null;
}

/**
 * The counts of a sweep as they may be published. How many were drawn in each stratum is part of the design, and public;
 * so what was found there and what was not tell each other, and neither may be had where either is under 5.
 *
 * Strata where both are 5 or more stand by themselves. All others are told as one, and the smallest of the former with
 * them, until both sums are 5 or more; where they never are, the sweep tells no count. Each count is in one sum, so
 * within one any stratum of 5 or more drawn may have found, or not found, 5 or more. (Of a smaller one the design itself
 * says that there are fewer.) No other figure of the sweep may weigh strata of one sum differently, or leave one out:
 * estimates and intervals that are published are made from these sums.
 *
 * @throws RangeError a count that is none, or more found than drawn
 */
export function discloseSweep(strata: readonly SampledStratum[]): ToldStrata[] {
  for (const { stratum, sampled, found } of strata) {
    if (!Number.isSafeInteger(sampled) || !Number.isSafeInteger(found) || found < 0 || found > sampled)
      throw new RangeError(`Not a count of ${stratum}: ${found} found of ${sampled}`);
  }
  const together = strata.filter((one) => !isTold(one));
  const alone = strata.filter(isTold).sort((a, b) => b.sampled - a.sampled);
  while (together.length > 0 && !isTold(add(together))) {
    const smallest = alone.pop();
    if (!smallest) return [{ ...tell(together), found: null }];
    together.push(smallest);
  }
  return [...alone.map((one) => tell([one])), ...(together.length > 0 ? [tell(together)] : [])].sort((a, b) =>
    (a.strata[0] ?? '') < (b.strata[0] ?? '') ? -1 : 1,
  );
}

function add(strata: readonly SampledStratum[]) {
  return {
    sampled: strata.reduce((total, one) => total + one.sampled, 0),
    found: strata.reduce((total, one) => total + one.found, 0),
  };
}

function isTold({ sampled, found }: Pick<SampledStratum, 'sampled' | 'found'>): boolean {
  return found >= THRESHOLD && sampled - found >= THRESHOLD;
}

function tell(strata: readonly SampledStratum[]): ToldStrata & { found: number } {
  return { strata: strata.map(({ stratum }) => stratum).sort(), ...add(strata) };
}
