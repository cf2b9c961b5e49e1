import type { Match } from '../finding.ts';
import { readingWithin } from '../packs/bounds.ts';
import type { Truth } from '../packs/cel/cel-context.ts';
import type { AbsentField } from '../packs/pack.ts';
import { comesAlong, type PlacedOpen } from './comes-along.ts';
import { evaluateProduct, givesRecalled } from './evaluate-product.ts';
import type { ListingScan, PlacedMatch } from './listing-scan.ts';
import type { Node } from './node.ts';
import type { Outcome } from './outcome.ts';

/** Stands for every outcome that is not true where only true ones are wanted. */
const untrue: Outcome = { op: 'any', about: '', value: null, seen: [], children: [] };

/** Evaluates a condition: true, false or unknown (Kleene's logic). The outcome shows all that speaks for it. */
export function evaluate(node: Node, scan: ListingScan): Outcome {
  switch (node.op) {
    case 'all': {
      const children = node.children.map((child) => evaluate(child, scan));
      const value = children.some((child) => child.value === false)
        ? false
        : children.some((child) => child.value === null)
          ? null
          : true;
      return { op: node.op, about: '', value, seen: value ? children.flatMap((child) => child.seen) : [], children };
    }
    case 'any': {
      const children = node.children.map((child) => evaluate(child, scan));
      const value = children.some((child) => child.value === true)
        ? true
        : children.some((child) => child.value === null)
          ? null
          : false;
      return {
        op: node.op,
        about: '',
        value,
        seen: children.flatMap((child) => (child.value ? child.seen : [])),
        children,
      };
    }
    case 'not': {
      const child = evaluate(node.child, scan);
      return { op: node.op, about: '', value: child.value === null ? null : !child.value, seen: [], children: [child] };
    }
    case 'terms':
      return evaluateTerms(node, scan);
    case 'measure':
      return evaluateMeasure(node, scan);
    case 'near':
      return evaluateNear(node, scan);
    case 'cel': {
      const value = node.condition.test(scan.celContext);
      const seen = value ? readsOf(node.condition.reads, node.condition.source, scan) : [];
      return { op: node.op, about: node.condition.source, value, seen, children: [] };
    }
    case 'product':
      return evaluateProduct(node, scan);
    case 'absent': {
      const value = isAbsent(node.field, scan);
      const match: Match = {
        field: node.field,
        start: 0,
        end: 0,
        text: '',
        term: `${node.field} absent`,
        via: 'absent',
      };
      return {
        op: node.op,
        about: node.field,
        value,
        seen: value ? [{ match, field: -1, first: -1, last: -1 }] : [],
        children: [],
      };
    }
  }
}

/**
 * Evaluates a condition for a finding: the same outcome where it is true, and as little work as tells that it is not.
 *
 * An `all` stops at its first part that is not true, and what costs nothing to ask is asked first.
 */
export function evaluateTrue(node: Node, scan: ListingScan): Outcome {
  switch (node.op) {
    case 'all': {
      const children: Outcome[] = [];
      for (const child of node.children) {
        const outcome = evaluateTrue(child, scan);
        if (outcome.value !== true) return untrue;
        children.push(outcome);
      }
      return { op: node.op, about: '', value: true, seen: children.flatMap((child) => child.seen), children };
    }
    case 'any': {
      const children = node.children.map((child) => evaluateTrue(child, scan)).filter((child) => child.value === true);
      return children.length === 0
        ? untrue
        : { op: node.op, about: '', value: true, seen: children.flatMap((child) => child.seen), children };
    }
    case 'absent':
      return isAbsent(node.field, scan) ? evaluate(node, scan) : untrue;
    case 'product':
      return scan.mayName || givesRecalled(node, scan) ? evaluateProduct(node, scan) : untrue;
    default:
      return evaluate(node, scan);
  }
}

function evaluateTerms(node: Extract<Node, { op: 'terms' }>, scan: ListingScan): Outcome {
  if (!scan.fields.has(node.fields)) return { op: node.op, about: node.names, value: false, seen: [], children: [] };
  const taken = node.except.flatMap(({ list, takesAway }) => scan.termsOf(list, takesAway));
  const closed = taken.filter(({ beside }) => beside === undefined);
  const isWithin = (each: PlacedMatch, other: PlacedMatch) => each.first >= other.first && each.last <= other.last;
  // `free shipping` takes away its `free …`.
  const open = taken.filter(
    (each): each is PlacedOpen => each.beside !== undefined && !closed.some((other) => isWithin(each, other)),
  );
  const goods = node.goods?.flatMap((list) => scan.termsOf(list)) ?? null;
  const seen = widest(node.lists.flatMap(({ list, takesAway }) => scan.termsOf(list, takesAway))).filter(
    (each) =>
      scan.fields.selected(each.field, node.fields) &&
      !closed.some((other) => isWithin(each, other)) &&
      (goods === null || !comesAlong(each, open, goods, scan)),
  );
  const value = new Set(seen.map((each) => each.match.term)).size >= node.min;
  return { op: node.op, about: node.names, value, seen: value ? seen : [], children: [] };
}

