import type { Truth } from '../packs/cel/cel-context.ts';
import type { PlacedMatch } from './listing-scan.ts';
import type { Node } from './node.ts';

/** The value of a condition and of those inside it: at once the result and its explanation. */
export interface Outcome {
  op: Node['op'];
  /** What the condition asks, in short. */
  about: string;
  /** Null: unknown, since the listing does not say. */
  value: Truth;
  seen: PlacedMatch[];
  children: Outcome[];
}
