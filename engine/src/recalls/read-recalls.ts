import type { Pack, RecalledProduct } from '../packs/pack.ts';
import { isRestrictedGtin, normaliseGtin } from './gtin.ts';

/** Longest list that is read; a national export of all years has some twenty thousand notices. */
const MOST_NOTICES = 200_000;
/** Says no brand: matching on it would match everything. */
const noBrand = /^(?:sans marque|aucune?|inconnue?|non communiqu[ée]e?|unknown|no brand|n\/?a|-|autres?|divers)?$/iu;

/**
 * Reads an export of RappelConso (V1 or V2) or of Safety Gate (an alert, or a list of alerts), as JSON already parsed. A notice that names
 * neither a GTIN nor a brand with a model is passed over: it could not be matched.
 */
export function readRecalls(content: unknown): RecalledProduct[] {
  return noticesOf(content)
    .slice(0, MOST_NOTICES)
    .flatMap((notice) => {
      const product = isRecord(notice.product) ? readSafetyGate(notice, notice.product) : readRappelConso(notice);
      return product && (product.gtins.length > 0 || (product.brand !== null && product.model !== null))
        ? [product]
        : [];
    });
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
  if (Array.isArray(value)) return value.map(textOf).join(' ');
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function readRappelConso(notice: Notice): RecalledProduct | null {
  const reference = textOf(notice.numero_fiche ?? notice.reference_fiche);
  if (reference === '') return null;
  const identification = textOf(notice.identification_produits ?? notice.identification_des_produits);
  return {
    reference: `RappelConso ${reference}`,
    gtins: gtinsIn(`${textOf(notice.gtin)} ${identification}`),
    brand: brandOf(textOf(notice.marque_produit ?? notice.nom_de_la_marque_du_produit)),
    model: modelOf(textOf(notice.modeles_ou_references ?? notice.noms_des_modeles_ou_references)),
  };
}

function readSafetyGate(notice: Notice, product: Notice): RecalledProduct | null {
  const reference = textOf(notice.reference);
  if (reference === '') return null;
  const values = (list: unknown, key: string) =>
    Array.isArray(list) ? list.filter(isRecord).map((each) => textOf(each[key])) : [];
  return {
    reference: `Safety Gate ${reference}`,
    gtins: gtinsIn(values(product.barcodes, 'barcode').join(' ')),
    brand: brandOf(values(product.brands, 'brand')[0] ?? ''),
    model: modelOf(values(product.modelTypes, 'modelType')[0] ?? ''),
  };
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

/** A model that can be looked for: short, and with a digit or of several words, so that it is not one word of every offer. */
function modelOf(text: string): string | null {
  const model = text
    .split(/[,;\n|$¤]/u)[0]
    ?.replaceAll(/[*…]/gu, ' ')
    .trim();
  if (!model || model.length < 4 || model.length > 60) return null;
  const words = model.split(/\s+/u).length;
  return words <= 8 && (words > 1 || /\d/u.test(model)) ? model : null;
}
