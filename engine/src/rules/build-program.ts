import { canonicalJson } from '@vigie/canonical-json';
import type { LegalBasis } from '../finding.ts';
import { fold } from '../fold/fold.ts';
import { readBounds } from '../packs/bounds.ts';
import { compileCel } from '../packs/cel/cel.ts';
import { sha256 } from '../packs/digest.ts';
import type { Condition, Pack, RecalledProduct, Rule } from '../packs/pack.ts';
import { unreviewedOf } from '../packs/reviewed.ts';
import { GoodsIndex } from '../similar/goods-index.ts';
import { readOpenTerm } from '../terms/open-term.ts';
import { type Pattern, readPattern } from '../terms/pattern.ts';
import { selectFields } from './fields.ts';
import type { Node, ProductIndex } from './node.ts';
import { type CompiledRule, codeOf, layOutUses, type Program, startsOf, type TermUse, TermUses } from './program.ts';
import { searchFor, searchForSome } from './search.ts';
import { asksProduct, triggersOf } from './triggers.ts';

const unionStates = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

/**
 * Resolves packs into one program. Packs come from `parsePack`: a term or condition that cannot be read is a
 * `RangeError`.
 */
export function buildProgram(packs: readonly Pack[]): Program {
  const patterns: Pattern[] = [];
  const patternNumbers = new Map<string, number>();
  const uses: TermUse[][] = [];
  const rulesOfList: number[][] = [];
  const program: Omit<Program, 'all' | 'sought' | 'uses' | 'triggered'> = {
    rules: [],
    listCount: 0,
    ofGtin: [],
    always: [],
    packs: [],
  };
  for (const pack of packs) {
    const digest = sha256(canonicalJson(pack));
    program.packs.push({ id: pack.id, version: pack.version, digest });
    const lists = new Map<string, number>();
    const addList = (terms: ReadonlyMap<string, string[]>): number => {
      const list = program.listCount++;
      rulesOfList.push([]);
      for (const [term, languages] of terms) {
        const unreviewed = unreviewedOf(pack, languages);
        const open = readOpenTerm(term);
        const words = open?.words ?? term;
        for (const spelling of languages.includes('de') ? germanSpellings(words) : [words]) {
          const read = readPattern(spelling);
          if ('problem' in read) throw new RangeError(`pack ${pack.id}: term ${JSON.stringify(term)}: ${read.problem}`);
          const key = patternKey(read.pattern);
          let number = patternNumbers.get(key);
          if (number === undefined) {
            number = patterns.push(read.pattern) - 1;
            patternNumbers.set(key, number);
            uses.push([]);
          }
          const beside = open?.beside;
          // A language's term that reaches further is no other's: `…2 grátis`, `… gratis`.
          const same = uses[number]?.find(
            (use) => use.list === list && use.beside?.side === beside?.side && use.beside?.within === beside?.within,
          );
          if (!same) uses[number]?.push({ list, term, spellings: [spelling], unreviewed, languages, beside });
          else {
            same.spellings.push(spelling);
            same.languages = [...same.languages, ...languages];
            // Another term of the list that reads the same: it is enough that one of them was reviewed.
            same.unreviewed &&= unreviewed && [...new Set([...same.unreviewed, ...unreviewed])];
          }
        }
      }
      return list;
    };
    for (const [name, languages] of Object.entries(pack.terms)) lists.set(name, addList(languagesOfTerms(languages)));
    const ofNoLanguage = (terms: Iterable<string>) => addList(languagesOfTerms({ any: [...terms] }));
    const products = new Map(
      Object.entries(pack.products ?? {}).map(([name, list]) => [name, indexProducts(list, ofNoLanguage)]),
    );
    for (const rule of pack.rules) {
      const number = program.rules.push(compileRule(rule, pack, digest, { lists, products })) - 1;
      const triggers = triggersOf(program.rules[number]?.when);
      if (triggers !== null && asksProduct(rule.when)) program.ofGtin.push(number);
      if (triggers === null) program.always.push(number);
      else for (const list of triggers) rulesOfList[list]?.push(number);
    }
  }
  const triggered = uses.map((usesOfIt) => [...new Set(usesOfIt.flatMap((use) => rulesOfList[use.list] ?? []))]);
  const all = searchFor(patterns);
  const sought = patterns.filter((_, number) => triggered[number]?.length !== 0);
  return {
    ...program,
    uses: new TermUses(layOutUses(uses)),
    triggered: { from: startsOf(triggered.map(({ length }) => length)), rules: Int32Array.from(triggered.flat()) },
    all,
    sought: sought.length === patterns.length ? null : searchForSome(sought, patterns, all),
  };
}

