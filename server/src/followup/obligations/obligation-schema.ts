import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';
import { periodDay } from '../../base/http/http.ts';
import { OBLIGATION_KINDS } from '../../base/registers/obligations.ts';

/** Who proposed and who approved a change, and the reason of the former. */
const changeSchema = z.object({
  by: z.string().nullable(),
  approvedBy: z.string(),
  at: z.string(),
  reason: z.string(),
});

export const obligationSchema = z
  .object({
    key: z.string().describe('Of the register; the id of one that the unit entered'),
    kind: z.enum(OBLIGATION_KINDS),
    title: wordsSchema,
    basis: wordsSchema.nullable(),
    term: wordsSchema.nullable().describe('How fast, in the words of the text'),
    from: z.string().nullable(),
    until: z.string().nullable(),
    due: z.array(z.object({ on: z.string(), title: wordsSchema })).describe('Days on which something falls due'),
    eachInfringement: z
      .object({ packs: z.array(z.string()) })
      .nullable()
      .describe('Where each infringement is penalised: packs whose findings may be one'),
    verified: z.boolean(),
    source: z.string().nullable(),
    checked: z.string().nullable(),
    own: z
      .object({
        madeOn: z.string(),
        enteredBy: z.string().nullable(),
        approvedBy: z.string(),
        approvedAt: z.string(),
        ended: changeSchema.nullable().describe('By whom and why its last day was set earlier'),
        withdrawn: changeSchema.nullable().describe('By whom and why it was withdrawn: none of its candidates counts'),
      })
      .nullable()
      .describe('What the unit obtained itself, and who entered and approved it; null: the register has it'),
  })
  .meta({ id: 'ObligationFacts' });

export type ObligationFacts = z.infer<typeof obligationSchema>;

export const clockedObligationSchema = obligationSchema
  .extend({
    clock: z.object({
      state: z.enum(['not-begun', 'running', 'ended', 'withdrawn']),
      daysLeft: z.int().nullable().describe('To the last day, which counts; null: without end, or over'),
      next: z
        .object({
          what: z.enum(['begins', 'due', 'ends']),
          on: z.string(),
          inDays: z.int(),
          title: wordsSchema.nullable(),
        })
        .nullable()
        .describe('What comes next, today included; null: nothing more is set'),
    }),
  })
  .meta({ id: 'Obligation' });

const text = (most: number) => z.string().trim().min(3).max(most);

/** An order or a judgment that the unit itself obtained, as a person enters it. */
export const ownObligationSchema = z.object({
  platform: z.string().min(1).max(200).describe('Key in the register of platforms, or a host'),
  kind: z.enum(['order', 'judgment']),
  title: text(300).describe('What the platform owes'),
  basis: text(500).describe('The provision that it rests on'),
  source: text(500).describe('The document: court or authority, number, where it is kept'),
  madeOn: periodDay.describe('The day of the order or judgment'),
  from: periodDay.describe('The first day on which it binds'),
  until: periodDay.nullable().describe('The last one; null: without end'),
  packs: z
    .array(z.string().min(1).max(100))
    .max(20)
    .describe('Where each infringement is penalised: packs whose findings may be one; empty: it is not'),
  reason: text(5000),
});
export type OwnObligation = z.infer<typeof ownObligationSchema>;

/** What happens to an order or judgment of the unit's own after it was entered. */
export const obligationChangeSchema = z.discriminatedUnion('change', [
  z.object({
    change: z.literal('end'),
    until: periodDay.describe('The last day on which it binds: earlier than the one it has'),
    reason: text(5000),
  }),
  z.object({ change: z.literal('withdraw'), reason: text(5000) }),
]);
export type ObligationChange = z.infer<typeof obligationChangeSchema>;
