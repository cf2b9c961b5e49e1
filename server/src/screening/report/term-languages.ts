import type { Condition, Pack, Rule } from '@vigie/engine';

/** The lists that a rule looks for; what it excludes by them is not among them. */
function listsOf(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(listsOf);
  if ('any' in condition) return condition.any.flatMap(listsOf);
  if ('near' in condition) return condition.near.flatMap(listsOf);
  return 'terms' in condition ? [condition.terms].flat() : [];
}

/** The terms of a rule by language. */
export function termsOf(rule: Rule, pack: Pack): Map<string, Set<string>> {
  const terms = new Map<string, Set<string>>();
  for (const list of new Set(listsOf(rule.when))) {
    for (const [language, ofList] of Object.entries(pack.terms[list] ?? {}))
      terms.set(language, new Set([...(terms.get(language) ?? []), ...ofList]));
  }
  return terms;
}

/** Whether a language as it is told (`pt`) is that of terms (`pt-BR`). */
export const isSpoken = (told: string, ofTerms: string): boolean => ofTerms === told || ofTerms.startsWith(`${told}-`);
