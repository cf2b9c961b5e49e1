import { TokenBuffer } from '../fold/token-buffer.ts';
import { tokenize } from '../fold/tokenize.ts';
import { Hits } from '../terms/hits.ts';
import { compileTerms, type Matcher } from '../terms/matcher.ts';
import { readOpenTerm } from '../terms/open-term.ts';
import { readBounds } from './bounds.ts';
import type { PackFault } from './check-pack.ts';
import type { Condition, Pack, Rule, TermsCondition } from './pack.ts';
import { openSource, packIn } from './parse-pack.ts';
import type { PackProblem } from './problem.ts';
import { isReviewed } from './reviewed.ts';

/**
 * What is wrong in a pack's file, and what is right but cannot be meant: rules that can never match, terms that an
 * exclusion takes away, rules without examples of both kinds, lists and legal bases that nothing uses. In the order of
 * the file.
 */
export function lintPack(yamlText: string, fileName: string): PackProblem[] {
  const source = openSource(yamlText, fileName);
  if ('errors' in source) return source.errors;
  const parsed = packIn(source);
  if ('errors' in parsed) return parsed.errors;
  const problems = lint(parsed.pack).map(source.problem);
  return problems.sort((a, b) => a.line - b.line || a.column - b.column);
}

function lint(pack: Pack): PackFault[] {
  const faults = [...lintReviewed(pack), ...lintLegal(pack), ...lintTerms(pack)];
  const lists = new Lists(pack);
  for (const [i, rule] of pack.rules.entries()) {
    faults.push(...lintExamples(rule, i));
    const path = ['rules', i, 'when'];
    lintCondition(rule.when, path, lists, faults);
    if (!canMatch(rule.when, lists))
      faults.push({
        path,
        onKey: true,
        message: `rule "${rule.id}" can never match`,
        hint: 'see what takes its terms away',
      });
  }
  return faults;
}

function lintReviewed(pack: Pack): PackFault[] {
  const languages = new Set(Object.values(pack.terms).flatMap((list) => Object.keys(list)));
  languages.delete('any');
  if (pack.reviewed === undefined) {
    const [example = 'en'] = languages;
    return languages.size === 0
      ? []
      : [
          {
            path: ['terms'],
            onKey: true,
            message: 'the pack does not say which languages have been reviewed by somebody who reads them',
            hint: `add them: reviewed: [${example}], or reviewed: [] for none`,
          },
        ];
  }
  return pack.reviewed.flatMap((each, i) =>
    [...languages].some((language) => isReviewed({ reviewed: [each] }, language))
      ? []
      : [{ path: ['reviewed', i], message: `no list has terms in "${each}"`, hint: 'take it out' }],
  );
}

function lintLegal(pack: Pack): PackFault[] {
  const faults: PackFault[] = [];
  const used = new Set(pack.rules.flatMap((rule) => rule.legal));
  for (const [i, basis] of pack.legal.entries()) {
    if (!used.has(basis.id))
      faults.push({
        path: ['legal', i, 'id'],
        message: `legal basis "${basis.id}" is cited by no rule`,
        hint: 'cite it or take it out',
      });
    if (basis.from !== null && basis.to !== null && basis.from > basis.to) {
      faults.push({
        path: ['legal', i, 'to'],
        message: `legal basis "${basis.id}" ends before it begins`,
        hint: `it is in force from ${basis.from}`,
      });
    }
    if (!basis.verified && basis.note === null) {
      faults.push({
        path: ['legal', i, 'verified'],
        message: `legal basis "${basis.id}" is unverified and does not say what is`,
        hint: 'add a note',
      });
    }
  }
  return faults;
}

