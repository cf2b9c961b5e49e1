import { HomeScripts } from '../disguise/home-script.ts';
import { Vocabulary, type VocabularyTables } from '../disguise/vocabulary.ts';
import type { CelResult } from '../packs/cel/cel.ts';
import type { CelCondition } from '../packs/cel/cel-context.ts';
import type { RecalledProduct } from '../packs/pack.ts';
import { GoodsIndex } from '../similar/goods-index.ts';
import { Matcher, type MatcherTables } from '../terms/matcher.ts';
import type { Node, ProductIndex } from './node.ts';
import { type CompiledRule, type Program, TermUses, type Triggered, type UseTables } from './program.ts';
import type { Search } from './search.ts';
import { readTables, type Section, writeTables } from './tables.ts';

/** Counts up when what is kept changes: what an older one wrote is then read no more. */
const VERSION = 2;

/** Reads a CEL condition, as `compileCel` does. */
export type CelCompiler = (source: string) => CelResult;

/** A program as it is kept: typed arrays, and plain values around them. */
interface Kept {
  version: number;
  packs: Program['packs'];
  listCount: number;
  ofGtin: number[];
  always: number[];
  triggered: Triggered;
  uses: UseTables;
  all: KeptSearch;
  sought: KeptSearch | null;
  /** JSON of the rules, in UTF-8. */
  rules: Section;
  products: KeptProducts[];
}

interface KeptSearch {
  matcher: MatcherTables;
  vocabulary: VocabularyTables;
  homes: { words: string; prefixes: string };
}

interface KeptProducts {
  models: number;
  brands: number;
  /** JSON of `KeptLists`, in UTF-8. */
  lists: Section;
  /** See `GoodsIndex.save`. */
  names: Section;
}

/** Products by what they are found by, each product once and else by its number. */
interface KeptLists {
  products: RecalledProduct[];
  byGtin: [string, number[]][];
  byModel: [string, number[]][];
  byCode: [string, number[]][];
  byName: number[];
}

type KeptRule = Omit<CompiledRule, 'territory' | 'when'> & { territory: string[]; when: KeptNode };

/** A condition as JSON has it: no endless numbers, no functions, a list of products by its number. */
type KeptNode =
  | { op: 'all' | 'any'; children: KeptNode[] }
  | { op: 'near'; children: KeptNode[]; within: number }
  | { op: 'not'; child: KeptNode }
  | Extract<Node, { op: 'terms' | 'absent' }>
  | (Omit<MeasureNode, 'bounds'> & { bounds: KeptBounds })
  | { op: 'cel'; source: string; reads: string[] }
  | { op: 'product'; name: string; products: number };

type MeasureNode = Extract<Node, { op: 'measure' }>;
type KeptBounds = Omit<MeasureNode['bounds'], 'low' | 'high'> & { low: number | null; high: number | null };

/** A program in one piece, for `openProgram`: see `writeTables`. */
export function writeProgram(program: Program): Uint8Array<ArrayBuffer> {
  const { packs, listCount, ofGtin, always, triggered, uses, all, sought } = program;
  const products: ProductIndex[] = [];
  const rules = program.rules.map(
    (rule): KeptRule => ({ ...rule, territory: [...rule.territory], when: keepNode(rule.when, products) }),
  );
  const kept: Kept = {
    version: VERSION,
    packs,
    listCount,
    ofGtin,
    always,
    triggered,
    uses: uses.tables,
    all: keepSearch(all),
    sought: sought && keepSearch(sought),
    rules: toBytes(rules),
    products: products.map((each) => ({
      models: each.models,
      brands: each.brands,
      lists: toBytes(keepLists(each)),
      names: each.names.save(),
    })),
  };
  return writeTables(kept);
}

/**
 * A program of the bytes that `writeProgram` gave, which are used where they lie: threads may share them, and nobody may
 * change them. Texts, products and conditions in CEL are read when they are first asked for.
 *
 * @throws RangeError where the bytes are no program, of another version, cut short or damaged
 */
export function readProgram(bytes: Uint8Array, compileCel: CelCompiler): Program {
  const kept: Kept = readTables(bytes);
  if (kept.version !== VERSION) throw new RangeError(`a program of version ${kept.version}, not ${VERSION}`);
  const { packs, listCount, ofGtin, always, triggered, uses, all, sought } = kept;
  const products = kept.products.map((each) => new OpenedProducts(each));
  const rules: KeptRule[] = fromBytes(kept.rules);
  return {
    packs,
    listCount,
    ofGtin,
    always,
    triggered,
    uses: new TermUses(uses),
    all: openSearch(all),
    sought: sought && openSearch(sought),
    rules: rules.map((rule) => ({
      ...rule,
      territory: new Set(rule.territory),
      when: openNode(rule.when, products, compileCel),
    })),
  };
}

const toBytes = (value: unknown): Section => new TextEncoder().encode(JSON.stringify(value));

/** A copy is decoded: bytes that threads share are refused by some decoders. */
function fromBytes<T>(bytes: Section): T {
  return JSON.parse(new TextDecoder().decode(bytes.slice()));
}

