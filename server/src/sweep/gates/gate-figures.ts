import { interval } from '../estimate/intervals.ts';
import { orNull } from '../estimate/or-null.ts';
import { type AgeGate, GATE_KINDS, GATES, type Gate, type GateKind, type GateShare } from './gate-schema.ts';

/** A page that was drawn, as far as it counts. */
export interface CountedPage {
  state: 'to-visit' | 'prepared' | 'sealed' | 'failed';
  decided: Gate | 'unclear' | null;
  kinds: readonly GateKind[];
}

/** How many of the pages that were drawn are seen, wait, are unclear or failed: each page counts once. */
export function countPages(pages: readonly CountedPage[]): AgeGate['pages'] {
  const count = (holds: (page: CountedPage) => boolean): number => pages.filter(holds).length;
  return {
    drawn: pages.length,
    toVisit: count(({ state }) => state === 'to-visit' || state === 'prepared'),
    seen: count(({ decided }) => decided !== null && decided !== 'unclear'),
    toDecide: count(({ state, decided }) => state === 'sealed' && decided === null),
    unclear: count(({ decided }) => decided === 'unclear'),
    failed: count(({ state }) => state === 'failed'),
  };
}

/**
 * The share of each gate, and of each kind of proof, among the pages that the sample was drawn from: exact intervals of
 * a simple random sample without replacement (estimate/intervals.ts). Pages that were not captured, or show neither the
 * page nor a gate, are in no share: `widest` has the limits if none of them were so, and if all were.
 *
 * @param frame how many pages the sample was drawn from
 */
export function sharesOf(pages: readonly CountedPage[], frame: number): GateShare[] {
  const { seen, drawn } = countPages(pages);
  const unseen = drawn - seen;
  const shareOf = (gate: Gate, kind: GateKind | null): GateShare => {
    const found = pages.filter(
      ({ decided, kinds }) => decided === gate && (kind === null || kinds.includes(kind)),
    ).length;
    const estimateOf = (more: number, of: number) => interval({ found: found + more, drawn: of, population: frame });
    const estimate = orNull(() => estimateOf(0, seen));
    const widest =
      estimate && unseen > 0 ? { low: estimateOf(0, drawn).low, high: estimateOf(unseen, drawn).high } : null;
    return { gate, kind, pages: found, estimate, widest };
  };
  return GATES.flatMap((gate) => [
    shareOf(gate, null),
    ...(gate === 'verified' ? GATE_KINDS.map((kind) => shareOf(gate, kind)) : []),
  ]);
}