function lintTerms(pack: Pack): PackFault[] {
  const faults: PackFault[] = [];
  const used = new Set(pack.rules.flatMap((rule) => listsOf(rule.when)));
  const productLists = new Set(pack.rules.flatMap((rule) => productsOf(rule.when)));
  for (const list of Object.keys(pack.products ?? {})) {
    if (!productLists.has(list))
      faults.push({ path: ['products', list], onKey: true, message: `list of products "${list}" is used by no rule` });
  }
  for (const [list, languages] of Object.entries(pack.terms)) {
    if (!used.has(list))
      faults.push({ path: ['terms', list], onKey: true, message: `term list "${list}" is used by no rule`, hint: '' });
    for (const [language, terms] of Object.entries(languages)) {
      const seen = new Map<string, string>();
      for (const [i, term] of terms.entries()) {
        const key = foldedTerm(term);
        const earlier = seen.get(key);
        if (earlier !== undefined) {
          const same = earlier === term ? 'stands twice' : `folds to the same as "${earlier}"`;
          faults.push({ path: ['terms', list, language, i], message: `term "${term}" ${same}`, hint: 'take one out' });
        }
        seen.set(key, term);
      }
    }
  }
  return faults;
}

function lintExamples(rule: Rule, number: number): PackFault[] {
  const path = ['rules', number, 'examples'];
  if (rule.examples.length === 0)
    return [
      {
        path,
        onKey: true,
        message: `rule "${rule.id}" has no examples`,
        hint: 'add listings that must match and look-alikes that must not',
      },
    ];
  const faults: PackFault[] = [];
  for (const match of [true, false]) {
    if (rule.examples.some((example) => example.match === match)) continue;
    const kind = match ? 'that must match' : 'that must not match';
    faults.push({
      path,
      onKey: true,
      message: `rule "${rule.id}" has no example ${kind}`,
      hint: match ? '' : 'add a look-alike',
    });
  }
  return faults;
}

/** Every list of products that a condition names. */
function productsOf(condition: Condition): string[] {
  if ('product' in condition) return [condition.product];
  return Object.values(childrenOf(condition)).flat().flatMap(productsOf);
}

/** Every list that a condition names. */
function listsOf(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(listsOf);
  if ('any' in condition) return condition.any.flatMap(listsOf);
  if ('near' in condition) return condition.near.flatMap(listsOf);
  if ('not' in condition) return listsOf(condition.not);
  return 'terms' in condition ? [condition.terms, condition.except ?? []].flat() : [];
}

function lintCondition(condition: Condition, path: (string | number)[], lists: Lists, faults: PackFault[]): void {
  if ('measure' in condition) {
    const read = readBounds(condition);
    if ('bounds' in read && read.bounds.low > read.bounds.high)
      faults.push({
        path,
        message: 'no quantity lies within these bounds',
        hint: 'the lower bound is above the upper one',
      });
  }
  if ('terms' in condition) {
    for (const shadow of lists.shadowed(condition, [])) faults.push(shadow);
  }
  if ('all' in condition) {
    const excluded = condition.all.flatMap((each) =>
      'not' in each && 'terms' in each.not && each.not.min === undefined && each.not.fields === undefined
        ? [each.not]
        : [],
    );
    for (const each of condition.all)
      if ('terms' in each) faults.push(...lists.shadowed({ ...each, except: [] }, excluded));
  }
  for (const [key, children] of Object.entries(childrenOf(condition))) {
    for (const [i, child] of children.entries())
      lintCondition(child, key === 'not' ? [...path, key] : [...path, key, i], lists, faults);
  }
}

function childrenOf(condition: Condition): Record<string, Condition[]> {
  if ('all' in condition) return { all: condition.all };
  if ('any' in condition) return { any: condition.any };
  if ('near' in condition) return { near: condition.near };
  return 'not' in condition ? { not: [condition.not] } : {};
}

/** Whether any listing could make the condition true, as far as terms and bounds tell. */
function canMatch(condition: Condition, lists: Lists): boolean {
  if ('all' in condition) {
    const excluded = condition.all.flatMap((each) =>
      'not' in each && 'terms' in each.not && each.not.min === undefined && each.not.fields === undefined
        ? [each.not]
        : [],
    );
    return condition.all.every(
      (each) => canMatch(each, lists) && (!('terms' in each) || !lists.allShadowed({ ...each, except: [] }, excluded)),
    );
  }
  if ('any' in condition) return condition.any.some((each) => canMatch(each, lists));
  if ('near' in condition) return condition.near.every((each) => canMatch(each, lists));
  if ('terms' in condition) return !lists.allShadowed(condition, []);
  if (!('measure' in condition)) return true;
  const read = readBounds(condition);
  return 'bounds' in read && read.bounds.low <= read.bounds.high;
}

