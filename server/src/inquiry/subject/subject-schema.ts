import { z } from 'zod';

/** What can be asked for. */
export const KINDS = ['trader', 'vat', 'company', 'iban', 'phone', 'address', 'picture', 'person'] as const;
export type Kind = (typeof KINDS)[number];

/**
 * Whom it may concern: `business`, companies and goods alone; `person`, natural persons too, for competent authorities
 * alone.
 */
export const ABOUT = ['business', 'person'] as const;
export type About = (typeof ABOUT)[number];

/** One subject, as an officer types it. */
export const subjectSchema = z.strictObject({
  kind: z.enum(KINDS),
  /**
   * `trader`: its name, or with `platform` its identifier there; `iban` and `phone`: the number, or the SHA-256 of it as
   * it is compared, in hexadecimal; `picture`: its PDQ hash in hexadecimal; `person`: given and family names.
   */
  value: z.string().trim().min(2).max(500),
  /** Of a trader that is named by its identifier. */
  platform: z.string().trim().min(3).max(200).optional(),
  /** Of a person: without it a name is of too many. */
  bornOn: z.iso.date().optional(),
  /** A trader, or a number of one, that may be a person in business under their own name. */
  mayBePerson: z.boolean().default(false),
});
export type Subject = z.infer<typeof subjectSchema>;