const keepSearch = ({ matcher, vocabulary, homes: { words, prefixes } }: Search): KeptSearch => ({
  matcher: matcher.tables,
  vocabulary: vocabulary.tables,
  homes: { words, prefixes },
});

const openSearch = ({ matcher, vocabulary, homes }: KeptSearch): Search => ({
  matcher: new Matcher(matcher),
  vocabulary: new Vocabulary(vocabulary),
  homes: new HomeScripts(homes),
});

const finite = (bound: number): number | null => (Number.isFinite(bound) ? bound : null);

function keepNode(node: Node, products: ProductIndex[]): KeptNode {
  switch (node.op) {
    case 'all':
    case 'any':
      return { op: node.op, children: node.children.map((child) => keepNode(child, products)) };
    case 'near':
      return { op: node.op, children: node.children.map((child) => keepNode(child, products)), within: node.within };
    case 'not':
      return { op: node.op, child: keepNode(node.child, products) };
    case 'measure':
      return { ...node, bounds: { ...node.bounds, low: finite(node.bounds.low), high: finite(node.bounds.high) } };
    case 'cel':
      return { op: node.op, source: node.condition.source, reads: node.condition.reads };
    case 'product': {
      const before = products.indexOf(node.products);
      return { op: node.op, name: node.name, products: before < 0 ? products.push(node.products) - 1 : before };
    }
    default:
      return node;
  }
}

function openNode(node: KeptNode, products: readonly ProductIndex[], compileCel: CelCompiler): Node {
  switch (node.op) {
    case 'all':
    case 'any':
      return { op: node.op, children: node.children.map((child) => openNode(child, products, compileCel)) };
    case 'near':
      return { ...node, children: node.children.map((child) => openNode(child, products, compileCel)) };
    case 'not':
      return { op: node.op, child: openNode(node.child, products, compileCel) };
    case 'measure': {
      const { low, high } = node.bounds;
      const bounds = { low: low ?? Number.NEGATIVE_INFINITY, high: high ?? Number.POSITIVE_INFINITY };
      return { ...node, bounds: { ...node.bounds, ...bounds } };
    }
    case 'cel':
      return { op: node.op, condition: celWhenAsked(node.source, node.reads, compileCel) };
    case 'product': {
      const found = products[node.products];
      if (!found) throw new RangeError(`a program without its list of products ${JSON.stringify(node.name)}`);
      return { op: node.op, name: node.name, products: found };
    }
    default:
      return node;
  }
}

/** Most listings meet no condition in CEL, and its library takes as long to load as all of a program. */
function celWhenAsked(source: string, reads: string[], compileCel: CelCompiler): CelCondition {
  let compiled: CelCondition | undefined;
  return {
    source,
    reads,
    test(context) {
      if (!compiled) {
        const read = compileCel(source);
        if ('problem' in read) throw new RangeError(`cel: ${read.problem}`);
        compiled = read.condition;
      }
      return compiled.test(context);
    },
  };
}

function keepLists({ byGtin, byModel, byCode, byName }: ProductIndex): KeptLists {
  const numbers = new Map<RecalledProduct, number>();
  const numberOf = (product: RecalledProduct): number => {
    const known = numbers.get(product) ?? numbers.size;
    numbers.set(product, known);
    return known;
  };
  const keep = (index: ReadonlyMap<string, RecalledProduct[]>) =>
    Array.from(index, ([key, found]): [string, number[]] => [key, found.map(numberOf)]);
  const lists = { byGtin: keep(byGtin), byModel: keep(byModel), byCode: keep(byCode), byName: byName.map(numberOf) };
  return { products: [...numbers.keys()], ...lists };
}

/** A list of products that is read when a listing first asks. */
class OpenedProducts implements ProductIndex {
  readonly models: number;
  readonly brands: number;
  readonly #kept: KeptProducts;
  #lists: Omit<ProductIndex, 'names' | 'models' | 'brands'> | null = null;
  #names: GoodsIndex | null = null;

  constructor(kept: KeptProducts) {
    this.models = kept.models;
    this.brands = kept.brands;
    this.#kept = kept;
  }

  get #read(): Omit<ProductIndex, 'names' | 'models' | 'brands'> {
    if (this.#lists) return this.#lists;
    const { products, byGtin, byModel, byCode, byName }: KeptLists = fromBytes(this.#kept.lists);
    const ofNumbers = (numbers: number[]) => numbers.flatMap((number) => products[number] ?? []);
    const open = (index: [string, number[]][]) => new Map(index.map(([key, found]) => [key, ofNumbers(found)]));
    this.#lists = { byGtin: open(byGtin), byModel: open(byModel), byCode: open(byCode), byName: ofNumbers(byName) };
    return this.#lists;
  }

  get byGtin(): ProductIndex['byGtin'] {
    return this.#read.byGtin;
  }
  get byModel(): ProductIndex['byModel'] {
    return this.#read.byModel;
  }
  get byCode(): ProductIndex['byCode'] {
    return this.#read.byCode;
  }
  get byName(): ProductIndex['byName'] {
    return this.#read.byName;
  }
  get names(): GoodsIndex {
    this.#names ??= GoodsIndex.open(this.#kept.names);
    return this.#names;
  }
}
