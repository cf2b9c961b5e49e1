import type { Listing } from '@vigie/engine';
import { emptyListing } from '@vigie/engine/screening';
import { VigieError } from '../../base/core/errors.ts';
import { say } from '../file/words.ts';
import { AttributeColumns } from '../table/attribute-columns.ts';
import { type ExportShape, isGtinType, shapeOf, unescapeRow } from '../table/export-shape.ts';
import { readTrader } from '../table/read-trader.ts';
import { bounds } from '../values/bounds.ts';
import { type Field, fieldNamed, fields, foldName, isAboutBuyers, recogniseName } from '../values/column-names.ts';
import { type CategoryForm, categoryOf, findCategoryForm } from '../values/read-category.ts';
import {
  addImages,
  areMachinePrices,
  type Cell,
  currencyOf,
  operatorOf,
  plainTextOf,
  priceOf,
  remember,
  textOf,
  textsOf,
  urlOf,
} from '../values/read-cells.ts';
import {
  addMoreGtins,
  ageGateOf,
  availabilityOf,
  gtinOf,
  languageOf,
  platformOf,
  territoryOf,
} from '../values/read-codes.ts';
import { listed, NoTitleColumn } from './no-title-column.ts';

export interface ColumnsOptions {
  /** The file's path, named in errors. */
  file: string;
  /** Where the columns are named. */
  line: number;
  /** Field to column: goes before what is recognised. */
  map?: Record<string, string> | undefined;
  /** The platform of offers that do not say theirs. */
  platform: string;
}

/** A marketplace has some thousands. */
const MOST_CATEGORIES = 4096;

/**
 * What each column of a table says of an offer, decided from its names and a sample of its rows, and the listing of a
 * row.
 *
 * Columns that say nothing known become attributes under their own name; columns about buyers are never read.
 */
export class Columns {
  readonly #options: ColumnsOptions;
  readonly #names: string[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #fields = new Map<Field, { index: number; rank: number }[]>();
  readonly #rest: number[] = [];
  readonly #attributes = new AttributeColumns();
  readonly #shape: ExportShape;
  readonly #mapped = new Set<Field>();
  #categoryForm: CategoryForm = { between: null, level: null };
  readonly #categoryOf = remember((cell) => categoryOf(cell, this.#categoryForm), MOST_CATEGORIES);
  #machinePrices = new Set<number>();
  #structured = false;

