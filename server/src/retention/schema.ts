import { z } from 'zod';
import { wordsSchema } from '../base/core/language.ts';

/** What can be erased on time. What each loses, and what stays of it: `words.ts`. */
export const KINDS = [
  'offers',
  'cases',
  'correspondence',
  'received-notices',
  'complaints',
  'misuse-measures',
  'alerts',
  'data-requests',
  'sweeps',
  'inquiries',
] as const;
export const kindSchema = z.enum(KINDS);
export type Kind = z.infer<typeof kindSchema>;

/** How long, on what ground, and who says so. */
export const periodSchema = z
  .object({
    amount: z.int().min(1).max(1200),
    unit: z.enum(['days', 'months']),
    /** The legal basis, in words. */
    basis: z.string().trim().min(3).max(2000),
    /** Where it can be read. */
    source: z.string().trim().min(3).max(2000),
    /** Somebody has read the source; else it is shown as unverified. */
    verified: z.boolean().default(false),
  })
  .meta({ id: 'RetentionPeriod' });
export type Period = z.output<typeof periodSchema>;

const reason = z.string().trim().min(3).max(5000);

export const periodInputSchema = periodSchema.extend({ kind: kindSchema, reason });
export type PeriodInput = z.output<typeof periodInputSchema>;
export const withdrawalSchema = z.object({ kind: kindSchema, reason });

/** Why something past its period is not erased. */
export const HELD_BY = [
  'hold',
  'data-request',
  'dossier',
  'referred',
  'exhibit',
  'hearing',
  'sealed',
  'complaint',
  'reported',
  'open-notice',
  'same-trader',
  'counted',
] as const;
const whySchema = z.enum(HELD_BY);
export type Why = z.infer<typeof whySchema>;

/** What would be erased now. */
export const previewSchema = z
  .object({
    at: z.string(),
    kinds: z.array(
      z.object({
        kind: kindSchema,
        name: wordsSchema,
        /** Null: nothing of it is erased. */
        period: periodSchema.nullable(),
        /** What goes, and what stays. */
        erases: wordsSchema,
        due: z.int(),
        /** The first of them. */
        ids: z.array(z.string()),
        held: z.int(),
        /** The first of them, and why. */
        heldIds: z.array(z.object({ id: z.string(), why: z.array(whySchema) })),
      }),
    ),
    /** Personal data that no period erases. */
    notCovered: z.array(wordsSchema),
  })
  .meta({ id: 'RetentionPreview' });
export type Preview = z.infer<typeof previewSchema>;

/** A batch that was erased. */
export const erasureSchema = z
  .object({
    id: z.string(),
    kind: kindSchema,
    period: periodSchema,
    count: z.int(),
    /** SHA-256 over the rows as they were: docs/reference/retention.md. */
    digest: z.string(),
    at: z.string(),
  })
  .meta({ id: 'Erasure' });

export const holdInputSchema = z.object({ record: z.string().trim().min(3).max(100), reason });
export const holdSchema = z
  .object({
    id: z.string(),
    record: z.string(),
    reason: z.string(),
    by: z.object({ id: z.string(), name: z.string() }),
    at: z.string(),
    release: z
      .object({ by: z.object({ id: z.string(), name: z.string() }), reason: z.string(), at: z.string() })
      .nullable(),
  })
  .meta({ id: 'RetentionHold' });