/** The term lists of a pack, each with a matcher, to see which terms others take away. */
class Lists {
  readonly #pack: Pack;
  readonly #matchers = new Map<string, { matcher: Matcher; terms: string[] }>();
  readonly #tokens = new TokenBuffer();
  readonly #hits = new Hits();

  constructor(pack: Pack) {
    this.#pack = pack;
  }

  /**
   * The terms of a condition that can never count: their words are an exception, or hold what another part of the rule
   * excludes.
   */
  shadowed(condition: TermsCondition, excluded: readonly TermsCondition[]): PackFault[] {
    const faults: PackFault[] = [];
    for (const list of [condition.terms].flat()) {
      for (const [language, terms] of Object.entries(this.#pack.terms[list] ?? {})) {
        for (const [i, term] of terms.entries()) {
          const by = this.#shadowOf(term, condition, excluded);
          if (by)
            faults.push({
              path: ['terms', list, language, i],
              message: `term "${term}" can never count: list "${by.list}" takes it away by "${by.term}"`,
              hint: '',
            });
        }
      }
    }
    return faults;
  }

  /** Whether no term of a condition can count. */
  allShadowed(condition: TermsCondition, excluded: readonly TermsCondition[]): boolean {
    return [condition.terms]
      .flat()
      .every((list) =>
        Object.values(this.#pack.terms[list] ?? {}).every((terms) =>
          terms.every((term) => this.#shadowOf(term, condition, excluded) !== null),
        ),
      );
  }

  #shadowOf(
    term: string,
    condition: TermsCondition,
    excluded: readonly TermsCondition[],
  ): { list: string; term: string } | null {
    for (const list of [condition.except ?? []].flat()) {
      const other = this.#find(list, term, true);
      if (other !== null) return { list, term: other };
    }
    for (const list of excluded.flatMap((each) => (each.except === undefined ? [each.terms].flat() : []))) {
      const other = this.#find(list, term, false);
      if (other !== null) return { list, term: other };
    }
    return null;
  }

  /** A term of the list that stands in the words of `text`, or covers them all. */
  #find(list: string, text: string, whole: boolean): string | null {
    let known = this.#matchers.get(list);
    if (!known) {
      // An open term takes away what stands beside it, and never a term by itself.
      const terms = Object.values(this.#pack.terms[list] ?? {})
        .flat()
        .filter((term) => readOpenTerm(term) === null);
      known = { matcher: compileTerms(terms), terms };
      this.#matchers.set(list, known);
    }
    // The words of a gap are unknown: such a term is judged by none of its parts.
    if (/…|\.\.\./u.test(text)) return null;
    this.#tokens.reset();
    tokenize(text.replaceAll('*', ' '), this.#tokens);
    this.#hits.count = 0;
    known.matcher.find(this.#tokens, this.#hits);
    for (let i = 0; i < this.#hits.count; i++) {
      const covers = this.#hits.first[i] === 0 && this.#hits.last[i] === this.#tokens.count - 2;
      if (covers || !whole) return known.terms[this.#hits.pattern[i] ?? 0] ?? null;
    }
    return null;
  }
}

/** What one term after the other is read into: to make it costs more than to read one. */
const tokens = new TokenBuffer();

/** A term as the matcher sees it, for comparing. */
function foldedTerm(term: string): string {
  tokens.reset();
  tokenize(term, tokens);
  const words: string[] = [];
  for (let i = 0; i < tokens.count - 1; i++) words.push(tokens.word(i));
  const marks = term.match(/\*|…\d*|\.\.\.\d*/gu) ?? [];
  return [readOpenTerm(term)?.beside.side ?? '', ...words, ...marks].join(' ');
}
