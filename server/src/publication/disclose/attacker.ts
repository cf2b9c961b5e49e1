import highsModule, { type ModelData } from 'highs';
import { THRESHOLD } from './disclose.ts';
import type { Release } from './disclose-release.ts';

/** True counts of one measure at the time of one release, by platform, rule and month. */
export type Truth = (platform: string, rule: string, month: string) => number;

/** What a release says of one measure, and what was true when it was made. */
export interface Told {
  release: Pick<Release, 'platforms' | 'rules' | 'months' | 'figures'>;
  truth: Truth;
}

/** What the attacker knows: a sum of unknowns lies between two values. */
export interface Fact {
  sum: readonly number[];
  low: number;
  high: number;
}

/** A count that was withheld, or told as it was before, as a sum of unknowns. */
export interface Target {
  name: string;
  sum: readonly number[];
  /** What it may not be told from: a count under 5 not from 5 and more, others not from all other values. */
  among: 'large' | 'others';
}

export interface Knowledge {
  facts: readonly Fact[];
  targets: readonly Target[];
  /** What the unknowns really are. Only to judge the attack. */
  truth: readonly number[];
}

/** Of one month, by cell; `null`: of a platform that was not watched then, and known to be 0. */
type Unknowns = readonly (number | null)[];

const SLACK = THRESHOLD - 1;

/**
 * All that releases of one measure tell a reader who keeps every one of them and knows the rules.
 *
 * The unknowns are the counts of each platform, rule and month, anew wherever any count of the month became another: that
 * a month did **not** change between two releases, the attacker is taken to know. A figure that is as an earlier release
 * told it lies within 4 of the count; one of a period, within 4 for each of its months that changed; all others are
 * exact. No count is negative. No released figure grows alone, or is part of another.
 */
export function learn(history: readonly Told[], measure: Release['measures'][number]): Knowledge {
  const platforms = [...new Set(history.flatMap(({ release }) => release.platforms))];
  const rules = [...new Set(history.flatMap(({ release }) => release.rules))];
  const cells = platforms.flatMap((platform) => rules.map((rule) => ({ platform, rule })));
  const truth: number[] = [];
  const countOf = (sum: readonly number[]) => sum.reduce((total, n) => total + (truth[n] ?? 0), 0);
  const firstOf = new Map<string, Unknowns>();
  const newestOf = new Map<string, Unknowns>();
  const facts: Fact[] = [];
  const targets: Target[] = [];
  const toldBefore = new Map<string, { value: number; unknowns: Unknowns | undefined }[]>();
  for (const [number, { release, truth: countNow }] of history.entries()) {
    for (const month of release.months) {
      const counts = cells.map(({ platform, rule }) => countNow(platform, rule, month));
      const newest = newestOf.get(month);
      if (newest && counts.every((count, n) => count === (truth[newest[n] ?? -1] ?? 0))) continue;
      const unknowns = counts.map((count, n) =>
        release.platforms.includes(cells[n]?.platform ?? '') ? truth.push(count) - 1 : null,
      );
      newestOf.set(month, unknowns);
      if (!firstOf.has(month)) firstOf.set(month, unknowns);
    }
    for (const { platform, rule, month, values } of release.figures) {
      const months = month === null ? release.months : [month];
      const within = months.flatMap((one) =>
        (newestOf.get(one) ?? []).filter((_, n) => {
          const cell = cells[n];
          return (platform === null || cell?.platform === platform) && (rule === null || cell?.rule === rule);
        }),
      );
      const sum = within.filter((unknown) => unknown !== null);
      const value = values[measure] ?? null;
      const key = JSON.stringify([platform, rule, month]);
      if (value === null) {
        const among = countOf(sum) < THRESHOLD ? 'large' : 'others';
        // What is withheld of a platform before it was watched hides a known zero.
        if (platform === null || !within.includes(null))
          targets.push({ name: `release ${number}, ${key}`, sum, among });
        continue;
      }
      let slack = 0;
      if (month === null) {
        slack = SLACK * months.filter((one) => firstOf.get(one) !== newestOf.get(one)).length;
      } else {
        const before = toldBefore.get(key) ?? [];
        const now = { value, unknowns: newestOf.get(month) };
        toldBefore.set(key, [...before, now]);
        const same = before.filter((one) => one.value === value);
        if (same.some((one) => one.unknowns === now.unknowns)) continue;
        if (same.length > 0) slack = SLACK;
      }
      facts.push({ sum, low: value - slack, high: value + slack });
      if (countOf(sum) !== value)
        targets.push({ name: `release ${number}, ${key}, held at ${value}`, sum, among: 'others' });
    }
  }
  return { facts, targets, truth };
}

