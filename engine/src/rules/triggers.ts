import type { Condition } from '../packs/pack.ts';
import type { Node } from './node.ts';

/** Whether a listing's GTIN can make the condition true. */
export function asksProduct(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(asksProduct);
  if ('any' in condition) return condition.any.some(asksProduct);
  return 'not' in condition ? asksProduct(condition.not) : 'product' in condition;
}

/** The lists of which one term at least must occur for the node to be true; null when it can be true without any. */
export function triggersOf(node: Node | undefined): number[] | null {
  if (!node) return null;
  switch (node.op) {
    case 'terms':
      return node.lists.map(({ list }) => list);
    case 'product':
      // Or the GTIN: see `ofGtin`.
      return [node.products.models, node.products.brands];
    case 'all':
    case 'near': {
      let best: number[] | null = null;
      for (const child of node.children) {
        const triggers = triggersOf(child);
        if (triggers !== null && (best === null || triggers.length < best.length)) best = triggers;
      }
      return best;
    }
    case 'any': {
      const union = new Set<number>();
      for (const child of node.children) {
        const triggers = triggersOf(child);
        if (triggers === null) return null;
        for (const list of triggers) union.add(list);
      }
      return [...union];
    }
    default:
      return null;
  }
}
