import { z } from 'zod';
import { emailSchema } from '../base/core/email-address.ts';
import { languageSchema } from '../base/core/language.ts';
import { ROLES } from './roles.ts';

/** Who works here, in one unit: a person, or a machine. */
export const accountSchema = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    language: languageSchema,
    unit: z.object({ id: z.string(), name: z.string() }),
  })
  .meta({ id: 'Account' });

/** A sentence of one line, as an administrator enters it. */
export const lineSchema = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(/^\P{Cc}*$/u, 'holds a control character');

/** What a unit is, in law, as an administrator has entered it. */
export const unitStatusSchema = z
  .object({
    /** The unit is an authority that may issue orders. */
    authority: z.object({ name: lineSchema, address: lineSchema.nullable(), email: emailSchema }).nullable(),
    /** Status of Regulation (EU) 2022/2065, art. 22; `since` is a plain date, `by` the coordinator that awarded it. */
    trustedFlagger: z.object({ since: z.iso.date(), by: lineSchema }).nullable(),
  })
  .meta({ id: 'UnitStatus' });
