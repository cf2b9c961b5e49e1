/** √(2π) */
const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
/** What a double cannot tell from one, and what it cannot tell from nothing. */
const EPSILON = 2 ** -53;
const TINY = 1e-300;

/**
 * The error of Stirling's formula, log Γ(x + 1) − (x + ½) log x + x − ½ log 2π, for x > 0: its series from 16 on, and
 * below by the recurrence of Γ.
 */
function stirlingError(x: number): number {
  let sum = 0;
  let at = x;
  for (; at < 16; at++) sum += (at + 0.5) * Math.log1p(1 / at) - 1;
  const s = 1 / (at * at);
  return sum + (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - s / 1188) * s) * s) * s) / at;
}

/** x log(x / mean) + mean − x, without loss where both are near each other (Loader 2000, `bd0`). */
function deviance(x: number, mean: number): number {
  if (Math.abs(x - mean) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const v = (x - mean) / (x + mean);
  let sum = (x - mean) * v;
  let term = 2 * x * v;
  for (let j = 1; j < 1000; j++) {
    term *= v * v;
    const next = sum + term / (2 * j + 1);
    if (next === sum) return next;
    sum = next;
  }
  return sum;
}

/** e^−mean · mean^x / Γ(x + 1) for real x ≥ 0 (Loader 2000, `dpois_raw`). */
function poisson(x: number, mean: number): number {
  if (mean === 0) return x === 0 ? 1 : 0;
  if (x === 0) return Math.exp(-mean);
  return Math.exp(-stirlingError(x) - deviance(x, mean)) / (ROOT_TWO_PI * Math.sqrt(x));
}

/**
 * The chance of `x` of `n` where each has the chance `p`, also between whole numbers: C. Loader, "Fast and Accurate
 * Computation of Binomial Probabilities" (2000), the method of R's `dbinom`.
 */
export function binomial(x: number, n: number, p: number): number {
  if (x < 0 || x > n) return 0;
  if (p === 0) return x === 0 ? 1 : 0;
  if (p === 1) return x === n ? 1 : 0;
  if (x === 0) return Math.exp(n * Math.log1p(-p));
  if (x === n) return Math.exp(n * Math.log(p));
  const log =
    stirlingError(n) - stirlingError(x) - stirlingError(n - x) - deviance(x, n * p) - deviance(n - x, n * (1 - p));
  return (Math.exp(log) * Math.sqrt(n / (x * (n - x)))) / ROOT_TWO_PI;
}

/** A continued fraction b0 + a1 / (b1 + a2 / …), by Lentz's method (DLMF 3.10(iii)). */
function continuedFraction(b0: number, step: (i: number) => [a: number, b: number]): number {
  let f = b0 || TINY;
  let c = f;
  let d = 0;
  for (let i = 1; i < 100_000; i++) {
    const [a, b] = step(i);
    d = 1 / (b + a * d || TINY);
    c = b + a / c || TINY;
    f *= c * d;
    if (Math.abs(c * d - 1) < 4 * EPSILON) return f;
  }
  throw new RangeError('a continued fraction did not come to an end');
}

/** I_x(a, b) for x below the mean: DLMF 8.17.22. */
function betaBelowMean(x: number, a: number, b: number): number {
  const front = (binomial(a, a + b, x) * b) / (a + b);
  if (front === 0) return 0;
  const fraction = continuedFraction(1, (i) => {
    const m = Math.floor(i / 2);
    const numerator = i % 2 === 0 ? m * (b - m) * x : -(a + m) * (a + b + m) * x;
    return [numerator / ((a + i - 1) * (a + i)), 1];
  });
  return front / fraction;
}

/** The regularised incomplete beta function I_x(a, b), the distribution of Beta(a, b); a, b > 0. */
export function betaBelow(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  return x < (a + 1) / (a + b + 2) ? betaBelowMean(x, a, b) : 1 - betaBelowMean(1 - x, b, a);
}

/** The regularised incomplete gamma function P(a, x), the distribution of Gamma(a) with scale 1: DLMF 8.11.4, 8.9.2. */
export function gammaBelow(x: number, a: number): number {
  if (x <= 0) return 0;
  const front = poisson(a, x);
  if (x < a + 1) {
    let term = front;
    let sum = term;
    for (let i = 1; term > sum * EPSILON; i++) {
      term *= x / (a + i);
      sum += term;
    }
    return sum;
  }
  return 1 - (front * a) / continuedFraction(x + 1 - a, (i) => [i * (a - i), x + 2 * i + 1 - a]);
}

/**
 * The chance of `x` marked ones among `drawn` of `population`, of which `marked` are: by three binomial chances, as R's
 * `dhyper` does (Loader 2000).
 */
export function hypergeometric(x: number, population: number, marked: number, drawn: number): number {
  if (x < Math.max(0, drawn - (population - marked)) || x > Math.min(drawn, marked)) return 0;
  if (drawn === population || drawn === 0) return 1;
  const p = drawn / population;
  return (binomial(x, marked, p) * binomial(drawn - x, population - marked, p)) / binomial(drawn, population, p);
}

/** The chance of at most `x` marked ones among those drawn. */
export function hypergeometricAtMost(x: number, population: number, marked: number, drawn: number): number {
  const least = Math.max(0, drawn - (population - marked));
  const most = Math.min(drawn, marked);
  if (x < least) return 0;
  if (x >= most) return 1;
  // The tail away from the mean is summed, so that a small chance is exact too.
  const below = x * population <= drawn * marked;
  let term = hypergeometric(below ? x : x + 1, population, marked, drawn);
  let sum = term;
  if (below)
    for (let k = x; k > least && term > sum * EPSILON; k--) {
      term *= (k * (population - marked - drawn + k)) / ((drawn - k + 1) * (marked - k + 1));
      sum += term;
    }
  else
    for (let k = x + 1; k < most && term > sum * EPSILON; k++) {
      term *= ((drawn - k) * (marked - k)) / ((k + 1) * (population - marked - drawn + k + 1));
      sum += term;
    }
  return below ? sum : 1 - sum;
}

/** The chance of at least `x` marked ones: where it is small, without the loss of 1 − (almost 1). */
export const hypergeometricAtLeast = (x: number, population: number, marked: number, drawn: number): number =>
  hypergeometricAtMost(drawn - x, population, population - marked, drawn);

/**
 * Where a rising function on `low` to `high` reaches `level`, to the last digit of a double: by halving.
 *
 * @param below the function, a distribution
 */
export function quantile(below: (x: number) => number, level: number, low: number, high: number): number {
  let [from, to] = [low, high];
  for (let i = 0; i < 1100; i++) {
    const middle = from + (to - from) / 2;
    if (middle <= from || middle >= to || to - from < to * 4 * EPSILON) return middle;
    if (below(middle) < level) from = middle;
    else to = middle;
  }
  return from;
}

/** The quantile of the standard normal distribution, through its square (a χ² of one degree of freedom). */
export function normalQuantile(level: number): number {
  if (level === 0.5) return 0;
  const [side, tail] = level > 0.5 ? [1, 2 * level - 1] : [-1, 1 - 2 * level];
  return side * Math.sqrt(2 * quantile((x) => gammaBelow(x, 0.5), tail, 0, 800));
}
