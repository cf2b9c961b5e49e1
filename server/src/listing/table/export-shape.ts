import { foldName, recogniseName } from '../values/column-names.ts';
import type { CategoryForm } from '../values/read-category.ts';
import { type Cell, textOf } from '../values/read-cells.ts';

/** What a table's columns, taken together, tell of the program that wrote it, and so of single columns. */
export interface ExportShape {
  /** Columns that are the brand, whatever their name says by itself. */
  brands: number[];
  /** Columns that are no field of a listing, whatever their name says by itself. */
  others: number[];
  /** How further rows of an offer name it: by its id, its article number, or by following it. */
  furtherRows: 'id' | 'sku' | 'next' | null;
  /** The column that tells of a further row that it is one. */
  relationAt: number | null;
  /** A product's number, and the column that says whose number that is (Amazon: `product-id-type`). */
  typedNumber: { at: number; typeAt: number } | null;
  /** The currency that a column's name gives for all prices. */
  currency: string | null;
  /** How several categories stand in one cell; null where a cell has one path, in a form that is to be found out. */
  categories: CategoryForm | null;
  /** Columns whose cells have `\n` for a line's end and `\,` for a comma. */
  escaped: number[];
  /** Cells that a spreadsheet would take for a formula have a `'` before them. */
  isGuarded: boolean;
}

/** Kinds of products in a shop's own terms (WooCommerce `Type`, Magento `product_type`): no category. */
const SHOP_KINDS =
  /^(?:(?:simple|variable|variation|grouped|external|configurable|bundle|virtual|downloadable|giftcard)(?:\s*,\s*|$))+$/i;

/** Kinds of rows (BigCommerce `Item`): no name of an offer. */
const ROW_KINDS = /^(?:product|variant|image|video|sku|rule)?$/i;

/** WooCommerce, `WC_CSV_Exporter::format_term_ids` and `implode_values`: `Home > Lamps, Sale`, a comma of a name as `\,`. */
const WOOCOMMERCE: CategoryForm = { between: /(?<!\\),/, level: ' > ' };
/**
 * Magento, `CategoryProcessor`: `Default Category/Lamps,Default Category/Sale`, a slash of a name as `\/`. Prestashop,
 * `Category::searchByPath`: `Home/Lamps,Sale`.
 */
const BY_SLASH: CategoryForm = { between: /,/, level: /(?<!\\)\// };

/**
 * Sources, as the programs' makers publish their columns (docs/reference/reading-offers.md has the addresses): Shopify
 * (`Handle`, now `URL handle`; `Vendor` is the brand); WooCommerce; Prestashop (`Supplier` is who supplies the shop);
 * Magento (`store_view_code`, `product_type`); eBay (`Relationship`, and the currency in the name of the first column);
 * Amazon (`product-id-type`); TikTok Shop (`Identifier code type`); Wix (`handleId`, `fieldType`); Google Merchant Center.
 *
 * @param cellsOf the cells of a column, in some rows
 */
export function shapeOf(names: readonly string[], cellsOf: (index: number) => Cell[]): ExportShape {
  const folded = names.map(foldName);
  const at = (...wanted: string[]): number => folded.findIndex((name) => wanted.includes(name));
  const placesOf = (...wanted: string[]): number[] =>
    folded.flatMap((name, index) => (wanted.includes(name) ? [index] : []));
  const has = (...wanted: string[]): boolean => at(...wanted) !== -1;
  const isByHandle = has('handle', 'urlhandle');
  const kinds = placesOf('type', 'producttype').filter((index) => {
    const cells = cellsOf(index);
    return cells.length > 0 && cells.every((cell) => SHOP_KINDS.test(textOf(cell) ?? ''));
  });
  const isMagento = has('storeviewcode') && has('sku');
  const isWooCommerce = kinds.length > 0 && !isMagento;
  return {
    brands: isByHandle ? placesOf('vendor') : [],
    others: [
      ...kinds,
      ...placesOf('item').filter((index) => cellsOf(index).every((cell) => ROW_KINDS.test(textOf(cell) ?? ''))),
      ...(has('supplierreference') ? placesOf('supplier') : []),
      // Prestashop: the price of a kilogram or a litre, beside that of the article.
      ...(has('pricetaxexcluded', 'pricetaxincluded') ? placesOf('unitprice') : []),
    ],
    furtherRows:
      isByHandle || (has('handleid') && has('fieldtype')) || (has('itemnumber') && has('variationdetails'))
        ? 'id'
        : isMagento
          ? 'sku'
          : has('relationship') && has('relationshipdetails')
            ? 'next'
            : null,
    relationAt: has('relationship') ? at('relationship') : null,
    typedNumber: typedNumberIn(folded),
    currency: currencyIn(names),
    categories: isWooCommerce ? WOOCOMMERCE : isMagento || has('categoriesxyz') ? BY_SLASH : null,
    escaped: isWooCommerce
      ? names.flatMap((name, index) => (recogniseName(name)?.field === 'category' ? [] : [index]))
      : [],
    isGuarded: isWooCommerce,
  };
}

function typedNumberIn(folded: readonly string[]): ExportShape['typedNumber'] {
  for (const [name, type] of [
    ['productid', 'productidtype'],
    ['externalproductid', 'externalproductidtype'],
    ['identifiercode', 'identifiercodetype'],
    ['externallyassignedproductidentifier', 'externallyassignedproductidentifiertype'],
    ['amzn1voltcaproductidvalue', 'amzn1voltcaproductidtype'],
  ] as const) {
    const [at, typeAt] = [folded.indexOf(name), folded.indexOf(type)];
    if (at !== -1 && typeAt !== -1) return { at, typeAt };
  }
  return null;
}

/** `*Action(SiteID=UK|Country=GB|Currency=GBP)`, `Price (EUR)`. */
function currencyIn(names: readonly string[]): string | null {
  const found = names.flatMap((name) => {
    const stated = /\bCurrency=([A-Z]{3})\b/.exec(name)?.[1];
    const inPrice = recogniseName(name)?.field === 'price' ? /[([]\s*([A-Z]{3})\s*[)\]]/.exec(name)?.[1] : undefined;
    const code = stated ?? inPrice;
    return code && isCurrency(code) ? [code] : [];
  });
  return new Set(found).size === 1 ? (found[0] ?? null) : null;
}

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

/** Whose number a product's number is, by what Amazon writes of it: 1 its own (ASIN), 2 ISBN, 3 UPC, 4 EAN. */
export function isGtinType(type: Cell): boolean {
  return /^(?:[2-4]|isbn|upc|ean|gtin|jan)$/i.test(textOf(type, 20) ?? '');
}

/**
 * A row whose cells say what they mean: WooCommerce writes `\n` for a line's end, `\,` for a comma in a list, and `'`
 * before what begins with `=`, `+`, `-` or `@`, which its own import takes off (`WC_CSV_Exporter::escape_data`,
 * `WC_Product_Importer::unescape_data`).
 */
export function unescapeRow(
  row: readonly Cell[],
  { escaped, isGuarded }: Pick<ExportShape, 'escaped' | 'isGuarded'>,
): readonly Cell[] {
  if (escaped.length === 0 && !isGuarded) return row;
  const plain = isGuarded
    ? row.map((cell) => (typeof cell === 'string' && /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell))
    : [...row];
  for (const index of escaped) {
    const cell = plain[index];
    if (typeof cell === 'string' && cell.includes('\\'))
      plain[index] = cell.replace(/\\(\\n|n|,)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
  }
  return plain;
}
