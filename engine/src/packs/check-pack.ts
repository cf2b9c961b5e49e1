import { normaliseGtin } from '../gtin.ts';
import { readOpenTerm } from '../terms/open-term.ts';
import { readPattern } from '../terms/pattern.ts';
import { readBounds } from './bounds.ts';
import { compileCel } from './cel/cel.ts';
import type { Condition, MeasureCondition, Pack, RecalledProduct } from './pack.ts';
import { nearest } from './problem.ts';

/** A fault at a path of the pack; `within` counts characters into the text there. */
export interface PackFault {
  path: (string | number)[];
  onKey?: true;
  within?: number;
  message: string;
  hint?: string;
}

const operators = ['all', 'any', 'not', 'terms', 'measure', 'near', 'cel', 'product', 'absent'];
const modifiers: Record<string, readonly string[]> = {
  terms: ['fields', 'min', 'except'],
  measure: ['fields', 'below', 'above', 'atLeast', 'atMost'],
  near: ['within'],
};

/**
 * What the schema cannot say: names that must be known, terms that must be readable, conditions that must make sense.
 */
export function checkPack(pack: Pack): PackFault[] {
  const faults: PackFault[] = [];
  const ids = new Set<string>();
  pack.legal.forEach((basis, i) => {
    if (ids.has(basis.id)) faults.push({ path: ['legal', i, 'id'], message: `legal basis "${basis.id}" stands twice` });
    ids.add(basis.id);
  });
  const looked = new Set(pack.rules.flatMap((rule) => listsLookedFor(rule.when)));
  for (const [list, languages] of Object.entries(pack.terms)) {
    for (const [language, terms] of Object.entries(languages)) {
      terms.forEach((term, i) => {
        // An open term goes with `except` alone.
        const open = looked.has(list) ? null : readOpenTerm(term);
        const read = readPattern(open?.words ?? term);
        if ('problem' in read)
          faults.push({ path: ['terms', list, language, i], message: `term "${term}": ${read.problem}` });
      });
    }
  }
  for (const [list, products] of Object.entries(pack.products ?? {})) {
    for (const [i, product] of products.entries()) faults.push(...checkProduct(product, ['products', list, i]));
  }
  const rules = new Set<string>();
  pack.rules.forEach((rule, i) => {
    if (rules.has(rule.id)) faults.push({ path: ['rules', i, 'id'], message: `rule "${rule.id}" stands twice` });
    rules.add(rule.id);
    rule.legal.forEach((id, k) => {
      if (!ids.has(id))
        faults.push({
          path: ['rules', i, 'legal', k],
          message: `unknown legal basis "${id}"`,
          hint: suggestion(id, [...ids]),
        });
    });
    checkCondition(rule.when, ['rules', i, 'when'], pack, faults);
  });
  return faults;
}

/** The lists that a condition names other than by `except`. */
function listsLookedFor(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(listsLookedFor);
  if ('any' in condition) return condition.any.flatMap(listsLookedFor);
  if ('near' in condition) return condition.near.flatMap(listsLookedFor);
  if ('not' in condition) return listsLookedFor(condition.not);
  return 'terms' in condition ? [condition.terms].flat() : [];
}

function checkProduct(product: RecalledProduct, path: (string | number)[]): PackFault[] {
  const faults: PackFault[] = [];
  for (const [i, gtin] of product.gtins.entries()) {
    if (normaliseGtin(gtin) === null)
      faults.push({ path: [...path, 'gtins', i], message: `"${gtin}" is no GTIN: its check digit is wrong` });
  }
  if (product.gtins.length === 0 && (product.brand === null || (product.model === null && product.title === undefined)))
    faults.push({ path, message: 'a product needs a GTIN, or a brand and a model' });
  for (const key of ['brand', 'model'] as const) {
    const read = readPattern(product[key] ?? 'none');
    if ('problem' in read) faults.push({ path: [...path, key], message: `${key}: ${read.problem}` });
  }
  return faults;
}

function suggestion(word: string, known: string[]): string {
  const near = nearest(word, known);
  return near ? `did you mean "${near}"?` : `known: ${known.join(', ')}`;
}

function checkCondition(condition: Condition, path: (string | number)[], pack: Pack, faults: PackFault[]): void {
  const keys = Object.keys(condition);
  const found = keys.filter((key) => operators.includes(key));
  const [operator] = found;
  if (operator === undefined || found.length > 1) {
    faults.push({
      path,
      message:
        found.length > 1 ? `a condition has one operator, not ${found.join(' and ')}` : 'a condition needs an operator',
      hint: `one of ${operators.join(', ')}`,
    });
    return;
  }
  for (const key of keys) {
    if (key !== operator && !modifiers[operator]?.includes(key))
      faults.push({ path: [...path, key], onKey: true, message: `"${key}" does not go with "${operator}"` });
  }
  if ('all' in condition) {
    for (const [i, each] of condition.all.entries()) checkCondition(each, [...path, 'all', i], pack, faults);
  } else if ('any' in condition) {
    for (const [i, each] of condition.any.entries()) checkCondition(each, [...path, 'any', i], pack, faults);
  } else if ('not' in condition) checkCondition(condition.not, [...path, 'not'], pack, faults);
  else if ('near' in condition) {
    condition.near.forEach((each, i) => {
      if (!('terms' in each) && !('measure' in each))
        faults.push({ path: [...path, 'near', i], message: 'near takes terms and measures only' });
      else checkCondition(each, [...path, 'near', i], pack, faults);
    });
  } else if ('terms' in condition) {
    checkLists(condition.terms, [...path, 'terms'], pack, faults);
    if (condition.except !== undefined) checkLists(condition.except, [...path, 'except'], pack, faults);
  } else if ('measure' in condition) checkMeasure(condition, path, faults);
  else if ('product' in condition) {
    const known = Object.keys(pack.products ?? {});
    if (!known.includes(condition.product)) {
      faults.push({
        path: [...path, 'product'],
        message: `unknown list of products "${condition.product}"`,
        hint: suggestion(condition.product, known),
      });
    }
  } else if ('cel' in condition) {
    const compiled = compileCel(condition.cel);
    if ('problem' in compiled)
      faults.push({ path: [...path, 'cel'], within: compiled.at, message: `cel: ${compiled.problem}` });
  }
}

function checkLists(named: string | string[], path: (string | number)[], pack: Pack, faults: PackFault[]): void {
  [named].flat().forEach((list, i) => {
    if (pack.terms[list] !== undefined) return;
    const at = Array.isArray(named) ? [...path, i] : path;
    faults.push({ path: at, message: `unknown term list "${list}"`, hint: suggestion(list, Object.keys(pack.terms)) });
  });
}

function checkMeasure(condition: MeasureCondition, path: (string | number)[], faults: PackFault[]): void {
  const bounds = readBounds(condition);
  if ('problem' in bounds)
    faults.push({
      path: bounds.key === null ? path : [...path, bounds.key],
      message: bounds.problem,
      hint: bounds.hint,
    });
}
