import { z } from 'zod';
import type { Endpoint } from '../../base/context.ts';
import { command, query } from '../../people/index.ts';
import { joinNotices } from '../compose/join-notices.ts';
import { renderText } from '../render/render.ts';
import { candidateSchema, previewSchema, sentNoticeSchema, TOGETHER_KINDS, togetherInputSchema } from '../schema.ts';
import { MOST_CASES, weighCases } from './weigh-cases.ts';
import { draftTogether, type WithFigures, writeTogether } from './write-together.ts';

const many = z.preprocess(
  (given) => (given === undefined || Array.isArray(given) ? given : [given]),
  z.array(z.string().max(100)).min(1).max(MOST_CASES).optional(),
);

/** One document about the offers of several cases: who can take part, how it would read, writing it. */
export const togetherEndpoints = (withFigures: WithFigures): Endpoint[] => [
  query('GET /v1/joint-notices/candidates', {
    says: 'Says which cases one document can hold.',
    tag: 'notice',
    role: 'reader',
    query: z
      .strictObject({
        kind: z.enum(TOGETHER_KINDS).default('dsa-16'),
        case: many.describe('The cases chosen, at most 100; or a platform'),
        platform: z.string().max(1_000).optional().describe('Its confirmed and escalated cases, the 100 oldest'),
        trader: z.string().max(1_000).optional().describe('Of the platform, those of this trader alone'),
      })
      .refine((asked) => (asked.case === undefined) !== (asked.platform === undefined), {
        path: ['case'],
        message: 'name cases or a platform',
      }),
    answer: z.object({ items: z.array(candidateSchema), mayBeMore: z.boolean() }),
    async run(work, { query: { kind, case: cases, platform = '', trader } }) {
      const items = await weighCases(work, kind, cases ? { cases } : { platform, trader });
      return { items, mayBeMore: cases === undefined && items.length === MOST_CASES };
    },
  }),
  query('POST /v1/joint-notices/preview', {
    says: 'Shows the document for several cases. Nothing is sent.',
    tag: 'notice',
    role: 'analyst',
    options: () => ({ bodyLimit: 1024 * 1024 }),
    body: togetherInputSchema,
    answer: previewSchema,
    async run(work, { body }) {
      // Nothing leaves, so the statement of good faith need not be confirmed yet.
      const drafts = await draftTogether(work, { ...body, bonaFide: true }, withFigures);
      const content = joinNotices(drafts.map((draft) => draft.content));
      return { content, text: renderText(content) };
    },
  }),
  command('POST /v1/joint-notices', {
    says: 'Writes one document for several cases.',
    tag: 'notice',
    role: 'analyst',
    options: () => ({ bodyLimit: 1024 * 1024 }),
    body: togetherInputSchema,
    answer: z.object({ items: z.array(sentNoticeSchema) }),
    run: async (work, { body }) => ({ items: await writeTogether(work, body, withFigures) }),
  }),
];
