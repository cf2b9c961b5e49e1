import { fold, isRestrictedGtin, type Listing, normaliseGtin, type Trader } from '@vigie/engine';
import { findCompanyNumbers, findVatNumbers } from './values/company-numbers.ts';
import { isPersonInBusiness } from './values/person-in-business.ts';
import { addressKey } from './values/postal-address.ts';

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
 * What tells a trader from another, from the surest to the least: the platform's identifier, VAT number, number
 * in a register of companies, e-mail, address, name.
 */
export interface TraderKey {
  kind: 'id' | 'vat' | 'company' | 'email' | 'address' | 'name';
  key: string;
  /** As the offer has it. */
  shown: string;
}

/** Forms of companies: they are written, or left out, as it comes. */
const FORM =
  /(?<![\p{L}\p{N}])(?:ltd|limited|co|company|inc|llc|corp|gmbh|ug|ag|kg|ohg|e k|sarl|sas|sasu|sa|eurl|snc|srl|spa|s p a|sl|slu|bv|nv|ab|as|oy|aps|sp z o o|s r o|kft|d o o|lda|plc|pte|pty|有限公司)(?![\p{L}\p{N}])/gu;

function wordsOf(text: string): string[] {
  return fold(text)
    .text.split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/**
 * Whether a trader's name says that it is a company: it begins or ends with the form of one (Ltd, SAS, GmbH), and none of a
 * person in business.
 */
export function namesCompany(name: string): boolean {
  const words = wordsOf(name).join(' ');
  const isForm = (part: RegExpMatchArray): boolean =>
    part.index === 0 || (part.index ?? 0) + part[0].length === words.length;
  return [...words.matchAll(FORM)].some(isForm) && !isPersonInBusiness(name, [name]);
}

/** A trader's name without its company form; null where little is left of it. */
function nameKey(name: string): string | null {
  const bare = wordsOf(name).join(' ').replace(FORM, ' ').replace(/\s+/g, '');
  return bare.length >= 3 ? bare : null;
}

/** What an offer says in which its trader's numbers may stand. */
const saidOf = ({ trader, attributes }: Listing): string[] =>
  [trader?.name, trader?.address, ...attributes.map(({ value }) => value)].filter((text) => typeof text === 'string');

/** All that identifies the trader of an offer, the surest first. The identifier counts on its platform alone. */
export function traderKeys(listing: Listing): TraderKey[] {
  const trader: Trader = listing.trader ?? { id: null, name: null, address: null, email: null, url: null };
  const keys: TraderKey[] = [];
  const add = (kind: TraderKey['kind'], key: string | null, shown: string | null): void => {
    if (key) keys.push({ kind, key: `${kind}:${key}`, shown: (shown ?? key).slice(0, 300) });
  };
  add('id', trader.id && `${listing.platform}/${trader.id}`, trader.id);
  const text = saidOf(listing).join('\n');
  const vatNumbers = findVatNumbers(text);
  for (const vat of vatNumbers) add('vat', vat, vat);
  for (const { register, number } of findCompanyNumbers(text, vatNumbers))
    add('company', `${register}/${number}`, `${register} ${number}`);
  add('email', trader.email?.trim().toLowerCase() ?? null, trader.email);
  add('address', trader.address && addressKey(trader.address), trader.address);
  add('name', trader.name && nameKey(trader.name), trader.name);
  return keys;
}

/** Whether the trader of an offer is a person in business under their own name, as far as the offer says so. */
export const sellsAsPerson = (listing: Listing): boolean =>
  isPersonInBusiness(listing.trader?.name ?? '', saidOf(listing));

const COMPARED = { vat: 'number', company: 'number', address: 'address' } as const;

/**
 * What an offer says of its trader that may be compared with what others say of theirs: numbers in a register of
 * businesses, and the address. Nothing where the trader is a person who does business under their own name, or may be
 * one by what the offer says (docs/decisions/0040-traders-by-address.md).
 */
export function businessKeys(listing: Listing): { kind: 'number' | 'address'; key: string }[] {
  if (sellsAsPerson(listing)) return [];
  return traderKeys(listing).flatMap(({ kind, key }) =>
    kind === 'vat' || kind === 'company' || kind === 'address' ? [{ kind: COMPARED[kind], key }] : [],
  );
}
