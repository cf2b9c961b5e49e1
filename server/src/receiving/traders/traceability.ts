import { z } from 'zod';
import { isIban } from '../../base/text/iban.ts';

const text = (longest: number) => z.string().trim().max(longest).nullable().default(null);

/** What a marketplace has of a trader (art. 30(1)). It is looked at and not kept. */
export const particularsSchema = z.object({
  /** Point (a). */
  name: text(1000),
  address: text(2000),
  phone: text(100),
  email: text(320),
  /** Point (b): that a copy of the document, or an electronic identification, was obtained. */
  identification: z.boolean().default(false),
  /** Point (c): the account's number. */
  paymentAccount: text(100),
  /** Point (d), where the trader is registered. */
  isRegistered: z.boolean().default(true),
  tradeRegister: text(500),
  registrationNumber: text(200),
  /** Point (e). */
  selfCertification: z.boolean().default(false),
});
export type Particulars = z.infer<typeof particularsSchema>;

const CHECKED = [
  'name',
  'address',
  'phone',
  'email',
  'identification',
  'paymentAccount',
  'tradeRegister',
  'registrationNumber',
  'selfCertification',
] as const;
export type CheckedField = (typeof CHECKED)[number];

export const resultSchema = z
  .object({
    field: z.enum(CHECKED),
    point: z.string(),
    result: z.enum(['plausible', 'missing', 'implausible', 'not-applicable']),
  })
  .meta({ id: 'TraceabilityResult' });
export type TraceabilityResult = z.infer<typeof resultSchema>;

const POINTS: Record<CheckedField, string> = {
  name: '30(1)(a)',
  address: '30(1)(a)',
  phone: '30(1)(a)',
  email: '30(1)(a)',
  identification: '30(1)(b)',
  paymentAccount: '30(1)(c)',
  tradeRegister: '30(1)(d)',
  registrationNumber: '30(1)(d)',
  selfCertification: '30(1)(e)',
};

const PLAUSIBLE: Partial<Record<CheckedField, (value: string) => boolean>> = {
  name: (value) => /\p{L}.*\p{L}/u.test(value) && !/^(?:test|n\/?a|none|unknown|xxx+|aucun|inconnu)$/i.test(value),
  // A street or box, a number, a place.
  address: (value) => /\d/.test(value) && (value.match(/\p{L}{2,}/gu)?.length ?? 0) >= 2 && value.length >= 12,
  phone: (value) => {
    const digits = value.replace(/\D/g, '');
    return /^[+\d][\d ()./-]+$/.test(value) && digits.length >= 8 && digits.length <= 15 && !/^(\d)\1+$/.test(digits);
  },
  email: (value) => z.email().safeParse(value).success && !/@(?:example\.|test\.|localhost)/i.test(value),
  paymentAccount: isAccount,
  registrationNumber: (value) => /\d{3,}/.test(value.replace(/[ .-]/g, '')) && !/^0+$/.test(value.replace(/\D/g, '')),
};

/** An IBAN of its country's length whose check digits hold, or an account number of another system by its length. */
function isAccount(value: string): boolean {
  const account = value.replace(/[ -]/g, '');
  return /^[A-Za-z]{2}\d{2}/.test(account) ? isIban(account) : /^\d{6,34}$/.test(account);
}

/**
 * Looks at each particular of Regulation (EU) 2022/2065, art. 30(1): is it there, and can it be true by its form.
 * Whether it is true is for an official register (art. 30(2)) and for a person.
 */
export function checkTraceability(given: Particulars): TraceabilityResult[] {
  return CHECKED.map((field): TraceabilityResult => {
    const about = { field, point: POINTS[field] };
    if (POINTS[field] === '30(1)(d)' && !given.isRegistered) return { ...about, result: 'not-applicable' };
    const value = given[field];
    if (value === null || value === '' || value === false) return { ...about, result: 'missing' };
    const test = PLAUSIBLE[field];
    return { ...about, result: typeof value === 'string' && test && !test(value) ? 'implausible' : 'plausible' };
  });
}

/** Whether nothing is missing and all can be true. */
export const isTraceable = (results: readonly TraceabilityResult[]): boolean =>
  results.every(({ result }) => result === 'plausible' || result === 'not-applicable');
