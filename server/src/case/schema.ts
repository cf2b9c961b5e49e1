import { SEVERITIES } from '@vigie/engine';
import { z } from 'zod';
import { wordsSchema } from '../base/core/language.ts';
import { snapshotSchema } from '../listing/index.ts';
import { findingSchema } from '../screening/index.ts';

export const STATES = ['open', 'confirmed', 'dismissed', 'escalated'] as const;
export const STAGES = ['opened', 'sealed', 'noticed', 'overdue', 'removed', 'relisted'] as const;
/** Who may see a case: everybody of its unit, the people it names, or those alone whom an order leaves it to. */
export const CHOSEN_VISIBILITIES = ['unit', 'named', 'sealed'] as const;
/** `away`: it was given to another unit; its own still reads it, and counts it no more. */
export const VISIBILITIES = [...CHOSEN_VISIBILITIES, 'away'] as const;
/**
 * With what a case is closed: two checks found its offers gone, the platform's answer is accepted, another authority has
 * it, or what the reason says.
 */
export const OUTCOMES = ['removed', 'answered', 'referred', 'other'] as const;
export const DECISIONS = ['confirm', 'dismiss', 'escalate'] as const;

const personSchema = z.object({ id: z.string(), name: z.string() });

/** A case in the queue. */
export const caseSchema = z
  .object({
    id: z.string(),
    platform: z.string(),
    /** The trader's name, empty where the offer names none. */
    trader: z.string(),
    traderKey: z.string().describe('What the trader is known by on its platform; empty: the offer names none'),
    product: z.string().describe('What the product is known by on all platforms'),
    title: z.string(),
    severity: z.enum(SEVERITIES),
    state: z.enum(STATES),
    /** Who may see it: its unit, the people it names, or (sealed by an order) those alone. */
    visibility: z.enum(VISIBILITIES),
    restrictedUntil: z
      .string()
      .nullable()
      .describe('When its restriction ends, or has ended with nobody having decided since; null: no end is set'),
    /** Where it stands on its way: sealed, noticed, overdue, removed, relisted. */
    stage: z.enum(STAGES),
    /** What the escalation path proposes next; a person takes the step. */
    nextStep: z.string().nullable(),
    findings: z.int(),
    listings: z.int(),
    packs: z.array(z.string()),
    /** What its findings rest on, with the titles of the newest. */
    rules: z.array(z.object({ pack: z.string(), rule: z.string(), title: wordsSchema })),
    language: z
      .string()
      .nullable()
      .describe('The language of its newest offer (BCP 47); null: in doubt, or not told yet'),
    evidence: z.int().describe('Sealed packages'),
    assignee: personSchema.nullable(),
    heldUntil: z.string().nullable().describe('It rests until then'),
    dueAt: z
      .string()
      .nullable()
      .describe(
        'The nearest term that runs; where none runs any more, the last one that passed with the offer still there',
      ),
    /** Of whose documents of it one waits for a second person, by account. */
    awaiting: z.array(z.string()),
    unread: z.int().describe('Answers that nobody has read'),
    doubts: z.int().describe('Checks in doubt that nobody has decided'),
    lock: z.object({ by: personSchema, until: z.string() }).nullable().describe('Who has it open to decide it'),
    undo: z
      .object({ batch: z.string(), until: z.string(), by: personSchema })
      .nullable()
      .describe('A decision that may still be undone'),
    /** Its place in the queue, and why: `points` is the sum of the parts. */
    score: z.object({
      points: z.int(),
      parts: z.array(z.object({ points: z.int(), reason: wordsSchema })),
    }),
    closed: z
      .object({ at: z.string(), outcome: z.enum(OUTCOMES) })
      .nullable()
      .describe('Nothing is left to ask in it; null: it is not closed, or was opened again'),
    openedAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'Case' });

/** Acts on who may see a case, by what they changed. */
export const RESTRICTING = [
  'case.visibility-changed',
  'case.restriction-dated',
  'case.restriction-due',
  'case.restriction-ended',
  'case.readers-named',
  'case.keeper-replaced',
  'case.joined',
] as const;

