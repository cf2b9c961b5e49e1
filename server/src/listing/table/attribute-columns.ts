import type { Listing } from '@vigie/engine';
import { bounds } from '../values/bounds.ts';
import { foldName, recogniseName } from '../values/column-names.ts';
import { addAttributes, type Cell, plainTextOf, textOf } from '../values/read-cells.ts';

/** A column that becomes an attribute: what it is called, and where its unit or its name stands. */
interface AttributeColumn {
  name: string;
  label: string;
  /** The unit that the column's name gives: `Height (cm)`. */
  unit: string | null;
  /** The column that holds the unit: `item_height_unit_of_measure`. */
  unitAt: number | null;
  /** The column that holds the name: `Attribute 1 name` beside `Attribute 1 value(s)`. */
  nameAt: number | null;
  form: 'plain' | 'name:value' | 'section:name:value' | 'name=value';
}

const NAME_WORD = /name|nom|nombre|nome|naam|nazwa|bezeichnung/;
const VALUE_WORD = /values?|valeurs?|werte?|valore?s?|waarden?|wartosc/;
const UNIT_WORD = /(?:unitofmeasure|units?|uom|einheit|unite|unidad|unita|eenheid)$/;
/** What pairs of columns are called: by a number, or by a word for a property. */
const PAIRED = /\d|attribut|option|spec|propert|feature|merkmal|caracteri|cech|kenmerk/;
/** Units that names of columns give, at their end: in brackets, or after `in`, `en` or `_`. */
const UNIT =
  /^(.{2,}?)\s*(?:[([]\s*(mm|cm|dm|m|in|inch(?:es)?|ft|mg|g|gr|grams?|kg|lbs?|oz|ml|cl|l|v|w|volts?|watts?|months?|years?)\.?\s*[)\]]|\s(?:in|en)\s+(mm|cm|kg|g|ml)|_(mm|cm|kg|ml))$/i;
const BARE_NUMBER = /^\s*\d+(?:[.,]\d+)?(?:\s*[-–x×]\s*\d+(?:[.,]\d+)?)*\s*$/i;

/**
 * The columns of a table that say nothing known, as attributes: a name and a value in two columns are one attribute, a
 * number has the unit that stands in its column's name or in the column beside it.
 */
export class AttributeColumns {
  readonly #columns: AttributeColumn[] = [];
  readonly #byName = new Map<string, number>();
  readonly #namesBy = new Map<string, number>();
  readonly #valuesBy = new Map<string, number>();
  readonly #unitsBy = new Map<string, number>();
  /** Columns that say something of another one: no attributes of themselves where that one says something. */
  readonly #servants = new Map<number, number>();
  /** The names of pairs in the row before: a further row of an offer leaves them out. */
  readonly #lastNames = new Map<number, string>();

  /** Adds the next column. */
  append(name: string): void {
    const index = this.#columns.length;
    const [, base, ...units] = UNIT.exec(name) ?? [];
    const unit = units.find(Boolean) ?? null;
    const label = (unit === null ? name : (base ?? name)).replace(/^(?:[cp]|cda?|feature):\s*/i, '');
    this.#columns.push({ name, label, unit, unitAt: null, nameAt: null, form: formOf(name) });
    const folded = foldName(name);
    if (!this.#byName.has(folded)) this.#byName.set(folded, index);
    const measured = folded.replace(UNIT_WORD, '');
    if (measured !== folded) this.#unitsBy.set(measured, index);
    this.#setUnit(
      measured === folded ? this.#byName.get(folded) : this.#byName.get(measured),
      this.#unitsBy.get(measured),
    );
    if (recogniseName(name) !== null) return;
    const [named, valued] = [folded.replace(NAME_WORD, ''), folded.replace(VALUE_WORD, '')];
    if (named !== folded && PAIRED.test(named)) this.#namesBy.set(named, index);
    if (valued !== folded && PAIRED.test(valued)) this.#valuesBy.set(valued, index);
    for (const key of [named, valued]) this.#setName(this.#valuesBy.get(key), this.#namesBy.get(key));
  }

  #setUnit(of: number | undefined, at: number | undefined): void {
    const column = of === undefined ? undefined : this.#columns[of];
    if (!column || of === undefined || at === undefined || at === of) return;
    column.unitAt = at;
    // Amazon: `item_height`, and `item_depth_width_height[…]#1.height.value`.
    const inner = /#\d+\.(\w+)\.value$/.exec(column.label)?.[1];
    column.label = inner ?? column.label.replace(/^item[_ ](?=.)/i, '').replace(/[[#].*$/, '');
    this.#servants.set(at, of);
  }

  #setName(of: number | undefined, at: number | undefined): void {
    const column = of === undefined ? undefined : this.#columns[of];
    if (!column || of === undefined || at === undefined || at === of) return;
    column.nameAt = at;
    this.#servants.set(at, of);
  }

  /**
   * Adds to some attributes what a column of a row says.
   *
   * @param isFurther whether the row goes on with the offer of the row before
   */
  add(attributes: Listing['attributes'], index: number, row: readonly Cell[], isFurther = false): void {
    const column = this.#columns[index];
    const cell = row[index];
    if (!column || cell === null || cell === undefined || cell === '') return;
    const master = this.#servants.get(index);
    if (master !== undefined && textOf(row[master]) !== null) return;
    const add = (name: string, value: Cell): void => addAttributes(attributes, name, [{ name, value }]);
    if (column.nameAt !== null) {
      const stated = plainTextOf(row[column.nameAt], bounds.attributeName);
      const name = stated ?? (isFurther ? this.#lastNames.get(index) : undefined);
      if (stated !== null) this.#lastNames.set(index, stated);
      add(name ?? column.label, cell);
      return;
    }
    const pairs = column.form === 'plain' || typeof cell !== 'string' ? [] : pairsOf(cell, column.form);
    for (const { name, value } of pairs) add(name, value);
    if (pairs.length > 0) return;
    const unit = column.unitAt === null ? column.unit : (textOf(row[column.unitAt], 40) ?? column.unit);
    const text = unit === null ? null : textOf(cell);
    if (text !== null && BARE_NUMBER.test(text)) add(column.label, `${text} ${unit}`);
    else addAttributes(attributes, column.unit === null ? column.label : column.name, cell);
  }
}

/** The form that a column's name gives for its cells: Prestashop, Google Merchant, Magento and eBay write so. */
function formOf(name: string): AttributeColumn['form'] {
  if (/section_?name\s*:/i.test(name) || foldName(name) === 'productdetail') return 'section:name:value';
  if (/\bname\s*:\s*value/i.test(name)) return 'name:value';
  return /^(?:additionalattributes|relationshipdetails|variationdetails)$/.test(foldName(name))
    ? 'name=value'
    : 'plain';
}

/** Names and values written in one cell; none where it is not of that form. */
function pairsOf(cell: string, form: AttributeColumn['form']): { name: string; value: string }[] {
  if (form === 'name=value') {
    return cell.split(/[,|;](?=\s*[\p{L}\w .-]+=)/u).flatMap((part) => {
      const [, name, value] = /^\s*([^=]+)=(.+)$/s.exec(part) ?? [];
      return name && value ? [{ name: name.trim(), value: value.trim().replace(/^"(.*)"$/, '$1') }] : [];
    });
  }
  const skipped = form === 'section:name:value' ? 1 : 0;
  return cell.split(/,(?=[^,:]*:)/).flatMap((part) => {
    const [name, value] = part.split(':').slice(skipped);
    return name?.trim() && value?.trim() ? [{ name: name.trim(), value: value.trim() }] : [];
  });
}
