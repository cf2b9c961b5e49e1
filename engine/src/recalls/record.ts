/** A value of an export, as JSON has it. */
export type Cells = Record<string, unknown>;

export function isCells(value: unknown): value is Cells {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** So much of a notice's title and description is kept. */
export const LONGEST_TITLE = 500;
export const LONGEST_DESCRIPTION = 4_000;

/** A value as text: what stands in a list set apart by semicolons; what is no character is one that says so. */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join('; ');
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\ufffd') : '';
}

/** The beginning of a text, and no half of a character at its end. */
export const startOf = (text: string, length: number): string => text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

/**
 * A date, or an instant, of ISO 8601 (basic too: openFDA writes `20260114`), as it stands where it is one; of what
 * follows a date and is no time, the date. Null: no day of the calendar, or an order of day and month that is not told.
 */
export function dateOf(value: unknown): string | null {
  const text = textOf(value).trim();
  const [date, year, month, day] = /^((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)/.exec(text) ?? [];
  if (date === undefined) return null;
  const plain = `${year}-${month}-${day}`;
  const at = Date.parse(`${plain}T00:00:00Z`);
  // `2024-02-30` is read as the first of March.
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== plain) return null;
  const isInstant = TIME.test(text.slice(date.length)) && !Number.isNaN(Date.parse(text));
  return isInstant ? text : plain;
}

const TIME = /^[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):?\d\d)?$/;

const FIELDS = [
  'reference',
  'title',
  'brand',
  'model',
  'gtin',
  'lot',
  'kind',
  'description',
  'url',
  'date',
  'pictures',
] as const;
type Field = (typeof FIELDS)[number];

/**
 * The names that exports give to each field, as words without case or signs; a cell within a list is named after both
 * (`Products[].Name`: `products name`). From the CPSC's REST API (saferproducts.gov), Health Canada's recalls, the
 * weekly lists of Safety Gate, the alerts of the UK's OPSS, RASFF, openFDA enforcement reports, and tables by hand.
 * The first that holds something counts.
 */
const NAMES: Record<Field, readonly string[]> = {
  reference: [
    'reference',
    'recall number',
    'recallnumber',
    'alert number',
    'notification reference',
    'case number',
    'nid',
    'recall id',
    'recallid',
    'numero fiche',
    'reference fiche',
    'id',
    'number',
  ],
  title: [
    'products name',
    'product name',
    'title',
    'name',
    'product',
    'subject',
    'libelle',
    'titre',
    'produit',
    'produkt',
    'bezeichnung',
    'products',
    'product description',
  ],
  brand: [
    'brand',
    'brands',
    'brand name',
    'products brand',
    'marque',
    'nom de la marque du produit',
    'marque produit',
    'marke',
    'manufacturer',
    'manufacturers name',
    'manufacturer name',
    'hersteller',
    'recalling firm',
    'importers name',
  ],
  model: [
    'model',
    'models',
    'products model',
    'model number',
    'model numbers',
    'type number of model',
    'type model',
    'modell',
    'modele',
    'modeles',
    'modeles ou references',
    'product code',
    'product codes',
    'style number',
    'item number',
    'sku',
  ],
  gtin: [
    'gtin',
    'gtins',
    'ean',
    'eans',
    'upc',
    'upcs',
    'product upcs upc',
    'productupcs upc',
    'barcode',
    'barcodes',
    'bar code',
    'code barres',
    'strichcode',
  ],
  lot: [
    'lot',
    'lots',
    'lot number',
    'lot numbers',
    'batch',
    'batch number',
    'batch numbers',
    'chargennummer',
    'charge',
    'serial numbers',
    'code info',
    'numero de lot',
  ],
  kind: [
    'product type',
    'type of product',
    'sous categorie de produit',
    'sous categorie produit',
    'product category',
    'category',
    'categorie',
  ],
  description: [
    'description',
    'products description',
    'product description',
    'product details',
    'summary',
    'details',
    'affected products',
    'what is affected',
    'product information',
    'body',
    'motif du rappel',
    'issue',
  ],
  url: ['url', 'source url', 'link', 'recall url', 'web url', 'permalink'],
  date: [
    'date',
    'recall date',
    'recalldate',
    'publication date',
    'date published',
    'published at',
    'published',
    'last updated',
    'report date',
    'recall initiation date',
    'public timestamp',
    'updated',
  ],
  pictures: ['pictures', 'images', 'images url', 'image', 'photos'],
};

/** A key as words: `RecallNumber`, `recall_number` and `Recall number` are one. */
const wordsOfKey = (key: string): string =>
  key
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();

/** Deeper than a list of products with their cells no export says anything of a product. */
const DEEPEST = 3;

function collect(cells: Cells, before: string, depth: number, found: Map<string, unknown[]>): void {
  for (const [key, value] of Object.entries(cells)) {
    const name = before === '' ? wordsOfKey(key) : `${before} ${wordsOfKey(key)}`;
    const list = Array.isArray(value) ? value : [value];
    for (const each of list) {
      if (isCells(each)) {
        if (depth < DEEPEST) collect(each, name, depth + 1, found);
      } else if (textOf(each).trim() !== '') found.set(name, [...(found.get(name) ?? []), each]);
    }
  }
}

/** The cells of a record by what they say, whatever they are named. */
export function readRecord(record: Cells): Record<Field, unknown[]> {
  const found = new Map<string, unknown[]>();
  collect(record, '', 0, found);
  const of = (field: Field): unknown[] => {
    const name = NAMES[field].find((each) => found.has(each));
    return name === undefined ? [] : (found.get(name) ?? []);
  };
  return {
    reference: of('reference'),
    title: of('title'),
    brand: of('brand'),
    model: of('model'),
    gtin: of('gtin'),
    lot: of('lot'),
    kind: of('kind'),
    description: of('description'),
    url: of('url'),
    date: of('date'),
    pictures: of('pictures'),
  };
}

/** Whether a column holds what names a recall. */
export const isRecallReference = (column: string): boolean => NAMES.reference.includes(wordsOfKey(column));