/** Beyond any count of the tests: keeps the programs bounded. */
const MOST = 1_000_000;

/** The package's types are of its CommonJS build, where the loader is a member; Node loads the other, where it is the default. */
const isLoader = (loaded: unknown): loaded is typeof highsModule.default => typeof loaded === 'function';
const loaded: unknown = highsModule;
if (!isLoader(loaded)) throw new Error('highs has no loader as its default export');
const highs = await loaded();

/**
 * Looks, by linear programming, for what the facts give away: a withheld figure under 5 that cannot be 5 or more, and any
 * withheld figure that can have one value only.
 *
 * @param integral counts are whole numbers: stronger, and slower
 * @returns a line for each figure found out
 * @throws Error when the facts do not hold of the truth: then the attacker is wrong, not the release
 */
export function attack({ facts, targets, truth }: Knowledge, integral = false): string[] {
  const valueIn = (solution: ArrayLike<number>, sum: readonly number[]) =>
    sum.reduce((total, n) => total + (solution[n] ?? 0), 0);
  for (const { sum, low, high } of facts) {
    const real = valueIn(truth, sum);
    if (real < low || real > high) throw new Error(`Not so: ${real} lies between ${low} and ${high} (${sum.join()})`);
  }
  if (truth.length === 0) return [];
  const known = [...new Map(facts.map((fact) => [`${fact.sum.join()}=${fact.low}-${fact.high}`, fact])).values()];
  const starts = [0];
  for (const { sum } of known) starts.push((starts.at(-1) ?? 0) + sum.length);
  const indices = known.flatMap(({ sum }) => [...sum]);
  const problem: ModelData = {
    numCols: truth.length,
    numRows: known.length,
    colCost: truth.map(() => 0),
    colLower: truth.map(() => 0),
    colUpper: truth.map(() => MOST),
    rowLower: known.map(({ low }) => low),
    rowUpper: known.map(({ high }) => high),
    matrix: {
      format: 'csr',
      numRows: known.length,
      numCols: truth.length,
      starts,
      indices,
      values: indices.map(() => 1),
    },
    ...(integral && { integrality: truth.map(() => highs.constants.variableType.integer) }),
  };
  return highs.withModel(problem, (model) => {
    model.options.set({ output_flag: false });
    /** Tables that agree with all that is known. */
    const found: ArrayLike<number>[] = [truth];
    const all = { kind: 'range', from: 0, to: truth.length - 1 } as const;
    const push = (sum: readonly number[], sign: 1 | -1): void => {
      const costs = new Float64Array(truth.length);
      for (const n of sum) costs[n] = sign;
      model.changeColsCost(all, costs);
      model.changeObjectiveSense(highs.constants.objectiveSense.maximize);
      model.run();
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal)
        throw new Error(`The solver ended with status ${model.getModelStatus()}`);
      found.push(model.getSolution().colValue);
    };
    const seen = new Set<string>();
    const wins: string[] = [];
    for (const { name, sum, among } of targets) {
      const id = sum.join() + among;
      if (seen.has(id)) continue;
      seen.add(id);
      const real = valueIn(truth, sum);
      const isSafe = () =>
        found.some((table) => {
          const value = valueIn(table, sum);
          return among === 'large' ? value > THRESHOLD - 1e-6 : Math.abs(value - real) > 1 - 1e-6;
        });
      if (isSafe()) continue;
      push(sum, 1);
      if (isSafe()) continue;
      if (among === 'others') push(sum, -1);
      if (!isSafe()) wins.push(`${name}: ${real} is found out to be at most ${valueIn(found.at(-1) ?? [], sum)}`);
    }
    return wins;
  });
}
