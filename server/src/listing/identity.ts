import { createRequire } from 'node:module';
import { fold, isRestrictedGtin, type Listing, normaliseGtin, type Trader } from '@vigie/engine';

/** The product's GTIN in 14 digits; null where the offer gives none that holds, or one that a shop made for itself. */
export function gtinKey(listing: Listing): string | null {
  const gtin = listing.gtin === null ? null : normaliseGtin(listing.gtin);
  return gtin === null || isRestrictedGtin(gtin) ? null : gtin;
}

const lettersOf = (text: string | null): string => fold(text ?? '').text.replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Brand and model together, without what people write differently (case, spaces, hyphens); null unless the offer names
 * both.
 */
export function modelKey({ brand, mpn }: Listing): string | null {
  const [maker, model] = [lettersOf(brand), lettersOf(mpn)];
  return maker.length > 1 && model.length > 2 ? `${maker}/${model}` : null;
}

/**
 * What tells a trader from another, from the surest to the least: the platform's identifier, VAT number, e-mail,
 * address, name.
 */
export interface TraderKey {
  kind: 'id' | 'vat' | 'email' | 'address' | 'name';
  key: string;
  /** As the offer has it. */
  shown: string;
}

/** What each country calls its VAT number in `stdnum`; Greece writes EL, Northern Ireland XI. */
const VAT = Object.entries({
  ...{
    AT: 'uid',
    BE: 'vat',
    BG: 'vat',
    CY: 'vat',
    CZ: 'dic',
    DE: 'vat',
    DK: 'cvr',
    EE: 'kmkr',
    EL: 'GR.vat',
    ES: 'nif',
  },
  ...{
    FI: 'alv',
    FR: 'tva',
    HR: 'oib',
    HU: 'anum',
    IE: 'vat',
    IT: 'iva',
    LT: 'pvm',
    LU: 'tva',
    LV: 'pvn',
    MT: 'vat',
  },
  ...{ NL: 'btw', PL: 'nip', PT: 'nif', RO: 'cif', SE: 'vat', SI: 'ddv', SK: 'dph', GB: 'vat', XI: 'GB.vat' },
}).map(([country, called]) => [country, called.includes('.') ? called : `${country}.${called}`] as const);

/** Loaded at the first number: the package has three hundred files. */
function loadValidators() {
  const { stdnum }: typeof import('stdnum') = createRequire(import.meta.url)('stdnum');
  return new Map(
    VAT.flatMap(([country, called]) => {
      const [of = '', name = ''] = called.split('.');
      const validator = stdnum[of]?.[name];
      return validator ? [[country, validator] as const] : [];
    }),
  );
}
let validators: ReturnType<typeof loadValidators> | null = null;

/**
 * A country's letters, then digits and letters in groups, from each word on; what is one is decided by the country's
 * own check digits.
 */
const VAT_SHAPE = /(?<![\p{L}\p{N}])(?=([A-Z]{2})[ .:-]?((?:[0-9A-Z][ .-]?){7,13}[0-9A-Z])(?![\p{L}\p{N}]))[A-Z]/gu;

/** VAT numbers in a text, with their country and without spaces; only those whose check digits hold. */
export function findVatNumbers(text: string): string[] {
  const found = new Set<string>();
  for (const [, country = '', rest = ''] of text.slice(0, 20_000).toUpperCase().matchAll(VAT_SHAPE)) {
    const number = rest.replace(/[ .-]/g, '');
    if (!/\d{4}/.test(number)) continue;
    validators ??= loadValidators();
    if (validators.get(country)?.validate(number).isValid) found.add(`${country}${number}`);
  }
  return [...found];
}

/** Forms of companies: they are written, or left out, as it comes. */
const FORM =
  /(?<![\p{L}\p{N}])(?:ltd|limited|co|company|inc|llc|corp|gmbh|ug|ag|kg|ohg|e k|sarl|sas|sasu|sa|eurl|snc|srl|spa|s p a|sl|slu|bv|nv|ab|as|oy|aps|sp z o o|s r o|kft|d o o|lda|plc|pte|pty|有限公司)(?![\p{L}\p{N}])/gu;

function wordsOf(text: string): string[] {
  return fold(text)
    .text.split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** A trader's name without its company form; null where little is left of it. */
function nameKey(name: string): string | null {
  const bare = wordsOf(name).join(' ').replace(FORM, ' ').replace(/\s+/g, '');
  return bare.length >= 3 ? bare : null;
}

/** An address by its words in any order; null where it is too short to be one place. */
function addressKey(address: string): string | null {
  const words = [...new Set(wordsOf(address))];
  return words.length >= 4 && words.some((word) => /\d/.test(word)) ? words.sort().join(' ') : null;
}

/** All that identifies the trader of an offer, the surest first. The identifier counts on its platform alone. */
export function traderKeys(listing: Listing): TraderKey[] {
  const trader: Trader = listing.trader ?? { id: null, name: null, address: null, email: null, url: null };
  const keys: TraderKey[] = [];
  const add = (kind: TraderKey['kind'], key: string | null, shown: string | null): void => {
    if (key) keys.push({ kind, key: `${kind}:${key}`, shown: (shown ?? key).slice(0, 300) });
  };
  add('id', trader.id && `${listing.platform}/${trader.id}`, trader.id);
  const said = [trader.name, trader.address, ...listing.attributes.map(({ value }) => value)].filter(
    (text) => text !== null,
  );
  for (const vat of findVatNumbers(said.join('\n'))) add('vat', vat, vat);
  add('email', trader.email?.trim().toLowerCase() ?? null, trader.email);
  add('address', trader.address && addressKey(trader.address), trader.address);
  add('name', trader.name && nameKey(trader.name), trader.name);
  return keys;
}
