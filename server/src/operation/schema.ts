import { z } from 'zod';
import { givenInstant } from '../base/http/http.ts';

export const MEMBER_STATES = ['invited', 'joined', 'refused', 'left'] as const;
export const TARGET_KINDS = ['platform', 'trader', 'goods'] as const;

/** What units count for an operation: figures as `followup/figures/figures.ts` defines them. */
export const COUNTED = ['offers', 'notices', 'removed', 'returned'] as const;
const countedName = z.enum(COUNTED);

const name = z.string().trim().min(1).max(200);
const says = z.string().trim().min(3).max(2_000);
/** A platform is named by its host, as its cases are. */
const host = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9.-]+(?::\d+)?$/)
  .max(253);
const about = {
  address: z
    .url({ protocol: /^https?$/ })
    .max(4_000)
    .optional(),
  note: z.string().trim().max(2_000).optional(),
};
const targetInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('platform'), name: host, ...about }),
  // As a business: a person who sells as one is no target here.
  z.strictObject({ kind: z.literal('trader'), name, ...about }),
  z.strictObject({ kind: z.literal('goods'), name, ...about }),
]);
const taskInput = z.strictObject({ unit: name, says, dueAt: givenInstant });

/** What is added to a plan: units by their names, targets, and tasks of units that are in it. */
export const additionsSchema = z.strictObject({
  units: z.array(name).max(50).default([]),
  targets: z.array(targetInput).max(200).default([]),
  tasks: z.array(taskInput).max(200).default([]),
});

export const planSchema = additionsSchema.extend({
  title: z.string().trim().min(3).max(200),
  purpose: says,
  basis: z.string().trim().min(3).max(500).optional(),
  actsAt: givenInstant,
  reportsBy: givenInstant,
});

export const answerSchema = z.strictObject({
  answer: z.enum(['join', 'refuse', 'leave']),
  /** Asked for where a unit refuses or leaves: whoever joined reads it. */
  reason: z.string().trim().min(3).max(1_000).optional(),
});

export const endSchema = z.strictObject({ conclusion: says });

/** What is behind: an answer, a task, the counts; since when. */
const lateSchema = z.object({
  what: z.enum(['answer', 'task', 'counts']),
  /** Of a task, what it says. */
  task: z.string().nullable(),
  since: z.string(),
});

const memberSchema = z.object({
  unit: z.string(),
  isLead: z.boolean(),
  isOwn: z.boolean(),
  state: z.enum(MEMBER_STATES),
  invitedAt: z.string(),
  answeredAt: z.string().nullable(),
  answeredBy: z.string().nullable(),
  reason: z.string().nullable(),
  countedAt: z.string().nullable(),
  late: z.array(lateSchema),
});

const targetSchema = z.object({
  id: z.string(),
  kind: z.enum(TARGET_KINDS),
  name: z.string(),
  address: z.string().nullable(),
  note: z.string().nullable(),
});

const taskSchema = z.object({
  id: z.string(),
  unit: z.string(),
  isOwn: z.boolean(),
  says: z.string(),
  dueAt: z.string(),
  doneAt: z.string().nullable(),
  doneBy: z.string().nullable(),
  note: z.string().nullable(),
  /** Done in time or after it, or not: past its time or before. Of an operation that has ended, as it stood then. */
  stands: z.enum(['done', 'doneLate', 'late', 'open']),
});

const captureSchema = z.object({
  id: z.string(),
  unit: z.string(),
  isOwn: z.boolean(),
  url: z.string(),
  digest: z.string(),
  logIndex: z.int().nullable(),
  sealedAt: z.string(),
  sharedAt: z.string(),
  sharedBy: z.string().nullable(),
});

const lessonSchema = z.object({
  id: z.string(),
  unit: z.string(),
  says: z.string(),
  at: z.string(),
  by: z.string().nullable(),
});

const toldSchema = z.discriminatedUnion('told', [
  z.object({ told: z.literal('exact'), count: z.int() }),
  z.object({ told: z.literal('under-5') }),
  z.object({ told: z.literal('withheld') }),
]);

const figureSchema = z.object({
  figure: countedName,
  sum: toldSchema,
  /** Each platform's, where all of them can be told; null: none is. */
  platforms: z.array(z.object({ platform: z.string(), count: z.int() })).nullable(),
});

export const operationSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    purpose: z.string(),
    basis: z.string().nullable(),
    lead: z.string(),
    isLead: z.boolean(),
    /** How the unit that asks stands in it. */
    standing: z.enum(MEMBER_STATES),
    state: z.enum(['planned', 'running', 'ending', 'ended']),
    madeAt: z.string(),
    actsAt: z.string(),
    reportsBy: z.string(),
    endedAt: z.string().nullable(),
    conclusion: z.string().nullable(),
    /** Who takes part; before a unit has joined, and after it refused or left, itself alone. */
    units: z.array(memberSchema),
    targets: z.array(targetSchema),
    tasks: z.array(taskSchema),
    captures: z.array(captureSchema),
    lessons: z.array(lessonSchema),
    /** What is told of the sums when it has ended; null before, and to a unit that is not in it. */
    figures: z.array(figureSchema).nullable(),
    /** SHA-256 of the record of its end, and the log entry that holds its salted digest. */
    digest: z.string().nullable(),
    logIndex: z.int().nullable(),
    loggedAt: z.string().nullable(),
  })
  .meta({ id: 'Operation' });
export type Operation = z.infer<typeof operationSchema>;

export const listedSchema = operationSchema
  .pick({ id: true, title: true, lead: true, isLead: true, standing: true, state: true, actsAt: true, endedAt: true })
  .extend({
    /** Units that are behind, among those that the unit sees. */
    late: z.array(z.string()),
    units: z.int(),
  })
  .meta({ id: 'ListedOperation' });

/** What is told to all that joined, as it is logged: JSON, with the salt of its leaf beside it. */
export const recordSchema = z.object({
  record: z.literal('vigie.operation/1'),
  id: z.string(),
  title: z.string(),
  purpose: z.string(),
  basis: z.string().nullable(),
  lead: z.string(),
  actsAt: z.string(),
  reportsBy: z.string(),
  endedAt: z.string(),
  conclusion: z.string(),
  units: z.array(memberSchema.omit({ isOwn: true, answeredBy: true })),
  targets: z.array(targetSchema.omit({ id: true })),
  tasks: z.array(taskSchema.omit({ id: true, isOwn: true, doneBy: true })),
  captures: z.array(captureSchema.omit({ id: true, isOwn: true, sharedBy: true })),
  lessons: z.array(lessonSchema.omit({ id: true, by: true })),
  figures: z.array(figureSchema),
});
export type OperationRecord = z.infer<typeof recordSchema>;

/** A sealed page of the unit that it may share. */
export const shareableSchema = z
  .object({ package: z.string(), url: z.string(), platform: z.string(), sealedAt: z.string() })
  .meta({ id: 'ShareableCapture' });

/** A unit's own counts: as they are now, or as it gave them. */
export const countsSchema = z.object({
  from: z.string(),
  until: z.string(),
  givenAt: z.string().nullable(),
  counts: z.array(z.object({ platform: z.string(), figure: countedName, count: z.int() })),
});
