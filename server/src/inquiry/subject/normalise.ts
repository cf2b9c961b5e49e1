import { createHash } from 'node:crypto';
import { emptyListing, fold, type Listing } from '@vigie/engine';
import { findIbans, isIban } from '../../base/text/iban.ts';
import { isPersonsNumber, namesCompany, sellsAsPerson, type TraderKey, traderKeys } from '../../listing/index.ts';
import { refuse } from '../refusals.ts';
import { say } from '../words.ts';
import type { About, Kind, Subject } from './subject-schema.ts';

/** A subject as it is compared. */
export interface Normal {
  about: About;
  /** Inputs of the function: the first is the subject itself; a picture has its pieces besides. */
  inputs: string[];
}

const input = (kind: string, value: string): string => `vigie.inquiry/1\n${kind}\n${value}`;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A picture's hash of 256 bits is cut into so many pieces: two that differ in fewer bits have a piece in common. */
const PIECES = 8;
const PDQ = /^[0-9a-f]{64}$/;

/** The inputs of a picture: the whole hash, and its pieces, each at its place. */
export function pictureInputs(pdq: string): string[] {
  const size = pdq.length / PIECES;
  const pieces = Array.from({ length: PIECES }, (_, at) =>
    input(`picture/${at}`, pdq.slice(at * size, (at + 1) * size)),
  );
  return [input('picture', pdq), ...pieces];
}

/** A telephone number in its international form, `+` or `00` before it, as E.164 writes it; null: it is none. */
function phoneKey(text: string): string | null {
  const written = text.replace(/\(0\)/g, '').replace(/[\s().\-/]/g, '');
  return /^(?:\+|00)([1-9]\d{7,14})$/.exec(written)?.[1] ?? null;
}

const PHONE = /(?<![\p{L}\p{N}+])(?:\+|00)[1-9](?:[ .\-/()]{0,2}\d){7,15}(?!\d)/gu;

const ibanKey = (text: string): string | null =>
  isIban(text) ? text.replace(/[^A-Za-z0-9]/g, '').toUpperCase() : null;

/** A number that is compared by its digest, so that who has the digest alone may ask too. */
const digestInput = (kind: 'iban' | 'phone', number: string): string => input(kind, sha256(number));

/** A person's name without case, accents and order, and the day of birth. */
const personInput = (name: string, bornOn: string): string => {
  const words = fold(name)
    .text.split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return input('person', `${words.sort().join(' ')}\n${bornOn}`);
};

/** Names of kinds among the keys of traders. */
const KEY_OF: Partial<Record<Kind, TraderKey['kind']>> = { vat: 'vat', company: 'company', address: 'address' };

/** A platform as offers have it, its host without `www.`, of whatever somebody types or copies from their browser. */
function hostOf(platform: string): string {
  const url = platform.includes('://') ? platform : `https://${platform}`;
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : platform;
}

/** As an offer would state it: what is known of traders comes from there, and is read by the same rules. */
function stated({ kind, value, platform }: Subject): Listing {
  const offer = emptyListing(platform === undefined ? '' : hostOf(platform), '');
  const trader = { id: null, name: null, address: null, email: null, url: null };
  if (kind === 'trader' && platform !== undefined) return { ...offer, trader: { ...trader, id: value } };
  if (kind === 'trader') return { ...offer, trader: { ...trader, name: value } };
  if (kind === 'address') return { ...offer, trader: { ...trader, address: value } };
  // A number of a company is told from others by the word before it.
  const written = kind === 'company' ? [value, `SIREN ${value}`, `LEI ${value}`] : [value];
  return { ...offer, attributes: written.map((each) => ({ name: kind, value: each })) };
}

const traderInput = (key: string): string => input('trader', key);

/**
 * A subject as it is compared, and whom it may concern. It may concern a person unless what was typed says that it does not:
 * a trader's name with the form of a company, a company's number, a picture.
 *
 * @throws VigieError `VIGIE_INQUIRY_SUBJECT` (400): it is none of its kind
 */
export function normalise(subject: Subject): Normal {
  const { kind, value, platform, bornOn, mayBePerson } = subject;
  const none = (): never => refuse('VIGIE_INQUIRY_SUBJECT', { what: say(kind) });
  switch (kind) {
    case 'picture':
      return PDQ.test(value.toLowerCase()) ? { about: 'business', inputs: pictureInputs(value.toLowerCase()) } : none();
    case 'person':
      return bornOn === undefined ? none() : { about: 'person', inputs: [personInput(value, bornOn)] };
    case 'iban':
    case 'phone': {
      if (/^[0-9a-f]{64}$/i.test(value)) return { about: 'person', inputs: [input(kind, value.toLowerCase())] };
      const number = kind === 'iban' ? ibanKey(value) : phoneKey(value);
      return { about: 'person', inputs: [number === null ? none() : digestInput(kind, number)] };
    }
    case 'trader': {
      const wanted = platform === undefined ? 'name' : 'id';
      const key = traderKeys(stated(subject)).find((each) => each.kind === wanted)?.key ?? none();
      const isBusiness = platform === undefined && namesCompany(value) && !mayBePerson;
      return { about: isBusiness ? 'business' : 'person', inputs: [traderInput(key)] };
    }
    default: {
      const key = traderKeys(stated(subject)).find((each) => each.kind === KEY_OF[kind])?.key ?? none();
      const number = key.slice(key.search(/[:/](?=[^:/]*$)/) + 1);
      const isPerson = kind === 'address' || mayBePerson || isPersonsNumber(number);
      return { about: isPerson ? 'person' : 'business', inputs: [input(kind, key)] };
    }
  }
}

/** Numbers that companies alone have, by their register (LEI) or their form (GB 32100: 91, an enterprise). */
const OF_A_COMPANY = /^company:(?:LEI\/|USCC\/91)/;

/**
 * What an offer in a case says of its trader, as it is compared. It may concern a person unless the trader's name says that it is a
 * company, or the number is one that companies alone have: a VAT number and a SIREN are a sole trader's too. The maker's and
 * the responsible person's data are left out.
 */
export function knownOf(offer: Listing): { about: About; input: string }[] {
  const isPerson = sellsAsPerson(offer);
  const isCompany = !isPerson && namesCompany(offer.trader?.name ?? '');
  const keys = traderKeys(offer).flatMap(({ kind, key }): { about: About; input: string }[] => {
    if (kind === 'id' || kind === 'name')
      return [{ about: isCompany ? 'business' : 'person', input: traderInput(key) }];
    if (kind === 'email') return [];
    const isOfCompany = kind !== 'address' && !isPerson && (isCompany || OF_A_COMPANY.test(key));
    const about = isOfCompany ? 'business' : 'person';
    return [{ about, input: input(kind, key) }];
  });
  const text = [offer.title, offer.description, offer.trader?.address, ...offer.attributes.map(({ value }) => value)]
    .filter((each) => typeof each === 'string')
    .join('\n');
  const ibans = findIbans(text).flatMap((found) => ibanKey(found.replace(/[^A-Za-z0-9]/g, '')) ?? []);
  const phones = (text.match(PHONE) ?? []).flatMap((found) => phoneKey(found) ?? []);
  const numbers = [
    ...ibans.map((number) => digestInput('iban', number)),
    ...phones.map((number) => digestInput('phone', number)),
  ];
  return [...keys, ...numbers.map((each) => ({ about: 'person' as const, input: each }))];
}
