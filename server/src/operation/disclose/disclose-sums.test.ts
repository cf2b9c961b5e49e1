import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attack, type Fact } from '../../publication/disclose/attacker.ts';
import { discloseSums, type Told, tellSum, type UnitCount } from './disclose-sums.ts';

type Rule = (counts: readonly number[]) => Told;
/** Tries every table of three units, and of four, up to so many for each; whoever looks has at most `own`. */
const MOST = { 3: { own: 40, other: 40 }, 4: { own: 10, other: 22 } } as const;

function* tablesOf(units: number, { own, other }: { own: number; other: number }): Generator<number[]> {
  const most = units === 1 ? own : other;
  for (const rest of units === 1 ? [[]] : tablesOf(units - 1, { own, other }))
    for (let count = 0; count <= most; count++) yield [...rest, count];
}

/**
 * What a unit finds out of another from its own count, the answer and the rule: every value that another may have is
 * looked for. Sums that the tables reach but do not fill are left out.
 */
function foundOut(rule: Rule, units: 3 | 4): string[] {
  const most = MOST[units];
  const values = new Map<string, { seen: Set<number>; answer: Told }>();
  for (const counts of tablesOf(units, most)) {
    const sum = counts.reduce((all, one) => all + one, 0);
    const answer = rule(counts);
    // Beyond this some tables of the same sum are not among those tried.
    if (answer.told === 'exact' && sum > most.other) continue;
    const key = `${answer.told} ${answer.told === 'exact' ? sum : ''}: ${counts[0]}`;
    const { seen } = values.get(key) ?? { seen: new Set() };
    seen.add(counts[1] ?? 0);
    values.set(key, { seen, answer });
  }
  return [...values].flatMap(([key, { seen, answer }]) => {
    const isAlone = seen.size < (answer.told === 'exact' ? 5 : 2);
    const isKnownSmall = answer.told !== 'under-5' && Math.max(...seen) < 5;
    return isAlone || isKnownSmall ? [`${key}: ${[...seen].join()}`] : [];
  });
}

test('no unit finds out another’s count, or that it is under 5, from its own, the answer and the rule', () => {
  for (const units of [3, 4] as const) assert.deepEqual(foundOut(tellSum, units), [], `${units} units`);
});

test('the search finds what other rules leave open', () => {
  const underFive: Rule = (counts) => {
    const sum = counts.reduce((all, one) => all + one, 0);
    return sum < 5 ? { told: 'under-5' } : { told: 'exact', count: sum };
  };
  assert.ok(foundOut(underFive, 3).length > 0, 'small sums withheld alone');
  // Each unit must have 5: at the edge all that may have is known to have just that.
  const each: Rule = (counts) => {
    const sum = counts.reduce((all, one) => all + one, 0);
    return counts.every((one) => one >= 5) ? { told: 'exact', count: sum } : { told: 'withheld' };
  };
  assert.ok(foundOut(each, 3).length > 0, 'a least count for each unit');
});

test('two units are told nothing, and of one that has nearly all nothing is told', () => {
  assert.deepEqual(tellSum([40, 60]), { told: 'withheld' });
  assert.deepEqual(tellSum([40, 1, 2]), { told: 'withheld' });
  assert.deepEqual(tellSum([4, 0, 0]), { told: 'withheld' }, 'or it would know that the others have none');
  assert.deepEqual(tellSum([1, 2, 1]), { told: 'under-5' });
  assert.deepEqual(tellSum([0, 0, 0]), { told: 'under-5' });
  assert.deepEqual(tellSum([5, 4, 0]), { told: 'withheld' });
  assert.deepEqual(tellSum([10, 0, 5]), { told: 'exact', count: 15 });
});

const UNITS = 4;
const PLATFORMS = ['a.example', 'b.example'];
/** What was removed is part of what was found: units know that too. */
const anyUnits = fc.array(
  fc.tuple(...PLATFORMS.map(() => fc.tuple(fc.nat({ max: 60 }), fc.double({ min: 0, max: 1, noNaN: true })))),
  { minLength: 3, maxLength: UNITS },
);

test('nor from all figures together, by platform and in sum, one of which is part of another', () => {
  let count = 0;
  fc.assert(
    fc.property(anyUnits, (units) => {
      // Unknowns: for each unit and platform, what was found and removed, and what was found and is still there.
      const cells = units.map((unit) =>
        unit.map(([found, share]) => [Math.round(found * share), found - Math.round(found * share)] as const),
      );
      const truth = cells.flat(2);
      const at = (unit: number, platform: number, part: 0 | 1): number =>
        (unit * PLATFORMS.length + platform) * 2 + part;
      const partsOf = { offers: [0, 1], removed: [0] } as const;
      const counts = cells.map((unit): UnitCount[] =>
        unit.flatMap(([removed, there], n) => [
          { platform: PLATFORMS[n] ?? '', figure: 'offers', count: removed + there },
          { platform: PLATFORMS[n] ?? '', figure: 'removed', count: removed },
        ]),
      );
      const sumOf = (figure: keyof typeof partsOf, platforms: number[], of: number[]) =>
        of.flatMap((unit) => platforms.flatMap((platform) => partsOf[figure].map((part) => at(unit, platform, part))));
      const everybody = units.map((_, n) => n);
      const every = PLATFORMS.map((_, n) => n);
      const facts: Fact[] = [];
      for (const { figure, sum, platforms } of discloseSums(counts, {
        figures: ['offers', 'removed'],
        platforms: PLATFORMS,
      })) {
        if (figure !== 'offers' && figure !== 'removed') continue;
        const known = [
          ...(sum.told === 'exact' ? [{ of: every, sum: sum.count }] : []),
          ...(platforms ?? []).map((one) => ({ of: [PLATFORMS.indexOf(one.platform)], sum: one.count })),
        ];
        for (const { of, sum: value } of known) {
          count += 1;
          facts.push({ sum: sumOf(figure, of, everybody), low: value, high: value });
          // The rule is known: none has more than two thirds.
          for (const unit of everybody)
            facts.push({ sum: sumOf(figure, of, [unit]), low: 0, high: Math.floor((2 * value) / 3) });
        }
      }
      if (facts.length === 0) return;
      // The first unit knows its own.
      for (const platform of every)
        for (const part of [0, 1] as const)
          facts.push({
            sum: [at(0, platform, part)],
            low: truth[at(0, platform, part)] ?? 0,
            high: truth[at(0, platform, part)] ?? 0,
          });
      const targets = everybody.slice(1).flatMap((unit) =>
        (['offers', 'removed'] as const).flatMap((figure) =>
          [every, ...every.map((n) => [n])].map((platforms) => {
            const sum = sumOf(figure, platforms, [unit]);
            const real = sum.reduce((all, n) => all + (truth[n] ?? 0), 0);
            const among = real < 5 ? ('large' as const) : ('others' as const);
            return { name: `${figure} of unit ${unit} on ${platforms.join()}`, sum, among };
          }),
        ),
      );
      assert.deepEqual(attack({ facts, targets, truth }), []);
    }),
    { numRuns: 60, seed: 18 },
  );
  assert.ok(count > 50, `${count} sums were told`);
});
