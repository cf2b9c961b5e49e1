import { isRestrictedGtin, normaliseGtin } from '../gtin.ts';
import type { Pack, RecalledProduct } from '../packs/pack.ts';

/** Longest list that is read; a national export of all years has some twenty thousand notices. */
const MOST_NOTICES = 200_000;
/** Says no brand: matching on it would match everything. */
const noBrand = /^(?:sans marque|aucune?|inconnue?|non communiqu[ée]e?|unknown|no brand|n\/?a|-|autres?|divers)?$/iu;

/** A notice of an authority: what it says of the product, as it can be looked for, and where people read it. */
export interface RecallNotice {
  /** The authority's system and its number there: `RappelConso 2026-01-0001`, `Safety Gate SR/00001/26`. */
  reference: string;
  title: string;
  /** ISO 8601, or a plain date; null where it is not said. */
  publishedAt: string | null;
  url: string | null;
  gtins: string[];
  brand: string | null;
  models: string[];
  /** Addresses or file names of photographs. */
  pictures: string[];
}

/**
 * Reads the notices of an export, as JSON already parsed: RappelConso (V1 or V2), Safety Gate (an alert, or a list of
 * alerts), or records with the fields `reference` (or `id`), `title`, `brand` (or `manufacturer`), `model`, `gtin`,
 * `url`, `date`, `pictures`, such as a table's rows. What has no reference is none.
 */
export function readNotices(content: unknown): RecallNotice[] {
  return noticesOf(content)
    .slice(0, MOST_NOTICES)
    .flatMap((notice) => {
      const read = isRecord(notice.product)
        ? readSafetyGate(notice, notice.product)
        : (readRappelConso(notice) ?? readGeneric(notice));
      return read ? [read] : [];
    });
}

/**
 * What of a notice the rules can look for, a product for each model: by GTIN, or by brand and model together. A brand
 * alone is none.
 */
export function productsOf({ reference, gtins, brand, models }: RecallNotice): RecalledProduct[] {
  if (brand !== null && models.length > 0) return models.map((model) => ({ reference, gtins, brand, model }));
  return gtins.length > 0 ? [{ reference, gtins, brand, model: null }] : [];
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

type Notice = Record<string, unknown>;

function noticesOf(content: unknown): Notice[] {
  const list = Array.isArray(content)
    ? content
    : isRecord(content) && Array.isArray(content.results)
      ? content.results
      : [content];
  return list.filter(isRecord);
}

function isRecord(value: unknown): value is Notice {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join('; ');
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function readRappelConso(notice: Notice): RecallNotice | null {
  const reference = textOf(notice.numero_fiche ?? notice.reference_fiche);
  if (reference === '') return null;
  const identification = textOf(notice.identification_produits ?? notice.identification_des_produits);
  return {
    reference: `RappelConso ${reference}`,
    title: textOf(notice.libelle ?? notice.noms_des_modeles_ou_references ?? notice.modeles_ou_references).slice(
      0,
      500,
    ),
    publishedAt: dateOf(notice.date_publication ?? notice.date_de_publication),
    url: urlOf(notice.lien_vers_la_fiche_rappel),
    gtins: gtinsIn(`${textOf(notice.gtin)} ${identification}`),
    brand: brandOf(textOf(notice.marque_produit ?? notice.nom_de_la_marque_du_produit)),
    models: modelsOf(textOf(notice.modeles_ou_references ?? notice.noms_des_modeles_ou_references)),
    pictures: partsOf(textOf(notice.liens_vers_les_images)).filter((each) => urlOf(each) !== null),
  };
}

function readSafetyGate(notice: Notice, product: Notice): RecallNotice | null {
  const reference = textOf(notice.reference);
  if (reference === '') return null;
  const values = (list: unknown, key: string) =>
    Array.isArray(list) ? list.filter(isRecord).map((each) => textOf(each[key])) : [];
  const versions = values(product.versions, 'name');
  return {
    reference: `Safety Gate ${reference}`,
    title: (textOf(product.nameSpecific) || versions[0] || '').slice(0, 500),
    publishedAt: dateOf(notice.publicationDate),
    url: null,
    gtins: gtinsIn(values(product.barcodes, 'barcode').join(' ')),
    brand: brandOf(values(product.brands, 'brand')[0] ?? ''),
    models: modelsOf(values(product.modelTypes, 'modelType').join(';')),
    pictures: [],
  };
}

/** A record of no system that is known: its reference says whose it is. */
function readGeneric(notice: Notice): RecallNotice | null {
  const reference = textOf(notice.reference ?? notice.id).slice(0, 200);
  if (reference === '') return null;
  return {
    reference,
    title: textOf(notice.title ?? notice.name).slice(0, 500),
    publishedAt: dateOf(notice.date),
    url: urlOf(notice.url ?? notice.sourceUrl),
    gtins: gtinsIn(textOf(notice.gtin ?? notice.gtins ?? notice.ean)),
    brand: brandOf(textOf(notice.brand ?? notice.manufacturer)),
    models: modelsOf(textOf(notice.model ?? notice.models)),
    pictures: partsOf(textOf(notice.pictures ?? notice.images)),
  };
}

/** Lists in one field are set apart by these signs, in the exports as they are. */
const partsOf = (text: string): string[] =>
  text
    .split(/[,;\n|$¤]/u)
    .map((part) => part.trim())
    .filter(Boolean);

function dateOf(value: unknown): string | null {
  const text = textOf(value);
  return /^\d{4}-\d\d-\d\d/u.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

function urlOf(value: unknown): string | null {
  const text = textOf(value);
  return /^https?:\/\//iu.test(text) ? text : null;
}

/** The GTINs in a text, without those that shops number for themselves. */
function gtinsIn(text: string): string[] {
  const found = (text.match(/(?<!\d)\d{8,14}(?!\d)/gu) ?? []).map(normaliseGtin).filter((gtin) => gtin !== null);
  return [...new Set(found)].filter((gtin) => !isRestrictedGtin(gtin));
}

function brandOf(text: string): string | null {
  const brand = text.trim();
  return noBrand.test(brand) || brand.length > 80 ? null : brand;
}

/** More models than this in one notice are a table: its first ones. */
const MOST_MODELS = 50;

/**
 * Models that can be looked for: short, and with a digit or of several words, so that none is one word of every offer.
 */
function modelsOf(text: string): string[] {
  const models = partsOf(text)
    .map((part) => part.replaceAll(/[*…]/gu, ' ').trim())
    .filter((model) => {
      const words = model.split(/\s+/u).length;
      return model.length >= 4 && model.length <= 60 && words <= 8 && (words > 1 || /\d/u.test(model));
    });
  return [...new Set(models)].slice(0, MOST_MODELS);
}
