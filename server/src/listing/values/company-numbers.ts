import { createRequire } from 'node:module';
import { leavesOneOf97 } from '../../base/text/iban.ts';
import { isBulgarianPerson, isCzechPersonWithoutDate, isLatvianPersonWithoutDate } from './vat-of-persons.ts';

/** What each country calls its VAT number in `stdnum`; Greece writes EL, Northern Ireland XI, Switzerland CHE. */
const VAT: Record<string, string> = {
  ...{ AT: 'AT.uid', BE: 'BE.vat', BG: 'BG.vat', CY: 'CY.vat', CZ: 'CZ.dic', DE: 'DE.vat', DK: 'DK.cvr' },
  ...{ EE: 'EE.kmkr', EL: 'GR.vat', ES: 'ES.nif', FI: 'FI.alv', FR: 'FR.tva', HR: 'HR.oib', HU: 'HU.anum' },
  ...{ IE: 'IE.vat', IT: 'IT.iva', LT: 'LT.pvm', LU: 'LU.tva', LV: 'LV.pvn', MT: 'MT.vat', NL: 'NL.btw', PL: 'PL.nip' },
  ...{ PT: 'PT.nif', RO: 'RO.cif', SE: 'SE.vat', SI: 'SI.ddv', SK: 'SK.dph', GB: 'GB.vat', XI: 'GB.vat' },
  ...{ NO: 'NO.mva', CHE: 'CH.uid' },
};
/** Registers of companies. */
const COMPANY = { siren: 'FR.siren', siret: 'FR.siret', uscc: 'CN.uscc' };

/** Loaded at the first number: the package has three hundred files. */
function loadValidators() {
  const { stdnum }: typeof import('stdnum') = createRequire(import.meta.url)('stdnum');
  return new Map(
    [...Object.values(VAT), ...Object.values(COMPANY)].flatMap((called) => {
      const [country = '', name = ''] = called.split('.');
      const validator = stdnum[country]?.[name];
      return validator ? [[called, validator] as const] : [];
    }),
  );
}
let validators: ReturnType<typeof loadValidators> | null = null;

function holds(called: string, number: string): boolean {
  validators ??= loadValidators();
  return validators.get(called)?.validate(number).isValid ?? false;
}

/** Numbers of persons that the package does not know. */
const ALSO: Record<string, (number: string) => boolean> = {
  BG: isBulgarianPerson,
  CZ: isCzechPersonWithoutDate,
  LV: isLatvianPersonWithoutDate,
};

/**
 * Whether a VAT or company number that holds is by its form a person's. Most countries' do not tell; Croatia gives persons
 * and companies numbers of one form.
 */
export function isPersonsNumber(number: string): boolean {
  const [, country = '', rest = ''] = /^(CHE|[A-Z]{2})(.*)$/.exec(number) ?? [];
  const [called, name] = VAT[country]?.split('.') ?? [];
  // GB 32100-2015: the second sign of what the market's regulator (9) registered says what it is: 2, a person in business.
  if (called === undefined || name === undefined) return /^92\d{6}[0-9A-Z]{10}$/.test(number);
  if (country === 'HR') return false;
  validators ??= loadValidators();
  const told = validators.get(`${called}.${name}`)?.validate(rest);
  return (told?.isValid === true && told.isIndividual === true) || (ALSO[country]?.(rest) ?? false);
}

/** A number without its country's letters. Norway's is followed by MVA, Switzerland's by the tax's name. */
function isVatNumber(country: string, number: string): boolean {
  const called = VAT[country];
  if (called === undefined) return false;
  if (country === 'CHE') return holds(called, `CHE${number}`);
  return holds(called, number) || (ALSO[country]?.(number) ?? false);
}

/**
 * A country's letters, then digits and letters in groups, from each word on; what is one is decided by the country's
 * own check digits.
 */
const VAT_SHAPE = /(?<![\p{L}\p{N}])(?=(CHE|[A-Z]{2})[ .:-]?((?:[0-9A-Z][ .-]?){7,13}[0-9A-Z])(?![\p{L}\p{N}]))[A-Z]/gu;

