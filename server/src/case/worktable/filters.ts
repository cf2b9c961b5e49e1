import { SEVERITIES } from '@vigie/engine';
import { z } from 'zod';
import { givenInstant, pageQuery } from '../../base/http/http.ts';
import { STAGES, STATES } from '../schema.ts';

/**
 * How a case stands to whoever looks for work: as it was decided, or closed. One that is closed is found as that alone,
 * and counts everywhere else as it was decided.
 */
export const STANDINGS = [...STATES, 'closed'] as const;

/**
 * What waits for whom: what is mine to do; what is nobody's; what waits for a second person who may be me; what has a
 * term or a restriction that ends today; answers that nobody has read; offers that came back; checks in doubt; what rests.
 */
export const VIEWS = ['mine', 'unassigned', 'approve', 'due', 'answers', 'returned', 'doubt', 'held'] as const;
export type View = (typeof VIEWS)[number];

export const SORTS = ['points', 'oldest', 'newest', 'due', 'severity', 'updated'] as const;
export type Sort = (typeof SORTS)[number];

/** A name that may be given again: any of its values. */
const anyOf = <T extends z.ZodType>(one: T) =>
  z
    .preprocess((given) => (given === undefined || Array.isArray(given) ? given : [given]), z.array(one).max(50))
    .optional();
const name = z.string().max(1_000);

/** Which cases: all of the names given, any of the values of each. */
const filters = {
  state: anyOf(z.enum(STANDINGS)).describe(
    'With the open ones go those where a relisting waits for a person; those that are closed go with none but `closed`',
  ),
  stage: anyOf(z.enum(STAGES)),
  platform: anyOf(name),
  trader: anyOf(name).describe("The trader's name as the case has it; empty: the offer names none"),
  pack: anyOf(name),
  rule: anyOf(name).describe('pack/rule'),
  severity: anyOf(z.enum(SEVERITIES)),
  language: anyOf(z.string().max(35)).describe('BCP 47, as the case has it'),
  assignee: anyOf(z.string().max(60)).describe("An account's id, `me`, or `none`"),
  intake: anyOf(z.string().max(60)).describe('Cases with an offer that came in by one of these intakes'),
  openedBefore: givenInstant.optional(),
  openedAfter: givenInstant.optional(),
  dueBefore: givenInstant.optional(),
  evidence: z.coerce.number().int().min(0).max(1_000_000).optional().describe('At least so many sealed packages'),
  text: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe('Words of the offers, their traders, their identifiers: whole, or from three letters on as they begin'),
};

export const filterQuery = z.strictObject(filters);
export const listQuery = z.strictObject({
  ...filters,
  ...pageQuery.shape,
  view: z.enum(VIEWS).optional(),
  sort: z.enum(SORTS).default('points'),
});

/** What cases are counted by. */
export const FACETS = ['platform', 'trader', 'pack', 'rule', 'severity', 'language', 'assignee', 'stage'] as const;
export type Facet = (typeof FACETS)[number];
export const facetQuery = z.strictObject({ ...filters, view: z.enum(VIEWS).optional(), of: z.enum(FACETS) });

export type Filters = z.output<typeof filterQuery>;
