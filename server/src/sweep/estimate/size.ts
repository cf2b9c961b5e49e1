import { quantile } from './distributions.ts';
import { firstThat, interval, LEVEL } from './intervals.ts';

/**
 * How many to draw so that neither limit of `interval` is further than `margin` from the share, if the share is as
 * expected. With 0 expected: so that, none found, the share is shown to be at most `margin`.
 *
 * The usual formula (Cochran 1977, 4.4) promises a normal distribution, which rare things do not have: here the exact
 * interval is asked.
 *
 * @param expected the share, from 0 to 1; where nothing is known of it, 0.5 asks for most
 * @param population of how many; left out: without end
 * @throws {RangeError} for a margin that no sample below 10 million reaches
 */
export function sizeFor({
  expected,
  margin,
  population,
  level = LEVEL,
}: {
  expected: number;
  margin: number;
  population?: number;
  level?: number;
}): number {
  if (!(expected >= 0 && expected <= 1 && margin > 0))
    throw new RangeError(`no sample shows a share of ${expected} to within ${margin}`);
  const precise = (drawn: number): boolean => {
    // One more where it is not whole: the wider interval of the two.
    const found = Math.ceil(expected * drawn - 1e-9);
    const { share, low, high } = interval({ found, drawn, level, ...(population === undefined ? {} : { population }) });
    return high - share <= margin && share - low <= margin;
  };
  let most = population ?? 1;
  if (population === undefined)
    while (!precise(most)) {
      if (most > 1e7) throw new RangeError(`a margin of ${margin} asks for more than 10 million draws`);
      most *= 2;
    }
  return firstThat(Math.min(1, most), most, precise);
}

/**
 * How many to draw of each stratum: in proportion to its entries (all deviations alike), or by Neyman's optimum, entries
 * times the standard deviation expected there, √(p (1 − p)) of a share p (Cochran 1977, 5.5, 5.8). None gives more than it
 * has, none less than `least`, which leaves the others the rest.
 *
 * @param least 2, so that a stratum shows its own variance; a smaller stratum is drawn whole
 * @throws {RangeError} where that many cannot be drawn
 */
export function allocate(
  size: number,
  strata: readonly { population: number; deviation?: number }[],
  least = 2,
): number[] {
  const bounds = strata.map(({ population, deviation = 1 }) => ({
    low: Math.min(least, population),
    high: population,
    weight: population * deviation,
  }));
  const total = (of: (bound: (typeof bounds)[number]) => number): number =>
    bounds.reduce((sum, bound) => sum + of(bound), 0);
  if (size < total(({ low }) => low) || size > total(({ high }) => high))
    throw new RangeError(`${size} cannot be drawn of these strata with at least ${least} of each`);
  const at = (rate: number) => (bound: (typeof bounds)[number]) =>
    Math.min(bound.high, Math.max(bound.low, rate * bound.weight));
  // At this rate each gives all it has.
  const most = Math.max(0, ...bounds.map(({ high, weight }) => (weight > 0 ? high / weight : 0)));
  const rate = quantile((x) => total(at(x)), size, 0, most);
  const ideal = bounds.map(at(rate));
  const drawn = ideal.map((n) => Math.floor(n + 1e-9));
  // What rounding left goes to those that lost most by it.
  const order = ideal
    .map((n, i) => ({ i, lost: n - (drawn[i] ?? 0) }))
    .sort((a, b) => b.lost - a.lost || a.i - b.i)
    .map(({ i }) => i);
  let left = size - drawn.reduce((sum, n) => sum + n, 0);
  while (left > 0)
    for (const i of order) {
      const [now = 0, all = 0] = [drawn[i], bounds[i]?.high];
      if (left === 0 || now >= all) continue;
      drawn[i] = now + 1;
      left--;
    }
  return drawn;
}