function evaluateMeasure(node: Extract<Node, { op: 'measure' }>, scan: ListingScan): Outcome {
  const seen: PlacedMatch[] = [];
  let stated = false;
  for (let field = 0; field < scan.fields.count; field++) {
    if (!scan.fields.selected(field, node.fields)) continue;
    for (const measure of scan.measuresOf(field)) {
      stated ||= node.bounds.kinds.includes(measure.kind);
      const reading = readingWithin(measure, node.bounds, node.takesAway);
      if (reading) seen.push(scan.placeMeasure(field, reading));
    }
  }
  return { op: node.op, about: node.names, value: seen.length > 0 ? true : stated ? false : null, seen, children: [] };
}

/** True when one match of each child stands in the same field with at most `within` words between neighbours. */
function evaluateNear(node: Extract<Node, { op: 'near' }>, scan: ListingScan): Outcome {
  const children = node.children.map((child) => evaluate(child, scan));
  const value: Truth = children.some((child) => child.value === false)
    ? false
    : children.some((child) => child.value === null)
      ? null
      : true;
  const outcome: Outcome = { op: node.op, about: `within ${node.within} words`, value, seen: [], children };
  if (!value) return outcome;
  const [first, ...others] = children;
  const seen = new Set<PlacedMatch>();
  for (const start of first?.seen ?? []) {
    const group = [start];
    for (const other of others) {
      const partner = other.seen.find((each) => group.some((member) => distance(member, each) <= node.within));
      if (!partner) break;
      group.push(partner);
    }
    if (group.length === children.length) for (const each of group) seen.add(each);
    if (seen.size >= 40) break;
  }
  return { ...outcome, value: seen.size > 0, seen: [...seen] };
}

/** Words between two matches; without end when they stand in different fields. */
function distance(a: PlacedMatch, b: PlacedMatch): number {
  if (a.field !== b.field) return Number.POSITIVE_INFINITY;
  return Math.max(0, a.first > b.first ? a.first - b.last - 1 : b.first - a.last - 1);
}

/** Leaves out what stands within a longer match. */
function widest(seen: PlacedMatch[]): PlacedMatch[] {
  if (seen.length < 2) return seen;
  const sorted = [...seen].sort((a, b) => a.first - b.first || b.last - a.last || rank(a) - rank(b));
  const kept: PlacedMatch[] = [];
  for (const each of sorted) {
    const last = kept.at(-1);
    if (last && each.last <= last.last && each.first >= last.first) continue;
    kept.push(each);
  }
  return kept;
}

/** Of two matches of the same words the plainer one is told, and of those the one whose term was reviewed. */
function rank({ match }: PlacedMatch): number {
  return (match.via === 'literal' ? 0 : match.via === 'folded' ? 2 : 4) + (match.unreviewed ? 1 : 0);
}

/** The fields that a CEL condition read, as matches. */
function readsOf(reads: readonly string[], source: string, scan: ListingScan): PlacedMatch[] {
  const stated = scan.celContext.listing;
  return reads.flatMap((field): PlacedMatch[] => {
    const value = stated[field];
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return [];
    const text = String(field === 'price' ? (scan.listing.price ?? value) : value);
    return [
      {
        match: { field, start: 0, end: text.length, text, term: source, via: 'attribute' },
        field: -1,
        first: -1,
        last: -1,
      },
    ];
  });
}

/** Whether any field gives an age, as a quantity: `from 3 years`, `3+`. */
function statesAge(scan: ListingScan): boolean {
  for (let field = 0; field < scan.fields.count; field++)
    if (scan.measuresOf(field).some((measure) => measure.kind === 'age')) return true;
  return false;
}

/** Missing where the source has room for it; unknown where it has not. */
function isAbsent(field: AbsentField, scan: ListingScan): Truth {
  const listing = scan.listing;
  if (field === 'age') return listing.structured ? !statesAge(scan) : statesAge(scan) ? false : null;
  const value = listing[field];
  const given = Array.isArray(value) ? value.length > 0 : value !== null;
  if (given) return false;
  return listing.structured ? true : null;
}
