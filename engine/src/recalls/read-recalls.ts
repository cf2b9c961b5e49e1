import { fold } from '../fold/fold.ts';
import { findGtins, isRestrictedGtin, readGtins, wrongGtins } from '../gtin.ts';
import type { Pack, RecalledProduct } from '../packs/pack.ts';
import { compareGoods } from '../similar/goods-index.ts';
import { brandsOf } from './brands.ts';
import { modelsOf, partsOf } from './models.ts';
import { designationsOf, readHeading, readProse, withoutAct } from './prose.ts';
import {
  type Cells,
  dateOf,
  isCells,
  LONGEST_DESCRIPTION,
  LONGEST_TITLE,
  readRecord,
  startOf,
  textOf,
} from './record.ts';

/** Longest list that is read; a national export of all years has some twenty thousand notices. */
const MOST_NOTICES = 200_000;
/** A notice of an authority: what it says of the product, as it can be looked for, and where people read it. */
export interface RecallNotice {
  /** The authority's system and its number there: `RappelConso 2026-01-0001`, `Safety Gate SR/00001/26`. */
  reference: string;
  title: string;
  /** ISO 8601, or a plain date; null where it is not said. */
  publishedAt: string | null;
  url: string | null;
  gtins: string[];
  /** Each under which the product is sold. */
  brands: string[];
  models: string[];
  /** Batches, for a person to compare: a listing seldom names one. */
  lots: string[];
  /** What the notice says of the product besides: what is searched by words. */
  description: string;
  /** Addresses or file names of photographs. */
  pictures: string[];
}

/**
 * Reads the notices of an export, as JSON already parsed: RappelConso (V1 or V2), Safety Gate (an alert, or a list of
 * alerts), or records of other authorities and tables by the names of their cells (see `readRecord`). What stands in
 * prose is read from it. What has no reference is none.
 *
 * @param source whose the records are that do not say it: it goes before their references, which others number alike
 */
export function readNotices(content: unknown, source: string | null = null): RecallNotice[] {
  return noticesOf(content)
    .slice(0, MOST_NOTICES)
    .flatMap((notice) => {
      const read = isCells(notice.product)
        ? readSafetyGate(notice, notice.product)
        : (readRappelConso(notice) ?? readNamed(notice, source));
      return read ? [read] : [];
    });
}

/**
 * The numbers of a record that it names as a product's and that are none, since their check digit is wrong
 * (`wrongGtins`): nothing is looked for by them. Of RappelConso's identification, where a batch may stand first, only
 * those longer than a batch.
 */
export function wrongGtinsOf(record: unknown): string[] {
  if (!isCells(record)) return [];
  if (isCells(record.product)) {
    const { barcodes } = record.product;
    return Array.isArray(barcodes) ? wrongGtins(barcodes.filter(isCells).map(({ barcode }) => barcode)) : [];
  }
  const identification = record.identification_produits ?? record.identification_des_produits;
  const first = [identification].flat().flatMap((each) =>
    textOf(each)
      .split(/[|¤]/u)
      .map((product) => product.split('$')[0] ?? ''),
  );
  const named = first.filter((each) => !OF_A_BATCH.test(each)).flatMap(wrongGtins);
  return [...new Set([...wrongGtins(readRecord(record).gtin), ...named.filter(({ length }) => length > 8)])];
}

/** Of a product known by its name alone, what the words besides the brand's say at least, in bits: as three long ones do. */
const LEAST_BITS = 20;

/**
 * What of a notice the rules can look for, a product for each brand and model: by GTIN, by brand and model together, or,
 * where no model is named, by the brand with a name whose words are rare enough together. A brand alone is none.
 */
export function productsOf({ reference, gtins, brands, models, title }: ReadNotice): RecalledProduct[] {
  if (brands.length > 0 && models.length > 0)
    return brands.flatMap((brand) => models.map((model) => ({ reference, gtins, brand, model })));
  const named = brands.flatMap((brand) => {
    const name = nameWithout(title, brand);
    const isRare = compareGoods({ title: name }, { title: name }).bits >= LEAST_BITS;
    return isRare ? [{ reference, gtins, brand, model: null, title: name }] : [];
  });
  if (named.length > 0) return named;
  return gtins.length > 0 ? [{ reference, gtins, brand: brands[0] ?? null, model: null }] : [];
}

