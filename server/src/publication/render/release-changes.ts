import type { Language } from '../../base/core/language.ts';
import type { Say } from '../../base/text/words.ts';
import type { Measure, Release } from '../disclose/disclose-release.ts';

/** How many figures are told one by one. */
const TOLD = 40;

/** How a page names the places of figures. */
export interface Naming {
  say: Say;
  platform(host: string): string;
  rule(id: string): string;
  month(month: string): string;
  day(plain: string): string;
}

const listOf = (names: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(names);

/**
 * What changed from one release to another, in sentences: the period, what is watched, what is counted and how, and each
 * figure that both tell of the same place. Nothing changed: none.
 */
export function tellChanges(before: Release, now: Release, naming: Naming, language: Language): string[] {
  const { say } = naming;
  const told: string[] = [];
  const list = (key: string, names: readonly string[]): void => {
    if (names.length > 0) told.push(say(`changes.${key}`, { names: listOf(names, language) }));
  };
  const missing = (some: readonly string[], others: readonly string[]): string[] =>
    some.filter((one) => !others.includes(one));
  const samePeriod = before.period.from === now.period.from && before.period.to === now.period.to;
  if (!samePeriod)
    told.push(say('changes.period', { from: naming.day(before.period.from), to: naming.day(before.period.to) }));
  if (before.threshold !== now.threshold)
    told.push(say('changes.threshold', { before: before.threshold, now: now.threshold }));
  list('platformsMore', missing(now.platforms, before.platforms).map(naming.platform));
  list('platformsLess', missing(before.platforms, now.platforms).map(naming.platform));
  list('rulesMore', missing(now.rules, before.rules).map(naming.rule));
  list('rulesLess', missing(before.rules, now.rules).map(naming.rule));
  const measure = (one: Measure): string => say(`measures.${one}`);
  const both = now.measures.filter((one) => before.measures.includes(one));
  list(
    'measuresMore',
    missing(now.measures, before.measures).map((one) => say(`measures.${one}`)),
  );
  list(
    'measuresLess',
    missing(before.measures, now.measures).map((one) => say(`measures.${one}`)),
  );
  list(
    'defined',
    both.filter((one) => before.definitions?.[one]?.[language] !== now.definitions?.[one]?.[language]).map(measure),
  );
  const key = ({ platform, rule, month }: Release['figures'][number]): string =>
    JSON.stringify([platform, rule, month]);
  const earlier = new Map(before.figures.map((one) => [key(one), one.values]));
  const format = new Intl.NumberFormat(language);
  const show = (figure: number | null): string => (figure === null ? say('withheld') : format.format(figure));
  const changed = now.figures.flatMap((figure) => {
    const values = earlier.get(key(figure));
    if (!values || (figure.month === null && !samePeriod)) return [];
    return both.flatMap((one) => {
      const [was, is] = [values[one] ?? null, figure.values[one] ?? null];
      if (was === is) return [];
      const place = [
        figure.platform === null ? say('allPlatforms') : naming.platform(figure.platform),
        figure.rule === null ? say('allRules') : naming.rule(figure.rule),
        figure.month === null ? say('wholePeriod') : naming.month(figure.month),
      ].join(', ');
      return [say('changes.figure', { measure: measure(one), place, before: show(was), now: show(is) })];
    });
  });
  told.push(...changed.slice(0, TOLD));
  if (changed.length > TOLD) told.push(say('changes.more', { count: changed.length - TOLD }));
  return told;
}