  /**
   * @param sample some rows, as long as there are any
   * Throws VIGIE_LISTING_MAP (no such field or column) and VIGIE_LISTING_NO_TITLE.
   */
  constructor(names: readonly string[], sample: readonly (readonly Cell[])[], options: ColumnsOptions) {
    this.#options = options;
    for (const name of names) this.#append(name);
    const cellsOf = (index: number): Cell[] => sample.map((row) => row[index]).filter((cell) => textOf(cell) !== null);
    this.#shape = shapeOf(this.#names, cellsOf);
    this.#sniff(cellsOf);
    this.#applyMap(options.map ?? {});
    if (this.#fields.get('title')?.length) {
      this.#structured = (['manufacturer', 'responsiblePerson', 'warnings'] as const).every(
        (field) => this.#fields.get(field)?.length,
      );
      return;
    }
    const known = [...this.#fields].map(([field, [first]]) => [field, first && this.#names[first.index]] as const);
    throw new NoTitleColumn(this.#names, sample, known, { file: options.file, line: options.line });
  }

  has(name: string): boolean {
    return this.#indexes.has(name);
  }

  /** The index of a column by its name, added when it turns up later (a key of a later JSON object). */
  indexOf(name: string): number {
    return this.#indexes.get(name) ?? this.#append(name);
  }

  #append(name: string): number {
    const index = this.#names.length;
    this.#names.push(name.trim() === '' ? `column ${index + 1}` : name.trim());
    this.#attributes.append(this.#names[index] ?? '');
    if (!this.#indexes.has(name)) this.#indexes.set(name, index);
    if (isAboutBuyers(name)) return index;
    const found = recogniseName(name);
    if (!found || this.#mapped.has(found.field)) this.#rest.push(index);
    else this.#assign(found.field, index, found.rank);
    return index;
  }

  #assign(field: Field, index: number, rank: number): void {
    const columns = this.#fields.get(field) ?? [];
    columns.push({ index, rank });
    columns.sort((a, b) => a.rank - b.rank || a.index - b.index);
    this.#fields.set(field, columns);
  }

  #release(field: Field, index: number): void {
    const columns = this.#fields.get(field)?.filter((column) => column.index !== index) ?? [];
    this.#fields.set(field, columns);
    if (!this.#rest.includes(index)) this.#rest.push(index);
  }

  /** Corrects what names say by what the rows hold. */
  #sniff(cellsOf: (index: number) => Cell[]): void {
    const none = (cells: Cell[], read: (cell: Cell) => unknown): boolean =>
      cells.length > 0 && cells.every((cell) => read(cell) === null);
    const checks: [Field, (cell: Cell) => unknown][] = [
      ['url', urlOf],
      ['territory', territoryOf],
      ['availability', availabilityOf],
      ['platform', platformOf],
      ['currency', currencyOf],
      ['language', languageOf],
      ['ageGate', ageGateOf],
    ];
    for (const [field, read] of checks) {
      for (const { index } of [...(this.#fields.get(field) ?? [])]) {
        if (none(cellsOf(index), read)) this.#release(field, index);
      }
    }
    for (const { index } of [...(this.#fields.get('trader.name') ?? [])]) {
      const cells = cellsOf(index);
      // Names that a data set replaced by a hash tell traders apart and name nobody.
      if (cells.length === 0 || !cells.every((cell) => /^(?=.*\d)[0-9a-f]{8,64}$/.test(String(cell)))) continue;
      this.#fields.set(
        'trader.name',
        this.#fields.get('trader.name')?.filter((column) => column.index !== index) ?? [],
      );
      this.#assign('trader.id', index, 100);
    }
    for (const index of [...this.#shape.brands, ...this.#shape.others]) {
      for (const field of this.#fields.keys()) {
        if (this.#fields.get(field)?.some((column) => column.index === index)) this.#release(field, index);
      }
    }
    for (const index of this.#shape.brands) {
      this.#rest.splice(this.#rest.indexOf(index), 1);
      this.#assign('brand', index, 100);
    }
    for (const { index } of this.#fields.get('price') ?? []) {
      if (areMachinePrices(cellsOf(index))) this.#machinePrices.add(index);
    }
    this.#categoryForm =
      this.#shape.categories ??
      findCategoryForm(this.#fields.get('category')?.flatMap(({ index }) => cellsOf(index)) ?? []);
    this.#sniffAddresses(cellsOf);
  }

  /** Columns of odd names that hold addresses alone: of pictures, or of the offers where no other column says them. */
  #sniffAddresses(cellsOf: (index: number) => Cell[]): void {
    for (const index of [...this.#rest]) {
      const cells = cellsOf(index);
      if (cells.length === 0 || !cells.every((cell) => urlOf(cell) !== null)) continue;
      const areImages = cells.every((cell) => /\.(?:jpe?g|png|webp|gif|avif)(?:[?#_]|$)/i.test(String(cell)));
      const isOffer =
        !areImages &&
        !this.#fields.get('url')?.length &&
        new Set(cells).size === cells.length &&
        !/categor|seller|shop|store|brand|review|video|trader|merchant|site/.test(foldName(this.#names[index] ?? ''));
      if (!areImages && !isOffer) continue;
      this.#rest.splice(this.#rest.indexOf(index), 1);
      this.#assign(areImages ? 'images' : 'url', index, 500);
    }
  }

  #applyMap(map: Record<string, string>): void {
    const place = { file: this.#options.file, line: this.#options.line };
    for (const [name, column] of Object.entries(map)) {
      const field = fieldNamed(name);
      if (!field) {
        throw new VigieError('VIGIE_LISTING_MAP', say('mapField', { name, names: fields.join(', ') }), {
          place,
        });
      }
      const exact = this.#names.indexOf(column);
      const index = exact === -1 ? this.#names.findIndex((each) => foldName(each) === foldName(column)) : exact;
      if (index === -1) {
        throw new VigieError('VIGIE_LISTING_MAP', say('mapColumn', { name: column, names: listed(this.#names) }), {
          place,
        });
      }
      for (const [other, columns] of this.#fields) {
        if (other === field) for (const each of columns) if (each.index !== index) this.#rest.push(each.index);
        this.#fields.set(other, other === field ? [] : columns.filter((each) => each.index !== index));
      }
      const at = this.#rest.indexOf(index);
      if (at !== -1) this.#rest.splice(at, 1);
      this.#assign(field, index, 0);
      this.#mapped.add(field);
    }
  }

  /** The listing of a row; null when it has no title. */
  read(cells: readonly Cell[]): Listing | null {
    const { typedNumber } = this.#shape;
    const whole = unescapeRow(cells, this.#shape);
    const isGtin = typedNumber !== null && isGtinType(whole[typedNumber.typeAt]);
    // A number that the row itself calls a GTIN is not the offer's id, whatever its column is called.
    const row = isGtin ? whole.map((cell, index) => (index === typedNumber.at ? null : cell)) : whole;
    const attributes: Listing['attributes'] = [];
    const keep = (index: number): void => this.#attributes.add(attributes, index, row);
    const title = this.#first('title', row, (cell) => plainTextOf(cell, bounds.title), keep);
    if (title === null) return null;
    const listing = emptyListing('', title.includes('\n') ? title.replace(/\s*\n\s*/g, ' ') : title);
    const first = <T>(field: Field, read: (cell: Cell) => T | null): T | null => this.#first(field, row, read, keep);
    const text = (field: Field, max: number): string | null => first(field, (cell) => plainTextOf(cell, max));
    for (const { index } of this.#fields.get('attributes') ?? []) keep(index);
    listing.id = text('id', bounds.id);
    listing.url = first('url', urlOf);
    listing.description = text('description', bounds.description);
    listing.category = this.#category(row, keep);
    listing.brand = text('brand', bounds.name);
    listing.sku = text('sku', bounds.id);
    listing.gtin = (isGtin ? gtinOf(whole[typedNumber.at]) : null) ?? first('gtin', gtinOf);
    if (isGtin && listing.gtin === null) this.#attributes.add(attributes, typedNumber.at, whole);
    for (const { index } of this.#fields.get('gtin') ?? [])
      addMoreGtins(attributes, this.#names[index] ?? '', row[index], listing.gtin);
    listing.mpn = text('mpn', bounds.id);
    this.#readPrice(row, listing, first, keep);
    listing.availability = first('availability', availabilityOf);
    for (const { index } of this.#fields.get('images') ?? []) if (!addImages(listing.images, row[index])) keep(index);
    if (listing.url && listing.images.includes(listing.url))
      listing.images = listing.images.filter((url) => url !== listing.url);
    listing.trader = readTrader(text, first);
    listing.territory = [...(first('territory', territoryOf) ?? [])];
    listing.language = first('language', languageOf);
    listing.manufacturer = this.#operator('manufacturer', row);
    listing.responsiblePerson = this.#operator('responsiblePerson', row);
    for (const { index } of this.#fields.get('warnings') ?? []) listing.warnings.push(...textsOf(row[index]));
    if (listing.warnings.length > bounds.warnings) listing.warnings.length = bounds.warnings;
    listing.ageGate = first('ageGate', ageGateOf);
    listing.structured = first('structured', (cell) => (typeof cell === 'boolean' ? cell : null)) ?? this.#structured;
    const stated = first('platform', platformOf);
    listing.platform = (listing.url ? platformOf(listing.url) : null) ?? stated ?? this.#options.platform;
    for (const index of this.#rest) keep(index);
    listing.attributes = attributes;
    return listing;
  }

  /** True for exports that give further pictures and variants of an offer in rows of their own. */
  get haveContinuations(): boolean {
    return this.#shape.furtherRows !== null;
  }

  /** Adds to a listing what a further row gives of the same offer; false when it is not of it. */
  extend(listing: Listing, row: readonly Cell[]): boolean {
    const { furtherRows, relationAt } = this.#shape;
    if (furtherRows === null) return false;
    if (furtherRows === 'next') {
      if (relationAt === null || !/^(?:variation|compatibility)/i.test(textOf(row[relationAt]) ?? '')) return false;
    } else {
      const named = this.#first(furtherRows, row, (cell) => plainTextOf(cell, bounds.id));
      if (named === null || named !== listing[furtherRows]) return false;
    }
    for (const { index } of this.#fields.get('images') ?? []) addImages(listing.images, row[index]);
    // An offer can be had if one of its variants can.
    if (listing.availability !== 'InStock')
      listing.availability = this.#first('availability', row, availabilityOf) ?? listing.availability;
    const add = (index: number): void => this.#attributes.add(listing.attributes, index, row, true);
    for (const field of ['title', 'description', 'brand', 'sku', 'gtin', 'price'] as const)
      for (const { index } of this.#fields.get(field) ?? []) if (textOf(row[index]) !== listing[field]) add(index);
    for (const { index } of this.#fields.get('attributes') ?? []) add(index);
    for (const index of this.#rest) add(index);
    return true;
  }

  /**
   * What the first column of a field says that says something. The others are kept as attributes where they say
   * something else.
   */
  #first<T>(
    field: Field,
    row: readonly Cell[],
    read: (cell: Cell) => T | null,
    keep?: (index: number) => void,
  ): T | null {
    let found: T | null = null;
    let from: Cell;
    for (const { index } of this.#fields.get(field) ?? []) {
      const cell = row[index];
      if (cell === null || cell === undefined || cell === '') continue;
      const value: T | null = found === null ? read(cell) : null;
      if (value !== null) {
        found = value;
        from = cell;
      } else if (cell !== from) keep?.(index);
    }
    return found;
  }

  #category(row: readonly Cell[], keep: (index: number) => void): string[] {
    let path: string[] = [];
    for (const { index } of this.#fields.get('category') ?? []) {
      const found = this.#categoryOf(row[index]);
      if (path.length === 0) path = found;
      else if (!found.every((name) => path.includes(name))) keep(index);
    }
    for (const field of ['category.root', 'category.sub', 'category.leaf'] as const) {
      for (const { index } of this.#fields.get(field) ?? []) {
        const found = this.#categoryOf(row[index]).filter((name) => !path.includes(name));
        path = field === 'category.root' ? [...found, ...path] : [...path, ...found];
      }
    }
    return path.slice(0, bounds.categories);
  }

  #readPrice(
    row: readonly Cell[],
    listing: Listing,
    first: <T>(field: Field, read: (cell: Cell) => T | null) => T | null,
    keep: (index: number) => void,
  ): void {
    const currency = first('currency', currencyOf) ?? this.#shape.currency;
    for (const { index } of this.#fields.get('price') ?? []) {
      const cell = row[index];
      const read = listing.price === null ? priceOf(cell, currency, this.#machinePrices.has(index)) : null;
      if (read) {
        listing.price = read.price;
        listing.currency = read.currency;
      } else keep(index);
    }
    listing.currency ??= currency;
  }

  #operator(field: 'manufacturer' | 'responsiblePerson', row: readonly Cell[]): Listing['manufacturer'] {
    const cellOf = (part: Field): Cell => row[this.#fields.get(part)?.[0]?.index ?? -1];
    return this.#first(field, row, (cell) => operatorOf(cell, cellOf(`${field}.address`), cellOf(`${field}.contact`)));
  }
}