type ReadNotice = Pick<RecallNotice, 'reference' | 'gtins' | 'brands' | 'models' | 'title'>;

/** A product's name without the words of its brand: that is asked for by itself. */
function nameWithout(title: string, brand: string): string {
  const own = new Set(fold(brand).words.map(({ text }) => text));
  const words = fold(title).words.filter(({ text }) => !own.has(text));
  return words.map(({ start, end }) => title.slice(start, end)).join(' ');
}

/** The products of all notices of an export; see `readNotices`. */
export function readRecalls(content: unknown): RecalledProduct[] {
  return readNotices(content).flatMap(productsOf);
}

/** The pack with a list of products in the place of the one it has: its digest says which list a finding rests on. */
export function withProducts(pack: Pack, list: string, products: RecalledProduct[]): Pack {
  if (pack.products?.[list] === undefined)
    throw new RangeError(`pack ${pack.id} has no list of products named ${JSON.stringify(list)}`);
  return { ...pack, products: { ...pack.products, [list]: products } };
}

function noticesOf(content: unknown): Cells[] {
  const list = Array.isArray(content)
    ? content
    : isCells(content) && Array.isArray(content.results)
      ? content.results
      : [content];
  return list.filter(isCells);
}

function readRappelConso(notice: Cells): RecallNotice | null {
  const reference = referenceOf(notice.numero_fiche ?? notice.reference_fiche);
  if (reference === '') return null;
  const identification = notice.identification_produits ?? notice.identification_des_produits;
  const models = textOf(notice.modeles_ou_references ?? notice.noms_des_modeles_ou_references);
  return {
    reference: `RappelConso ${reference}`,
    title: startOf(
      textOf(notice.libelle ?? notice.noms_des_modeles_ou_references ?? notice.modeles_ou_references),
      LONGEST_TITLE,
    ),
    publishedAt: dateOf(notice.date_publication ?? notice.date_de_publication),
    url: urlOf(notice.lien_vers_la_fiche_rappel),
    gtins: known([...readGtins(notice.gtin), ...gtinsOfIdentification(identification)]),
    brands: brandsOf([textOf(notice.marque_produit ?? notice.nom_de_la_marque_du_produit)]),
    models: modelsOf(models),
    lots: lotsOfIdentification(identification),
    description: startOf(models.replaceAll(/[¤|$]/gu, ' '), LONGEST_DESCRIPTION),
    pictures: partsOf(textOf(notice.liens_vers_les_images)).filter((each) => urlOf(each) !== null),
  };
}

function readSafetyGate(notice: Cells, product: Cells): RecallNotice | null {
  const reference = referenceOf(notice.reference);
  if (reference === '') return null;
  const cells = (list: unknown, key: string) =>
    Array.isArray(list) ? list.filter(isCells).map((each) => each[key]) : [];
  const values = (list: unknown, key: string) => cells(list, key).map(textOf);
  const versions = values(product.versions, 'name');
  const models = values(product.modelTypes, 'modelType');
  const description = [...versions, ...values(product.versions, 'description'), ...models].join('\n');
  const told = readProse(description);
  return {
    reference: `Safety Gate ${reference}`,
    title: startOf(textOf(product.nameSpecific) || versions[0] || '', LONGEST_TITLE),
    publishedAt: dateOf(notice.publicationDate),
    url: null,
    gtins: known([...readGtins(cells(product.barcodes, 'barcode')), ...told.gtins]),
    brands: brandsOf([...values(product.brands, 'brand'), ...told.brands]),
    models: [...new Set([...modelsOf(models.join(';')), ...told.models])],
    lots: [...new Set([...values(product.batchNumbers, 'batchNumber'), ...told.lots])].filter(Boolean),
    description: startOf(description, LONGEST_DESCRIPTION),
    pictures: [],
  };
}

