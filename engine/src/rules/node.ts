import type { Bounds } from '../packs/bounds.ts';
import type { CelCondition } from '../packs/cel/cel-context.ts';
import type { AbsentField, RecalledProduct } from '../packs/pack.ts';
import type { GoodsIndex } from '../similar/goods-index.ts';
import type { FieldSelection } from './fields.ts';

/** A condition with its names resolved. */
export type Node =
  | { op: 'all' | 'any'; children: Node[] }
  | { op: 'not'; child: Node }
  | {
      op: 'terms';
      lists: TermList[];
      except: TermList[];
      /** Lists of the goods, where an exception has an open term: see `comesAlong`. */
      goods: number[] | null;
      fields: FieldSelection;
      min: number;
      names: string;
    }
  | { op: 'measure'; bounds: Bounds; fields: FieldSelection; names: string; takesAway: boolean }
  | { op: 'near'; children: Node[]; within: number }
  | { op: 'cel'; condition: CelCondition }
  | { op: 'product'; name: string; products: ProductIndex }
  | { op: 'absent'; field: AbsentField };

/** A list that a condition names. What only takes goods away counts as it is written (see `isOtherWord`). */
export interface TermList {
  list: number;
  takesAway: boolean;
}

/** A list of products as it is looked up: by GTIN, and by the model's words with the brand's. */
export interface ProductIndex {
  byGtin: Map<string, RecalledProduct[]>;
  byModel: Map<string, RecalledProduct[]>;
  /** By the model's letters and digits alone: `KX-TG6500B` is written `KXTG6500B` elsewhere. */
  byCode: Map<string, RecalledProduct[]>;
  /** Those known by their brand and name alone, by what an index of the names numbers them. */
  byName: RecalledProduct[];
  names: GoodsIndex;
  /** Term lists of the models and the brands. */
  models: number;
  brands: number;
}
