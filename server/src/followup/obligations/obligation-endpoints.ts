import { z } from 'zod';
import { plainDate } from '../../base/core/clock.ts';
import { wordsSchema } from '../../base/core/language.ts';
import { clockOf, loadObligations, OBLIGATION_KINDS, obligationsOfFile } from '../../base/registers/obligations.ts';
import { findPlatform } from '../../base/registers/platforms.ts';
import { query } from '../../people/index.ts';

const obligationSchema = z
  .object({
    key: z.string(),
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
    clock: z.object({
      state: z.enum(['not-begun', 'running', 'ended']),
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

/** What a platform owes, each with its clock. */
export const obligationEndpoints = [
  query('GET /v1/obligations', {
    says: 'Gives what a platform owes by law, commitment or judgment, each with its source and its clock today.',
    tag: 'followup',
    role: 'reader',
    forAll: true,
    query: z.object({ platform: z.string().max(200) }),
    answer: z.object({ items: z.array(obligationSchema) }),
    run: async ({ context, now }, { query: { platform } }) => {
      const platforms = context.platforms();
      const known = platforms.find(({ key }) => key === platform) ?? findPlatform(platforms, platform);
      const today = plainDate(now, context.config.home.timeZone);
      const registered = loadObligations(known?.key ?? null);
      const all = [...registered, ...(known ? obligationsOfFile(known, registered) : [])];
      return { items: all.map((each) => ({ ...each, clock: clockOf(each, today) })) };
    },
  }),
];