/** Of authorities whose records do not say whose they are, by the cells that only theirs have. */
const SYSTEMS: [name: string, cells: readonly string[]][] = [
  ['CPSC', ['RecallID', 'RecallNumber', 'Products']],
  ['Health Canada', ['NID', 'Recall class']],
  ['FDA', ['recall_number', 'product_description', 'reason_for_recall']],
];

/** A record of no system with a reader of its own: by the names of its cells, and what its texts say. */
function readNamed(notice: Cells, source: string | null): RecallNotice | null {
  const cells = readRecord(notice);
  const own = referenceOf(cells.reference[0]);
  if (own === '') return null;
  const [system = source] = SYSTEMS.find(([, names]) => names.every((name) => name in notice)) ?? [];
  const heading = textOf(notice.Title ?? notice.title ?? cells.title[0]);
  const headed = readHeading(heading);
  const title = withoutAct(headed?.product ?? textOf(cells.title[0])) || heading;
  const description = [...new Set([...cells.title, ...cells.kind, ...cells.description].map(textOf))].join('\n');
  const told = readProse(`${heading}\n${description}`);
  // Who imports a thing is seldom what it is sold as: the heading says that.
  const brands = brandsOf([...cells.brand.map(textOf), ...told.brands, ...(headed ? [headed.brand] : [])]);
  return {
    reference: system === null ? own : startOf(`${system} ${own}`, LONGEST_REFERENCE),
    title: startOf(title, LONGEST_TITLE),
    publishedAt: dateOf(cells.date[0]),
    url: urlOf(cells.url[0]),
    gtins: known([...cells.gtin.flatMap(readGtins), ...told.gtins]),
    brands,
    models: [...new Set([...cells.model.map(textOf).flatMap(modelsOf), ...told.models, ...designationsOf(title)])],
    lots: cells.lot.length > 0 ? cells.lot.map(textOf) : told.lots,
    description: startOf(description, LONGEST_DESCRIPTION),
    pictures: partsOf(cells.pictures.map(textOf).join(';')),
  };
}

/** An index of the store holds no longer one. */
const LONGEST_REFERENCE = 200;

const referenceOf = (value: unknown): string => startOf(textOf(value).trim(), LONGEST_REFERENCE);

function urlOf(value: unknown): string | null {
  const text = textOf(value);
  return /^https?:\/\//iu.test(text) ? text : null;
}

/** GTINs in 14 digits, each once, without those that shops number for themselves. */
function known(gtins: readonly string[]): string[] {
  const padded = new Set(gtins.map((gtin) => gtin.padStart(14, '0')));
  return [...padded].filter((gtin) => !isRestrictedGtin(gtin));
}

/**
 * RappelConso writes a product as `GTIN$batch$kind of date$from$to`, and products one after the other with `|`; by its
 * API also as a list of the same parts. What stands first is the GTIN's field; what follows is text, where a batch of
 * eight digits is none.
 */
function gtinsOfIdentification(identification: unknown): string[] {
  const text = Array.isArray(identification) ? identification.map(textOf).join('$') : textOf(identification);
  return text.split(/[|¤]/u).flatMap((product) => {
    const [first = '', ...rest] = product.split('$');
    return [...(OF_A_BATCH.test(first) ? findGtins(first) : readGtins(first)), ...findGtins(rest.join('\n'))];
  });
}

const OF_A_BATCH = /^\W*(?:lots?|batch(?:es)?|s[ée]rie|n°|num[ée]ro|r[ée]f)/iu;

/** What stands behind the GTIN of each product: its batch, unless it says that there is none. */
function lotsOfIdentification(identification: unknown): string[] {
  const text = Array.isArray(identification) ? identification.map(textOf).join('$') : textOf(identification);
  const lots = text.split(/[|¤]/u).map((product) => (product.split('$')[1] ?? '').trim());
  return [...new Set(lots)].filter((lot) => /\d/u.test(lot) && !/^\d{4}-\d\d-\d\d/u.test(lot));
}