/** National names of VAT numbers that are written without the country. */
const NATIONAL: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})P(?:ARTITA|\.)? ?IVA[ :.]{1,3}(?:N\.?[ :]?)?(\d{11})(?!\d)/gu, 'IT'],
  [/(?<!\p{L})NIP[ :.]{1,3}((?:\d[ -]?){9}\d)(?!\d)/gu, 'PL'],
  [/(?<!\p{L})CVR(?:[ -]?N(?:R|O|UMMER)\.?)?[ :.]{1,3}((?:\d ?){7}\d)(?!\d)/gu, 'DK'],
  [/(?<!\p{L})(?:Α\.?Φ\.?Μ\.?|AFM)[ :.]{1,3}(\d{9})(?!\d)/gu, 'EL'],
  [/(?<!\p{L})OIB[ :.]{1,3}(\d{11})(?!\d)/gu, 'HR'],
  [/(?<!\p{L})(?:[NC]\.?I\.?F\.?)[ :.]{1,3}((?:[A-Z]-?\d{7}-?[0-9A-Z]|\d{8}-?[A-Z]))(?![\p{L}\p{N}])/gu, 'ES'],
  [/(?<!\p{L})(?:NIF|NIPC|CONTRIBUINTE)[ :.]{1,3}(\d{3} ?\d{3} ?\d{3})(?!\d)/gu, 'PT'],
  [/(?<!\p{L})(?:CUI|C\.?I\.?F\.?)[ :.]{1,3}(\d{6,10})(?!\d)/gu, 'RO'],
];

const LONGEST = 20_000;

/**
 * VAT numbers in a text, with their country and without spaces; only those whose check digits hold. A number is cut
 * where a group ends: `FR 40 303 265 045 RCS Paris`.
 */
export function findVatNumbers(text: string): string[] {
  const found = new Set<string>();
  const upper = text.slice(0, LONGEST).toUpperCase();
  for (const [, country = '', rest = ''] of upper.matchAll(VAT_SHAPE)) {
    if (VAT[country] === undefined || !/\d[\d .-]{2,}\d/.test(rest)) continue;
    const groups = rest.split(/[ .-]/);
    for (; groups.length > 0; groups.pop()) {
      const number = groups.join('');
      if (number.length < 8) break;
      if (!/\d{4}/.test(number) || !isVatNumber(country, number)) continue;
      found.add(`${country}${number.replace(country === 'CHE' ? /\D/g : /^$/, '')}`);
      break;
    }
  }
  for (const [shape, country] of NATIONAL) {
    for (const [, written = ''] of upper.matchAll(shape)) {
      const number = written.replace(/[ -]/g, '');
      if (isVatNumber(country, number)) found.add(`${country}${number}`);
    }
  }
  return [...found];
}

/** A number in a register of companies. */
export interface CompanyNumber {
  /** SIREN (France; a SIRET names a place of the same company), LEI (ISO 17442), USCC (China, GB 32100). */
  register: 'SIREN' | 'LEI' | 'USCC';
  number: string;
}

/** Nine digits, or fourteen with the place, after a word that says so: in one row they may be anything. */
const SIREN =
  /(?<!\p{L})(?:SIRENE?|SIRET|RCS|R\.C\.S\.)(?:[ -]?N[°O]?\.?)?(?: [A-ZÀ-Þ'’ -]{2,40}?)?[ :.°A-B]{1,4}((?:\d[ {2}.]?){8}\d(?:[ {2}.]?\d){0,5})(?!\d)/gu;
const LEI = /(?<![\p{L}\p{N}])(?:(LEI)[ :.]{1,3})?([0-9A-Z]{18}\d\d)(?![\p{L}\p{N}])/gu;
/** The letters that GB 32100-2015 leaves out are those that are mistaken for digits. */
const USCC = /(?<![\p{L}\p{N}])[1-9A-GHJY][1-9]\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![\p{L}\p{N}])/gu;

/**
 * Numbers of companies in a text, each once; only those whose check digits hold.
 *
 * @param vatNumbers those of the same text, where they are known already
 */
export function findCompanyNumbers(text: string, vatNumbers = findVatNumbers(text)): CompanyNumber[] {
  const found = new Map<string, CompanyNumber>();
  const add = (register: CompanyNumber['register'], number: string): void => {
    found.set(`${register}${number}`, { register, number });
  };
  const upper = text.slice(0, LONGEST).toUpperCase();
  for (const [, written = ''] of upper.matchAll(SIREN)) {
    const digits = written.replace(/\D/g, '');
    const isPlace = digits.length === 14 && holds(COMPANY.siret, digits);
    if (isPlace || (digits.length === 9 && holds(COMPANY.siren, digits))) add('SIREN', digits.slice(0, 9));
  }
  // The VAT number of a French company ends in its SIREN (Code général des impôts, annexe III, art. 95).
  for (const vat of vatNumbers) {
    if (/^FR\d{11}$/.test(vat) && holds(COMPANY.siren, vat.slice(4))) add('SIREN', vat.slice(4));
  }
  for (const [, label, number = ''] of upper.matchAll(LEI)) {
    // Without the word: with the two zeros that issuers leave at the fifth place.
    if (label === undefined && !/^.{4}00/.test(number)) continue;
    if (/[A-Z]/.test(number) && leavesOneOf97(number)) add('LEI', number);
  }
  for (const [number] of upper.matchAll(USCC)) if (holds(COMPANY.uscc, number)) add('USCC', number);
  return [...found.values()];
}