/** The languages that have a term, in the pack's order. */
function languagesOfTerms(list: Record<string, string[]>): Map<string, string[]> {
  const languages = new Map<string, string[]>();
  for (const [language, terms] of Object.entries(list))
    for (const term of new Set(terms)) languages.set(term, [...(languages.get(term) ?? []), language]);
  return languages;
}

/** What the names in a pack's conditions stand for. */
interface Names {
  lists: Map<string, number>;
  products: Map<string, ProductIndex>;
}

/** The lists that a rule is about: what stands in a `not` speaks against them. */
function aboutOf(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(aboutOf);
  if ('any' in condition) return condition.any.flatMap(aboutOf);
  if ('near' in condition) return condition.near.flatMap(aboutOf);
  return 'terms' in condition ? [condition.terms].flat() : [];
}

/** The lists whose terms a rule finds, rather than takes goods away by. */
function goodsOf(condition: Condition, sought = true): string[] {
  if ('all' in condition) return condition.all.flatMap((each) => goodsOf(each, sought));
  if ('any' in condition) return condition.any.flatMap((each) => goodsOf(each, sought));
  if ('near' in condition) return condition.near.flatMap((each) => goodsOf(each, sought));
  if ('not' in condition) return goodsOf(condition.not, !sought);
  return 'terms' in condition ? [(sought ? condition.terms : condition.except) ?? []].flat() : [];
}

function indexProducts(
  products: readonly RecalledProduct[],
  addList: (terms: Iterable<string>) => number,
): ProductIndex {
  const byGtin = new Map<string, RecalledProduct[]>();
  const byModel = new Map<string, RecalledProduct[]>();
  const byCode = new Map<string, RecalledProduct[]>();
  const brands = new Set<string>();
  const byName: RecalledProduct[] = [];
  const names = new GoodsIndex();
  // Two spellings that fold to the same are one term to the matcher: the first stands for both.
  const spelling = new Map<string, string>();
  const spell = (text: string): string => {
    const key = fold(text).text;
    const first = spelling.get(key) ?? text;
    spelling.set(key, first);
    return first;
  };
  for (const product of products) {
    for (const gtin of product.gtins) byGtin.set(gtin, [...(byGtin.get(gtin) ?? []), product]);
    if (product.brand === null) continue;
    const known = { ...product, brand: spell(product.brand) };
    if (product.model === null) {
      if (product.title === undefined) continue;
      byName[names.add({ title: product.title, brand: product.brand })] = known;
      brands.add(known.brand);
      continue;
    }
    const model = spell(product.model);
    byModel.set(model, [...(byModel.get(model) ?? []), known]);
    const code = codeOf(product.model);
    if (code !== null) byCode.set(code, [...(byCode.get(code) ?? []), known]);
    brands.add(known.brand);
  }
  return { byGtin, byModel, byCode, byName, names, models: addList(byModel.keys()), brands: addList(brands) };
}

/** A German term as written, and with `ae`, `oe`, `ue` where a keyboard has no umlaut. */
function germanSpellings(term: string): string[] {
  const spelt = term.replace(/[äöü]/giu, (letter) => `${letter.normalize('NFD').charAt(0)}e`);
  return spelt === term ? [term] : [term, spelt];
}