/** Who may see a case, with the level and how it came to be; nobody is named where it is the whole unit. */
export const caseReadersSchema = z
  .object({
    visibility: z.enum(VISIBILITIES),
    until: z.string().nullable().describe('When the restriction ends; null: when a keeper says so'),
    opens: z.boolean().describe('Whether it then opens to the unit by itself; else its readers are reminded'),
    /** The newest first. */
    history: z.array(
      z.object({
        at: z.string(),
        act: z.enum(RESTRICTING),
        by: z.string().nullable().describe('null: the software'),
        reason: z.string().nullable(),
        visibility: z.enum(VISIBILITIES).nullable().describe('The level from then on; null: it stayed'),
        until: z.string().nullable(),
        opens: z.boolean(),
      }),
    ),
    readers: z.array(
      z.object({
        account: z.string(),
        name: z.string(),
        /** Says who may see the case, and what joins it. */
        isKeeper: z.boolean(),
        addedBy: z.string(),
        addedAt: z.string(),
      }),
    ),
  })
  .meta({ id: 'CaseReaders' });

export const decisionSchema = z
  .object({
    id: z.string(),
    kind: z.enum(DECISIONS),
    reason: z.string(),
    by: z.string(),
    at: z.string(),
  })
  .meta({ id: 'Decision' });

/** One line of a case's timeline: an act of a person, or what the software did. */
const timelineSchema = z
  .object({
    at: z.string(),
    act: z.string(),
    by: z.string().nullable(),
    reason: z.string().nullable(),
    content: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TimelineEntry' });

export const caseDetailSchema = caseSchema
  .extend({
    /** Each snapshot under review with the findings on it: offsets of matches point into its content. */
    snapshots: z.array(
      snapshotSchema.extend({
        language: z.string().nullable().describe('The language of its text (BCP 47); null: in doubt, or not told yet'),
        findings: z.array(findingSchema),
      }),
    ),
    decisions: z.array(decisionSchema),
    timeline: z.array(timelineSchema),
  })
  .meta({ id: 'CaseDetail' });

const shareSchema = z.number().min(0).max(1);

/** How a rule does; its days are the last 28, of listings screened and flagged. */
const ruleSchema = z
  .object({
    pack: z.string(),
    rule: z.string(),
    title: wordsSchema,
    severity: z.enum(SEVERITIES),
    days: z.array(z.object({ day: z.string(), screened: z.int(), flagged: z.int() })),
    /** Cases with a finding of the rule, by what people decided last. */
    confirmed: z.int(),
    dismissed: z.int(),
    /** Confirmed of all decided, with Wilson's 95 % interval; null before the first decision. */
    precision: z.object({ share: shareSchema, low: shareSchema, high: shareSchema }).nullable(),
    /** Why the unit has disabled it, since when, and how many snapshots it would have flagged since; null: it has not. */
    disabled: z.object({ reason: z.string(), at: z.string(), passedOver: z.int() }).nullable(),
    /** Days on which the hit rate left its usual band (`low` to `high`), the newest first. */
    alarms: z.array(
      z.object({ day: z.string(), screened: z.int(), flagged: z.int(), low: shareSchema, high: shareSchema }),
    ),
  })
  .meta({ id: 'Rule' });

export const rulesSchema = z
  .object({
    items: z.array(ruleSchema),
    /** The unit's lists of known pictures, with what people decided on the cases that one of their hashes opened. */
    lists: z.array(
      ruleSchema
        .pick({ confirmed: true, dismissed: true, precision: true })
        .extend({ name: z.string(), kind: z.enum(['known', 'exception']), hashes: z.int() }),
    ),
    /** What the packs in shadow would change, per rule (`pack/rule`). */
    shadow: z.array(
      z.object({
        rule: z.string(),
        both: z.int(),
        onlyShadow: z.int(),
        onlyLive: z.int(),
        samples: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'Rules' });
