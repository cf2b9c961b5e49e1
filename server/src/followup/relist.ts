import { fold, type Listing } from '@vigie/engine';

/** One reason to think that two listings offer the same goods. */
export interface Signal {
  kind: 'gtin' | 'trader' | 'title' | 'description';
  /** 0 to 1. */
  strength: number;
  detail: string;
}

function wordsOf(text: string | null): Set<string> {
  return new Set(
    fold(text ?? '')
      .text.split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 1),
  );
}

/** Jaccard similarity of two texts' words, 0 to 1. */
function likeness(a: string | null, b: string | null): number {
  const left = wordsOf(a);
  const right = wordsOf(b);
  if (left.size === 0 || right.size === 0) return 0;
  const shared = left.intersection(right).size;
  return shared / (left.size + right.size - shared);
}

/** Texts alike from here on count; below, two offers of one kind of goods would. */
const ALIKE = 0.5;

function sameTrader(a: Listing, b: Listing): string | null {
  if (a.platform !== b.platform || !a.trader || !b.trader) return null;
  if (a.trader.id !== null && a.trader.id === b.trader.id) return a.trader.id;
  const name = fold(a.trader.name ?? '').text;
  return name !== '' && name === fold(b.trader.name ?? '').text ? (a.trader.name ?? name) : null;
}

/**
 * Whether a listing offers again what a confirmed one offered: the same GTIN, or the same trader with a like title or description. A like text alone, or
 * a trader alone, is not enough.
 *
 * @returns the signals, strongest first; empty when it is not a relisting.
 */
export function matchRelisting(original: Listing, candidate: Listing): Signal[] {
  const signals: Signal[] = [];
  if (original.gtin && candidate.gtin && original.gtin.padStart(14, '0') === candidate.gtin.padStart(14, '0')) {
    signals.push({ kind: 'gtin', strength: 1, detail: candidate.gtin });
  }
  const trader = sameTrader(original, candidate);
  if (trader !== null) {
    const title = likeness(original.title, candidate.title);
    if (title >= ALIKE) signals.push({ kind: 'title', strength: title, detail: candidate.title });
    const description = likeness(original.description, candidate.description);
    if (description >= ALIKE) signals.push({ kind: 'description', strength: description, detail: '' });
    if (signals.length > 0) signals.push({ kind: 'trader', strength: 0.5, detail: trader });
  }
  return signals.sort((a, b) => b.strength - a.strength);
}