function patternKey(pattern: Pattern): string {
  return pattern.steps
    .map((step) => `${step.gap}${step.prefix ? '*' : ' '}${String.fromCharCode(...step.letters)}`)
    .join('\u0000');
}

function compileRule(rule: Rule, pack: Pack, packDigest: string, names: Names): CompiledRule {
  const legal = rule.legal.map((id): LegalBasis => {
    const basis = pack.legal.find((each) => each.id === id);
    if (!basis) throw new RangeError(`pack ${pack.id}: unknown legal basis ${JSON.stringify(id)}`);
    const { citation, penalty, from, to, verified, note } = basis;
    return { id, citation, penalty, from, to, verified, note };
  });
  const territory = new Set(
    (rule.territory ?? pack.territory).flatMap((code) => (code === 'EU' ? unionStates : [code])),
  );
  return {
    id: rule.id,
    title: rule.title,
    severity: rule.severity,
    pack: pack.id,
    packDigest,
    legal,
    territory,
    when: compileCondition(rule.when, pack, names, {
      sought: new Set(goodsOf(rule.when)),
      about: [...new Set(aboutOf(rule.when))],
      takesAway: false,
    }),
  };
}

function compileCondition(
  condition: Condition,
  pack: Pack,
  known: Names,
  goods: { sought: ReadonlySet<string>; about: readonly string[]; takesAway: boolean },
): Node {
  const compileAll = (conditions: readonly Condition[]) =>
    conditions.map((each) => compileCondition(each, pack, known, goods));
  if ('all' in condition) return { op: 'all', children: compileAll(condition.all) };
  if ('any' in condition) return { op: 'any', children: compileAll(condition.any) };
  if ('not' in condition) {
    const inner = { ...goods, takesAway: !goods.takesAway };
    return { op: 'not', child: compileCondition(condition.not, pack, known, inner) };
  }
  if ('near' in condition) return { op: 'near', children: compileAll(condition.near), within: condition.within ?? 8 };
  if ('absent' in condition) return { op: 'absent', field: condition.absent };
  if ('product' in condition) {
    const products = known.products.get(condition.product);
    if (!products)
      throw new RangeError(`pack ${pack.id}: unknown list of products ${JSON.stringify(condition.product)}`);
    return { op: 'product', name: condition.product, products };
  }
  if ('terms' in condition) {
    const resolve = (names: readonly string[]) =>
      names.map((name) => {
        const list = known.lists.get(name);
        if (list === undefined) throw new RangeError(`pack ${pack.id}: unknown term list ${JSON.stringify(name)}`);
        return { list, takesAway: !goods.sought.has(name) };
      });
    const names = [condition.terms].flat();
    const excepted = [condition.except ?? []].flat().flatMap((name) => Object.values(pack.terms[name] ?? {}).flat());
    const hasOpen = excepted.some((term) => readOpenTerm(term) !== null);
    return {
      op: 'terms',
      lists: resolve(names),
      except: resolve([condition.except ?? []].flat()),
      goods: hasOpen ? resolve(goods.about).map(({ list }) => list) : null,
      fields: selectFields(condition.fields),
      min: condition.min ?? 1,
      names: names.join(', '),
    };
  }
  if ('measure' in condition) {
    const read = readBounds(condition);
    if ('problem' in read) throw new RangeError(`pack ${pack.id}: ${read.problem}`);
    return {
      op: 'measure',
      bounds: read.bounds,
      fields: selectFields(condition.fields),
      names: read.bounds.kinds.join(', '),
      takesAway: goods.takesAway,
    };
  }
  const compiled = compileCel(condition.cel);
  if ('problem' in compiled) throw new RangeError(`pack ${pack.id}: cel: ${compiled.problem}`);
  return { op: 'cel', condition: compiled.condition };
}
