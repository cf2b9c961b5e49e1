import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';
import { CAPACITIES, PLACE_KINDS } from '../../base/registers/competence.ts';

const named = {
  key: z.string(),
  name: z.string(),
  country: z.string().describe('ISO 3166-1 alpha-2'),
  verified: z.boolean().describe('Whether the entry was checked against its source'),
};
const department = z.object({ code: z.string(), name: z.string() });

/** A judicial court, as `registers/courts` has it. */
export const courtSchema = z
  .object({ ...named, seat: z.string(), department, appeal: z.string(), source: wordsSchema.nullable() })
  .meta({ id: 'Court' });

/** A unit of the installation that says where it sits. */
export const unitOnMapSchema = z.object({ name: z.string(), department: z.string(), isOwn: z.boolean() });

/** An authority, as `registers/authorities` has it. */
export const authoritySchema = z
  .object({ ...named, roles: z.array(z.string()), source: wordsSchema.nullable(), checked: z.string().nullable() })
  .meta({ id: 'Authority' });

const capacity = z.enum(CAPACITIES);

/** INSEE code of a department, or a country. */
const placeCode = z
  .string()
  .regex(/^(?:[A-Z]{2}|\d[\dAB]\d?)$/, 'a department such as 06, 2A or 971, or a country such as IE');
const placeSchema = z.object({
  kind: z.enum(PLACE_KINDS),
  country: z.string(),
  department: z.string().nullable(),
});

export const ground = z.object({
  rule: z.string(),
  why: wordsSchema,
  place: placeSchema.nullable(),
  among: z.int().nullable().describe('Courts of that department; null: it is not by department'),
  verified: z.boolean().describe('Whether the rule was checked against an official text'),
  source: wordsSchema.nullable(),
});

/** Somebody who may be competent, with every ground for it. */
export const proposedSchema = z
  .object({
    ...named,
    as: capacity,
    department: department.nullable(),
    appeal: z.string().nullable(),
    grounds: z.array(ground),
  })
  .meta({ id: 'ProposedRecipient' });

const codes = z
  .string()
  .max(200)
  .default('')
  .transform((text) => text.split(',').filter((code) => code !== ''))
  .pipe(z.array(placeCode).max(20));
/** Departments or countries, by what they are to the act; separated by commas. */
export const proposalQuerySchema = z.object({ case: z.string(), offence: codes, residence: codes, arrest: codes });

/** What a person chose, and why. */
export const choiceSchema = z
  .object({
    id: z.string(),
    case: z.string(),
    as: capacity,
    recipient: z.string(),
    name: z.string(),
    grounds: z.array(ground).describe('Empty: it was not among those proposed'),
    places: z.array(placeSchema),
    reason: z.string(),
    by: z.string(),
    at: z.string(),
    isCurrent: z.boolean().describe('The newest of its capacity: documents of the case are addressed to it'),
  })
  .meta({ id: 'RecipientChoice' });
export type Choice = z.infer<typeof choiceSchema>;

const placeCodes = z.array(placeCode).max(20).default([]);
export const choiceInputSchema = z.strictObject({
  case: z.string(),
  as: capacity,
  recipient: z.string().max(100).describe('Its key in the registers'),
  offence: placeCodes,
  residence: placeCodes,
  arrest: placeCodes,
  reason: z.string().trim().min(3).max(5000),
});
export type ChoiceInput = z.output<typeof choiceInputSchema>;
