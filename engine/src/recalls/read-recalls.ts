import { findGtins, isRestrictedGtin, readGtins } from '../gtin.ts';
import type { Pack, RecalledProduct } from '../packs/pack.ts';

/** Longest list that is read; a national export of all years has some twenty thousand notices. */
const MOST_NOTICES = 200_000;
/** Says no brand: matching on it would match everything. */
const noBrand =
  /^(?:sans (?:marque|nom|objet)|(?:marque )?aucune?(?: marque)?|(?:marque )?inconnue?|marque non communiqu[ée]e|non (?:communiqu|pr[ée]cis|renseign|indiqu)[ée]e?|non concern[ée]e?|(?:brand )?(?:is )?(?:unknown|unbranded|not (?:known|specified|indicated|applicable|available))|no[ -]?(?:brand|name|marca)|generic|unbekannt|keine(?: marke| angabe)?|ohne marke|markenlos|sin marca|desconocid[oa]|ningun[oa]|senza marca|sconosciut[oa]|nessun[ao]|non nota|sem marca|desconhecid[oa]|merkloos|onbekend|geen(?: merk)?|nieznan[aey]|brak(?: marki)?|bez (?:marki|značky|znacky|marke|zna[čc]ky)|nezn[áa]m[áaéeý]|неизвест\p{L}*|без марка|ok[äa]nt|uten merke|ukendt|ukjent|tuntematon|ismeretlen|necunoscut[ăa]?|f[ăa]r[ăa] marc[ăa]|άγνωστ\p{L}*|nepoznat[ao]?|neznan[ao]?|ne[žz]inoma\p{L}*|nezin[āa]m[sa]|teadmata|\(?n\.?\/?[ac]\.?\)?|[-–—.?/]+|autres?|other|andere|divers|various)?$/iu;

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
 * What of a notice the rules can look for, a product for each brand and model: by GTIN, or by brand and model together.
 * A brand alone is none.
 */
export function productsOf({ reference, gtins, brands, models }: RecallNotice): RecalledProduct[] {
  if (brands.length > 0 && models.length > 0)
    return brands.flatMap((brand) => models.map((model) => ({ reference, gtins, brand, model })));
  return gtins.length > 0 ? [{ reference, gtins, brand: brands[0] ?? null, model: null }] : [];
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
  const identification = notice.identification_produits ?? notice.identification_des_produits;
  return {
    reference: `RappelConso ${reference}`,
    title: textOf(notice.libelle ?? notice.noms_des_modeles_ou_references ?? notice.modeles_ou_references).slice(
      0,
      500,
    ),
    publishedAt: dateOf(notice.date_publication ?? notice.date_de_publication),
    url: urlOf(notice.lien_vers_la_fiche_rappel),
    gtins: known([...readGtins(notice.gtin), ...gtinsOfIdentification(identification)]),
    brands: brandsOf([textOf(notice.marque_produit ?? notice.nom_de_la_marque_du_produit)]),
    models: modelsOf(textOf(notice.modeles_ou_references ?? notice.noms_des_modeles_ou_references)),
    pictures: partsOf(textOf(notice.liens_vers_les_images)).filter((each) => urlOf(each) !== null),
  };
}

function readSafetyGate(notice: Notice, product: Notice): RecallNotice | null {
  const reference = textOf(notice.reference);
  if (reference === '') return null;
  const cells = (list: unknown, key: string) =>
    Array.isArray(list) ? list.filter(isRecord).map((each) => each[key]) : [];
  const values = (list: unknown, key: string) => cells(list, key).map(textOf);
  const versions = values(product.versions, 'name');
  return {
    reference: `Safety Gate ${reference}`,
    title: (textOf(product.nameSpecific) || versions[0] || '').slice(0, 500),
    publishedAt: dateOf(notice.publicationDate),
    url: null,
    gtins: known(readGtins(cells(product.barcodes, 'barcode'))),
    brands: brandsOf(values(product.brands, 'brand')),
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
    gtins: known(readGtins(notice.gtin ?? notice.gtins ?? notice.ean)),
    brands: brandsOf([notice.brand ?? notice.manufacturer].flat().map(textOf)),
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

function brandsOf(texts: readonly string[]): string[] {
  const brands = texts.map((text) => text.trim()).filter((brand) => !noBrand.test(brand) && brand.length <= 80);
  return [...new Set(brands)].slice(0, MOST_BRANDS);
}

/** More brands than this in one notice are a list of shops. */
const MOST_BRANDS = 20;

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
