import { z } from 'zod';

export const SUBJECTS = ['trader', 'notifier', 'complainant'] as const;
export type SubjectKind = (typeof SUBJECTS)[number];

/** A warning or a suspension that a person decided (art. 23). */
export const measureSchema = z.object({
  id: z.string(),
  kind: z.enum(['warning', 'suspension']),
  reason: z.string(),
  since: z.string(),
  until: z.string().nullable(),
});
export type Measure = z.infer<typeof measureSchema>;

/** The criteria of art. 23(3), what they propose, and the measures taken. */
export const assessmentSchema = z
  .object({
    key: z.string(),
    name: z.string().nullable(),
    /** Point (a) and what it is a part of (b), in the policy's time. */
    total: z.int(),
    /** Manifestly illegal offers (art. 23(1)), manifestly unfounded notices or complaints (art. 23(2)). */
    misuses: z.int(),
    /** Point (b): the misuses of all. */
    share: z.number(),
    /** Point (c): of the misuses, those about a finding of high or critical severity. */
    grave: z.int(),
    first: z.string().nullable(),
    last: z.string().nullable(),
    proposal: z.enum(['none', 'warning', 'suspension']),
    /** Days proposed, for a suspension. */
    days: z.int().nullable(),
    suspendedUntil: z.string().nullable(),
    measures: z.array(measureSchema),
  })
  .meta({ id: 'MisuseAssessment' });
export type Assessment = z.infer<typeof assessmentSchema>;

/** What a subject provided within a time: how much, how much of it manifestly illegal or unfounded, and how grave. */
export const tallySchema = assessmentSchema.pick({
  key: true,
  name: true,
  total: true,
  misuses: true,
  grave: true,
  first: true,
  last: true,
});
export type Tally = z.infer<typeof tallySchema>;

export const measureInputSchema = z.object({
  kind: z.enum(SUBJECTS),
  key: z.string().min(1).max(1000),
  measure: z.enum(['warning', 'suspension']),
  days: z.int().min(1).max(365).optional(),
  reason: z.string().trim().min(3).max(5_000),
});

export const misuseSchema = z.object({
  policy: z.object({ days: z.int(), least: z.int(), share: z.number(), suspensionDays: z.int() }),
  items: z.array(assessmentSchema),
});
